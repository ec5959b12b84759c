"""What a budget shares of an exercise: lines, contributions, and the people and meetings they name."""

from collections import Counter

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.budget.rows import Use
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.budget.costs import (
    costs_of,
    home_distances,
    meetings_named,
    people_named,
)
from tests.builders import Builder
from tests.storage.expenses.claims_world import EDGES, EXERCISES, PlainClaim, PlainLine, World

S = ClaimStatus
TRIPS = {"kilometres", "train", "public_transport", "taxi", "toll", "parking", "lodging"}


def use(claim: PlainClaim, line: PlainLine) -> Use:
    if claim.status is S.REIMBURSED:
        return Use(spent=Money(line.cents))
    asked = claim.status in {S.SUBMITTED, S.APPROVED} and claim.wish is not Wish.WAIVE
    return Use(engaged=Money(line.cents)) if asked else Use()


def given_up(claim: PlainClaim) -> bool:
    return claim.status is S.WAIVED or (claim.wish is Wish.WAIVE and claim.status is not S.REIMBURSED)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_lines_of_an_exercise_weigh_by_what_became_of_them(
    reading: Session, world: World, exercise: Exercise
) -> None:
    expected = [
        (claim, line)
        for claim, line in sorted(world.lines, key=lambda pair: pair[1].id)
        if exercise.start <= line.day <= exercise.end and claim.status not in {S.DRAFT, S.REFUSED}
    ]
    found = costs_of(reading, exercise)
    assert [cost.row.id for cost in found] == [line.id for _, line in expected]
    for cost, (claim, line) in zip(found, expected, strict=True):
        assert (cost.use, cost.amount) == (use(claim, line), Money(line.cents))
        assert cost.waived == (Money(line.cents) if given_up(claim) else Money())
        assert cost.is_trip == (line.nature.value in TRIPS)
        assert cost.km_hundredths == (line.km or 0)
        met = None if line.meeting_id is None else world.meetings[line.meeting_id]
        assert cost.committee_id == (line.committee_id or met)
        assert (cost.meeting_id, cost.envelope_id) == (line.meeting_id, line.envelope_id)


def test_the_exercises_together_hold_every_line_that_counts(reading: Session, world: World) -> None:
    many = sum(len(costs_of(reading, exercise)) for exercise in EXERCISES)
    assert many == sum(1 for claim, _ in world.lines if claim.status not in {S.DRAFT, S.REFUSED})


def test_people_are_named_first_name_first_and_sorted_the_french_way(reading: Session, world: World) -> None:
    found = people_named(reading, list(world.people.values()))
    assert found[world.people["Ñuñez"]] == ("José Ñuñez", "nunez jose")
    assert set(found) == set(world.people.values())
    assert people_named(reading, []) == {}


def contribution(person: int, state: ContributionState, **values: object) -> PaidContribution:
    usual = {
        "kind": ContributionKind.VACATION,
        "done_on": EDGES[3],
        "quantity_hundredths": 100,
        "unit_price": Money(9000),
        "amount": Money(9000),
    }
    return PaidContribution(person_id=person, state=state, **usual | values)  # type: ignore[arg-type]  # fields named


def test_contributions_planned_or_renounced_weigh_nothing(database: Database) -> None:
    year = EXERCISES[2]
    with database.work() as session:
        make = Builder(session)
        own = make.structure(exercise_first_month=9)
        meeting = make.meeting(make.committee(own), EDGES[3])
        make.person()
        for state in ContributionState:
            session.add(contribution(1, state, meeting_id=meeting.id))
        session.add(contribution(1, ContributionState.PAID, done_on=year.end))
        session.add(contribution(1, ContributionState.PAID, done_on=year.previous().end))
    with database.read() as session:
        found = costs_of(session, year)
    assert [cost.use for cost in found] == [
        Use(engaged=Money(9000)),
        Use(spent=Money(9000)),
        Use(spent=Money(9000)),
    ]
    assert [cost.committee_id for cost in found] == [1, 1, None]
    assert not any(cost.is_trip or cost.waived or cost.waits for cost in found)


def test_a_meeting_counts_only_those_who_were_there(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        meeting = make.meeting(make.committee(make.structure()), EDGES[0])
        bare = make.meeting(make.committee(session.get_one(type(make.structure("Autre")), 1), "B"), EDGES[1])
        for status in AttendanceStatus:
            make.attendance(meeting, make.person(), status)
        make.attendance(meeting, make.person(), AttendanceStatus.PRESENT)
    with database.read() as session:
        found = meetings_named(session, [meeting.id, bare.id, 99])
    told = Counter({key: facts.came for key, facts in found.items()})
    assert told == {meeting.id: 3, bare.id: 0}, "two in the room and one at a distance"
    assert (found[bare.id].committee, found[bare.id].held_on) == ("B", EDGES[1])


def test_the_distance_to_the_structure_itself_wins_over_a_nearer_site(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own, site = make.structure(), make.association("Annexe")
        people = [make.person() for _ in range(4)]
        for person, place, km in (
            (people[0], own, 4200),
            (people[0], site, 100),
            (people[1], site, 700),
            (people[2], own, 0),
        ):
            session.add(HomeDistance(person_id=person.id, structure_id=place.id, km_hundredths=km))
    with database.read() as session:
        assert home_distances(session, [1, 2, 3, 4]) == {1: 4200, 2: 700, 3: 0}
        assert home_distances(session, [4]) == {}


def test_the_nearest_of_several_sites_is_kept_when_the_structure_is_not_noted(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person()
        for place, km in ((make.association("A"), 900), (make.association("B"), 300)):
            session.add(HomeDistance(person_id=person.id, structure_id=place.id, km_hundredths=km))
    with database.read() as session:
        assert home_distances(session, [1]) == {1: 300}


def test_an_empty_dossier_costs_nothing(nothing: Session) -> None:
    assert costs_of(nothing, EXERCISES[0]) == []
    assert meetings_named(nothing, [1]) == {}
    assert ExpenseNature.KILOMETRES.value in TRIPS
