"""The file that proves an action: joined, copied outside, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionDetail
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.pane_acts import Act
from engagement_desktop.ui.common.places import begin_at, remember

_KINDS = "PDF ou image (*.pdf *.jpg *.jpeg *.png)"


class ProofFiles:
    """What a list of actions offers for the file of one; why not is said in a banner."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._actions = page.context.application.actions
        self._banner: Banner | None = None

    def acts(self, action: ActionDetail) -> list[Act]:
        """Join when there is none; else copy it outside or take it away."""
        action_id = action.row.id
        if action.proof_id is None:
            return [("Joindre la preuve…", lambda: self.join(action_id), "paperclip")]
        removing: Act = ("Retirer la preuve", lambda: self._do(lambda: self._remove(action_id)), "x")
        if not self._page.context.application.workspace.may(Permission.LETTER_MAKE):
            return [removing]
        name = action.proof_name or ""
        return [("Enregistrer la preuve…", lambda: self.copy(action_id, name), "download"), removing]

    def join(self, action_id: int) -> None:
        """Ask which file, and keep it in the dossier."""
        chosen, _kind = QFileDialog.getOpenFileName(self._page, "Joindre la preuve", begin_at(""), _KINDS)
        remember(chosen)
        if chosen:
            self._do(lambda: self._join(action_id, Path(chosen)))

    def copy(self, action_id: int, name: str) -> None:
        """Ask where, and write the file there."""
        chosen, _kind = QFileDialog.getSaveFileName(self._page, "Enregistrer la preuve", begin_at(name))
        remember(chosen)
        if chosen:
            self._do(lambda: self._copy(action_id, Path(chosen)))

    def _join(self, action_id: int, path: Path) -> None:
        self._actions.join_proof(action_id, path)
        self._say_last()

    def _copy(self, action_id: int, target: Path) -> None:
        self._actions.copy_proof(action_id, target)
        self._page.context.signals.said.emit(f"Preuve enregistrée dans {target.name}.", "succes")

    def _remove(self, action_id: int) -> None:
        self._actions.remove_proof(action_id)
        self._say_last()

    def _say_last(self) -> None:
        self._page.context.signals.say(self._page.context.application.workspace.last_act() or "")

    def _do(self, act: Callable[[], object]) -> None:
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None
        self._page.context.errors.guard(act, self._refused)

    def _refused(self, refusal: DomainError) -> None:
        self._banner = self._page.show_banner(Banner(self._page.look, FAULT, "", refusal.sentence))
