"""What a statement counts: one outcome a cost, drafts and refusals apart, days that are a period."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.statements.asked import StatementAsk, refuse_ask, refuse_form
from engagement_desktop.domain.expenses.statements.paper import sealed
from engagement_desktop.domain.expenses.statements.told import (
    GIVEN_UP,
    Outcome,
    Statement,
    counted_apart,
    outcome_of,
    total_of,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.french.statement_texts import statement_text
from tests.statement_samples import COSTS, LINE, SAMPLE, TRIPS, scales

DAYS = (date(2025, 10, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("status", "wish", "outcome"),
    [
        (ClaimStatus.DRAFT, Wish.REIMBURSE, Outcome.DRAFT),
        (ClaimStatus.REFUSED, Wish.WAIVE, Outcome.REFUSED),
        (ClaimStatus.SUBMITTED, Wish.REIMBURSE, Outcome.TO_PAY),
        (ClaimStatus.APPROVED, Wish.REIMBURSE, Outcome.TO_PAY),
        (ClaimStatus.APPROVED, Wish.WAIVE, Outcome.TO_WAIVE),
        (ClaimStatus.SUBMITTED, Wish.LATER, Outcome.TO_DECIDE),
        (ClaimStatus.REIMBURSED, Wish.REIMBURSE, Outcome.PAID),
        (ClaimStatus.WAIVED, Wish.WAIVE, Outcome.WAIVED),
    ],
)
def test_a_cost_has_one_outcome(status: ClaimStatus, wish: Wish, outcome: Outcome) -> None:
    assert outcome_of(status, wish) is outcome
    assert replace(LINE, status=status, wish=wish).is_counted is (
        outcome not in {Outcome.DRAFT, Outcome.REFUSED}
    )


def test_drafts_and_refusals_stand_apart() -> None:
    draft = replace(LINE, status=ClaimStatus.DRAFT)
    assert counted_apart((LINE, draft)) == ((LINE,), (draft,))


def test_the_sums_of_the_sample_are_those_of_its_picture() -> None:
    assert (SAMPLE.total, SAMPLE.net) == (Money(19206), Money(17356))
    assert total_of(TRIPS) == Money(10696)
    assert total_of(COSTS) == Money(8510)
    assert total_of(SAMPLE.lines, *GIVEN_UP) == Money(1850)


def test_people_are_counted_once() -> None:
    other = replace(LINE, person_id=2)
    statement = Statement(first_day=DAYS[0], last_day=DAYS[1], lines=(LINE, LINE, other))
    assert (statement.people, statement.total) == (2, Money(12780))
    assert other.person == "Hélène Vasseur"


def test_days_in_the_wrong_order_are_refused_and_one_day_is_a_period() -> None:
    refuse_ask(StatementAsk(first_day=DAYS[0], last_day=DAYS[0]))
    with pytest.raises(DomainError, match="avant son début") as refusal:
        refuse_ask(StatementAsk(first_day=DAYS[1], last_day=DAYS[0]))
    assert refusal.value.field == "last_day"


def test_only_three_kinds_of_file_are_written() -> None:
    for ending in (".pdf", ".xlsx", ".csv"):
        refuse_form(ending)
    with pytest.raises(DomainError, match="finit par") as refusal:
        refuse_form(".odt")
    assert refusal.value.field == "path"


def test_the_fingerprint_is_that_of_what_is_said() -> None:
    text = statement_text(SAMPLE, scales())
    first = sealed(text, "2025-038", DAYS[1])
    assert first == sealed(text, "2025-038", DAYS[1])
    assert first.fingerprint != sealed(text, "2025-039", DAYS[1]).fingerprint
    assert first.fingerprint != sealed(replace(text, who="Autre"), "2025-038", DAYS[1]).fingerprint
