"""Envelopes: those of an exercise, the one proposed for a cost, and what leans on each."""

from datetime import date

import pytest

from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.budget.envelopes import (
    committee_names,
    envelope_named,
    envelopes_of,
    first_days_held,
    is_leaned_on,
    places_of,
    propose_envelope,
)
from tests.builders import Builder

LAST, NEW = date(2025, 8, 31), date(2025, 9, 1)
ALL, OWN, AWAY, FORMER, ELSEWHERE, AGAIN = range(1, 7)


def envelope(label: str, first_day: date, committee: int | None = None, **values: object) -> Envelope:
    return Envelope(
        label=label,
        label_key=label.lower(),
        first_day=first_day,
        source=FundingSource.ACI,
        amount=Money(100_000),
        committee_id=committee,
        **values,  # type: ignore[arg-type]  # a test names the fields it wants
    )


@pytest.fixture
def written(database: Database) -> Database:
    with database.work() as session:
        make = Builder(session)
        own = make.structure(exercise_first_month=9)
        for name in ("Usagers", "Œuvres 50 %", "Tiers"):
            make.committee(own, name)
        session.add_all(
            [
                envelope("Tous", NEW),
                envelope("Usagers", NEW, 1),
                envelope("Fermée", NEW, archived_on=date(2025, 10, 1)),
                envelope("Tous", date(2024, 9, 1)),
                envelope("Tiers A", NEW, 3),
                envelope("Tiers B", NEW, 3),
            ]
        )
    return database


@pytest.mark.parametrize(
    ("day", "committee", "expected"),
    [
        (NEW, None, ALL),
        (NEW, 1, OWN),
        (NEW, 2, ALL),
        (NEW, 3, None),
        (LAST, None, FORMER),
        (LAST, 1, FORMER),
        (date(2026, 8, 31), 1, OWN),
        (date(2026, 9, 1), 1, None),
        (date(2023, 12, 31), None, None),
    ],
)
def test_a_cost_is_offered_the_one_envelope_of_its_exercise(
    written: Database, day: date, committee: int | None, expected: int | None
) -> None:
    with written.read() as session:
        assert propose_envelope(session, day, committee) == expected


def test_an_exercise_has_the_envelopes_that_begin_in_it(written: Database) -> None:
    with written.read() as session:
        now = envelopes_of(session, Exercise.starting_in(2025, 9))
        assert [one.id for one in now] == [ALL, OWN, AWAY, ELSEWHERE, AGAIN]
        assert [one.id for one in envelopes_of(session, Exercise.starting_in(2024, 9))] == [FORMER]
        assert AWAY not in {place.id for place in places_of(now)}
        assert first_days_held(session) == [date(2024, 9, 1), NEW]


@pytest.mark.parametrize(
    ("first_day", "key", "besides", "expected"),
    [
        (NEW, "tous", None, True),
        (NEW, "tous", ALL, False),
        (date(2024, 9, 1), "tous", ALL, True),
        (NEW, "inconnue", None, False),
        (date(2026, 9, 1), "tous", None, False),
    ],
)
def test_a_name_is_taken_within_its_exercise_only(
    written: Database, first_day: date, key: str, besides: int | None, *, expected: bool
) -> None:
    with written.read() as session:
        assert envelope_named(session, first_day, key, besides) is expected


def test_a_cost_or_a_contribution_leans_on_its_envelope(written: Database) -> None:
    with written.work() as session:
        make = Builder(session)
        make.line(make.claim(make.person()), NEW, envelope_id=OWN)
        session.add(
            PaidContribution(
                person_id=1,
                kind=ContributionKind.WAGE,
                state=ContributionState.RENOUNCED,
                done_on=NEW,
                quantity_hundredths=100,
                unit_price=Money(1),
                amount=Money(1),
                envelope_id=ALL,
            )
        )
    with written.read() as session:
        leaned = {at for at in range(1, 7) if is_leaned_on(session, at)}
        assert leaned == {ALL, OWN}
        assert not is_leaned_on(session, 99)
        assert committee_names(session) == {1: "Usagers", 2: "Œuvres 50 %", 3: "Tiers"}
