"""Votes as rows: the voices frozen, and the decision that a vote carried."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.voting.voters import Voice
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, Vote, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.attending.roll import person_fact
from engagement_desktop.storage.meetings.voting.votes import add_electors, decision_carried, electors_of
from tests.builders import Builder

DAY = date(2026, 3, 10)


def two_votes(session: Session) -> tuple[list[Vote], list[PersonFact]]:
    make = Builder(session)
    meeting = make.meeting(make.committee(make.structure()), DAY)
    votes = [
        Vote(
            meeting_id=meeting.id,
            subject="Le banc",
            mode=VoteMode.SHOW_OF_HANDS,
            at_minute=minute,
            majority=MajorityRule.SIMPLE,
            votes_for=1,
            votes_against=0,
            result=VoteResult.ADOPTED,
            explanation="Adopté",
        )
        for minute in (1100, 1110)
    ]
    session.add_all(votes)
    session.flush()
    people: list[Person] = [make.person(first=name) for name in ("Léa", "Ana", "Zoé")]
    return votes, [person_fact(one) for one in people]


def test_every_voice_is_frozen_those_aside_as_not_taking_part(database: Database) -> None:
    with database.work() as session:
        (vote, other), (one, two, three) = two_votes(session)
        voices = [
            Voice(member=three, carried_by=one, by=VoiceBy.PROXY),
            Voice(member=one, carried_by=one, by=VoiceBy.MEMBER),
            Voice(member=two, carried_by=two, by=VoiceBy.MEMBER),
        ]
        choices = {one.id: Choice.FOR, three.id: Choice.AGAINST, 404: Choice.FOR}
        add_electors(session, vote.id, voices, frozenset({two.id}), choices)
        add_electors(session, other.id, voices[1:2], frozenset(), {})
        session.flush()
        told = [
            (row.member_id, row.carried_by_id, row.by, row.took_part, row.choice)
            for row in electors_of(session, vote.id)
        ]
        assert told == [
            (three.id, one.id, VoiceBy.PROXY, True, Choice.AGAINST),
            (one.id, one.id, VoiceBy.MEMBER, True, Choice.FOR),
            (two.id, two.id, VoiceBy.MEMBER, False, None),
        ]
        assert [(row.member_id, row.choice) for row in electors_of(session, other.id)] == [(one.id, None)]


def test_a_decision_is_that_of_its_own_vote(database: Database) -> None:
    with database.work() as session:
        (vote, other), _ = two_votes(session)
        decision = Decision(
            committee_id=1,
            number="2026-01",
            number_year=2026,
            number_sequence=1,
            decided_on=DAY,
            wording="Un banc",
            vote_id=vote.id,
        )
        session.add(decision)
        session.flush()
        assert decision_carried(session, vote.id) is decision
        assert decision_carried(session, other.id) is None
