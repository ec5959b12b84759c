"""After the paper code: a new passphrase for the dossier that it opened."""

from typing import TYPE_CHECKING

from engagement_desktop.ui.common.buttons import PRIMARY, Button
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.phrase_chooser import PhraseChooser
from engagement_desktop.ui.unlock.sheet import Sheet

if TYPE_CHECKING:
    from engagement_desktop.bootstrap import Application


class NewPhraseSheet(Sheet):
    """The dossier is open; it is handed over once it has its new phrase."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Choisir une nouvelle phrase",
            "Le code papier a ouvert le dossier. L’ancienne phrase ne servira plus.",
            back=False,
        )
        self._application: Application | None = None
        self._chooser = PhraseChooser(gate)
        self._chooser.entered.connect(self.keep)
        self.body.addWidget(self._chooser)
        actions = row(self.look, None)
        self._keep = Button(self.look, "Garder cette phrase", PRIMARY, "circle-check", on_click=self.keep)
        actions.addWidget(self._keep)
        actions.addStretch(1)
        self.body.addLayout(actions)

    def receive(self, what: object) -> None:
        from engagement_desktop.bootstrap import Application

        if isinstance(what, Application):
            self._application = what

    def enter(self) -> None:
        self._chooser.take_focus()

    def keep(self) -> None:
        """Wrap the keys under the new phrase, then go in."""
        application, phrase = self._application, self._chooser.phrase()
        if application is None or not self._keep.isEnabled() or not self._chooser.validate():
            return
        job = self.start(lambda _progress: self.gate.opener.set_phrase(application, phrase))
        job.succeeded.connect(lambda _done: self.opened.emit(application))

    def set_busy(self, *, busy: bool) -> None:
        self._keep.setEnabled(not busy)
        self._keep.set_text("Enregistrement…" if busy else "Garder cette phrase")
