"""The text of each item, written as people talk."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent, TextPlace, kept_content
from engagement_desktop.domain.meetings.minuting.minutes_text import MarkerKind, markers_of, without_markers
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.meetings.minuting.placing import found_item, open_item, place_row
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.minuting import texts

DRAFT_FORM = "minutes:{item_id}"
"""The key under which what is typed in an item waits to be saved (`DraftService`)."""


class TextService:
    """Reads and writes the text of one item at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def content(self, item_id: int) -> ItemContent:
        """The text of an item as it is kept, empty when nothing was written.

        Raises:
            DomainError: the item is gone.
        """
        with self._workspace.read() as session:
            found_item(session, item_id)
            return texts.content_at(session, item_id)

    def write(self, item_id: int, content: str, version: int | None) -> ItemContent:
        """Keeps the text of an item; undo leaves it to the editor, which has its own.

        Control characters go, and so do the marker lines of rows that are not written under this item: a
        line typed by hand is no decision. A text that says the same as the one kept changes nothing.

        Args:
            item_id: of any meeting that is not cancelled nor validated.
            content: the text, as `minutes_text` reads it.
            version: that of the text when the hand began (None: there was none).

        Raises:
            NotPermitted: the role may not.
            DomainError: longer than 300,000 signs; nothing is lost, nothing changed.
            ChangedMeanwhile: it was written since; `theirs` is the ItemContent as it stands.
        """
        kept = kept_content(content)
        self._workspace.require(Permission.MINUTES_WRITE)
        if (same := self.content(item_id)) == ItemContent(item_id, kept, version):
            return same
        with self._workspace.act(Permission.MINUTES_WRITE, "write minutes", undo=False) as change:
            _, meeting = found_item(change.session, item_id)
            if meeting.status is MeetingStatus.CANCELLED:
                raise DomainError("Cette réunion est annulée\u00a0: rien ne s’y écrit.")
            own = texts.rows_standing(change.session, item_id)
            strangers = [marker for marker in markers_of(kept) if marker not in own]
            kept = without_markers(kept, strangers) if strangers else kept
            return texts.write_content(change.session, item_id, kept, version)

    def mark_vote(self, place: TextPlace, vote_id: int) -> ItemContent:
        """Puts the marker line of a vote that was just recorded into the text.

        Raises:
            NotPermitted: the role may not.
            DomainError: the item is gone, the meeting is not open, the text is too long.
            ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
        """
        said = "Vote inscrit dans le texte."
        with self._workspace.act(Permission.MINUTES_WRITE, "mark vote", said) as change:
            open_item(change.session, place.item_id)
            return place_row(change.session, place, MarkerKind.VOTE, vote_id)
