"""« Même personne ? »: a line of the grid and who it may be, side by side, field by field."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.register.entry import CheckedLine, EntryTwin
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import integer
from engagement_desktop.french.typography import NARROW, NBSP
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import DISCREET, Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, icon_label
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.register.entry_words import HEADS
from engagement_desktop.ui.register.likeness import why_words
from engagement_desktop.ui.theme import Look

SAME, TWO, ASIDE, TWO_FOR_ALL = "1", "2", "3", "2*"
_ANSWERS = (
    (SAME, "Même personne", ""),
    (TWO, "Deux personnes", ""),
    (ASIDE, "Laisser de côté", DISCREET),
)


class EntryDoubtCard(Card):
    """One doubt at a time; the keys 1, 2, 3 answer while the focus is here, where nothing is typed."""

    answered = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=14)
        self._twins: tuple[EntryTwin, ...] = ()
        self._checked: CheckedLine | None = None
        self._at = 0
        self.heading.addWidget(icon_label(look, "users", "attention", 22))
        self._question = Label("", "section", wrap=True)
        self.heading.addWidget(self._question, 1)
        self._place = Label("", "petit")
        self.heading.addWidget(self._place)
        self._pair = column(look, None, gap=4)
        self.body.addLayout(self._pair)
        place = QWidget()
        foot = Flow(look, place, 8)
        self.buttons: dict[str, Button] = {}
        for key, words, kind in _ANSWERS:
            button = Button(look, words, kind, on_click=partial(self.answered.emit, key))
            button.say_keys(key)
            self.buttons[key] = button
            foot.addWidget(button)
        self._other = link(look, "Voir une autre fiche qui ressemble", self._next_twin)
        foot.addWidget(self._other)
        self.all = link(look, "Deux personnes, pour toutes", partial(self.answered.emit, TWO_FOR_ALL))
        foot.addWidget(self.all)
        self.body.addWidget(place)
        self.hide()

    def show_doubt(self, checked: CheckedLine, at: int, among: int) -> None:
        """A line, and the nearest of those it may be."""
        self._checked, self._twins, self._at = checked, checked.twins, 0
        self._question.setText(f"Est-ce la même personne{NARROW}?")
        self._place.setText(f"doute {at} sur {among} — touches 1, 2, 3")
        self._other.setVisible(len(self._twins) > 1)
        self.all.set_text(f"Deux personnes, pour les {integer(among - at + 1)} doutes")
        self.all.setVisible(among > at)
        self._show_twin()
        self.show()

    def twin(self) -> EntryTwin | None:
        """Who stands at the right."""
        return self._twins[self._at] if self._twins else None

    def take_focus(self) -> None:
        self.buttons[SAME].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.buttons and not event.isAutoRepeat():
            self.answered.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _next_twin(self) -> None:
        self._at = (self._at + 1) % len(self._twins)
        self._show_twin()

    def _show_twin(self) -> None:
        clear(self._pair)
        twin, checked = self.twin(), self._checked
        if twin is None or checked is None:
            return
        there = "Déjà dans le dossier" if twin.line is None else f"Ligne {twin.line} du tableau"
        there += ", fiche archivée" if twin.is_archived else ""
        self._pair.addWidget(wrapped(why_words(twin.why), "petit"))
        self._pair.addWidget(self._make_table(checked, twin, there))
        said = f"Ligne {checked.line.number}{NBSP}: {_told(checked)}. {there}{NBSP}: {twin.name}."
        self.setAccessibleName(f"{self._question.text()} {said}")
        announce(self, said)

    def _make_table(self, checked: CheckedLine, twin: EntryTwin, there: str) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        self.look.space(grid, gap=4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Label(f"Ligne {checked.line.number}", "etiquette"), 0, 1)
        grid.addWidget(Label(there, "etiquette", wrap=True), 0, 2)
        typed = [key for key in HEADS if checked.line.values.get(key)]
        for at, key in enumerate(typed, start=1):
            mine, theirs = checked.line.values.get(key, ""), twin.values.get(key, "")
            role = "" if fold(mine) == fold(theirs) or not theirs else "gras"
            grid.addWidget(Label(HEADS[key], "petit"), at, 0)
            grid.addWidget(wrapped(mine or NOTHING, role), at, 1)
            grid.addWidget(wrapped(theirs or NOTHING, role), at, 2)
        if more := ", ".join(said for key, said in twin.values.items() if said and key not in typed):
            grid.addWidget(wrapped(f"Aussi{NBSP}: {more}", "petit"), len(typed) + 1, 2)
        return made


def _told(checked: CheckedLine) -> str:
    return ", ".join(word for word in checked.line.values.values() if word)
