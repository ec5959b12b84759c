"""The sheet that opens a dossier by its passphrase."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.ui.common.buttons import PRIMARY, Button, link
from engagement_desktop.ui.common.labels import ElidedLabel, Label, button_text
from engagement_desktop.ui.common.layouts import clear, column, line, row
from engagement_desktop.ui.common.places import begin_at
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.phrase_field import PhraseField
from engagement_desktop.ui.unlock.recents import Recent, RecentDossiers
from engagement_desktop.ui.unlock.sheet import BACKUPS, Sheet

_OTHERS = 3
DOSSIERS = "Dossiers Engagement (*.engagement);;Tous les fichiers (*)"


class OpenSheet(Sheet):
    """Which dossier, its phrase, and the ways round a lost phrase."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate, "Ouvrir le dossier", back=False)
        self._recents = RecentDossiers(gate.settings)
        self.path: Path | None = None
        self._name = ElidedLabel("", "gras")
        self._last = Label("", "petit", wrap=True)
        self.body.addWidget(self._name)
        self.body.addWidget(self._last)
        self.phrase = PhraseField(self.look, gate.settings)
        self.phrase.entered.connect(self.open)
        self.body.addWidget(self.phrase)
        actions = row(self.look, None, gap=8)
        self.primary = Button(self.look, "Ouvrir le dossier", PRIMARY, "lock-open", on_click=self.open)
        self._other = Button(
            self.look, "Autre dossier…", "", "folder-open", on_click=self.choose, keys="Ctrl+O"
        )
        actions.addWidget(self.primary)
        actions.addWidget(self._other)
        actions.addStretch(1)
        self.body.addLayout(actions)
        self.body.addWidget(line())
        self._others: QVBoxLayout = column(self.look, None, gap=6)
        self.body.addLayout(self._others)
        for words, icon, sheet in (
            ("J’ai perdu la phrase\u00a0: utiliser le code papier", "key-round", "paper"),
            ("Revenir à une sauvegarde", "history", BACKUPS),
            ("Créer un dossier", "plus", "creation"),
        ):
            self.body.addWidget(link(self.look, words, partial(self.wanted.emit, sheet), icon))

    def enter(self) -> None:
        recents = self._recents.all()
        if self.path is None and recents:
            self.path = recents[0].path
        self._tell(recents)
        self.phrase.focus()

    def show_dossier(self, path: Path) -> None:
        """Be asked for one dossier; the phrase of another one does not stay in the field."""
        if path != self.path:
            self.phrase.forget()
        self.path = path
        self.phrase.show_fault("")
        self.banner.hide()
        self._tell(self._recents.all())
        self.phrase.focus()

    def choose(self) -> None:
        """Take a dossier from anywhere."""
        folder = str(self.path.parent) if self.path else begin_at()
        chosen, _ = QFileDialog.getOpenFileName(self, "Choisir un dossier", folder, DOSSIERS)
        if chosen:
            self.show_dossier(Path(chosen))

    def open(self) -> None:
        """Derive the key and open, away from the window."""
        path, phrase = self.path, self.phrase.phrase()
        if path is None or not self.primary.isEnabled():
            return
        if not phrase:
            self.phrase.show_fault("Écrivez la phrase de passe de ce dossier.")
            self.phrase.focus()
            return
        self.phrase.show_fault("")
        job = self.start(lambda _progress: self.gate.opener.open(path, phrase))
        job.succeeded.connect(self._on_opened)

    def set_busy(self, *, busy: bool) -> None:
        self.primary.setEnabled(not busy)
        self.primary.set_text("Ouverture…" if busy else "Ouvrir le dossier")
        self.phrase.hold(held=busy)
        self._other.setEnabled(not busy)

    def on_failed(self, problem: BaseException) -> None:
        if isinstance(problem, KnownProblem) and problem.cause is Cause.WRONG_PHRASE:
            self.phrase.show_fault(problem.sentence)
            self.phrase.select()
        else:
            super().on_failed(problem)

    def _on_opened(self, application: object) -> None:
        self.phrase.forget()
        self.opened.emit(application)

    def _tell(self, recents: tuple[Recent, ...]) -> None:
        here = next((recent for recent in recents if recent.path == self.path), None)
        self._name.set_whole(self.path.stem if self.path else "")
        self._name.setToolTip(str(self.path or ""))
        words = here.last_time() if here else str(self.path.parent if self.path else "")
        self._last.setText(words)
        clear(self._others)
        others = [recent for recent in recents if recent.path != self.path][:_OTHERS]
        for recent in others:
            words = button_text(f"Ouvrir plutôt «\u00a0{recent.name}\u00a0»")
            self._others.addWidget(
                link(self.look, words, partial(self.show_dossier, recent.path), "folder-open")
            )
