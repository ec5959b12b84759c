"""What the demo writes of its meetings holds together: numbers, voices, hours of the clock, markers."""

from collections import defaultdict
from datetime import date

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes_text import MarkerKind, markers_of
from engagement_desktop.domain.meetings.voting.votes import VoteResult
from engagement_desktop.services.demo.papers import TOLD_MEETINGS
from engagement_desktop.services.demo.rows import Row, Rows

Demo = tuple[Rows, date]


def test_held_meetings_are_numbered_by_date_without_a_gap(demo: Demo) -> None:
    rows, _ = demo
    numbers: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in sorted(rows["meeting"], key=lambda one: one["held_on"]):
        if row["status"] is MeetingStatus.HELD:
            numbers[row["committee_id"], row["number_year"]].append(row["number_sequence"])
        else:
            assert row["number"] is None
    assert numbers
    for given in numbers.values():
        assert given == list(range(1, len(given) + 1))


def test_a_series_stands_at_the_last_number_given(demo: Demo) -> None:
    rows, _ = demo
    last: dict[tuple[str, int, int], int] = defaultdict(int)
    for series, table in (("minutes", "meeting"), ("decision", "decision"), ("action", "action")):
        for row in rows[table]:
            if row["number_year"] is not None:
                key = series, row["committee_id"], row["number_year"]
                last[key] = max(last[key], row["number_sequence"])
    kept = {
        (row["series"], row["committee_id"], row["year"]): row["last_used"]
        for row in rows["number_series"]
        if row["committee_id"] is not None
    }
    assert kept == last


def test_the_last_meetings_of_each_committee_have_their_rules_and_items(demo: Demo) -> None:
    rows, _ = demo
    ruled = {row["meeting_id"] for row in rows["meeting_rules"]}
    by_committee: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(rows["meeting"], key=lambda one: one["held_on"]):
        if row["status"] is MeetingStatus.HELD:
            by_committee[row["committee_id"]].append(row)
    for held in by_committee.values():
        assert {row["id"] for row in held[-TOLD_MEETINGS:]} == {row["id"] for row in held} & ruled


def test_every_voice_is_counted_once_in_a_vote(demo: Demo) -> None:
    rows, _ = demo
    electors: dict[int, set[int]] = defaultdict(set)
    for row in rows["vote_elector"]:
        electors[row["vote_id"]].add(row["member_id"])
    assert rows["vote"]
    for vote in rows["vote"]:
        totals = vote["votes_for"] + vote["votes_against"] + vote["abstentions"]
        assert totals == len(electors[vote["id"]])
        assert vote["result"] is VoteResult.ADOPTED
        assert vote["explanation"].startswith("Adopté")


def test_those_who_carry_a_voice_were_there(demo: Demo) -> None:
    rows, _ = demo
    meeting_of = {row["id"]: row["meeting_id"] for row in rows["vote"]}
    came = {(row["meeting_id"], row["person_id"]) for row in rows["attendance"] if row["status"] in ATTENDED}
    for row in rows["vote_elector"]:
        assert (meeting_of[row["vote_id"]], row["carried_by_id"]) in came


def test_presence_stays_within_the_meeting(demo: Demo) -> None:
    rows, _ = demo
    meetings = {row["id"]: row for row in rows["meeting"]}
    for span in rows["presence_span"]:
        meeting = meetings[span["meeting_id"]]
        assert meeting["opened_minute"] <= span["arrived_minute"] < meeting["ends_minute"]
        if span["left_minute"] is not None:
            assert span["arrived_minute"] < span["left_minute"] <= meeting["ends_minute"]


def test_a_marker_stands_for_a_row_of_its_item(demo: Demo) -> None:
    rows, _ = demo
    tables = {
        MarkerKind.DECISION: {row["id"]: row["item_id"] for row in rows["decision"]},
        MarkerKind.ACTION: {row["id"]: row["item_id"] for row in rows["action"]},
        MarkerKind.PROPOSAL: {row["id"]: row["item_id"] for row in rows["proposal"]},
    }
    found = 0
    for text in rows["item_text"]:
        for marker in markers_of(text["content"]):
            assert tables[marker.kind][marker.id] == text["item_id"]
            found += 1
    assert found == sum(map(len, tables.values()))


def test_an_action_done_was_closed_before_today(demo: Demo) -> None:
    rows, today = demo
    assert rows["action"]
    for row in rows["action"]:
        assert row["due_on"] > row["asked_on"]
        assert (row["state"] is ActionState.DONE) == (row["closed_on"] is not None)
        assert row["closed_on"] is None or row["closed_on"] <= today


def test_hours_of_a_meeting_are_those_of_one_booking(demo: Demo) -> None:
    rows, _ = demo
    meetings = {row["id"]: row for row in rows["meeting"]}
    named = {entry["meeting_id"] for entry in rows["hours_entry"]} - {None}
    assert named == {row["meeting_id"] for row in rows["booking"]}
    for entry in rows["hours_entry"]:
        if entry["meeting_id"] is not None:
            meeting = meetings[entry["meeting_id"]]
            assert (meeting["committee_id"], meeting["held_on"]) == (entry["committee_id"], entry["done_on"])
