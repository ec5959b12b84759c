"""Facts of minutes for tests: an ordinary meeting, changed where a story needs it."""

from dataclasses import replace
from datetime import date
from typing import Any

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.minuting.minutes_facts import (
    ActionFact,
    AttendeeFact,
    DecisionFact,
    ElectorFact,
    ItemFact,
    MinutesFacts,
    PersonFact,
    ProposalFact,
    QuorumFact,
    StructureFact,
    VoteFact,
)
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import EngagementLevel, QuorumRule
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, Civility

CHANTAL = PersonFact(id=1, last_name="Prigent", first_name="Chantal", civility=Civility.MRS)
YVES = PersonFact(id=2, last_name="Le Gall", first_name="Yves", civility=Civility.MR)


def attendee(person: PersonFact, **more: Any) -> AttendeeFact:
    usual = {"status": AttendanceStatus.PRESENT, "college": Capacity.USER, "office": Office.MEMBER}
    return AttendeeFact(person=person, **usual | more)


def vote(**more: Any) -> VoteFact:
    usual = {
        "id": 7,
        "subject": "Horaires élargis",
        "mode": VoteMode.ROLL_CALL,
        "at_minute": 1130,
        "votes_for": 2,
        "votes_against": 0,
        "abstentions": 0,
        "blank": 0,
        "void": 0,
        "result": VoteResult.ADOPTED,
        "explanation": "Deux voix pour, aucune contre.",
        "electors": (
            ElectorFact(
                member=CHANTAL, carried_by=CHANTAL, by=VoiceBy.MEMBER, took_part=True, choice=Choice.FOR
            ),
        ),
    }
    return VoteFact(**usual | more)


def item(number: int = 1, **more: Any) -> ItemFact:
    usual = {
        "id": 10 + number,
        "number": number,
        "title": "Accueil téléphonique",
        "kind": ItemKind.ORDINARY,
        "state": ItemState.TREATED,
        "level": EngagementLevel.CONSULTATION,
        "minutes": 20,
        "rapporteur": YVES,
        "content": "Le standard est **saturé** le lundi.\n::decision 3::",
    }
    return ItemFact(**usual | more)


def meeting(*items: ItemFact, **more: Any) -> MinutesFacts:
    facts = MinutesFacts(
        meeting_id=5,
        number="2026-05",
        structure=StructureFact(
            name="MSP des Deux-Ponts", kind_words="Maison de santé", address="1 place du Pont"
        ),
        committee="Comité des usagers",
        committee_kind="comité des usagers",
        title=None,
        held_on=date(2026, 9, 10),
        called_minute=1080,
        opened_minute=1083,
        ends_minute=1200,
        place="Salle des fêtes",
        convoked_on=date(2026, 8, 23),
        convoked_how="courrier",
        chair=CHANTAL,
        secretary=YVES,
        secrecy_minute=1085,
        quorum=QuorumFact(rule=QuorumRule.HALF, in_office=4, needed=2, at_opening=2),
        attendees=(attendee(CHANTAL, spans=((1083, 1140), (1150, None))), attendee(YVES)),
        items=items or (item(decisions=(DecisionFact(id=3, number="2026-01", wording="Ouvrir plus tôt."),)),),
        documents=("Bilan.pdf",),
        next_on=None,
        next_minute=None,
    )
    return replace(facts, **more)


def action(**more: Any) -> ActionFact:
    usual = {
        "id": 4,
        "number": "2026-02",
        "wording": "Rappeler les personnes",
        "owner": YVES,
        "due_on": date(2026, 10, 1),
        "state": ActionState.OPEN,
    }
    return ActionFact(**usual | more)


def proposal(said: str = "Un banc dehors", person: PersonFact | None = CHANTAL) -> ProposalFact:
    return ProposalFact(id=9, said=said, person=person)
