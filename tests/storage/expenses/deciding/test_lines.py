"""Lines on which one decides, those that lock, and what a person cost over a civil year."""

from collections import defaultdict
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import (
    FROZEN,
    RAISES_MILEAGE,
    ClaimStatus,
    Correction,
    Wish,
)
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import PaymentRun, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.attachments import Attachment
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.deciding.costs import costs_of, years_of
from engagement_desktop.storage.expenses.deciding.lines import (
    corrected_so_far,
    lines_of,
    next_position,
    open_draft,
    over_ceiling,
    vehicles_of,
)
from engagement_desktop.storage.expenses.deciding.locks import (
    claims_of_lines,
    lines_of_receipts_in,
    reference_of,
    sent_run,
    settled_among,
    settled_in_range,
)
from tests.builders import Builder
from tests.storage.expenses.claims_world import World

S = ClaimStatus
DAY = date(2026, 1, 1)


def test_lines_come_claim_by_claim_in_their_place(reading: Session, world: World) -> None:
    asked = world.claims[:40]
    found = lines_of(reading, [one.id for one in asked])
    assert [line.id for line in found] == [line.id for one in asked for line in one.lines]
    assert lines_of(reading, []) == []


def test_claims_of_lines_and_settled_claims_agree_with_a_plain_count(reading: Session, world: World) -> None:
    lines = {line.id: claim.id for claim, line in world.lines}
    assert claims_of_lines(reading, [*lines, 10**6]) == lines
    found = settled_among(reading, [one.id for one in world.claims])
    expected = [one for one in world.claims if one.status in FROZEN]
    assert {(one.claim_id, one.reference, one.status, one.paid_on) for one in found} == {
        (one.id, one.reference, one.status, one.paid_on) for one in expected
    }


def test_lines_written_in_bulk_lock_on_a_settled_claim_not_born_with_them(
    reading: Session, world: World
) -> None:
    settled = [(claim, line) for claim, line in world.lines if claim.status in FROZEN]
    free = [line for claim, line in world.lines if claim.status not in FROZEN]
    claim, line = settled[0]
    span = (line.id, line.id)
    assert [one.claim_id for one in settled_in_range(reading, span, [])] == [claim.id]
    assert settled_in_range(reading, span, [(claim.id, claim.id)]) == []
    assert settled_in_range(reading, (free[0].id, free[0].id), []) == []
    assert len(settled_in_range(reading, (1, 10**6), [])) == 1, "the first one is enough to refuse"


def test_the_reference_of_a_claim_that_is_gone_is_empty(reading: Session, world: World) -> None:
    one = world.claims[3]
    assert (reference_of(reading, one.id), reference_of(reading, 10**6)) == (one.reference, "")


def test_the_costs_of_a_person_are_those_of_whole_civil_years(reading: Session, world: World) -> None:
    asked = next(one for one in world.claims if one.status is S.DRAFT and len(one.lines) > 1)
    years = years_of(reading, asked.id)
    assert years == sorted({line.day.year for line in asked.lines if line.correction is None})
    expected = sorted(
        (line.day, line.id, claim.id, line.cents, bool(line.receipt))
        for claim, line in world.lines
        if claim.person_id == asked.person_id
        and (claim.id == asked.id or claim.status in RAISES_MILEAGE)
        and min(years) <= line.day.year <= max(years)
        and line.correction is None
    )
    found = costs_of(reading, asked.person_id, asked.id, years)
    assert [(one.spent_on, one.claim_id, one.amount.cents, one.proven) for one in found] == [
        (day, claim, cents, proven) for day, _, claim, cents, proven in expected
    ]
    assert costs_of(reading, asked.person_id, asked.id, []) == []


