"""Minutes as they are kept: corrections, rulings, the meetings around, the names known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import (
    FindingKind,
    Minutes,
    Rectification,
    Ruling,
    SecrecyRuling,
)
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.minuting import minutes
from tests.builders import Builder

DAY, NOW = date(2026, 3, 10), datetime(2026, 3, 11, tzinfo=UTC)


def three_meetings(session: Session) -> list[Meeting]:
    make = Builder(session)
    body = make.committee(make.structure())
    return [make.meeting(body, DAY + timedelta(days=30 * at), number=f"2026-0{at + 1}") for at in range(3)]


def sealed(session: Session, meeting: Meeting, **values: object) -> Minutes:
    usual = {"validated_at": NOW, "validated_by_id": None, "frozen": "{}", "fingerprint": "a" * 64}
    row = Minutes(meeting_id=meeting.id, **usual | values)
    session.add(row)
    session.flush()
    return row


def test_a_meeting_without_row_stands_at_its_draft(database: Database) -> None:
    with database.work() as session:
        meeting, *_ = three_meetings(session)
        told = minutes.standing_of(session, meeting)
        assert (told.state, told.is_held, told.fingerprint, told.rectifications) == (
            MinutesState.DRAFT,
            True,
            None,
            (),
        )
        meeting.status = MeetingStatus.PLANNED
        assert not minutes.standing_of(session, meeting).is_held


def test_sealed_minutes_tell_the_numbers_of_the_meetings_that_followed(database: Database) -> None:
    with database.work() as session:
        first, second, third = three_meetings(session)
        row = sealed(session, first, approved_on=second.held_on, approved_in_id=second.id)
        other = sealed(session, second)
        for number, at in ((2, third), (1, None)):
            session.add(
                Rectification(
                    minutes_id=row.id,
                    number=number,
                    made_on=DAY,
                    said=f"Lire {number}",
                    reason="Erreur",
                    asked_in_id=None if at is None else at.id,
                )
            )
        session.flush()
        told = minutes.standing_of(session, first)
        assert (told.state, told.approved_in, told.has_public) == (MinutesState.APPROVED, "2026-02", False)
        assert [(one.number, one.said, one.asked_in) for one in told.rectifications] == [
            (1, "Lire 1", None),
            (2, "Lire 2", "2026-03"),
        ]
        assert minutes.next_rectification(session, row.id) == 3
        assert minutes.next_rectification(session, other.id) == 1
        assert minutes.rectifications_of(session, other.id) == []


def ruling(meeting: Meeting, key: str, said: Ruling, at: datetime = NOW) -> SecrecyRuling:
    return SecrecyRuling(
        meeting_id=meeting.id,
        kind=FindingKind.CHOSEN,
        words=key.upper(),
        words_key=key,
        ruling=said,
        decided_at=at,
    )


def test_a_second_ruling_on_the_same_words_takes_the_place_of_the_first(database: Database) -> None:
    with database.work() as session:
        meeting, beside, _ = three_meetings(session)
        later = NOW + timedelta(hours=1)
        minutes.write_ruling(session, ruling(meeting, "un", Ruling.KEEP))
        minutes.write_ruling(session, ruling(meeting, "deux", Ruling.KEEP))
        minutes.write_ruling(session, ruling(beside, "un", Ruling.KEEP))
        session.flush()
        minutes.write_ruling(session, ruling(meeting, "un", Ruling.MASK, later))
        session.flush()
        told = [
            (one.words_key, one.ruling, one.decided_at) for one in minutes.rulings_of(session, meeting.id)
        ]
        assert told == [("un", Ruling.MASK, later), ("deux", Ruling.KEEP, NOW)]
        minutes.forget_ruling(session, meeting.id, "un")
        minutes.forget_ruling(session, meeting.id, "jamais dit")
        session.flush()
        assert [one.words_key for one in minutes.rulings_of(session, meeting.id)] == ["deux"]
        assert [one.ruling for one in minutes.rulings_of(session, beside.id)] == [Ruling.KEEP]


def test_meetings_that_follow_are_those_held_later_in_the_same_committee(database: Database) -> None:
    with database.work() as session:
        first, second, third = three_meetings(session)
        make = Builder(session)
        make.meeting(make.committee(make.association(), "Bureau"), third.held_on)
        assert minutes.later_meetings(session, first) == [second, third]
        second.status = MeetingStatus.CANCELLED
        session.flush()
        assert minutes.later_meetings(session, first) == [third]
        assert minutes.later_meetings(session, third) == []


@pytest.mark.parametrize("name", ["Comité des usagers", "COMITE DES USAGERS", "comité des Usagers"])
def test_a_committee_is_found_by_its_name_however_written(database: Database, name: str) -> None:
    with database.work() as session:
        first, *_ = three_meetings(session)
        early = Builder(session).meeting(
            minutes.meetings_of_day(session, name, DAY)[0], DAY, starts_minute=600
        )
        body, found = minutes.meetings_of_day(session, name, DAY)
        assert body is not None
        assert found == [early, first]
        assert minutes.meetings_of_day(session, name, DAY + timedelta(days=1)) == (body, [])
        assert minutes.meetings_of_day(session, "Comité des usagers %", DAY) == (None, [])


def test_only_treated_approvals_that_name_a_meeting_approve(database: Database) -> None:
    with database.work() as session:
        first, second, third = three_meetings(session)
        kept = []
        for meeting in (second, third):
            for kind in ItemKind:
                for state in ItemState:
                    for approves in (None, first.id):
                        row = AgendaItem(
                            meeting_id=meeting.id,
                            position=1,
                            title="Point",
                            kind=kind,
                            state=state,
                            approves_id=approves,
                        )
                        session.add(row)
                        wanted = (second, ItemKind.APPROVAL, ItemState.TREATED, first.id)
                        if (meeting, kind, state, approves) == wanted:
                            kept.append(row)
        session.flush()
        assert minutes.approvals_treated(session, second.id) == kept
        assert len(kept) == 1


def test_the_words_of_health_are_in_the_program() -> None:
    words = minutes.health_words()
    assert words.stems
    assert words.words
    assert all(stem == stem.strip().lower() for stem in words.stems)
