"""The report as a document: previewed from memory, printed, saved in one of its four forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.reports.yearly import Exported
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.ui.common.banner import FAULT, INFO, SUCCESS, Banner
from engagement_desktop.ui.common.printing import choose_printer, print_pdf
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.reports.asking import report_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engagement_desktop.ui.reports.report_page import ReportPage


class ReportOutput:
    """Works for the report page: one work at a time, each ending said in place."""

    def __init__(self, page: ReportPage, work: WorkCard) -> None:
        self._page = page
        self._work = work
        self._banner: Banner | None = None

    def preview(self) -> None:
        """Draw the document and show it; nothing is written."""
        self._draw(lambda content: self._page.show_preview(self._title(), content))

    def print_shown(self) -> None:
        """Print what is previewed, or draw it first."""
        if shown := self._page.preview.content():
            self._print(shown)
        else:
            self._draw(self._print)

    def save(self) -> None:
        """Write the report where the person says, in the form that they say."""
        exercise = self._exercise()
        if exercise is None or (target := report_target(self._page, exercise.label)) is None:
            return
        reports, nominative = self._page.context.application.reports, self._page.is_nominative()
        self._drop_banner()
        self._work.run(
            self._title(),
            lambda progress: reports.export(exercise.year, target, nominative=nominative, progress=progress),
            Endings(self._on_exported, self._on_refused, self._on_stopped),
        )

    def save_shown(self) -> None:
        """Write the very bytes that are previewed."""
        exercise, content = self._exercise(), self._page.preview.content()
        if exercise is None or not content:
            return
        if (target := report_target(self._page, exercise.label, only_pdf=True)) is None:
            return
        try:
            write_atomically(target, content)
        except KnownProblem as problem:
            self._on_refused(problem.sentence)
        else:
            self._tell_saved(target)

    def _draw(self, follow: Callable[[bytes], object]) -> None:
        exercise = self._exercise()
        if exercise is None:
            return
        application, nominative = self._page.context.application, self._page.is_nominative()

        def drawn(content: object) -> None:
            if isinstance(content, bytes):
                follow(content)

        self._drop_banner()
        self._work.run(
            self._title(),
            lambda progress: application.reports.preview(
                exercise.year, nominative=nominative, progress=progress
            ),
            Endings(drawn, self._on_refused, self._on_stopped),
        )

    def _print(self, content: bytes) -> None:
        try:
            printer = choose_printer(self._page, self._title())
        except KnownProblem as problem:
            banner = self._on_refused(problem.sentence)
            banner.add_action("Enregistrer en PDF", lambda: self._save_content(content), "save")
            return
        if printer is not None:
            self._work.run(
                "Impression",
                lambda progress: print_pdf(content, printer, progress),
                Endings(self._on_printed, self._on_refused, self._on_stopped),
            )

    def _save_content(self, content: bytes) -> None:
        """The way out when nothing can be printed."""
        if not self._page.preview.content():
            self._page.show_preview(self._title(), content)
        self.save_shown()

    def _on_exported(self, outcome: object) -> None:
        if isinstance(outcome, Exported):
            self._tell_saved(outcome.path)

    def _tell_saved(self, path: Path) -> None:
        sentence = f"{self._title()} enregistré dans «{NBSP}{path.name}{NBSP}»."
        self._tell(SUCCESS, sentence, f"Le fichier est dans le dossier «{NBSP}{path.parent}{NBSP}».")
        self._page.context.signals.said.emit(sentence, "succes")

    def _on_printed(self, pages: object) -> None:
        if isinstance(pages, int):
            said = count(pages, "page envoyée à l’imprimante", "pages envoyées à l’imprimante")
            self._page.context.signals.said.emit(f"{said}.", "succes")

    def _on_refused(self, sentence: str) -> Banner:
        return self._tell(FAULT, "", sentence)

    def _on_stopped(self) -> None:
        self._tell(INFO, "Arrêté.", "Rien n’a été écrit.")

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None

    def _exercise(self) -> Exercise | None:
        return self._page.report.figures.exercise if self._page.report else None

    def _title(self) -> str:
        exercise = self._exercise()
        return f"Rapport {exercise.label}" if exercise else "Rapport"