def test_vehicles_are_told_with_the_first_day_they_drove(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        person = make.person()
        first, second = make.vehicle(person), make.vehicle(person, power=7, is_usual=False)
        one, two = make.claim(person), make.claim(person)
        for claim, vehicle, day in (
            (one, first, date(2026, 3, 2)),
            (two, first, date(2026, 3, 1)),
            (two, second, date(2026, 5, 1)),
        ):
            make.line(claim, day, vehicle_id=vehicle.id, km_hundredths=100)
        make.line(one, date(2020, 1, 1))
        assert vehicles_of(session, [1, 2]) == [(1, date(2026, 3, 1)), (2, date(2026, 5, 1))]
        assert vehicles_of(session, [1]) == [(1, date(2026, 3, 2))]


@pytest.mark.parametrize(
    ("cents", "ceiling", "status", "expected"),
    [
        (1001, 1000, S.SUBMITTED, True),
        (1000, 1000, S.SUBMITTED, False),
        (1001, None, S.SUBMITTED, False),
        (1001, 1000, S.DRAFT, False),
        (1001, 1000, S.APPROVED, False),
        (1, 0, S.SUBMITTED, True),
        (10_000, 9_999, S.SUBMITTED, True),
    ],
)
def test_a_line_passes_its_ceiling_by_a_cent(
    database: Database, cents: int, ceiling: int | None, status: ClaimStatus, *, expected: bool
) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person(), status)
        make.line(claim, DAY, cents, ceiling=None if ceiling is None else Money(ceiling))
        assert bool(over_ceiling(session, [claim.id])) is expected


def test_refused_corrections_and_regularisations_are_not_counted_again(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        person = make.person()
        line = make.line(make.claim(person, S.REIMBURSED), DAY, 5000)
        kept: dict[bool, int] = defaultdict(int)
        for cents, status, kind in (
            (-1000, S.DRAFT, Correction.OPPOSITE),
            (-200, S.APPROVED, Correction.OPPOSITE),
            (-30, S.REFUSED, Correction.OPPOSITE),
            (-4, S.APPROVED, Correction.REGULARISATION),
        ):
            make.line(make.claim(person, status), DAY, cents, correction=kind, corrects_id=line.id)
            kept[status is not S.REFUSED and kind is Correction.OPPOSITE] += cents
        assert corrected_so_far(session, line.id) == Money(kept[True])
        assert corrected_so_far(session, 99) == Money()


def test_a_correction_goes_into_the_latest_draft_of_that_wish(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        mine, other = make.person(), make.person("Autre")
        for person, status, wish in (
            (mine, S.DRAFT, Wish.REIMBURSE),
            (mine, S.DRAFT, Wish.REIMBURSE),
            (mine, S.DRAFT, Wish.WAIVE),
            (mine, S.SUBMITTED, Wish.REIMBURSE),
            (other, S.DRAFT, Wish.REIMBURSE),
        ):
            make.claim(person, status, wish=wish)
        found = {wish: open_draft(session, mine.id, wish) for wish in Wish}
        assert {wish: one and one.id for wish, one in found.items()} == {
            Wish.REIMBURSE: 2,
            Wish.WAIVE: 3,
            Wish.LATER: None,
        }
        make.line(found[Wish.REIMBURSE], DAY, position=7)
        assert (next_position(session, 2), next_position(session, 1)) == (8, 1)


def test_receipts_in_bulk_and_runs_given_to_the_bank_lock(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person())
        session.add(Attachment(name="a", media_type="image/png", content=b"a", added_on=DAY, digest="d"))
        session.flush()
        for _ in range(3):
            line = make.line(claim, DAY)
            row = ExpenseReceipt(
                line_id=line.id, attachment_id=1, number="J", added_on=DAY, original_digest="d"
            )
            session.add(row)
        for number, sent in (("REM-2026-001", DAY), ("REM-2026-002", None)):
            state = RunState.MADE if sent is None else RunState.SENT
            session.add(PaymentRun(number=number, state=state, made_on=DAY, execute_on=DAY, sent_on=sent))
        session.flush()
        assert lines_of_receipts_in(session, (2, 3)) == {2, 3}
        assert lines_of_receipts_in(session, (4, 9)) == set()
        assert [sent_run(session, one) is not None for one in (1, 2, 3)] == [True, False, False]
