"""The rules of a dossier: silent when it is sound, each telling its own rows at fault."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.storage import checks
from engagement_desktop.storage.database import Database
from tests.builders import Builder
from tests.storage.common import with_figures


def whole(session: Session) -> None:
    made = Builder(session)
    structure = made.structure()
    made.association()
    committee = made.committee(structure, created_on=date(2020, 1, 1))
    person, other = made.person(), made.person("Le Bihan", "Yann")
    made.mandate(person, committee, date(2024, 1, 1), substitute_for_id=other.id)
    meeting = made.meeting(committee, date(2025, 3, 4))
    made.attendance(meeting, person)
    made.hours(person, structure, date(2025, 3, 4))
    claim = made.claim(person, ClaimStatus.REIMBURSED, paid_on=date(2025, 4, 1))
    made.line(claim, date(2025, 3, 4))
    made.line(claim, date(2025, 3, 4), nature=ExpenseNature.KILOMETRES, km_hundredths=1200)
    made.claim(person, ClaimStatus.DRAFT)


def test_a_sound_dossier_breaks_no_rule(database: Database) -> None:
    with database.work() as session:
        whole(session)
    with database.read() as session:
        assert checks.violations(session) == ()


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("one_state", "INSERT INTO dossier VALUES (2, 'x', 'x', 0, 1)"),
        ("coordination", "UPDATE account SET role = 'reading'"),
        ("one_own_structure", "UPDATE structure SET link = 'own'"),
        ("identifier_place", "UPDATE person_identifier SET person_id = 1"),
        ("committee_dates", "UPDATE committee SET closed_on = '2019-12-31'"),
        ("mandate_dates", "UPDATE mandate SET ended_on = '2023-12-31'"),
        ("own_substitute", "UPDATE mandate SET substitute_for_id = person_id"),
        ("meeting_clock", "UPDATE meeting SET starts_minute = 1440"),
        ("meeting_clock", "UPDATE meeting SET ends_minute = -1"),
        ("held_presence", "UPDATE meeting SET status = 'planned'"),
        ("own_proxy", "UPDATE attendance SET proxy_to_id = person_id"),
        ("minutes", "UPDATE hours_entry SET minutes = 0"),
        ("minutes", "UPDATE hours_entry SET minutes = 1441"),
        ("amount", "UPDATE expense_line SET amount = -1 WHERE id = 1"),
        ("kilometres", "UPDATE expense_line SET km_hundredths = NULL"),
        ("kilometres", "UPDATE expense_line SET km_hundredths = 5"),
        ("paid_on", "UPDATE expense_claim SET paid_on = NULL"),
        ("paid_on", "UPDATE expense_claim SET status = 'approved' WHERE id = 1"),
        ("empty_claim", "UPDATE expense_claim SET status = 'submitted' WHERE id = 2"),
    ],
)
def test_a_broken_rule_is_named_with_its_rows(database: Database, name: str, statement: str) -> None:
    with database.work() as session:
        whole(session)
        session.execute(text(statement))
    with database.read() as session:
        (found,) = checks.violations(session)
    assert found.name == name
    assert found.rows >= 1
    assert len(found.ids) == found.rows


def test_many_rows_at_fault_are_counted_and_a_few_named(database: Database) -> None:
    with_figures(database, people=15)
    with database.work() as session:
        session.execute(text("UPDATE hours_entry SET minutes = 2000"))
    with database.read() as session:
        (found,) = checks.violations(session)
    assert (found.rows, len(found.ids)) == (15, 10)


def test_each_rule_has_its_own_name_and_sentence() -> None:
    rules = checks.invariants()
    assert len({rule.name for rule in rules}) == len({rule.sentence for rule in rules}) == len(rules)
