"""What a line and a claim must say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claiming.rules import (
    claim_faults,
    line_faults,
    line_questions,
    may_lack_receipt,
    ready_faults,
)
from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

TODAY = date(2026, 11, 22)
MEAL = LineDraft(
    spent_on=date(2026, 11, 17),
    nature=ExpenseNature.MEAL,
    amount=Money(1850),
    purpose="Sandwich avant la séance",
)
TRIP = LineDraft(
    spent_on=date(2026, 11, 17),
    nature=ExpenseNature.KILOMETRES,
    km_hundredths=2800,
    vehicle_id=1,
    purpose="Comité des usagers",
)


def test_a_meal_and_a_trip_that_say_everything_are_accepted() -> None:
    assert not list(line_faults(MEAL, TODAY))
    assert not list(line_faults(TRIP, TODAY))
    assert not list(line_faults(replace(MEAL, purpose="", meeting_id=3), TODAY))
    assert not list(claim_faults(ClaimDraft(person_id=1, lines=(MEAL, TRIP))))


@pytest.mark.parametrize(
    ("line", "values", "field", "sentence"),
    [
        (MEAL, {"nature": None}, "nature", "Choisissez la nature"),
        (MEAL, {"spent_on": None}, "spent_on", "Donnez la date"),
        (MEAL, {"spent_on": date(1999, 12, 31)}, "spent_on", "1999 est hors du temps"),
        (MEAL, {"spent_on": date(2028, 1, 1)}, "spent_on", "2028 est hors du temps"),
        (MEAL, {"amount": None}, "amount", "Donnez le montant"),
        (MEAL, {"amount": Money(0)}, "amount", "au-dessus de 0"),
        (MEAL, {"amount": Money(-500)}, "amount", "au-dessus de 0"),
        (MEAL, {"amount": Money(10_000_001)}, "amount", "ne dépasse pas"),
        (MEAL, {"purpose": "  "}, "purpose", "Dites pourquoi"),
        (TRIP, {"km_hundredths": None}, "km_hundredths", "Donnez les kilomètres"),
        (TRIP, {"km_hundredths": 0}, "km_hundredths", "au-dessus de 0"),
        (TRIP, {"km_hundredths": 2_000_001}, "km_hundredths", "ne dépasse pas"),
        (TRIP, {"vehicle_id": None}, "vehicle_id", "Choisissez le véhicule"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    line: LineDraft, values: dict[str, Any], field: str, sentence: str
) -> None:
    faults = list(line_faults(replace(line, **values), TODAY))
    assert [fault.field for fault in faults] == [field]
    assert sentence in faults[0].sentence


@pytest.mark.parametrize("means", [Means.PASSENGER, Means.BICYCLE])
def test_a_passenger_or_a_cyclist_names_no_vehicle(means: Means) -> None:
    assert not list(line_faults(replace(TRIP, vehicle_id=None, means=means), TODAY))


def test_a_correction_is_not_looked_at_again() -> None:
    line = LineDraft(corrects_id=4, correction=Correction.OPPOSITE, amount=Money(-1250))
    assert not list(line_faults(line, TODAY))
    assert may_lack_receipt(line)


def test_three_thousand_kilometres_on_one_line_are_asked_once() -> None:
    assert not list(line_questions(replace(TRIP, km_hundredths=299_999), 0))
    (question,) = line_questions(replace(TRIP, km_hundredths=300_000), 2)
    assert (question.field, question.code) == ("km_hundredths", "km.2.300000")
    assert not list(line_questions(MEAL, 0))


def test_a_claim_needs_a_person_a_line_and_to_be_a_draft() -> None:
    faults = list(claim_faults(ClaimDraft(status=ClaimStatus.SUBMITTED)))
    assert [fault.field for fault in faults] == ["person_id", "lines", None]


def test_a_cost_to_come_may_be_drafted_and_not_submitted() -> None:
    coming = replace(MEAL, spent_on=date(2026, 12, 1))
    assert not list(line_faults(coming, TODAY))
    assert [fault.field for fault in ready_faults(coming, TODAY)] == ["spent_on"]
    assert not list(ready_faults(MEAL, TODAY))


def test_kilometres_and_lines_of_nothing_need_no_receipt() -> None:
    assert may_lack_receipt(TRIP)
    assert may_lack_receipt(replace(MEAL, amount=Money()))
    assert not may_lack_receipt(MEAL)


def test_the_total_is_that_of_the_amounts_known() -> None:
    claim = ClaimDraft(lines=(MEAL, replace(MEAL, amount=None), replace(MEAL, amount=Money(360))))
    assert claim.total == Money(2210)
