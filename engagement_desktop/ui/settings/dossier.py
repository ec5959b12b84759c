"""Réglages › Dossier: where the file is, its copies and backups, and one's own passphrase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.exports import ExportedWorkbook
from engagement_desktop.services.maintenance import Verification
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.progress_card import ProgressCard
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS, Room
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.settings.backups import BackupsCard
from engagement_desktop.ui.settings.custody_acts import CustodyActs
from engagement_desktop.ui.settings.export_card import ExportCard, folder_of
from engagement_desktop.ui.settings.passphrase import PassphraseCard
from engagement_desktop.ui.settings.place import PlaceCard
from engagement_desktop.ui.settings.two_columns import TwoColumns
from engagement_desktop.ui.settings.verification import verification_words

Work = Callable[[Progress], object]
_REST = 20  # milliseconds between two looks at what is under way

_WRONG_CURRENT = (
    "Ce n’est pas votre phrase actuelle. Rien n’a été changé. Vérifiez la touche Verr. Maj, puis réessayez."
)


class DossierPage(Page):
    """Everything that concerns the file as a whole; one long work at a time."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Dossier")
        self._maintenance = context.application.maintenance
        self._path = context.application.workspace.database.path
        self._working: Job | None = None
        self.header.set_title("Dossier", "Un seul fichier chiffré, sur cet ordinateur.")
        self._result: Banner | None = None
        self.progress = ProgressCard(self.look)
        self.progress.stop_wanted.connect(self._on_stop)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.place = PlaceCard(self.look, self._path)
        self.place.copy_wanted.connect(self._copy)
        self.place.verify_wanted.connect(self._verify)
        self.backups = BackupsCard(self.look, self._path)
        self.backups.backup_wanted.connect(self._back_up)
        self.passphrase = PassphraseCard(self.look)
        self.passphrase.change_wanted.connect(self._change_passphrase)
        self.export = ExportCard(self.look, self._path.stem)
        self.export.export_wanted.connect(self._export)
        self.custody = CustodyActs(self)
        self._sides = TwoColumns(self.look)
        self.body.addLayout(self._sides.row)
        self.body.addStretch(1)
        if not context.application.workspace.may(Permission.PASSPHRASE_CHANGE):
            self.passphrase.hide()
        if not context.application.workspace.may(Permission.DOSSIER_EXPORT):
            self.export.hide()

    def refresh(self) -> None:
        self.backups.show_backups(self._maintenance.backups(), self.context.application.workspace.today())

    def receive(self, what: object) -> None:
        self.custody.asked(what)

    def may_carry(self) -> bool:
        """Whether the account may take the dossier away and bring it back."""
        return self.context.application.workspace.may(Permission.DOSSIER_CARRY)

    def first_focus(self) -> QWidget:
        return self.backups.button

    def arrange(self, effective: int) -> None:
        two = effective >= ONE_COLUMN_OF_CARDS
        self.place.arrange(narrow=effective < Room.MEDIUM)
        self._sides.arrange(
            (self.place, self.custody.card, self.backups), (self.passphrase, self.export), two=two
        )

    def _back_up(self) -> None:
        self.run("Sauvegarde", self._maintenance.back_up_beside, self._on_saved)

    def _on_saved(self, _done: object) -> None:
        self.refresh()
        self.tell(SUCCESS, "Sauvegarde faite et vérifiée.", "Elle a été relue à sa place.")

    def _copy(self, target: Path) -> None:
        def copied(_figures: object) -> None:
            self.tell(
                SUCCESS,
                "Dossier copié et vérifié.",
                f"La copie est «{NBSP}{target}{NBSP}». Elle s’ouvre avec les mêmes phrases de passe.",
            )

        self.run("Copie du dossier", lambda progress: self._maintenance.copy_to(target, progress), copied)

    def _verify(self) -> None:
        self.run(
            "Vérification du dossier",
            lambda _progress: self._maintenance.verify(),
            self._on_verified,
            stoppable=False,
        )

    def _on_verified(self, verification: object) -> None:
        if isinstance(verification, Verification):
            title, sentence = verification_words(verification)
            self.tell(SUCCESS if verification.is_sound else FAULT, title, sentence)

    def _export(self, target: Path) -> None:
        exports = self.context.application.exports
        self.run(
            "Export en classeur",
            lambda progress: exports.export(target, progress),
            self._on_exported,
            refused=lambda refusal: self.tell(FAULT, "Le classeur n’est pas écrit.", refusal.sentence),
        )

    def _on_exported(self, outcome: object) -> None:
        if not isinstance(outcome, ExportedWorkbook):
            return
        warnings = outcome.warnings()
        sentence = " ".join((folder_of(outcome.path), *warnings))
        banner = self.tell(WARNING if warnings else SUCCESS, "Classeur exporté.", sentence)
        folder = QUrl.fromLocalFile(str(outcome.path.parent))
        banner.add_action(
            "Ouvrir son emplacement", lambda: QDesktopServices.openUrl(folder), "folder-open"
        ).setFocus()

    def _change_passphrase(self, current: str, new: str) -> None:
        def change(_progress: Progress) -> None:
            try:
                self._maintenance.change_passphrase(current, new)
            except KnownProblem as problem:
                if problem.cause is not Cause.WRONG_PHRASE:
                    raise
                raise DomainError(_WRONG_CURRENT, "current") from problem

        self.run(
            "Changement de la phrase de passe",
            change,
            self._on_passphrase_changed,
            stoppable=False,
            refused=self.passphrase.show_refusal,
        )

    def _on_passphrase_changed(self, _nothing: object) -> None:
        self.passphrase.forget()
        self.tell(
            SUCCESS,
            "Phrase de passe changée.",
            "L’ancienne n’ouvre plus ce dossier. Les sauvegardes déjà faites gardent l’ancienne.",
        )

    def run(
        self,
        what: str,
        work: Work,
        succeeded: Callable[[object], object],
        *,
        stoppable: bool = True,
        refused: Callable[[DomainError], object] | None = None,
    ) -> None:
        """One work in the background, with its card; what goes wrong goes through the one door."""
        if self._working is not None:
            return
        self._drop_result()
        self.progress.begin(what, stoppable=stoppable)
        self.progress.show()
        job = Job(work)
        job.progressed.connect(self.progress.show_step)
        job.succeeded.connect(succeeded)
        job.failed.connect(lambda problem: self.context.errors.show(problem, refused))
        job.cancelled.connect(lambda: self.tell(SUCCESS, "Arrêté.", "Rien n’a été changé."))
        job.ended.connect(self._on_ended)
        self._working = self.context.jobs.start(job)

    def once_at_rest(self, then: Callable[[], object]) -> None:
        """What comes once the work under way has let go of the dossier."""
        if self.context.jobs.busy():
            QTimer.singleShot(_REST, self, partial(self.once_at_rest, then))
        else:
            then()

    def _on_stop(self) -> None:
        if self._working is not None:
            self._working.stop()

    def _on_ended(self) -> None:
        self._working = None
        self.progress.hide()

    def tell(self, tone: str, title: str, sentence: str) -> Banner:
        """One lasting banner at the top, in place of the one before."""
        self._drop_result()
        self._result = banner = self.show_banner(Banner(self.look, tone, title, sentence))
        self.context.signals.said.emit(title, tone if tone == FAULT else "succes")
        return banner

    def _drop_result(self) -> None:
        if self._result is not None:
            self.drop_banner(self._result)
            self._result = None
