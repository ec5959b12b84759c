"""Who is convoked and how: a line each, with the way proposed and what the person needs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import ConvokedPerson
from engagement_desktop.french.convocation_words import NO_WAY, WAY_WORDS
from engagement_desktop.french.formats import date_short, enumerated
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear, column, row, take_place
from engagement_desktop.ui.theme import Look

LEFT_OUT = "Ne pas convoquer"
_LONGEST = 16


class ConvokedRows(QWidget):
    """The people of one meeting; the ways chosen by hand stay when the page is read again."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._people: tuple[ConvokedPerson, ...] = ()
        self._choices: dict[int, QuietCombo] = {}
        self._body = column(look, self, gap=10)

    def show_people(self, people: Sequence[ConvokedPerson]) -> None:
        """Other people, or the same read again, which leaves the focus where it is."""
        if tuple(people) == self._people:
            return
        kept = {person_id: combo.currentText() for person_id, combo in self._choices.items()}
        clear(self._body)
        self._people, self._choices = tuple(people), {}
        for person in people:
            self._add(person, kept.get(person.id))
        take_place(self)
        for combo in self._choices.values():
            combo.show()  # at once, so that the focus may go there

    def ways(self) -> tuple[tuple[int, ConvocationWay], ...]:
        """Who is called in which way; nobody who is left out."""
        chosen = []
        for person in self._people:
            way = self._way(person)
            if way is not None:
                chosen.append((person.id, way))
        return tuple(chosen)

    def choice(self, person_id: int) -> QuietCombo:
        """The list of one person's ways."""
        return self._choices[person_id]

    def first(self) -> QWidget | None:
        return next(iter(self._choices.values()), None)

    def _way(self, person: ConvokedPerson) -> ConvocationWay | None:
        combo = self._choices.get(person.id)
        words = combo.currentText() if combo is not None else LEFT_OUT
        return next((way for way in person.ways if WAY_WORDS[way] == words), None)

    def _add(self, person: ConvokedPerson, kept: str | None) -> None:
        line = row(self._look, None, gap=12)
        told = column(self._look, None, gap=0)
        told.addWidget(wrapped(person.name, "gras"))
        if details := _details(person):
            told.addWidget(wrapped(details, "petit"))
        line.addLayout(told, 1)
        if person.ways:
            combo = self._make_choice(person, kept)
            line.addWidget(combo)
        else:
            line.addWidget(wrapped(f"Personne à voir de vive voix{NBSP}: {NO_WAY}.", "petit"), 1)
        self._body.addLayout(line)

    def _make_choice(self, person: ConvokedPerson, kept: str | None) -> QuietCombo:
        combo = QuietCombo()
        combo.addItems([*(WAY_WORDS[way] for way in person.ways), LEFT_OUT])
        combo.setAccessibleName(f"Manière de convoquer {person.name}")
        combo.setMinimumContentsLength(_LONGEST)
        proposed = WAY_WORDS[person.way] if person.way is not None else LEFT_OUT
        at = combo.findText(kept if kept is not None else proposed)
        combo.setCurrentIndex(max(at, 0))
        combo.currentIndexChanged.connect(self.changed)
        self._choices[person.id] = combo
        return combo


def _details(person: ConvokedPerson) -> str:
    said = []
    if person.is_guest:
        said.append("invitation permanente")
    if person.is_substitute:
        said.append("suppléance")
    if person.needs:
        said.append(f"à prévoir{NBSP}: {enumerated(person.needs)}")
    if person.called_on is not None:
        said.append(f"convocation du {date_short(person.called_on)}")
    return ", ".join(said)
