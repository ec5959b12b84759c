"""A meeting as it goes: agenda, roll, quorum and clock in one read."""

from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.attending.live import live_meeting


class LiveService:
    """Reads all that a live page shows."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def look(self, meeting_id: int, minute: int | None = None) -> LiveMeeting:
        """The meeting at that minute, or at the minute of its clock.

        Raises:
            DomainError: it is not in the dossier.
        """
        with self._workspace.read() as session:
            return live_meeting(session, meeting_id, self._workspace.now(), minute)
