"""« Saisie rapide »: one line above the list; Enter adds it, the date and the mission stay."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QSizePolicy, QWidget

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.ui.common.banner import FAULT, WARNING, Banner
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.hours.entry.doors import beside_fields
from engagement_desktop.ui.hours.entry.fields import MissionField, day_field, giver_field, minutes_field

_HINT = "Entrée ajoute la ligne, la date et la mission restent"
_NARROW, _GAP, _AROUND = 720, 8, 26
_PERSON, _LEAST = 200, 150


class QuickLine(QFrame):
    """Date, person, mission, duration: one entry of the dossier's own structure at a time."""

    added = Signal(int)
    unfolded = Signal(bool)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName("Saisie rapide")
        self._context, self._look = context, context.look
        self._writing = context.application.hours_writing
        self.day = day_field(context, Ask("Date", needed="Donnez la date."))
        self.person = giver_field(context, Ask("Personne", needed="Dites qui a donné ces heures."))
        self.mission = MissionField(context, Ask("Mission", needed="Dites ce qui a été fait."))
        self.minutes = minutes_field(context, Ask("Durée", needed="Donnez la durée, comme 1h30."))
        self.button = Button(self._look, "Ajouter", icon="plus", on_click=self.add)
        self._button_place = beside_fields(self._look, self.button)
        self._asked: Banner | None = None
        self._is_narrow: bool | None = None
        self._is_low = self._is_open = False
        self._build()
        self.day.set_value(context.application.workspace.today())

    def fields(self) -> dict[str, TypedField[Any]]:
        """By the name that a refusal gives, in the order of the line."""
        return {
            "done_on": self.day,
            "person_id": self.person,
            "family": self.mission,
            "minutes": self.minutes,
        }

    def fit(self, *, is_low: bool) -> None:
        """Where the window is low, the line is folded until it is asked for."""
        if is_low != self._is_low:
            self._is_low, self._is_open = is_low, False
            self._show_line()

    def start(self) -> None:
        """Where one begins: the person, the day being today already."""
        if self._is_low and not self._is_open:
            self._toggle()
        self.person.focus()

    def add(self) -> None:
        """Write the line; what is missing or refused takes the focus instead."""
        if not self._is_complete():
            return
        self._write(frozenset())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._hold_height()

    def _hold_height(self) -> None:
        """The height of one line of fields, or of two: a grid of wrapping words asks for less."""
        top, below = (self.day, self.person), (self.mission, self.minutes)
        lines = (top, below) if self._is_narrow else ((*top, *below),)
        high = sum(max(field.sizeHint().height() for field in line) for line in lines)
        high += self._look.px(_GAP) * (len(lines) - 1)
        self._place.setMinimumHeight(high)
        folded = self._is_low and not self._is_open
        self.setMinimumHeight(0 if folded else high + self._fold.sizeHint().height() + self._look.px(_AROUND))

    def _enter(self) -> None:
        """Enter: on to what is still empty, else the line is added."""
        missing = next((field for field in self.fields().values() if not field.as_text()), None)
        if missing is not None:
            missing.focus()
        else:
            self.add()

    def _is_complete(self) -> bool:
        faulty = [field for field in self.fields().values() if not field.validate()]
        self._hold_height()
        if faulty:
            faulty[0].focus()
        return not faulty

    def _draft(self) -> HoursDraft:
        mission = self.mission.value()
        draft = self._writing.blank(self.person.value(), self.day.value())
        if mission is None:
            return draft
        return replace(draft, family=mission.family, activity=mission.label, minutes=self.minutes.value())

    def _write(self, accepted: frozenset[str]) -> None:
        self._drop_banner()
        try:
            entry_id = self._writing.save(self._draft(), accepted)
        except ToConfirm as question:
            self._ask(question, accepted)
        except DomainError as refusal:
            self._refuse(refusal)
        else:
            self._context.signals.say(self._context.application.workspace.last_act() or "")
            self.person.set_value(None)
            self.minutes.set_value(None)
            self._hold_height()
            self.start()
            self.added.emit(entry_id)

    def _refuse(self, refusal: DomainError) -> None:
        first = refusal.faults[0] if isinstance(refusal, Faults) else refusal
        field = self.fields().get(first.field or "")
        if field is None:
            self._tell(FAULT, "Rien n’a été ajouté.", first.sentence)
            return
        field.show_fault(first.sentence)
        self._hold_height()
        field.focus()

    def _ask(self, question: ToConfirm, accepted: frozenset[str]) -> None:
        banner = self._tell(WARNING, "À confirmer.", question.sentence)
        go_on = banner.add_action(
            "Ajouter quand même", lambda: self._write(accepted | {question.code}), "plus"
        )
        banner.add_action("Revenir", self._come_back, kind=DISCREET)
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_back(self) -> None:
        self._drop_banner()
        self.minutes.focus()

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._asked = Banner(self._look, tone, title, sentence)
        self._whole.addWidget(self._asked)
        return self._asked

    def _drop_banner(self) -> None:
        if self._asked is not None:
            self._whole.removeWidget(self._asked)
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None

    def _build(self) -> None:
        self._whole = column(self._look, self, (14, 8, 14, 10), 6)
        head = row(self._look, None, gap=12)
        head.addWidget(Label("Saisie rapide", "section"), 1)
        self._hint = Label(_HINT, "petit")
        head.addWidget(self._hint)
        self._fold = Button(self._look, "Saisir", DISCREET, "chevron-down", on_click=self._open_or_fold)
        self._fold.hide()
        head.addWidget(self._fold)
        self._whole.addLayout(head)
        self._place = QWidget()
        self._line = QGridLayout(self._place)
        self._look.space(self._line, gap=_GAP)
        self._whole.addWidget(self._place)
        for field in self.fields().values():
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self._after(self._enter))
        self._look.bound(self.person.editor, (_LEAST, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()

    def _open_or_fold(self) -> None:
        self._toggle()
        if self._is_open:
            self.start()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show_line()

    def _show_line(self) -> None:
        shown = self._is_open or not self._is_low
        self._place.setVisible(shown)
        self._fold.setVisible(self._is_low)
        self._fold.set_text("Replier" if self._is_open else "Saisir")
        self._hold_height()
        self.unfolded.emit(self._is_low and self._is_open)

    def _after(self, act: Callable[[], None]) -> Callable[[], None]:
        """A moment later: what the popup of a field offers is picked first."""
        return partial(QTimer.singleShot, 0, self, act)

    def _arrange(self) -> None:
        """One line, or two where room is short: the mission alone on the second."""
        narrow = self.width() < self._look.px(_NARROW)
        self._hint.setVisible(not narrow)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        top, line = Qt.AlignmentFlag.AlignTop, self._line
        for held in (self.day, self.person, self.mission, self.minutes, self._button_place):
            line.removeWidget(held)
        line.addWidget(self.day, 0, 0, top)
        line.addWidget(self.person, 0, 1, 1, 2 if narrow else 1, top)
        line.addWidget(self.mission, *((1, 0, 1, 2) if narrow else (0, 2, 1, 1)), top)
        line.addWidget(self.minutes, *((1, 2) if narrow else (0, 3)), top)
        line.addWidget(self._button_place, *((1, 3) if narrow else (0, 4)), top)
        line.setColumnStretch(1, 2)
        line.setColumnStretch(2, 0 if narrow else 3)
