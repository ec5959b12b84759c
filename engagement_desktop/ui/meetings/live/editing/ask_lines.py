"""One line under the text: a decision, who does what by when, who proposed what; Enter writes it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm
from engagement_desktop.domain.meetings.follow_up.actions_drafts import AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow
from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.picker import Found, IdField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme import Look

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PERSON_WIDTH = 210

FindPeople = Callable[[str], Sequence[Found[int]]]
NameOf = Callable[[int], str]
Fields = Mapping[str, TypedField[Any]]


class AskLine(QFrame):
    """A few fields side by side; Enter in any of them gives, Escape gives up."""

    given = Signal(object, object)  # what was asked for, the codes of the questions accepted
    left = Signal()

    def __init__(
        self, look: Look, title: str, verb: str, fields: Fields, build: Callable[[Mapping[str, Any]], object]
    ) -> None:
        super().__init__()
        self._fields = fields
        self._build = build
        self._accepted: frozenset[str] = frozenset()
        self.setProperty("role", "ligne_reunion")
        self.setAccessibleName(title)
        whole = column(look, self, (14, 10, 14, 10), 6)
        line = row(look, None, gap=10)
        for at, field in enumerate(fields.values()):
            line.addWidget(field, 1 if at == 0 else 0, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(self._on_changed)
        whole.addLayout(line)
        foot = row(look, None, gap=8)
        self._hint = Label("Entrée inscrit, Échap revient au texte.", "petit", wrap=True)
        foot.addWidget(self._hint, 1)
        foot.addWidget(Button(look, "Revenir au texte", DISCREET, on_click=self.left.emit))
        self.giving = Button(look, verb, PRIMARY, on_click=self.give)
        foot.addWidget(self.giving)
        whole.addLayout(foot)

    def field(self, key: str) -> TypedField[Any]:
        return self._fields[key]

    def give(self) -> None:
        """Hand over what is typed, once it is understood."""
        understood = [field.validate() for field in self._fields.values()]
        if all(understood):
            values = {key: field.value() for key, field in self._fields.items()}
            self.given.emit(self._build(values), self._accepted)
            return
        next(field for field in self._fields.values() if field.fault()).focus()

    def show_refusal(self, refusal: DomainError) -> None:
        """Put a refusal under the field that it names; a question is accepted by Enter once more."""
        if isinstance(refusal, ToConfirm):
            self._accepted |= {refusal.code}
            self._hint.set_role("avis")
            self._hint.setText(f"{refusal.sentence} Entrée confirme.")
            return
        for fault in refusal.faults if isinstance(refusal, Faults) else (refusal,):
            field = self._fields.get(fault.field or "") or next(iter(self._fields.values()))
            field.show_fault(fault.sentence)
            field.focus()

    def take_focus(self) -> None:
        next(iter(self._fields.values())).focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.give()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        self._accepted = frozenset()


def decision_line(look: Look, wording: str) -> AskLine:
    """What is decided."""
    field = TextField(look, Ask("Décision", needed="Écrivez la décision en une phrase."))
    field.set_value(wording)
    return AskLine(
        look,
        "Nouvelle décision",
        "Inscrire la décision",
        {"wording": field},
        lambda values: DecidedNow(wording=values["wording"]),
    )


def action_line(look: Look, wording: str, today: date, find: FindPeople, name: NameOf) -> AskLine:
    """What is to be done, by whom, by when."""
    what = TextField(look, Ask("Action", needed="Dites ce qui est à faire."))
    what.set_value(wording)
    who = IdField(look, Ask("Par qui", width=_PERSON_WIDTH), find, name)
    when = DateField(look, Ask("Pour le"), today)
    return AskLine(
        look,
        "Nouvelle action",
        "Inscrire l’action",
        {"wording": what, "owner_id": who, "due_on": when},
        lambda values: AskedNow(**values),
    )


def proposal_line(look: Look, said: str, find: FindPeople, name: NameOf) -> AskLine:
    """What a usager proposes, and who says it."""
    what = TextField(look, Ask("Proposition", needed="Écrivez la proposition en une phrase."))
    what.set_value(said)
    who = IdField(look, Ask("Dite par", width=_PERSON_WIDTH), find, name)
    return AskLine(
        look,
        "Nouvelle proposition",
        "Inscrire la proposition",
        {"said": what, "person_id": who},
        lambda values: HeardNow(**values),
    )
