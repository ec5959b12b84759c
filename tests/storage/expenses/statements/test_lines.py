"""Lines of statements against the same costs counted in plain Python, and statements that were given."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.statements.asked import StatementAsk
from engagement_desktop.domain.expenses.statements.paper import ISSUED_KIND
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.statements.issued import found_statement, issued_statements
from engagement_desktop.storage.expenses.statements.lines import (
    lines_asked,
    lines_of_claims,
    writes_traditionally,
)
from engagement_desktop.storage.reports.gaps import gaps_of
from engagement_desktop.storage.reports.yearly_expenses import expense_sums
from tests.builders import Builder, plain
from tests.storage.expenses.claims_world import (
    EXERCISES,
    TODAY,
    PlainClaim,
    PlainLine,
    World,
    lacks_receipt,
)

Pair = tuple[PlainClaim, PlainLine]
FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)


def expected(world: World, keeps: Callable[[PlainClaim, PlainLine], bool]) -> list[int]:
    kept = [pair for pair in world.lines if keeps(*pair)]
    order = sorted(kept, key=lambda pair: (plain(f"{pair[0].last} {pair[0].first}"), pair[1].day, pair[1].id))
    return [line.id for _, line in order]


def body(world: World, line: PlainLine) -> int | None:
    """Its own committee, else that of its meeting."""
    return line.committee_id or world.meetings.get(line.meeting_id or 0)


@pytest.mark.parametrize(
    ("first", "last"), [(FIRST, LAST), (LAST, LAST), (date(2024, 8, 31), date(2024, 9, 1)), (TODAY, TODAY)]
)
def test_a_statement_holds_both_ends_of_its_days(
    reading: Session, world: World, first: date, last: date
) -> None:
    found = lines_asked(reading, StatementAsk(first_day=first, last_day=last))
    assert [one.line_id for one in found] == expected(world, lambda _, line: first <= line.day <= last)


def test_a_statement_is_narrowed_to_a_person_a_committee_or_a_nature(reading: Session, world: World) -> None:
    days = {"first_day": date.min, "last_day": date.max}
    for person in world.people.values():
        found = lines_asked(reading, StatementAsk(**days, person_id=person))
        assert [one.line_id for one in found] == expected(
            world, lambda claim, _, person=person: claim.person_id == person
        )
    for committee in world.committees:
        found = lines_asked(reading, StatementAsk(**days, committee_id=committee))
        assert [one.line_id for one in found] == expected(
            world, lambda _, line, asked=committee: body(world, line) == asked
        )
        assert {one.committee_id for one in found} == {committee}
    for nature in ExpenseNature:
        found = lines_asked(reading, StatementAsk(**days, nature=nature))
        assert [one.line_id for one in found] == expected(
            world, lambda _, line, nature=nature: line.nature is nature
        )


def test_a_line_tells_what_was_written(reading: Session, world: World) -> None:
    pairs = {line.id: (claim, line) for claim, line in world.lines}
    found = lines_of_claims(reading, [one.id for one in world.claims])
    assert {one.line_id for one in found} == set(pairs)
    for one in found:
        claim, line = pairs[one.line_id]
        assert (one.amount, one.spent_on, one.nature) == (Money(line.cents), line.day, line.nature)
        assert (one.status, one.wish, one.pay_by) == (claim.status, claim.wish, claim.pay_by)
        assert (one.waived_on, one.correction) == (line.waived_on, line.correction)
        assert (one.receipt, one.km_hundredths) == (line.receipt or "", line.km)
        assert one.committee_id == body(world, line)
        assert one.vehicle is None
    assert lines_of_claims(reading, []) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_sums_of_the_yearly_report_are_those_of_the_lines(
    reading: Session, world: World, exercise: object
) -> None:
    from collections import defaultdict

    found: dict[tuple[object, object], list[int]] = defaultdict(lambda: [0, 0, 0])
    for claim, line in world.lines:
        if line.day in exercise:  # type: ignore[operator]  # an Exercise
            cell = found[line.nature, claim.status]
            cell[0] += 1
            cell[1] += line.cents
            cell[2] += line.km or 0
    sums = expense_sums(reading, exercise)  # type: ignore[arg-type]  # an Exercise
    assert {
        (one.nature, one.status): [one.lines, one.amount.cents, one.km_hundredths] for one in sums
    } == found


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.label)
def test_what_a_report_says_is_missing_is_what_lacks(
    reading: Session, world: World, exercise: object
) -> None:
    inside = [pair for pair in world.lines if pair[1].day in exercise]  # type: ignore[operator]  # an Exercise
    waits = {claim.id for claim, _ in inside if claim.status == "submitted"}
    asked = {"submitted", "approved", "reimbursed", "waived"}
    lacking = sum(claim.status in asked and lacks_receipt(line) for claim, line in inside)
    gaps = {one.kind: one.count for one in gaps_of(reading, exercise, TODAY)}  # type: ignore[arg-type]  # same
    assert gaps.get(GapKind.CLAIM_TO_DECIDE, 0) == len(waits)
    assert gaps.get(GapKind.LINE_WITHOUT_RECEIPT, 0) == lacking


def given(session: Session, kind: str, person_id: int | None) -> int:
    row = IssuedDocument(
        kind=kind,
        number="E-1",
        name="État.pdf",
        issued_on=LAST,
        media_type="application/pdf",
        content=b"%PDF",
        fingerprint="f",
        person_id=person_id,
    )
    session.add(row)
    session.flush()
    return row.id


def test_statements_given_are_found_again_the_latest_first(database: Database) -> None:
    with database.work() as session:
        person = Builder(session).person("Ñuñez", "José")
        mine, whole = given(session, ISSUED_KIND, person.id), given(session, ISSUED_KIND, None)
        other = given(session, "minutes", person.id)
        assert [(one.id, one.person) for one in issued_statements(session)] == [
            (whole, ""),
            (mine, "José Ñuñez"),
        ]
        assert [one.id for one in issued_statements(session, person.id)] == [mine]
        assert [one.id for one in issued_statements(session, most=1)] == [whole]
        assert found_statement(session, other) is found_statement(session, 99) is None
        kept = found_statement(session, mine)
        assert kept is not None
        assert kept.content == b"%PDF"


def test_sums_in_letters_follow_the_choice_of_the_structure(database: Database) -> None:
    with database.work() as session:
        assert not writes_traditionally(session)
        own = Builder(session).structure()
        assert not writes_traditionally(session)
        session.add(ExpensePolicy(structure_id=own.id, letters_traditional=True))
        session.flush()
        assert writes_traditionally(session)


def test_an_empty_dossier_states_nothing(nothing: Session) -> None:
    assert lines_asked(nothing, StatementAsk(first_day=date.min, last_day=date.max)) == []
    assert expense_sums(nothing, EXERCISES[0]) == []
    assert gaps_of(nothing, EXERCISES[0], TODAY) == ()
    assert issued_statements(nothing) == ()
