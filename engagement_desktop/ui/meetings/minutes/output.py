"""The minutes as a paper: previewed from memory, printed, saved as PDF or as a document to edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.french.formats import count
from engagement_desktop.french.minutes_texts import minutes_name
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.ui.common.banner import FAULT, INFO, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.places import begin_at, remember, with_ending
from engagement_desktop.ui.common.printing import choose_printer, print_pdf
from engagement_desktop.ui.common.work_card import Endings, WorkCard

if TYPE_CHECKING:
    from engagement_desktop.ui.meetings.minutes.page import MinutesPage

_FORMS = (("Compte rendu à imprimer (*.pdf)", ".pdf"), ("Document à modifier (*.docx)", ".docx"))


class MinutesOutput:
    """Works for the page of minutes: one work at a time, each ending said in place."""

    def __init__(self, page: MinutesPage, work: WorkCard) -> None:
        self._page = page
        self._work = work
        self._banner: Banner | None = None
        self._name = ""

    def validate(self, *, public: bool) -> None:
        """Seal the minutes; their paper is drawn and kept."""
        minutes, meeting_id = self._page.context.application.minutes, self._page.meeting_id
        if meeting_id is None:
            return
        self.drop_banner()
        self._work.run(
            "Validation du compte rendu",
            lambda progress: minutes.validate(meeting_id, public=public, step=_step(progress)),
            Endings(lambda _none: self._on_validated(), self.refuse, self._on_stopped),
        )

    def ask_undecided(self, waiting: int) -> None:
        """Words noticed were not looked at: said once, and the next Ctrl+Entrée validates all the same."""
        banner = self._tell(
            WARNING,
            f"Il reste {count(waiting, 'mot')} à décider.",
            f"Une fois validé, le texte ne change plus{NBSP}: ces mots y restent. Décidez de chacun, ou "
            "validez quand même.",
        )
        deciding = self._page.findings.deciding
        banner.add_action("Décider d’abord", deciding.setFocus, "eye").setFocus()

    def preview(self, *, public: bool) -> None:
        """Draw the paper and show it; nothing is written."""
        minutes, meeting_id = self._page.context.application.minutes, self._page.meeting_id
        if meeting_id is None:
            return
        large = self._page.state.large.isChecked()
        self._name = _named(minutes_name(self._page.number(), public=public), large=large)
        self.drop_banner()
        self._work.run(
            self._name,
            lambda progress: minutes.preview(meeting_id, public=public, large=large, step=_step(progress)),
            Endings(self._on_drawn, self.refuse, self._on_stopped),
        )

    def show_rectification(self, number: int) -> None:
        """Show the paper of a correction as it was given."""
        meeting_id = self._page.meeting_id
        if meeting_id is not None:
            content = self._page.context.application.minutes.rectification(meeting_id, number)
            self._name = f"Rectificatif {self._page.number() or ''}-R{number}"
            self._page.show_preview(self._name, content)

    def save(self, *, public: bool = False) -> None:
        """Write the minutes where the person says, as PDF or as a document to edit."""
        minutes, meeting_id = self._page.context.application.minutes, self._page.meeting_id
        large = self._page.state.large.isChecked()
        name = _named(minutes_name(self._page.number(), public=public), large=large)
        if meeting_id is None or (target := self._target(name, _FORMS)) is None:
            return
        self.drop_banner()
        self._work.run(
            name,
            lambda progress: minutes.make(
                meeting_id, target, public=public, large=large, step=_step(progress)
            ),
            Endings(self._on_saved, self.refuse, self._on_stopped),
        )

    def save_shown(self) -> None:
        """Write the very bytes that are previewed."""
        content = self._page.preview.content()
        if content and (target := self._target(self._name, _FORMS[:1])) is not None:
            self.write(target, content)

    def write(self, target: Path, content: bytes) -> None:
        """Write bytes of the dossier to a file of their own."""
        try:
            write_atomically(target, content)
        except KnownProblem as problem:
            self.refuse(problem.sentence)
        else:
            self._on_saved(target)

    def print_shown(self) -> None:
        """Print what is previewed."""
        content = self._page.preview.content()
        if not content:
            return
        try:
            printer = choose_printer(self._page, self._name)
        except KnownProblem as problem:
            self.refuse(problem.sentence)
            return
        if printer is not None:
            self._work.run(
                "Impression",
                lambda progress: print_pdf(content, printer, progress),
                Endings(self._on_printed, self.refuse, self._on_stopped),
            )

    def copy_target(self, name: str) -> Path | None:
        """Where a copy of a kept file goes; None when the person went back."""
        chosen, _kind = QFileDialog.getSaveFileName(self._page, "Enregistrer une copie", begin_at(name))
        remember(chosen)
        return Path(chosen) if chosen else None

    def refuse(self, sentence: str) -> None:
        """Say in place why something was not done."""
        self._tell(FAULT, "", sentence)

    def drop_banner(self) -> None:
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None

    def _on_validated(self) -> None:
        said = self._page.context.application.minutes.standing(self._page.meeting_id or 0)
        sentence = f"{minutes_name(said.number)} validé. Il ne change plus."
        banner = self._tell(SUCCESS, sentence, "Son PDF est gardé dans le dossier.")
        banner.add_action("Voir le PDF", lambda: self.preview(public=False), "eye")
        self._page.context.signals.said.emit(sentence, "succes")
        self._page.take_focus()

    def _on_drawn(self, content: object) -> None:
        if isinstance(content, bytes):
            self._page.show_preview(self._name, content)

    def _on_saved(self, path: object) -> None:
        if isinstance(path, Path):
            sentence = f"Enregistré dans «{NBSP}{path.name}{NBSP}»."
            self._tell(SUCCESS, sentence, f"Le fichier est dans le dossier «{NBSP}{path.parent}{NBSP}».")
            self._page.context.signals.said.emit(sentence, "succes")

    def _on_printed(self, pages: object) -> None:
        if isinstance(pages, int):
            said = count(pages, "page envoyée à l’imprimante", "pages envoyées à l’imprimante")
            self._page.context.signals.said.emit(f"{said}.", "succes")

    def _on_stopped(self) -> None:
        self._tell(INFO, "Arrêté.", "Rien n’a été écrit.")

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self.drop_banner()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))
        return self._banner

    def _target(self, name: str, forms: tuple[tuple[str, str], ...]) -> Path | None:
        usual = f"{name}.pdf"
        filters = ";;".join(words for words, _ending in forms)
        chosen, kind = QFileDialog.getSaveFileName(
            self._page, "Enregistrer le compte rendu", begin_at(usual), filters
        )
        remember(chosen)
        if not chosen:
            return None
        ending = next((ending for words, ending in forms if words == kind), ".pdf")
        return with_ending(chosen, usual, ending, {known for _words, known in forms})


def _named(name: str, *, large: bool) -> str:
    return f"{name} en gros caractères" if large else name


def _step(progress: Progress) -> Callable[[str], None]:
    return lambda said: progress.step(said, 0, 1)
