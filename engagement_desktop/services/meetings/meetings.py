"""Meetings, as the window asks for them and fills them in."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import (
    MeetingDraft,
    PresenceDraft,
    meeting_draft,
    meeting_faults,
    write_meeting,
)
from engagement_desktop.domain.meetings.meetings_rows import MeetingDetail, MeetingRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings import meeting_forms, meetings


class MeetingService:
    """What a person does with meetings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[MeetingRow]:
        """Up to 200 meetings."""
        with self._workspace.read() as session:
            return meetings.meetings_page(session, query, self._workspace.today(), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many meetings the query keeps; sums: `attended` and `expected` at those that were held."""
        with self._workspace.read() as session:
            kept, attended, expected = meetings.meetings_sums(session, query, self._workspace.today())
            total = meetings.meetings_total(session)
        return ListSummary(kept, total, {"attended": attended, "expected": expected})

    def chips(self, query: ListQuery) -> Chips:
        """The families `status` and `exercise`."""
        with self._workspace.read() as session:
            counts = meetings.meetings_facets(session, query, self._workspace.today())
            return chips_of(counts) | exercise_chips(session)

    def detail(self, meeting_id: int) -> MeetingDetail:
        """One meeting.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = meetings.meeting_detail(session, meeting_id)
        if found is None:
            raise DomainError("Cette réunion n’est plus dans le dossier.")
        return found

    def draft(self, meeting_id: int) -> MeetingDraft:
        """One meeting as a form holds it, people by name.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(session, _found(session, meeting_id))

    def blank(self, committee_id: int | None = None) -> MeetingDraft:
        """A new meeting, planned; its hours and place are those of the committee's last one.

        Without a committee, that of a dossier which has one open only.
        """
        with self._workspace.read() as session:
            if committee_id is None:
                committee_id = meeting_forms.only_open_committee(session, self._workspace.today())
            draft = MeetingDraft(committee_id=committee_id)
            last = None if committee_id is None else meeting_forms.latest_meeting(session, committee_id)
            if last is None:
                return draft
            return replace(
                draft,
                starts_minute=last.starts_minute,
                ends_minute=last.ends_minute,
                place=last.place or "",
            )

    def save(self, draft: MeetingDraft) -> int:
        """Keeps a new meeting or the changes of a known one, and who came; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field.
            ChangedMeanwhile: somebody saved it since; `theirs` is a MeetingDraft.
        """
        with self._workspace.act(Permission.MEETING_WRITE, "save meeting") as change:
            session = change.session
            meeting = None if draft.id is None else _found(session, draft.id)
            known: frozenset[PresenceDraft] = frozenset()
            if meeting is not None:
                theirs = _draft(session, meeting)
                if meeting.version != draft.version:
                    raise ChangedMeanwhile(theirs)
                known = frozenset(theirs.presences)
            raise_all([*meeting_faults(draft, self._workspace.today(), known), *_taken(session, draft)])
            meeting = write_meeting(meeting, draft)
            session.add(meeting)
            session.flush()
            meeting_forms.write_attendances(session, meeting, draft.presences, is_new=draft.id is None)
            change.said = f"Réunion enregistrée\u00a0: {_said(session, meeting)}."
            session.flush()
            return meeting.id

    def delete(self, meeting_id: int) -> None:
        """Puts a planned meeting without presences into the bin.

        Raises:
            NotPermitted: the role may not.
            DomainError: it was held or cancelled, somebody is on its list, or it is gone.
        """
        with self._workspace.act(Permission.MEETING_WRITE, "delete meeting") as change:
            session = change.session
            meeting = _found(session, meeting_id)
            listed = meeting_forms.attendances_at(session, meeting_id)
            if meeting.status is not MeetingStatus.PLANNED or listed:
                raise DomainError(
                    "Seule une réunion prévue, sans présence, se supprime\u00a0: les autres comptent dans "
                    "les chiffres. Rien n’a été changé. Dites plutôt qu’elle a été annulée."
                )
            said = _said(session, meeting)
            change.said = f"Réunion mise à la corbeille\u00a0: {said}."
            put_away(self._workspace, session, BinKind.MEETING, said, meeting)


def _found(session: Session, meeting_id: int) -> Meeting:
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise DomainError("Cette réunion n’est plus dans le dossier.")
    return found


def _draft(session: Session, meeting: Meeting) -> MeetingDraft:
    return meeting_draft(meeting, meeting_forms.attendances_at(session, meeting.id))


def _taken(session: Session, draft: MeetingDraft) -> Iterator[DomainError]:
    """A committee meets once at a given hour; it and the people listed are in the dossier."""
    if draft.committee_id is not None and session.get(Committee, draft.committee_id) is None:
        yield DomainError("Ce comité n’est plus dans le dossier.", "committee_id")
    elif draft.committee_id is not None and draft.held_on is not None and draft.starts_minute is not None:
        at = (draft.committee_id, draft.held_on, draft.starts_minute)
        other = meeting_forms.meeting_at(session, *at)
        if other is not None and other.id != draft.id:
            yield DomainError(
                "Ce comité a déjà une réunion ce jour-là à cette heure. Ouvrez-la, ou corrigez l’heure.",
                "starts_minute",
            )
    if any(session.get(Person, one.person_id) is None for one in draft.presences):
        yield DomainError("Une personne de la liste n’est plus dans le dossier.", "presences")


def _said(session: Session, meeting: Meeting) -> str:
    committee = session.get_one(Committee, meeting.committee_id)
    return f"{committee.name}, {date_short(meeting.held_on)}"
