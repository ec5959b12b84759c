"""Step 5: the members, pasted or typed in the grid that the dossier keeps for later."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal

from engagement_desktop.bootstrap import Application
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.creation.step import READING, Step
from engagement_desktop.ui.register.entry_page import EntryPage
from engagement_desktop.ui.signals import AppSignals
from engagement_desktop.ui.unlock.gate import Gate

_HINT = "Une ligne par personne\u00a0: nom, prénom, collège, courriel… Les colonnes sont reconnues."


class MembersStep(Step):
    """What is typed and not saved is found again on the page « Saisie en tableau »."""

    RAIL: ClassVar[int] = 4

    finished = Signal()  # every line was saved
    page_wanted = Signal(str)

    def __init__(self, gate: Gate, application: Application) -> None:
        super().__init__(
            gate,
            "Les membres",
            "Collez la liste que vous avez déjà, ou tapez-la. Vous pouvez aussi le faire plus tard.",
        )
        self._said: list[str] = []
        signals = AppSignals()  # held by the dossier, which outlives the assistant
        application.workspace.listen(signals.tell_change)
        signals.said.connect(self._on_said)
        signals.page_wanted.connect(lambda page, _what: self.page_wanted.emit(page))
        self._context = PageContext(application, gate.look, signals, gate.jobs, gate.errors, gate.settings)
        self.page: EntryPage | None = None
        tools = row(self.look, None, gap=12)
        tools.addWidget(Button(self.look, "Coller", "", "copy", on_click=self._paste))
        hint = Label(_HINT, "petit", wrap=True)
        self.look.bound(hint, (0, 0), (READING, 0))
        tools.addWidget(hint, 1)
        self.body.addLayout(tools)

    def sit(self, committee_id: int, started_on: date | None) -> None:
        """Those who are typed sit in this committee, from that day."""
        if self.page is None:
            self.page = EntryPage(self._context)
            self.page.header.hide()
            self.body.addWidget(self.page, 1)
        self.page.target.choose_committee(committee_id)
        self.page.target.starts.set_value(started_on)

    def enter(self) -> None:
        if self.page is not None:
            self.page.take_focus()

    def is_done(self) -> bool:
        """Nothing is left to save in the grid."""
        return self.page is None or self.page.model.is_blank()

    def save(self) -> None:
        """Save the good lines; `finished` when none is left."""
        if self.page is not None:
            self.page.save()

    def said(self) -> str:
        """What was registered, in the words of the acts."""
        return " ".join(self._said)

    def _paste(self) -> None:
        if self.page is not None:
            self.page.paste_clipboard()

    def _on_said(self, sentence: str, _tone: str) -> None:
        self._said.append(sentence)
        QTimer.singleShot(0, self, self._tell_finished)

    def _tell_finished(self) -> None:
        if self.is_done():
            self.finished.emit()
