"""The text of an item: who writes over whom, which rows stand in it, which minutes hold it."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile
from engagement_desktop.domain.meetings.follow_up.decisions import Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Rectification
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemText
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.minuting import sealing, texts
from tests.builders import Builder

DAY = date(2026, 3, 10)


def two_items(session: Session) -> tuple[Meeting, AgendaItem, AgendaItem]:
    make = Builder(session)
    meeting = make.meeting(make.committee(make.structure()), DAY, number="2026-01")
    items = [AgendaItem(meeting_id=meeting.id, position=at, title="Point") for at in (1, 2)]
    session.add_all(items)
    session.flush()
    return meeting, items[0], items[1]


def test_nothing_written_is_an_empty_text_without_version(database: Database) -> None:
    with database.work() as session:
        _, item, _ = two_items(session)
        assert texts.content_at(session, item.id) == ItemContent(item.id, "", None)
        assert texts.write_content(session, item.id, "", None) == ItemContent(item.id, "", None)
        assert session.scalars(select(ItemText)).all() == []


def test_each_hand_writes_over_the_version_that_it_knew(database: Database) -> None:
    with database.work() as session:
        _, item, beside = two_items(session)
        first = texts.write_content(session, item.id, "Un", None)
        second = texts.write_content(session, item.id, "Deux", first.version)
        assert (second.content, texts.content_at(session, beside.id).content) == ("Deux", "")
        for known in (None, first.version):
            with pytest.raises(ChangedMeanwhile) as refused:
                texts.write_content(session, item.id, "Trois", known)
            assert refused.value.theirs == second
        assert texts.content_at(session, item.id) == second


def test_the_same_words_again_are_no_new_version(database: Database) -> None:
    with database.work() as session:
        _, item, _ = two_items(session)
        first = texts.write_content(session, item.id, "Un", None)
        assert texts.write_content(session, item.id, "Un", first.version) == first
        emptied = texts.write_content(session, item.id, "", first.version)
        assert emptied.content == ""
        assert emptied.version not in {None, first.version}


def a_decision(meeting: Meeting, item: AgendaItem | None, sequence: int) -> Decision:
    return Decision(
        committee_id=meeting.committee_id,
        number=f"{sequence}",
        number_year=2026,
        number_sequence=sequence,
        decided_on=DAY,
        wording="Un banc",
        meeting_id=meeting.id,
        item_id=None if item is None else item.id,
    )


def test_rows_standing_in_a_text_are_those_of_its_item(database: Database) -> None:
    with database.work() as session:
        meeting, item, beside = two_items(session)
        mine, other, loose = (
            a_decision(meeting, where, at) for at, where in enumerate((item, beside, None), 1)
        )
        said = Proposal(committee_id=meeting.committee_id, made_on=DAY, said="Un banc", item_id=item.id)
        session.add_all([mine, other, loose, said])
        session.flush()
        assert texts.rows_standing(session, item.id) == {
            Marker(MarkerKind.DECISION, mine.id),
            Marker(MarkerKind.PROPOSAL, said.id),
        }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Avant\n\n::decision 1::\n\nAprès", "Avant\nAprès"),
        ("::decision 11::", "::decision 11::"),
        ("::action 1::", "::action 1::"),
        ("On cite decision 1", "On cite decision 1"),
    ],
)
def test_the_line_of_a_row_that_goes_leaves_the_text_alone_otherwise(
    database: Database, before: str, after: str
) -> None:
    with database.work() as session:
        _, item, beside = two_items(session)
        for one in (item, beside):
            texts.write_content(session, one.id, before, None)
        texts.forget_marker(session, item.id, Marker(MarkerKind.DECISION, 1))
        texts.forget_marker(session, None, Marker(MarkerKind.DECISION, 1))
        session.flush()
        assert texts.content_at(session, item.id).content.strip() == after
        assert texts.content_at(session, beside.id).content == before


def seal(session: Session, meeting: Meeting) -> Minutes:
    row = Minutes(
        meeting_id=meeting.id,
        validated_at=datetime(2026, 3, 11, tzinfo=UTC),
        validated_by_id=None,
        frozen="{}",
        fingerprint="0" * 64,
    )
    session.add(row)
    session.flush()
    return row


def test_rows_of_sealed_meetings_are_known_by_any_way(database: Database) -> None:
    with database.work() as session:
        meeting, item, beside = two_items(session)
        make = Builder(session)
        open_one = make.meeting(make.committee(make.association(), "Bureau"), DAY)
        far = AgendaItem(meeting_id=open_one.id, position=1, title="Point")
        session.add(far)
        session.flush()
        for one in (item, far):
            session.add(ItemText(item_id=one.id, content="Mots"))
        assert not sealing.any_sealed(session)
        row = seal(session, meeting)
        session.add(
            Rectification(minutes_id=row.id, number=1, made_on=DAY, said="Lire douze", reason="Erreur")
        )
        session.flush()
        assert sealing.any_sealed(session)
        assert sealing.sealed_numbers(session, [meeting.id, open_one.id, 404]) == {meeting.id: "2026-01"}
        assert texts.is_sealed(session, meeting.id)
        assert not texts.is_sealed(session, open_one.id)
        assert not texts.is_sealed(session, None)
        held = {item.id: meeting.id, beside.id: meeting.id, far.id: open_one.id}
        assert sealing.meetings_of(session, "agenda_item", [*held, 404]) == held
        for table in ("agenda_item", "item_text", "rectification"):
            assert sealing.sealed_in_range(session, table, 1, 99) == {meeting.id}, table
            assert sealing.sealed_in_range(session, table, 98, 99) == set()
        assert sealing.sealed_in_range(session, "agenda_item", far.id, far.id) == set()


def test_rows_without_a_meeting_belong_to_none(database: Database) -> None:
    with database.work() as session:
        meeting, _, _ = two_items(session)
        tied, loose = a_decision(meeting, None, 1), a_decision(meeting, None, 2)
        loose.meeting_id = None
        session.add_all([tied, loose])
        session.flush()
        assert sealing.meetings_of(session, "decision", [tied.id, loose.id]) == {tied.id: meeting.id}
