"""A file made for people: where it goes is asked, the work is followed in place, its folder opens."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.register.letters_rows import LeftOut, LetterOutcome
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import INFO
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember, with_ending
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard

PDF, CSV = ("Document à imprimer (*.pdf)", ".pdf"), ("Tableau csv (*.csv)", ".csv")
_MOST_NAMES = 5

Kind = tuple[str, str]
Make = Callable[[Path, Progress], LetterOutcome]


def file_target(parent: QWidget, title: str, name: str, kinds: Sequence[Kind]) -> Path | None:
    """The place that the person chose, the first kind proposed; None when they went back."""
    usual = f"{name}{kinds[0][1]}"
    filters = ";;".join(words for words, _ending in kinds)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, begin_at(usual), filters)
    remember(chosen)
    if not chosen:
        return None
    ending = next((ending for words, ending in kinds if words == kind), kinds[0][1])
    return with_ending(chosen, usual, ending, {known for _words, known in kinds})


class MadeFile(Telling):
    """Works for one page: one file at a time, each ending said in a banner."""

    def __init__(self, page: Page, work: WorkCard) -> None:
        super().__init__(page)
        self._work = work
        self._is_refused = False
        self._said: Callable[[LetterOutcome], str] = lambda _outcome: ""

    def make(self, what: str, target: Path | None, make: Make, said: Callable[[LetterOutcome], str]) -> None:
        """Write the file; `said` tells what was made in the past tense."""
        if target is None:
            return
        self.drop()
        self._said = said
        self._work.run(
            what,
            lambda progress: make(target, progress),
            Endings(self._on_made, self.refuse, self._on_stopped),
        )

    def drop(self) -> None:
        super().drop()
        self._is_refused = False

    def forget_refusal(self) -> None:
        """What asked for the file is put away: why it was not made leaves with it."""
        if self._is_refused:
            self.drop()

    def refuse(self, sentence: str) -> None:
        super().refuse(sentence)
        self._is_refused = True

    def _on_made(self, outcome: object) -> None:
        if isinstance(outcome, LetterOutcome):
            self.written(self._said(outcome), outcome.path, _left_out_words(outcome.left_out))

    def _on_stopped(self) -> None:
        self.tell(INFO, "Arrêté.", "Rien n’a été écrit.")


def _left_out_words(left_out: Sequence[LeftOut]) -> str:
    """« Laissées de côté : Monique Hélias (sans adresse), et 3 autres. »."""
    if not left_out:
        return ""
    named = ", ".join(f"{one.name} ({one.why})" for one in left_out[:_MOST_NAMES])
    more = len(left_out) - _MOST_NAMES
    others = " et 1 autre" if more == 1 else f" et {more} autres" if more > 1 else ""
    return f"De côté{NBSP}: {named}{others}."
