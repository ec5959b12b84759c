"""Two files at one meeting, one vote, one CEC year: joined when they agree, refused in words otherwise."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.entities import (
    Attendance,
    Base,
    CecFile,
    Convocation,
    Meeting,
    Minutes,
    Person,
    PresenceSpan,
    RoleCorrection,
    TrainingPresence,
    TrainingSession,
    Vote,
    VoteElector,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.merging import JOINED
from engagement_desktop.storage.register.naming import naming_columns
from tests.builders import Builder
from tests.services.contents import contents
from tests.services.register.every_link import DAY

KEEP, GONE, LUC = 1, 2, 3
LATER = date(2025, 6, 30)
Write = Callable[[Session, Meeting], None]


@pytest.fixture
def merging(workspace: Workspace) -> MergeService:
    with workspace.database.work() as session:
        make = Builder(session)
        for names in (("Hélias", "Monique"), ("Helias", "Monique"), ("Fournier", "Luc")):
            make.person(*names)
        make.meeting(make.committee(make.association()), DAY)
    return MergeService(workspace)


def written(workspace: Workspace, write: Write) -> None:
    with workspace.database.work() as session:
        write(session, session.get_one(Meeting, 1))


def all_of(workspace: Workspace, kind: type[Any], *names: str) -> Sequence[tuple[Any, ...]]:
    with workspace.read() as session:
        rows = session.scalars(select(kind).order_by(kind.id)).all()
        return [tuple(getattr(row, name) for name in names) for row in rows]


def there(session: Session, who: int, status: AttendanceStatus, **others: Any) -> Attendance:
    row = Builder(session).attendance(session.get_one(Meeting, 1), session.get_one(Person, who), status)
    for name, value in others.items():
        setattr(row, name, value)
    return row


def vote(session: Session, *voices: tuple[int, int]) -> None:
    put = Vote(
        meeting_id=1,
        subject="Le budget",
        mode=VoteMode.SHOW_OF_HANDS,
        at_minute=1090,
        majority=MajorityRule.SIMPLE,
        votes_for=len(voices),
        votes_against=0,
        result=VoteResult.ADOPTED,
        explanation="Majorité simple.",
    )
    session.add(put)
    session.flush()
    for member, carrier in voices:
        by = VoiceBy.MEMBER if member == carrier else VoiceBy.PROXY
        session.add(VoteElector(vote_id=put.id, member_id=member, carried_by_id=carrier, by=by))


def span(who: int, arrived: int, left: int | None) -> PresenceSpan:
    return PresenceSpan(meeting_id=1, person_id=who, arrived_minute=arrived, left_minute=left)


def test_what_is_not_merely_moved_is_a_column_that_names_people_and_says_why() -> None:
    known = {(kind.__tablename__, name) for kind, name in naming_columns()}
    assert set(JOINED) <= known
    assert all(JOINED.values())


PRESENT, EXCUSED = AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda session, _: vote(session, (KEEP, KEEP), (GONE, GONE)), "chacune a une voix au même vote"),
        (lambda session, _: vote(session, (KEEP, GONE)), "l’une a porté la voix de l’autre à un vote"),
        (lambda session, _: vote(session, (GONE, KEEP)), "l’une a porté la voix de l’autre à un vote"),
        (
            lambda session, _: there(session, KEEP, PRESENT, stands_in_for_id=GONE),
            "l’une a siégé à la place de l’autre",
        ),
        (
            lambda session, _: there(session, GONE, PRESENT, stands_in_for_id=KEEP),
            "l’une a siégé à la place de l’autre",
        ),
    ],
)
def test_whom_a_meeting_knows_as_two_are_two(
    merging: MergeService, workspace: Workspace, write: Write, said: str
) -> None:
    written(workspace, write)
    before = contents(workspace.database)
    with pytest.raises(DomainError, match=f"celles de deux personnes\u00a0: {said}\\. Rien n’a été changé"):
        merging.merge(KEEP, GONE, {})
    assert contents(workspace.database) == before


def test_voices_at_two_votes_and_pouvoirs_of_one_vote_go_to_one_person(
    merging: MergeService, workspace: Workspace
) -> None:
    def write(session: Session, _: Meeting) -> None:
        vote(session, (KEEP, KEEP))
        vote(session, (GONE, GONE), (LUC, GONE))

    written(workspace, write)
    merging.merge(KEEP, GONE, {})
    assert all_of(workspace, VoteElector, "member_id", "carried_by_id") == [
        (KEEP, KEEP),
        (KEEP, KEEP),
        (LUC, KEEP),
    ]


@pytest.mark.parametrize("number", ["2025-01", None])
def test_two_people_of_minutes_validated_stay_two(
    merging: MergeService, workspace: Workspace, number: str | None
) -> None:
    def write(session: Session, meeting: Meeting) -> None:
        there(session, KEEP, PRESENT)
        there(session, GONE, PRESENT)
        meeting.number, meeting.number_year, meeting.number_sequence = number, 2025, 1
        session.add(
            Minutes(
                meeting_id=1, frozen="{}", fingerprint="0", validated_at=workspace.now(), validated_by_id=1
            )
        )

    written(workspace, write)
    before = contents(workspace.database)
    named = f"au compte rendu n°\u00a0{number}," if number else "au compte rendu d’une réunion,"
    with pytest.raises(DomainError, match=f"{named} qui est validé.+Archivez celle qui est de trop"):
        merging.merge(KEEP, GONE, {})
    assert contents(workspace.database) == before


@pytest.mark.parametrize(
    ("kept", "gone", "left"),
    [
        ([(1080, 1100)], [(1090, 1130)], [(1080, 1130)]),
        ([(1080, 1100)], [(1120, None)], [(1080, 1100), (1120, None)]),
        ([(1080, 1100), (1110, 1120)], [(1070, None)], [(1070, None)]),
        ([], [(1080, 1100)], [(1080, 1100)]),
    ],
)
def test_time_there_is_counted_once(
    merging: MergeService,
    workspace: Workspace,
    kept: list[tuple[int, int | None]],
    gone: list[tuple[int, int | None]],
    left: list[tuple[int, int | None]],
) -> None:
    def write(session: Session, _: Meeting) -> None:
        there(session, KEEP, PRESENT if kept else EXCUSED)
        there(session, GONE, PRESENT)
        for who, spans in ((KEEP, kept), (GONE, gone)):
            session.add_all([span(who, *times) for times in spans])

    written(workspace, write)
    before = contents(workspace.database)
    merging.merge(KEEP, GONE, {})
    assert sorted(all_of(workspace, PresenceSpan, "arrived_minute", "left_minute")) == left
    assert all_of(workspace, Attendance, "person_id", "status") == [(KEEP, PRESENT)]
    workspace.undo()
    assert contents(workspace.database) == before


def test_who_was_there_throughout_stays_so(merging: MergeService, workspace: Workspace) -> None:
    """A presence without hours, as imports bring it, says more than one with hours."""

    def write(session: Session, _: Meeting) -> None:
        there(session, KEEP, PRESENT)
        there(session, GONE, PRESENT)
        session.add(span(GONE, 1080, 1090))

    written(workspace, write)
    merging.merge(KEEP, GONE, {})
    assert all_of(workspace, PresenceSpan, "id") == []


def test_the_seat_that_was_taken_goes_with_the_presence(merging: MergeService, workspace: Workspace) -> None:
    def write(session: Session, _: Meeting) -> None:
        there(session, KEEP, EXCUSED)
        there(session, GONE, PRESENT, stands_in_for_id=LUC)
        for who in (KEEP, GONE):
            session.add(Convocation(meeting_id=1, person_id=who, way=ConvocationWay.LETTER, sent_on=DAY))

    written(workspace, write)
    merging.merge(KEEP, GONE, {})
    assert all_of(workspace, Attendance, "person_id", "stands_in_for_id") == [(KEEP, LUC)]
    assert all_of(workspace, Convocation, "person_id") == [(KEEP,)], "called twice, she was called"


def cec(who: int, year: int = 2025, **others: Any) -> CecFile:
    return CecFile(person_id=who, structure_id=1, year=year, **others)


def correction(who: int, started: date, role: HoursRole, **others: Any) -> RoleCorrection:
    usual: dict[str, Any] = {"person_id": who, "structure_id": 1, "reason": "élue", **others}
    return RoleCorrection(started_on=started, role=role, **usual)


def test_two_years_of_cec_that_agree_become_one(merging: MergeService, workspace: Workspace) -> None:
    written(
        workspace,
        lambda session, _: session.add_all(
            [
                cec(KEEP, said_minutes=600, comment="vu"),
                cec(GONE, said_minutes=600, declared_on=DAY, comment="relu"),
                cec(GONE, 2024),
            ]
        ),
    )
    merging.merge(KEEP, GONE, {})
    names = ("person_id", "year", "said_minutes", "declared_on", "comment")
    assert all_of(workspace, CecFile, *names) == [
        (KEEP, 2025, 600, DAY, "vu\nrelu"),
        (KEEP, 2024, None, None, None),
    ]


def test_corrected_capacities_that_agree_become_one(merging: MergeService, workspace: Workspace) -> None:
    own, other = HoursRole.GOVERNING_BODY, HoursRole.OTHER
    written(
        workspace,
        lambda session, _: session.add_all(
            [
                correction(KEEP, LATER, own),
                correction(GONE, DAY, own, ended_on=LATER, reason="vice-présidente"),
                correction(GONE, date(2020, 1, 1), other, ended_on=date(2020, 12, 31)),
            ]
        ),
    )
    merging.merge(KEEP, GONE, {})
    names = ("person_id", "started_on", "ended_on", "role", "reason")
    assert all_of(workspace, RoleCorrection, *names) == [
        (KEEP, DAY, None, own, "élue\nvice-présidente"),
        (KEEP, date(2020, 1, 1), date(2020, 12, 31), other, "élue"),
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((cec(KEEP, said_minutes=600), cec(GONE, said_minutes=601)), "du CEC de 2025"),
        (
            (correction(KEEP, DAY, HoursRole.OTHER), correction(GONE, LATER, HoursRole.GOVERNING_BODY)),
            "deux qualités corrigées",
        ),
    ],
)
def test_what_does_not_agree_is_refused(
    merging: MergeService, workspace: Workspace, rows: Sequence[Base], said: str
) -> None:
    written(workspace, lambda session, _: session.add_all(rows))
    before = contents(workspace.database)
    with pytest.raises(DomainError, match=f"{said}.+Rien n’a été changé. Corrigez d’abord"):
        merging.merge(KEEP, GONE, {})
    assert contents(workspace.database) == before


@pytest.mark.parametrize(("kept", "gone", "left"), [(60, 90, 90), (None, 90, None), (60, None, None)])
def test_the_longer_time_at_a_training_stays(
    merging: MergeService, workspace: Workspace, kept: int | None, gone: int | None, left: int | None
) -> None:
    def write(session: Session, _: Meeting) -> None:
        for title in ("Écouter", "Parler"):
            session.add(TrainingSession(title=title, started_on=DAY, minutes=180))
        session.flush()
        session.add_all(
            [
                TrainingPresence(session_id=1, person_id=KEEP, minutes=kept),
                TrainingPresence(session_id=1, person_id=GONE, minutes=gone),
                TrainingPresence(session_id=2, person_id=GONE, minutes=30),
            ]
        )

    written(workspace, write)
    merging.merge(KEEP, GONE, {})
    assert all_of(workspace, TrainingPresence, "session_id", "person_id", "minutes") == [
        (1, KEEP, left),
        (2, KEEP, 30),
    ]
