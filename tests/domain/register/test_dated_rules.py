"""The rules of a committee on any day, and what becomes of those that change."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import DatedRules, dated, former_to_keep, rules_on

TEN, TWELVE, FOURTEEN = RulesDraft(seats=10), RulesDraft(seats=12), RulesDraft(seats=14)
HISTORY = dated([(date(2025, 6, 30), TWELVE), (date(2023, 12, 31), TEN)], FOURTEEN)


def test_former_rules_make_a_history_without_hole() -> None:
    assert (
        DatedRules(None, date(2023, 12, 31), TEN),
        DatedRules(date(2024, 1, 1), date(2025, 6, 30), TWELVE),
        DatedRules(date(2025, 7, 1), None, FOURTEEN),
    ) == HISTORY


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(1990, 1, 1), TEN),
        (date(2023, 12, 31), TEN),
        (date(2024, 1, 1), TWELVE),
        (date(2025, 6, 30), TWELVE),
        (date(2025, 7, 1), FOURTEEN),
        (date(2090, 1, 1), FOURTEEN),
    ],
)
def test_the_rules_of_any_day_are_known(day: date, rules: RulesDraft) -> None:
    assert rules_on(HISTORY, day) is rules


@pytest.mark.parametrize(
    ("current", "created_on", "rules_from", "kept_until"),
    [
        (HISTORY[0], date(2020, 1, 1), None, None),
        (HISTORY[0], date(2020, 1, 1), date(2026, 1, 1), date(2025, 12, 31)),
        (HISTORY[0], None, date(2026, 1, 1), date(2025, 12, 31)),
        (HISTORY[0], date(2020, 1, 1), date(2020, 1, 1), None),
        (HISTORY[2], date(2020, 1, 1), date(2025, 7, 1), None),
        (HISTORY[2], date(2020, 1, 1), date(2025, 7, 2), date(2025, 7, 1)),
    ],
    ids=["correction", "from a day", "age unknown", "since the creation", "twice a day", "next day"],
)
def test_what_changes_from_a_day_keeps_what_was_before(
    current: DatedRules, created_on: date | None, rules_from: date | None, kept_until: date | None
) -> None:
    assert former_to_keep(current, created_on, rules_from) == kept_until


@pytest.mark.parametrize(
    ("current", "rules_from"), [(HISTORY[2], date(2025, 6, 30)), (HISTORY[0], date(2019, 12, 31))]
)
def test_rules_do_not_begin_before_those_that_they_replace(current: DatedRules, rules_from: date) -> None:
    with pytest.raises(DomainError, match="valent depuis le") as refused:
        former_to_keep(current, date(2020, 1, 1), rules_from)
    assert refused.value.field == "rules_from"
