"""What a page tells of its acts: one banner at a time, a file written with its folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.banner import FAULT, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.page import Page


class Telling:
    """Works for one page; `at_field` shows a refusal at the field that it is about, or says that none is."""

    def __init__(self, page: Page, at_field: Callable[[DomainError], bool] = lambda _refusal: False) -> None:
        self._page = page
        self._at_field = at_field
        self._banner: Banner | None = None

    def tell(self, tone: str, title: str, sentence: str) -> Banner:
        """In place of what was told before."""
        self.drop()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))
        return self._banner

    def drop(self) -> None:
        """The last act is no longer told."""
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None

    def written(self, said: str, path: Path, left_out: str = "") -> None:
        """A file or a folder is there; who was left out is named."""
        what = "Le dossier" if path.is_dir() else "Le fichier"
        where = f"{what} «{NBSP}{path.name}{NBSP}» est dans «{NBSP}{path.parent}{NBSP}»."
        banner = self.tell(WARNING if left_out else SUCCESS, said, f"{where} {left_out}".strip())
        self.offer_folder(banner, path if path.is_dir() else path.parent).setFocus()
        self._page.context.signals.said.emit(said, "succes")

    def offer_folder(self, banner: Banner, folder: Path) -> Button:
        """A button that opens the folder."""
        place = QUrl.fromLocalFile(str(folder))
        return banner.add_action("Ouvrir le dossier", lambda: QDesktopServices.openUrl(place), "folder-open")

    def do(self, act: Callable[[], object]) -> bool:
        """Done and told; a refusal says why."""
        self.drop()
        done = self.guarded(act)
        if done and (said := self._page.context.application.workspace.last_act()):
            self._page.context.signals.say(said)
        return done

    def guarded(self, act: Callable[[], object]) -> bool:
        """Whether it was done; a refusal is told."""
        return self._page.context.errors.guard(act, self._refused)

    def refuse(self, sentence: str) -> None:
        """Why it was not done."""
        self.tell(FAULT, "", sentence)

    def _refused(self, refusal: DomainError) -> None:
        if not self._at_field(refusal):
            self.refuse(refusal.sentence)
