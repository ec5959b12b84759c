"""A meeting's bare facts as typed: what a form holds, what is refused of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.text import clean

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceDraft:
    """One person at the meeting; `proxy_to_id` is the person who holds their pouvoir."""

    person_id: int
    status: AttendanceStatus
    proxy_to_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """One meeting, as typed; hours of the clock are minutes since midnight; a text left empty is ""."""

    id: int | None = None
    version: int | None = None
    committee_id: int | None = None
    held_on: date | None = None
    starts_minute: int | None = None
    ends_minute: int | None = None
    place: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    agenda: str = ""
    decisions: str = ""
    presences: tuple[PresenceDraft, ...] = ()


def meeting_faults(
    draft: MeetingDraft, today: date, known: Collection[PresenceDraft] = ()
) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form.

    A meeting that was held is not to come; it ends after it starts; people are listed at meetings that were
    held, each once; a pouvoir goes from somebody away to somebody who came. `known` are the presences
    already kept: what an import accepted stays as it is.
    """
    if draft.committee_id is None:
        yield DomainError("Choisissez le comité qui se réunit.", "committee_id")
    if draft.held_on is None:
        yield DomainError("Donnez la date de la réunion.", "held_on")
    elif draft.status is MeetingStatus.HELD and draft.held_on > today:
        yield DomainError(
            "Une réunion tenue n’est pas à venir. Corrigez la date, ou dites qu’elle est prévue.", "held_on"
        )
    yield from _clock_faults(draft)
    if draft.presences and draft.status is not MeetingStatus.HELD:
        yield DomainError(
            "Les présences sont celles d’une réunion tenue. Retirez-les, ou dites qu’elle s’est tenue.",
            "status",
        )
    yield from _presence_faults(draft, known)


def _clock_faults(draft: MeetingDraft) -> Iterator[DomainError]:
    starts, ends = draft.starts_minute, draft.ends_minute
    if starts is None:
        yield DomainError("Donnez l’heure de début, comme 18 h 30.", "starts_minute")
    elif not 0 <= starts < _DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "starts_minute")
    elif ends is not None and ends < starts:
        yield DomainError("La réunion finit avant de commencer. Corrigez l’une des heures.", "ends_minute")
    elif ends is not None and ends >= _DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "ends_minute")


def _presence_faults(draft: MeetingDraft, known: Collection[PresenceDraft]) -> Iterator[DomainError]:
    came = {one.person_id for one in draft.presences if one.status in ATTENDED}
    if len({one.person_id for one in draft.presences}) < len(draft.presences):
        yield DomainError(
            "Une personne est deux fois dans la liste des présences. Gardez-en une.", "presences"
        )
    for one in draft.presences:
        if one.proxy_to_id is None or one in known:
            continue
        if one.proxy_to_id == one.person_id:
            yield DomainError("Une personne ne se donne pas pouvoir à elle-même.", "presences")
        elif one.status in ATTENDED:
            yield DomainError(
                "Une personne qui est venue ne donne pas de pouvoir. Retirez-le, ou changez sa présence.",
                "presences",
            )
        elif one.proxy_to_id not in came:
            yield DomainError(
                "Un pouvoir se donne à une personne présente. Choisissez-en une autre.", "presences"
            )


def meeting_draft(meeting: Meeting, attendances: Collection[Attendance]) -> MeetingDraft:
    """What a form shows of a meeting and of who came."""
    return MeetingDraft(
        id=meeting.id,
        version=meeting.version,
        committee_id=meeting.committee_id,
        held_on=meeting.held_on,
        starts_minute=meeting.starts_minute,
        ends_minute=meeting.ends_minute,
        place=meeting.place or "",
        status=meeting.status,
        agenda=meeting.agenda or "",
        decisions=meeting.decisions or "",
        presences=tuple(
            PresenceDraft(person_id=one.person_id, status=one.status, proxy_to_id=one.proxy_to_id)
            for one in attendances
        ),
    )


def write_meeting(meeting: Meeting | None, draft: MeetingDraft) -> Meeting:
    """The entity as the draft says it, without its presences; call it once nothing is refused."""
    if draft.committee_id is None or draft.held_on is None or draft.starts_minute is None:
        raise DomainError("Cette réunion n’est pas complète.", "committee_id")
    if meeting is None:
        meeting = Meeting(
            committee_id=draft.committee_id,
            held_on=draft.held_on,
            starts_minute=draft.starts_minute,
            status=draft.status,
        )
    meeting.committee_id, meeting.held_on = draft.committee_id, draft.held_on
    meeting.starts_minute, meeting.ends_minute = draft.starts_minute, draft.ends_minute
    meeting.status = draft.status
    meeting.place = " ".join(clean(draft.place).split()) or None
    meeting.agenda, meeting.decisions = clean(draft.agenda) or None, clean(draft.decisions) or None
    return meeting
