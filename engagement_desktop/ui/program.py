"""What is in the window, one thing after the other: unlock page, assistant, open dossier."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.unlock.page import UnlockPage
from engagement_desktop.ui.unlock.recents import RecentDossiers

if TYPE_CHECKING:
    from collections.abc import Callable

    from engagement_desktop.bootstrap import Application
    from engagement_desktop.storage.keeping import BackupListing
    from engagement_desktop.ui.creation.assistant import CreationAssistant
    from engagement_desktop.ui.desk import Desk
    from engagement_desktop.ui.main_window import MainWindow
    from engagement_desktop.ui.unlock.gate import Gate


class Program(QObject):
    """Leads from one page to the next and closes the dossier behind."""

    ready = Signal()  # the first page is painted and takes input

    def __init__(self, gate: Gate, window: MainWindow) -> None:
        super().__init__()
        self._gate = gate
        self._window = window
        self._application: Application | None = None
        self._assistant: CreationAssistant | None = None
        self._copying: Job | None = None
        self.desk: Desk | None = None
        window.ask_before_closing(self._may_close)

    def begin(self, dossier: Path | None, phrase: str | None, account: str | None = None) -> None:
        """Show the first page: the home page when the phrase is already known."""
        page = self.show_unlock(dossier)
        if dossier is not None and phrase is not None:
            job = page.open_sheet.start(lambda _progress: self._gate.opener.open(dossier, phrase, account))
            job.succeeded.connect(self.show_desk)
        else:
            self._window.painted.connect(self.ready)

    def show_unlock(self, dossier: Path | None = None) -> UnlockPage:
        """Ask for a phrase."""
        page = UnlockPage(self._gate, dossier)
        page.opened.connect(self.show_desk)
        page.creation_wanted.connect(self.show_creation)
        self._window.show_content(page)
        page.take_focus()
        return page

    def show_creation(self) -> CreationAssistant:
        """Lead through the creation of a dossier, from where it was left."""
        from engagement_desktop.ui.creation.assistant import CreationAssistant

        if self._assistant is None:
            self._assistant = CreationAssistant(self._gate)
            self._assistant.opened.connect(self._on_created)
            self._assistant.left.connect(self.show_unlock)
        self._window.show_content(self._assistant, "Nouveau dossier")
        self._assistant.take_focus()
        return self._assistant

    def show_desk(self, application: Application, first_page: str = "") -> None:
        """Go into an open dossier."""
        from engagement_desktop.ui.common.context import PageContext
        from engagement_desktop.ui.desk import Desk
        from engagement_desktop.ui.navigation import PAGES
        from engagement_desktop.ui.signals import AppSignals

        self._application = application
        gate, path = self._gate, application.workspace.database.path
        RecentDossiers(gate.settings).remember(path)
        signals = AppSignals(self)
        application.workspace.listen(signals.data_changed.emit)
        signals.close_wanted.connect(self.lock)
        signals.leave_wanted.connect(self.leave_for)
        context = PageContext(application, gate.look, signals, gate.jobs, gate.errors, gate.settings)
        own = application.structures.own()
        self.desk = Desk(context, PAGES, own.name if own else path.stem)
        self._window.show_content(self.desk, path.stem)
        self.desk.open(first_page or PAGES[0].key)
        signals.said.connect(self._read_backup)  # an import or a backup may have made a newer one
        self._read_backup()
        QTimer.singleShot(0, self.ready.emit)

    def lock(self) -> None:
        """Close the dossier and ask for the phrase again."""
        if self._application is not None:
            path = self._application.workspace.database.path
            self._leave(partial(self.show_unlock, path))

    def leave_for(self, path: Path, sentence: str) -> None:
        """Close the dossier and ask for the phrase of this one, with a sentence about what was done."""
        self._leave(lambda: self.show_unlock(path).say(sentence))

    def end(self) -> None:
        """Stop what runs and close the dossier."""
        self._gate.jobs.stop_all()
        self._close_dossier()

    def _may_close(self) -> bool:
        if self._application is None:
            return True
        self._leave(self._window.close)
        return False

    def _leave(self, then: Callable[[], object]) -> None:
        """A verified copy first when something changed; the dossier stays open until it is made."""
        application, desk = self._application, self.desk
        if application is None or desk is None or self._copying is not None:
            return
        if self._gate.jobs.busy():
            desk.status.say("Un travail est en cours. Arrêtez-le ou attendez sa fin.", tone="attention")
            return
        if not self._may_lose(desk.unsaved()):
            return
        desk.status.say("Sauvegarde vérifiée avant de fermer…")
        self._copying = Job(application.maintenance.back_up_if_changed)
        self._copying.succeeded.connect(lambda _done: self._go(then))
        self._copying.failed.connect(lambda problem: self._on_copy_failed(problem, then))
        self._gate.jobs.start(self._copying)

    def _may_lose(self, said: str) -> bool:
        """Words that the disk refused are in memory only: the window never closes on them by itself."""
        from engagement_desktop.ui.common.dialogs import confirm

        return not said or confirm(self._window, said, "Fermer et perdre ce texte", "Rester dans le dossier")

    def _go(self, then: Callable[[], object]) -> None:
        self._copying = None
        self._gate.jobs.stop_all()
        self._close_dossier()
        if isValid(self._window):  # it may have gone while the copy was made
            then()

    def _on_copy_failed(self, problem: BaseException, then: Callable[[], object]) -> None:
        """The person decides: stay, or close without the copy."""
        from engagement_desktop.domain.errors import DomainError, KnownProblem
        from engagement_desktop.ui.common.dialogs import confirm

        self._copying = None
        if not isinstance(problem, DomainError | KnownProblem):
            self._gate.errors.show(problem)
        said = problem.sentence if isinstance(problem, DomainError | KnownProblem) else ""
        question = f"La sauvegarde de fermeture n’est pas faite. {said}".strip()
        if confirm(self._window, question, "Fermer sans sauvegarde", "Rester dans le dossier"):
            self._go(then)

    def _on_created(self, application: Application, first_page: str) -> None:
        if self._assistant is not None:
            self._assistant.setProperty("garde", False)  # it does not come back
        self._assistant = None
        self.show_desk(application, first_page)

    def _read_backup(self) -> None:
        """How fresh the verified backup is, read away from the window."""
        if (application := self._application) is None:
            return
        reading = Job(lambda _progress: application.maintenance.latest_verified_backup())
        reading.succeeded.connect(self._on_backup_known)
        reading.failed.connect(self._gate.errors.show)
        self._gate.jobs.read(reading)

    def _on_backup_known(self, newest: BackupListing | None) -> None:
        from engagement_desktop.ui.backup_line import backup_line

        if self.desk is None or self._application is None:
            return
        today = self._application.workspace.today()
        line = backup_line(newest.created_at if newest else None, today)
        self.desk.status.show_backup(line.words, line.short, late=line.late)

    def _close_dossier(self) -> None:
        made = self._assistant.application() if self._assistant else None
        if made is not None:
            made.close()
        if self._assistant is not None:
            self._assistant.deleteLater()
        if self.desk is not None:
            self.desk.put_away()
        if self._application is not None:
            self._application.close()
        self._assistant = None
        self._application = None
        self.desk = None
