"""Missions of people: what they did, described for the papers that recognise it."""

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.missions_drafts import (
    MissionDraft,
    MissionRow,
    mission_draft,
    new_mission,
    write_mission,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours.missions import missions_of

_RIGHT = Permission.PAPER_ISSUE
_GONE = "Cette mission n’est plus dans le dossier."


class MissionService:
    """What a person does with missions."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, person_id: int) -> tuple[MissionRow, ...]:
        """The missions of a person, the latest first."""
        with self._workspace.read() as session:
            return tuple(missions_of(session, person_id))

    def blank(self, person_id: int) -> MissionDraft:
        """An empty form."""
        return MissionDraft(person_id=person_id)

    def draft(self, mission_id: int) -> MissionDraft:
        """A mission as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            mission = session.get(Mission, mission_id)
            if mission is None:
                raise DomainError(_GONE)
            return mission_draft(mission)

    def save(self, draft: MissionDraft) -> int:
        """Keeps a new one, or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a field is refused, the person or the mission is gone.
            ChangedMeanwhile: somebody saved it since; `theirs` is a MissionDraft.
        """
        today = self._workspace.today()
        with self._workspace.act(_RIGHT, "save mission") as change:
            person = found_person(change.session, draft.person_id)
            if draft.id is None:
                mission = new_mission(draft, today)
                change.session.add(mission)
            else:
                known = change.session.get(Mission, draft.id)
                if known is None:
                    raise DomainError(_GONE)
                mission = known
                if mission.version != draft.version:
                    raise ChangedMeanwhile(mission_draft(mission))
                write_mission(mission, draft, today)
            change.session.flush()
            change.said = f"Mission de {full_name(person)} enregistrée\u00a0: {mission.title}."
            return mission.id

    def delete(self, mission_id: int) -> None:
        """Puts it into the bin; papers already given keep what they say.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.act(_RIGHT, "delete mission") as change:
            mission = change.session.get(Mission, mission_id)
            if mission is None:
                raise DomainError(_GONE)
            change.said = f"Mission mise à la corbeille\u00a0: {mission.title}."
            put_away(self._workspace, change.session, BinKind.MISSION, mission.title, mission)
