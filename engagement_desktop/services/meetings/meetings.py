"""Meetings, as the window asks for them and fills them in."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

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
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.meetings.found import MEETING_GONE, found_meeting, said_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import numbers
from engagement_desktop.storage.meetings import meeting_forms, meetings
from engagement_desktop.storage.meetings.booking.bookings import booking_of
from engagement_desktop.storage.meetings.preparing import agenda


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
            raise DomainError(MEETING_GONE)
        return found

    def draft(self, meeting_id: int) -> MeetingDraft:
        """One meeting as a form holds it, people by name.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(session, found_meeting(session, meeting_id))

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
            meeting = None if draft.id is None else found_meeting(session, draft.id)
            known: frozenset[PresenceDraft] = frozenset()
            if meeting is not None:
                theirs = _draft(session, meeting)
                if meeting.version != draft.version:
                    raise ChangedMeanwhile(theirs)
                known = frozenset(theirs.presences)
                draft = _with_own_agenda(session, draft, theirs)
            faults = [*meeting_faults(draft, self._workspace.today(), known), *_taken(session, draft)]
            raise_all([*faults, *(list(_booked(session, meeting, draft)) or _settled(meeting, draft))])
            was_planned = meeting is not None and meeting.status is MeetingStatus.PLANNED
            meeting = write_meeting(meeting, draft)
            if meeting.status is MeetingStatus.HELD:
                numbers.give_number(session, meeting)
            session.add(meeting)
            session.flush()
            if meeting.status is MeetingStatus.CANCELLED and was_planned:
                agenda.carry_all(session, meeting)
            meeting_forms.write_attendances(session, meeting, draft.presences, is_new=draft.id is None)
            change.said = f"Réunion enregistrée\u00a0: {said_of(session, meeting)}."
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
            meeting = found_meeting(session, meeting_id)
            listed = meeting_forms.attendances_at(session, meeting_id)
            if meeting.number is not None:
                raise DomainError(
                    f"Cette réunion porte le numéro {meeting.number}, jamais redonné\u00a0: elle ne se "
                    "supprime pas. Dites plutôt qu’elle a été annulée."
                )
            if meeting.status is not MeetingStatus.PLANNED or listed:
                raise DomainError(
                    "Seule une réunion prévue, sans présence, se supprime\u00a0: les autres comptent dans "
                    "les chiffres. Rien n’a été changé. Dites plutôt qu’elle a été annulée."
                )
            said = said_of(session, meeting)
            change.said = f"Réunion mise à la corbeille\u00a0: {said}."
            rows = agenda.rows_of_planned(session, meeting)
            put_away(self._workspace, session, BinKind.MEETING, said, meeting, *rows)


def _with_own_agenda(session: Session, draft: MeetingDraft, theirs: MeetingDraft) -> MeetingDraft:
    """A meeting that has items says its agenda by them: what a form typed beside them is left out."""
    if draft.id is None or not agenda.items_of(session, draft.id, dropped=True):
        return draft
    return replace(draft, agenda=theirs.agenda)


def _settled(meeting: Meeting | None, draft: MeetingDraft) -> Iterator[DomainError]:
    """Opened, a meeting was held; numbered, it stays in its year and its body."""
    if meeting is None:
        return
    if meeting.opened_minute is not None and draft.status is not MeetingStatus.HELD:
        yield DomainError(
            "Cette réunion a été ouverte\u00a0: elle s’est tenue. Remettez ce statut.", "status"
        )
    if meeting.number is None:
        return
    if draft.committee_id != meeting.committee_id:
        yield DomainError(
            f"Cette réunion porte le numéro {meeting.number}, qui est de ce comité. Remettez le comité.",
            "committee_id",
        )
    if draft.held_on is not None and draft.held_on.year != meeting.number_year:
        yield DomainError(
            f"Cette réunion porte le numéro {meeting.number}\u00a0: sa date reste dans cette année.",
            "held_on",
        )


def _booked(session: Session, meeting: Meeting | None, draft: MeetingDraft) -> Iterator[DomainError]:
    """Hours and costs were counted for that day, that committee: they would no longer be those of it."""
    if meeting is None or booking_of(session, meeting.id) is None:
        return
    for field, said in _COUNTED.items():
        if getattr(draft, field) != getattr(meeting, field):
            yield DomainError(
                f"Cette réunion est comptabilisée\u00a0: {said} ne change plus. Annulez d’abord la "
                "comptabilisation.",
                field,
            )


_COUNTED: Mapping[str, str] = MappingProxyType(
    {"committee_id": "son comité", "held_on": "sa date", "status": "son statut"}
)


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
