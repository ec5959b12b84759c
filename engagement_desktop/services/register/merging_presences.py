"""Two files at the same meetings: one presence, one length of time, and what shows that they are of two."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import (
    ATTENDED,
    Attendance,
    AttendanceStatus,
    PresenceSpan,
)
from engagement_desktop.domain.register.merging import spans_meet, stronger
from engagement_desktop.storage.meetings.minuting.sealing import sealed_numbers
from engagement_desktop.storage.register.merging import Links, voices_of


def refuse_both_at(session: Session, kept: Links, keep_id: int, gone: Links, gone_id: int) -> None:
    """Two people who did something to each other at a meeting, or whom it counts as two, are two.

    Raises:
        DomainError: they are.
    """
    _refuse_on_one_seat(kept.attendances, gone_id)
    _refuse_on_one_seat(gone.attendances, keep_id)
    voted: set[int] = set()
    for voice in voices_of(session, keep_id, gone_id):
        if voice.carried_by_id != voice.member_id and voice.carried_by_id in {keep_id, gone_id}:
            raise two_people("l’une a porté la voix de l’autre à un vote")
        if voice.vote_id in voted:
            raise two_people("chacune a une voix au même vote")
        voted.add(voice.vote_id)
    common = {one.meeting_id for one in kept.attendances} & {one.meeting_id for one in gone.attendances}
    for number in sealed_numbers(session, common).values():
        named = f"n°\u00a0{number}" if number else "d’une réunion"
        raise DomainError(
            f"Ces deux fiches figurent toutes deux au compte rendu {named}, qui est validé et ne change "
            "plus\u00a0: elles ne se fusionnent pas. Rien n’a été changé. Archivez celle qui est de trop."
        )


def two_people(how: str) -> DomainError:
    """The refusal of files that something shows to be of two people."""
    return DomainError(
        f"Ces deux fiches sont celles de deux personnes\u00a0: {how}. Rien n’a été changé. Si c’est une "
        "erreur, corrigez-la d’abord."
    )


def join_presences(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    """Every presence goes over: at a meeting of both the stronger word stays, and the whole time."""
    _join_spans(session, kept, keep_id, gone)
    known = {one.meeting_id: one for one in kept.attendances}
    for one in gone.attendances:
        twin = known.get(one.meeting_id)
        if twin is None:
            one.person_id = keep_id
            continue
        if stronger(twin.status, one.status) is not twin.status:
            for name in ("status", "proxy_to_id", "proxy_written_on", "stands_in_for_id"):
                setattr(twin, name, getattr(one, name))
        elif twin.status is AttendanceStatus.REPRESENTED and twin.proxy_to_id is None:
            twin.proxy_to_id, twin.proxy_written_on = one.proxy_to_id, one.proxy_written_on
        session.delete(one)
    session.flush()


def _refuse_on_one_seat(presences: Iterable[Attendance], other_id: int) -> None:
    for one in presences:
        if one.proxy_to_id == other_id:
            raise two_people("l’une a donné pouvoir à l’autre")
        if one.stands_in_for_id == other_id:
            raise two_people("l’une a siégé à la place de l’autre")


def _join_spans(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    held = list(kept.spans)
    for one in gone.spans:
        near = sorted(
            (other for other in held if other.meeting_id == one.meeting_id and _meet(other, one)),
            key=lambda span: span.arrived_minute,
        )
        if not near:
            one.person_id = keep_id
            held.append(one)
            continue
        _widen(near, one)
        for span in (*near[1:], one):
            session.delete(span)
        held = [span for span in held if span not in near[1:]]
    whole = _there_throughout(kept) | _there_throughout(gone)
    for span in held:
        if span.meeting_id in whole:
            session.delete(span)
    session.flush()


def _there_throughout(links: Links) -> set[int]:
    """The meetings where a presence without hours says « there the whole time »."""
    timed = {span.meeting_id for span in links.spans}
    return {one.meeting_id for one in links.attendances if one.status in ATTENDED} - timed


def _meet(one: PresenceSpan, other: PresenceSpan) -> bool:
    return spans_meet((one.arrived_minute, one.left_minute), (other.arrived_minute, other.left_minute))


def _widen(near: list[PresenceSpan], other: PresenceSpan) -> None:
    """The first takes the time of all."""
    every = (*near, other)
    lefts = [span.left_minute for span in every if span.left_minute is not None]
    near[0].arrived_minute = min(span.arrived_minute for span in every)
    near[0].left_minute = max(lefts) if len(lefts) == len(every) else None
