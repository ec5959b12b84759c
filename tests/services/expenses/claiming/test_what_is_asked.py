"""What a claim is told at its lines: faults, doubts that are asked, ceilings, envelopes, prices of trips."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import (
    ExpenseLine,
)
from engagement_desktop.domain.expenses.deciding.ceilings import ACCORD, with_accord
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import CeilingScale, ExpensePolicy
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import HomeDistance, Person
from engagement_desktop.services.expenses.claiming.checking import EVERYTHING
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.claiming.claim_room import (
    DAY,
    MEAL,
    MONIQUE,
    TRIP,
    claim_of,
    writing_line,
)


@pytest.fixture
def writing(workspace: Workspace) -> ClaimWritingService:
    with workspace.database.work() as session:
        build = Builder(session)
        own = build.structure()
        monique = build.person(city="Saint-Martin")
        build.person("Tessier", "Paul")
        build.vehicle(monique, power=4)
        committee = build.committee(own)
        held = build.meeting(committee, DAY, number="2026-05")
        build.attendance(held, monique)
        build.meeting(committee, date(2026, 6, 2))
        session.add(HomeDistance(person_id=monique.id, structure_id=own.id, km_hundredths=1400))
    return ClaimWritingService(workspace)


def rule(workspace: Workspace, **values: Any) -> None:
    with workspace.database.work() as session:
        session.add(ExpensePolicy(structure_id=1, **values))


def test_every_fault_is_told_at_its_line_and_nothing_is_written(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    draft = claim_of(
        replace(MEAL, amount=Money(-500)), replace(TRIP, vehicle_id=99), replace(MEAL, purpose="")
    )
    with pytest.raises(Faults) as refused:
        writing.save(draft)
    fields = [fault.field for fault in refused.value.faults]
    assert fields[0] == "lines.0.amount"
    assert "lines.1.vehicle_id" in fields
    assert fields[-1] == "lines.2.purpose"
    assert [fault.field for fault in writing.check(draft)] == fields
    assert workspace.last_act() is None


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (replace(TRIP, spent_on=date(2019, 5, 4)), "lines.0.spent_on"),
        (replace(MEAL, meeting_id=99), "lines.0.meeting_id"),
        (replace(MEAL, action_id=99), "lines.0.action_id"),
        (replace(MEAL, attested_on=DAY, amount=Money(9_000_000)), "lines.0.amount"),
    ],
)
def test_what_the_dossier_cannot_follow_is_refused(
    writing: ClaimWritingService, line: LineDraft, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        writing.save(claim_of(line))
    assert refused.value.field == field


def test_a_car_without_power_has_no_price(writing: ClaimWritingService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).vehicle(session.get_one(Person, MONIQUE), power=None, is_usual=False)
    with pytest.raises(DomainError, match="puissance fiscale") as refused:
        writing.save(claim_of(replace(TRIP, vehicle_id=2)))
    assert refused.value.field == "lines.0.vehicle_id"


def test_three_thousand_kilometres_are_asked_then_kept(writing: ClaimWritingService) -> None:
    draft = claim_of(replace(TRIP, km_hundredths=300_000))
    with pytest.raises(ToConfirm) as asked:
        writing.save(draft)
    assert (asked.value.field, asked.value.about) == ("lines.0.km_hundredths", 0)
    kept = writing.draft(writing.save(draft, frozenset({asked.value.code})))
    assert kept.lines[0].km_hundredths == 300_000


def test_a_meal_over_the_public_ceiling_is_asked_and_its_ceiling_kept(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    rule(workspace, ceilings=CeilingScale.PUBLIC)
    dear = replace(MEAL, amount=Money(2450))
    question = writing.over_ceiling(dear)
    assert question is not None
    assert question.about == 2000
    assert writing.over_ceiling(MEAL) is None
    with pytest.raises(ToConfirm, match="20,00") as asked:
        writing.save(claim_of(dear))
    kept = writing.draft(writing.save(claim_of(dear), frozenset({asked.value.code}))).lines[0]
    assert (kept.amount, kept.ceiling) == (Money(2450), Money(2000))


@pytest.mark.parametrize(("chosen", "ceiling"), [(None, 9000), (12_000, 12_000), (15_000, 15_000), (1, 9000)])
def test_a_night_keeps_the_ceiling_that_was_chosen_and_not_why(
    writing: ClaimWritingService, workspace: Workspace, chosen: int | None, ceiling: int
) -> None:
    rule(workspace, ceilings=CeilingScale.PUBLIC)
    night = replace(
        MEAL,
        nature=ExpenseNature.LODGING,
        amount=Money(8000),
        ceiling=None if chosen is None else Money(chosen),
    )
    kept = writing.draft(writing.save(claim_of(night))).lines[0]
    assert kept.ceiling == Money(ceiling)


def test_trips_are_priced_as_they_are_typed(writing: ClaimWritingService) -> None:
    prices = writing.prices(claim_of(MEAL, TRIP, replace(TRIP, km_hundredths=None)))
    assert {place: priced.amount for place, priced in prices.items()} == {1: Money(1697)}
    assert writing.prices(ClaimDraft(lines=(TRIP,))) == {}


def test_the_envelope_of_the_exercise_is_proposed_when_there_is_one(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        session.add(
            Envelope(
                label="Engagement",
                label_key="engagement",
                first_day=date(2026, 1, 1),
                source=FundingSource.ARS,
                amount=Money(100_000),
            )
        )
    assert writing.draft(writing.save(claim_of(MEAL))).lines[0].envelope_id == 1


def test_an_envelope_that_was_chosen_stays_while_the_cost_is_of_its_exercise(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        for label, year, gone in (("a", 2026, None), ("b", 2026, None), ("c", 2025, None), ("d", 2026, DAY)):
            session.add(
                Envelope(
                    label=label,
                    label_key=label,
                    first_day=date(year, 1, 1),
                    source=FundingSource.ARS,
                    amount=Money(100_000),
                    archived_on=gone,
                )
            )
    chosen = replace(MEAL, envelope_id=2)
    claim = writing.draft(writing.save(claim_of(chosen, replace(chosen, spent_on=date(2025, 5, 5)), MEAL)))
    assert [line.envelope_id for line in claim.lines] == [2, 3, None]
    around = writing.around(claim)
    assert [one.label for one in around.envelopes] == ["a", "b", "c"]
    assert [one.label for one in around.envelopes_on(date(2025, 12, 31))] == ["c"]
    assert around.envelopes_on(None) == ()


def test_what_the_committee_agreed_on_stays_agreed_while_the_cost_is_the_same(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    rule(workspace, ceilings=CeilingScale.PUBLIC)
    dear = replace(MEAL, amount=Money(2450))
    claim_id = writing.save(claim_of(dear), frozenset({EVERYTHING}))
    with workspace.database.work() as session:
        line = session.get_one(ExpenseLine, writing_line(workspace, claim_id))
        line.ceiling_text = with_accord(line.ceiling_text, DAY)
    claim = writing.draft(claim_id)
    writing.save(replace(claim, lines=(replace(claim.lines[0], purpose="Repas du soir"),)))
    (kept,) = writing.draft(claim_id).lines
    assert (kept.ceiling, ACCORD in kept.ceiling_text, kept.purpose) == (Money(2000), True, "Repas du soir")
    assert writing.over_ceiling(kept) is None
    dearer = replace(writing.draft(claim_id), lines=(replace(kept, amount=Money(2600)),))
    with pytest.raises(ToConfirm, match="20,00"):
        writing.save(dearer)
    writing.save(dearer, frozenset({EVERYTHING}))
    assert ACCORD not in writing.draft(claim_id).lines[0].ceiling_text
