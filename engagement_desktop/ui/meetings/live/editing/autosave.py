"""What is typed is never a second late: kept as a draft while one types, written when one leaves the item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, KnownProblem
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent
from engagement_desktop.ui.jobs import Job

if TYPE_CHECKING:
    from engagement_desktop.domain.form_drafts_rows import KeptDraft
    from engagement_desktop.ui.common.context import PageContext
    from engagement_desktop.ui.meetings.live.editing.editor import MinutesEditor

REST = 400  # milliseconds after the first sign typed: the rest of the second is for the disk
_AGAIN = 3_000  # after a disk that refused
_CONTENT, _VERSION = "content", "@version"


class SaveState(Enum):
    """How safe the words on screen are."""

    WRITTEN = "written"
    TYPING = "typing"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text that could not be written, in memory until the disk takes it again."""

    said: str
    content: str
    version: int | None


class Autosave(QObject):
    """One item at a time. Drafts go to the dossier in a thread of their own, so that no key waits for a disk.

    What cannot be written stays in memory, item by item, and is tried again.
    """

    state_changed = Signal(object)  # SaveState
    refused = Signal(str)  # why the words are in memory only
    kept_found = Signal(object, object)  # KeptDraft, ItemContent: typed and never written
    changed_meanwhile = Signal(str, object)  # what is on screen, ItemContent as it stands

    def __init__(self, context: PageContext, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._context = context
        self._texts = context.application.texts
        self._drafts = context.application.drafts
        self._editor = editor
        self.item_id: int | None = None
        self._said = ""
        self._version: int | None = None
        self._kept = ""  # the last words known to be in the dossier, as text or as draft
        self._held: dict[int, HeldText] = {}
        self._lock = Lock()  # between keeping a draft and writing the text that drops it
        self._turn = 0
        self.state = SaveState.WRITTEN
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.keep)
        editor.typed.connect(self._on_typed)

    # One item

    def show_item(self, item_id: int, said: str) -> None:
        """Show the text of an item; what was typed in it and never written is told, not shown.

        Raises:
            DomainError: the item is gone.
        """
        self._rest.stop()
        self.item_id, self._said = item_id, said
        held = self._held.get(item_id)
        stored = self._texts.content(item_id)
        self._take(stored)
        if held is not None:
            self._version = held.version
            self.put_back(held.content)
            return
        draft = self._drafts.kept(_form(item_id))
        if draft is not None and draft.values.get(_CONTENT, "") != stored.content:
            self.kept_found.emit(draft, stored)

    def leave_item(self) -> None:
        """No item is on screen any more."""
        self._rest.stop()
        with self._lock:
            self._turn += 1
        self.item_id = None
        self._editor.show_content("")

    def put_back(self, content: str) -> None:
        """Words that were typed earlier are on screen again, still to be written."""
        self._editor.show_content(content)
        self._editor.document().setModified(True)
        self._on_typed()

    def adopt(self, text: ItemContent) -> None:
        """An act wrote the text with the row: what is on screen is what it wrote."""
        self._forget_draft()
        self._take(text)

    def reload_if_changed(self) -> bool:
        """The text changed elsewhere (an act undone, a form) and nothing is typed: show it as it stands."""
        if self.item_id is None or self.is_dirty():
            return False
        stored = self._texts.content(self.item_id)
        if stored.version == self._version and stored.content == self._kept:
            return False
        place = self._editor.textCursor().position()
        self._take(stored)
        self._editor.stand_at(place)
        return True

    @property
    def version(self) -> int | None:
        """That of the text when the hand began."""
        return self._version

    # Writing

    def is_dirty(self) -> bool:
        """Something on screen is not in the text of the item."""
        return self.item_id is not None and self._editor.document().isModified()

    def write(self) -> bool:
        """Write the text of the item; False when it stays in memory (a banner says why)."""
        self._rest.stop()
        if self.item_id is None or not self.is_dirty():
            return True
        content = self._editor.content()
        try:
            with self._lock:
                self._turn += 1
            written = self._texts.write(self.item_id, content, self._version)
            self._forget_draft()
        except ChangedMeanwhile as conflict:
            self._hold(content)
            self.changed_meanwhile.emit(content, conflict.theirs)
            return False
        except (DomainError, KnownProblem) as problem:
            self._hold(content)
            self._refuse(problem.sentence)
            return False
        self._version, self._kept = written.version, written.content
        self._held.pop(self.item_id, None)
        self._editor.document().setModified(False)
        self._tell(SaveState.WRITTEN)
        return True

    def write_over(self, version: int | None, content: str) -> bool:
        """Write these words over a text that changed meanwhile: the choice was made side by side."""
        self._version = version
        self._editor.show_content(content)
        self._editor.document().setModified(True)
        return self.write()

    def drop_draft(self) -> None:
        """The words typed earlier are given up: into the bin, as for a form."""
        if self.item_id is not None:
            self._drafts.discard(_form(self.item_id))

    def keep(self) -> None:
        """Keep what is typed as a draft, away from the window."""
        self._rest.stop()
        if self.item_id is None or not self.is_dirty():
            return
        content = self._editor.content()
        if content == self._kept and self.state is not SaveState.REFUSED:
            self._tell(SaveState.KEPT)
            return
        form, said, version, turn = _form(self.item_id), self._said, self._version, self._turn
        values = {_CONTENT: content} | ({} if version is None else {_VERSION: str(version)})

        def work(_progress: object) -> str | None:
            with self._lock:
                if turn != self._turn:
                    return None
                self._drafts.keep(form, said, values)
            return content

        job = Job(work)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_not_kept)
        self._context.jobs.keep(job)

    def in_memory_only(self) -> str:
        """What would be lost if the window closed now, in a sentence; empty when nothing would.

        All of it is tried once more first.
        """
        self.write()
        for item_id, held in tuple(self._held.items()):
            if item_id != self.item_id and self._write_held(item_id, held):
                del self._held[item_id]
        if not self._held:
            return ""
        names = ", ".join(held.said for held in self._held.values())
        return f"Ce qui est tapé n’est pas enregistré\u00a0: {names}. Fermer maintenant le perdrait."

    # What happens

    def _on_typed(self) -> None:
        """One waits for the first sign typed, not for the last."""
        if self.item_id is None:
            return
        if self.state is not SaveState.REFUSED:
            self._tell(SaveState.TYPING)
        if not self._rest.isActive():
            self._rest.start(_AGAIN if self.state is SaveState.REFUSED else REST)

    def _on_kept(self, content: object) -> None:
        if isinstance(content, str):
            self._kept = content
            self._tell(SaveState.KEPT if not self._rest.isActive() else SaveState.TYPING)

    def _on_not_kept(self, problem: object) -> None:
        if isinstance(problem, DomainError | KnownProblem):
            if self.item_id is not None:
                self._hold(self._editor.content())
            self._refuse(problem.sentence)
            self._rest.start(_AGAIN)
        elif isinstance(problem, BaseException):
            self._context.errors.show(problem)

    def _hold(self, content: str) -> None:
        if self.item_id is not None:
            self._held[self.item_id] = HeldText(self._said, content, self._version)

    def _refuse(self, sentence: str) -> None:
        self._tell(SaveState.REFUSED)
        self.refused.emit(sentence)

    def _write_held(self, item_id: int, held: HeldText) -> bool:
        try:
            self._texts.write(item_id, held.content, held.version)
        except (DomainError, KnownProblem):
            return False
        return True

    def _forget_draft(self) -> None:
        if self.item_id is not None:
            with self._lock:
                self._turn += 1
                self._drafts.drop(_form(self.item_id))

    def _take(self, text: ItemContent) -> None:
        self._editor.show_content(text.content)
        self._editor.document().setModified(False)
        self._version, self._kept = text.version, text.content
        self._tell(SaveState.WRITTEN)

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)


def draft_words(draft: KeptDraft) -> str:
    """The text that a kept draft holds."""
    return draft.values.get(_CONTENT, "")


def draft_version(draft: KeptDraft) -> int | None:
    """The version of the text on which it was typed."""
    version = draft.values.get(_VERSION, "")
    return int(version) if version.isdecimal() else None


def _form(item_id: int) -> str:
    return f"minutes:{item_id}"
