"""What the demo draws would be accepted from a hand: each row is put to the rules of its own form."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState, TimeKind
from engagement_desktop.domain.hours.entry_drafts import hours_draft
from engagement_desktop.domain.hours.entry_rules import entry_faults
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.actions_drafts import action_draft, action_faults
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Proposal
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import proposal_draft, proposal_faults
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, VoteResult
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.services.demo.calendar import Span, is_workday
from engagement_desktop.services.demo.follow_up import FollowUpMaker
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.voices import Voices

Demo = tuple[Rows, date]
DAY = date(2026, 11, 22)
QUARTER = 15


def by_id(rows: list[Row]) -> dict[int, Row]:
    return {row["id"]: row for row in rows}


def told(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in {"id", "version"}}


def test_every_drawn_entry_would_be_accepted_from_a_hand(demo: Demo) -> None:
    rows, day = demo
    for row in rows["hours_entry"]:
        assert list(entry_faults(hours_draft(HoursEntry(**told(row))), day)) == [], row


def test_every_drawn_action_would_be_accepted_from_a_hand(demo: Demo) -> None:
    rows, day = demo
    assert rows["action"]
    for row in rows["action"]:
        assert list(action_faults(action_draft(Action(**told(row))), day)) == [], row


def test_every_drawn_proposal_would_be_accepted_from_a_hand(demo: Demo) -> None:
    rows, day = demo
    assert rows["proposal"]
    for row in rows["proposal"]:
        assert list(proposal_faults(proposal_draft(Proposal(**told(row))), day)) == [], row


def test_every_drawn_decision_is_worded_and_of_the_day_of_its_meeting(demo: Demo) -> None:
    rows, _ = demo
    meetings, items = by_id(rows["meeting"]), by_id(rows["agenda_item"])
    votes = by_id(rows["vote"])
    for row in rows["decision"]:
        assert list(wording_faults(row["wording"], "vide")) == []
        meeting, item = meetings[row["meeting_id"]], items[row["item_id"]]
        assert (meeting["held_on"], meeting["committee_id"]) == (row["decided_on"], row["committee_id"])
        assert item["meeting_id"] == row["meeting_id"]
        assert item["started_minute"] <= row["decided_minute"] <= item["ended_minute"]
        if row["vote_id"] is not None:
            vote = votes[row["vote_id"]]
            assert (vote["meeting_id"], vote["item_id"]) == (row["meeting_id"], row["item_id"])
            assert vote["at_minute"] <= row["decided_minute"], "decided before it was voted"


def test_an_item_is_treated_within_its_meeting(demo: Demo) -> None:
    rows, _ = demo
    meetings, treated = by_id(rows["meeting"]), 0
    for item in rows["agenda_item"]:
        if item["started_minute"] is not None:
            meeting = meetings[item["meeting_id"]]
            assert meeting["opened_minute"] <= item["started_minute"] < item["ended_minute"]
            assert item["ended_minute"] <= meeting["ends_minute"]
            treated += 1
    assert treated


def test_no_vote_carries_two_decisions(demo: Demo) -> None:
    rows, _ = demo
    carried = [row["vote_id"] for row in rows["decision"] if row["vote_id"] is not None]
    assert carried
    assert len(set(carried)) == len(carried) == len(rows["vote"])


def in_room(rows: Rows) -> dict[tuple[int, int], list[tuple[int, int | None]]]:
    found: dict[tuple[int, int], list[tuple[int, int | None]]] = defaultdict(list)
    for span in rows["presence_span"]:
        found[span["meeting_id"], span["person_id"]].append((span["arrived_minute"], span["left_minute"]))
    return found


def test_whoever_carries_a_voice_is_in_the_room_when_it_is_said(demo: Demo) -> None:
    rows, _ = demo
    votes, spans = by_id(rows["vote"]), in_room(rows)
    for row in rows["vote_elector"]:
        vote = votes[row["vote_id"]]
        stays = spans[vote["meeting_id"], row["carried_by_id"]]
        minute = vote["at_minute"]
        here = [start <= minute and (end is None or minute < end) for start, end in stays]
        assert not stays or any(here), (vote["meeting_id"], row["carried_by_id"], minute, stays)


def test_a_voice_is_said_in_the_right_by_which_it_is_carried(demo: Demo) -> None:
    rows, _ = demo
    votes = by_id(rows["vote"])
    roll = {(row["meeting_id"], row["person_id"]): row for row in rows["attendance"]}
    for row in rows["vote_elector"]:
        meeting, member, carrier = votes[row["vote_id"]]["meeting_id"], row["member_id"], row["carried_by_id"]
        if row["by"] is VoiceBy.MEMBER:
            assert member == carrier
        elif row["by"] is VoiceBy.PROXY:
            assert roll[meeting, member]["proxy_to_id"] == carrier
            assert roll[meeting, member]["status"] not in ATTENDED
        else:
            assert roll[meeting, carrier]["stands_in_for_id"] == member


def test_a_proxy_is_given_by_a_titulaire_of_the_day(demo: Demo) -> None:
    rows, _ = demo
    meetings = by_id(rows["meeting"])
    titulars = defaultdict(list)
    for row in rows["mandate"]:
        if row["seat"] is SeatKind.TITULAR and row["office"] is not Office.GUEST:
            titulars[row["committee_id"], row["person_id"]].append((row["started_on"], row["ended_on"]))
    for row in rows["attendance"]:
        if row["status"] is AttendanceStatus.REPRESENTED:
            meeting = meetings[row["meeting_id"]]
            for person in (row["person_id"], row["proxy_to_id"]):
                held = titulars[meeting["committee_id"], person]
                day = meeting["held_on"]
                assert any(start <= day and (end is None or day <= end) for start, end in held)


def test_nobody_is_present_at_a_meeting_by_video(demo: Demo) -> None:
    rows, _ = demo
    visitors = defaultdict(int)
    remote = {row["id"] for row in rows["meeting"] if row["place"] and "visio" in row["place"].casefold()}
    mandated = {(row["committee_id"], row["person_id"]) for row in rows["mandate"]}
    meetings = by_id(rows["meeting"])
    for row in rows["attendance"]:
        seated = (meetings[row["meeting_id"]]["committee_id"], row["person_id"]) in mandated
        if row["meeting_id"] in remote and row["status"] is AttendanceStatus.PRESENT:
            assert not seated
            visitors[row["meeting_id"]] += 1
    assert set(visitors.values()) <= {1}


def test_hours_are_in_the_order_of_days_and_of_whole_steps(demo: Demo) -> None:
    rows, _ = demo
    days = [row["done_on"] for row in rows["hours_entry"]]
    assert all(one <= other for one, other in pairwise(days))
    for row in rows["hours_entry"]:
        if row["kind"] is TimeKind.PREPARATION:
            assert row["minutes"] % QUARTER == 0
        if row["kind"] is TimeKind.TRAVEL:
            assert row["minutes"] % 5 == 0
            assert row["minutes"] >= 10


def test_hours_sent_back_say_why_and_only_recent_ones_wait(demo: Demo) -> None:
    rows, day = demo
    for row in rows["hours_entry"]:
        returned = row["state"] is HoursState.RETURNED
        assert bool(row["reason"]) == returned
        if row["state"] is not HoursState.VALIDATED:
            assert (day - row["done_on"]).days <= 28


def test_only_work_outside_of_meetings_falls_on_working_days(demo: Demo) -> None:
    rows, _ = demo
    loose = [row for row in rows["hours_entry"] if row["role"] == "other" and row["committee_id"] is None]
    own = rows["structure"][0]["id"]
    kept = [row for row in loose if row["structure_id"] == own]
    assert kept
    assert all(is_workday(row["done_on"]) for row in kept)


def test_a_person_comes_to_meetings_on_the_same_terms_all_along(demo: Demo) -> None:
    rows, _ = demo
    natures: dict[int, set[HoursNature]] = defaultdict(set)
    for row in rows["hours_entry"]:
        if row["committee_id"] is not None:
            natures[row["person_id"]].add(row["nature"])
    assert all(len(one) == 1 for one in natures.values())


@pytest.mark.parametrize("voters", range(1, 8))
def test_what_a_committee_however_small_decides_was_adopted(voters: int) -> None:
    rows = Rows()
    follow_up = FollowUpMaker(rows, Span.until(DAY), Random(voters), Voices(rows))
    committee: Row = {"id": 1, "code": None}
    meeting: Row = {"id": 1, "held_on": date(2026, 3, 10), "committee_id": 1}
    item: Row = {"id": 1, "kind": ItemKind.ORDINARY, "level": None, "ended_minute": 1100}
    voices = [(one, one, VoiceBy.MEMBER) for one in range(1, voters + 1)]
    for _ in range(150):
        follow_up.tell(committee, meeting, item, "On parle du banc. Il est posé.", voices)
    assert len(rows["vote"]) > 20
    for vote in rows["vote"]:
        assert vote["result"] is VoteResult.ADOPTED
        assert vote["votes_for"] > vote["votes_against"] >= 0
        assert vote["abstentions"] >= 0
        assert vote["votes_for"] + vote["votes_against"] + vote["abstentions"] == voters
    sequences = [row["number_sequence"] for row in rows["decision"]]
    assert sequences == list(range(1, len(sequences) + 1))
    assert {row["number"] for row in rows["decision"][:2]} == {"2026-01", "2026-02"}


def test_nothing_is_decided_outside_of_an_ordinary_item() -> None:
    for kind in ItemKind:
        rows = Rows()
        follow_up = FollowUpMaker(rows, Span.until(DAY), Random(1), Voices(rows))
        item: Row = {"id": 1, "kind": kind, "level": None, "ended_minute": 1100}
        meeting: Row = {"id": 1, "held_on": date(2026, 3, 10), "committee_id": 1}
        for _ in range(40):
            follow_up.tell({"id": 1, "code": None}, meeting, item, "On parle. On décide.", ())
        assert bool(rows["decision"]) == (kind is ItemKind.ORDINARY)
        assert rows["vote"] == [], "a vote without a voice"
