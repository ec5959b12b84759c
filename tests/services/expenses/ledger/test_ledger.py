"""What leaves for the accountant: once, balanced, numbered without a gap; a difference as a reversal."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.documents.expenses.ledger.fec import COLUMNS
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.ledger.kept import EntryKind, LedgerLine
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.expenses.ledger.of_claims import entries_of_claims
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.ledger.ledger_room import YEAR, balances, claim_of, lines_of, sent_run


@pytest.fixture
def ledger(workspace: Workspace) -> LedgerService:
    return LedgerService(workspace)


def test_a_reimbursed_claim_is_granted_then_paid_and_owes_nothing(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(
        workspace, ClaimStatus.REIMBURSED, decided_on=date(2026, 3, 5), paid_on=date(2026, 3, 20)
    )
    sent_run(workspace, claim, 1250, date(2026, 3, 20))
    lines = lines_of(ledger.export(*YEAR, tmp_path))
    assert [(line.number, line.entry_on, line.account, line.debit, line.credit) for line in lines] == [
        (1, date(2026, 3, 5), "6256", Money(1250), Money()),
        (1, date(2026, 3, 5), "4681", Money(), Money(1250)),
        (2, date(2026, 3, 20), "4681", Money(1250), Money()),
        (2, date(2026, 3, 20), "512", Money(), Money(1250)),
    ]
    assert {line.lettering for line in lines if line.account == "4681"} == {f"C{claim}"}


def test_a_claim_imported_as_reimbursed_is_granted_on_the_day_of_its_payment(
    workspace: Workspace, ledger: LedgerService
) -> None:
    claim_of(workspace, ClaimStatus.REIMBURSED, paid_on=date(2026, 4, 6), pay_by=PaymentMeans.CASH)
    entries = ledger.preview(*YEAR).entries
    assert [(one.kind, one.entry_on, one.journal.number) for one in entries] == [
        (EntryKind.GRANT, date(2026, 4, 6), "OD"),
        (EntryKind.PAYMENT, date(2026, 4, 6), "CA"),
    ]
    assert entries[1].postings[1].account == "530"


def test_a_waived_claim_becomes_a_gift_and_owes_nothing(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim_of(workspace, ClaimStatus.WAIVED, paid_on=date(2026, 5, 4))
    found = balances(lines_of(ledger.export(*YEAR, tmp_path)))
    assert found == {"6256": 1250, "4681": 0, "75412": -1250}


def test_what_is_given_up_on_two_days_is_two_gifts_that_leave_once(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        claim = build.claim(build.person(), ClaimStatus.WAIVED)
        build.line(claim, date(2026, 3, 2), 1250, waived_on=date(2026, 5, 4))
        build.line(claim, date(2026, 3, 2), 700, waived_on=date(2026, 6, 4))
        build.line(claim, date(2026, 3, 2), 50)
    lines = lines_of(ledger.export(*YEAR, tmp_path))
    gifts = [(line.entry_on, line.credit) for line in lines if line.account == "75412"]
    assert gifts == [(date(2026, 5, 4), Money(1250)), (date(2026, 6, 4), Money(750))]
    assert not ledger.preview(*YEAR).entries


def test_a_granted_claim_is_owed_until_it_is_paid(workspace: Workspace, ledger: LedgerService) -> None:
    claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    assert ledger.preview(*YEAR).due == Money(1250)
    assert ledger.preview(date(2026, 1, 1), date(2026, 3, 4)).due == Money()


def test_a_claim_approved_nobody_knows_when_is_not_entered_but_told(
    workspace: Workspace, ledger: LedgerService
) -> None:
    claim_of(workspace, ClaimStatus.APPROVED)
    found = ledger.preview(*YEAR)
    assert (found.entries, found.undated) == ((), 1)


def test_what_left_does_not_leave_again_and_numbers_follow(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(date(2026, 1, 1), date(2026, 6, 30), tmp_path)
    with pytest.raises(DomainError, match="Rien n’est à exporter"):
        ledger.export(date(2026, 1, 1), date(2026, 6, 30), tmp_path)
    claim_of(workspace, ClaimStatus.APPROVED, 900, decided_on=date(2026, 7, 5))
    second = ledger.export(date(2026, 7, 1), date(2026, 12, 31), tmp_path)
    assert {line.number for line in lines_of(second)} == {2}
    rows = ledger.exports()
    assert [(row.first_number, row.last_number) for row in rows] == [(2, 2), (1, 1)]
    assert [entry.number for entry in ledger.entries(rows[1].id)] == [1]


def test_lines_of_two_exports_follow_each_other_and_the_trace_names_them_in_short(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    for cents in (1250, 900, 700):
        claim_of(workspace, ClaimStatus.APPROVED, cents, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    claim_of(workspace, ClaimStatus.REIMBURSED, 500, decided_on=date(2026, 7, 5), paid_on=date(2026, 7, 6))
    ledger.export(*YEAR, tmp_path)
    with workspace.read() as session:
        lines = session.query(LedgerLine).order_by(LedgerLine.id).all()
        acts = session.query(AuditEntry).filter_by(verb="export ledger").order_by(AuditEntry.id).all()
        assert [line.id for line in lines] == list(range(1, 11))
        assert [(line.entry_id, line.position) for line in lines[6:]] == [(4, 1), (4, 2), (5, 1), (5, 2)]
        assert sum(line.debit.cents - line.credit.cents for line in lines) == 0
    assert [json.loads(act.subjects)["ledger_line[]"] for act in acts] == [[1, 6], [7, 10]]


def test_an_entry_of_a_day_before_the_period_is_told_as_late(
    workspace: Workspace, ledger: LedgerService
) -> None:
    claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    found = ledger.preview(date(2026, 4, 1), date(2026, 6, 30))
    assert (found.entries, found.late, found.late_from) == ((), 1, date(2026, 3, 5))


def test_a_paid_contribution_is_one_entry_of_the_bank(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        person = Builder(session).person()
        session.add(
            PaidContribution(
                person_id=person.id,
                kind=ContributionKind.VACATION,
                state=ContributionState.PAID,
                done_on=date(2026, 2, 3),
                quantity_hundredths=200,
                unit_price=Money(10000),
                amount=Money(20000),
                paid_on=date(2026, 2, 28),
            )
        )
    lines = lines_of(ledger.export(*YEAR, tmp_path))
    assert balances(lines) == {"6226": 20000, "512": -20000}
    assert {line.piece_ref for line in lines} == {"CTR-0001"}


def test_what_came_settled_with_a_workbook_before_anything_left_is_history(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim_of(workspace, ClaimStatus.REIMBURSED, paid_on=date(2025, 3, 9))
    claim_of(workspace, ClaimStatus.WAIVED, 800, paid_on=date(2025, 5, 9))
    claim_of(workspace, ClaimStatus.APPROVED, 900, decided_on=date(2026, 2, 5))
    sent_run(workspace, claim_of(workspace, ClaimStatus.REIMBURSED, 700), 700, date(2026, 2, 6))
    spring = date(2026, 4, 1), date(2026, 6, 30)
    found = ledger.preview(*spring)
    assert (found.entries, found.history, found.late, found.late_from) == ((), 4, 3, date(2026, 2, 5))
    ledger.export(date(2026, 1, 1), date(2026, 3, 31), tmp_path)
    claim_of(workspace, ClaimStatus.REIMBURSED, 600, paid_on=date(2026, 3, 9))
    found = ledger.preview(*spring)
    assert (found.history, found.late, found.late_from) == (4, 2, date(2026, 3, 9))
    ledger.export(date(2025, 1, 1), date(2025, 12, 31), tmp_path)
    assert ledger.preview(*spring).history == 0


def test_the_exercise_of_the_structure_bounds_a_period(workspace: Workspace, ledger: LedgerService) -> None:
    with workspace.database.work() as session:
        Builder(session).structure(exercise_first_month=9)
    with pytest.raises(DomainError, match="deux exercices"):
        ledger.preview(*YEAR)
    found = ledger.preview(date(2025, 9, 1), date(2026, 8, 31))
    assert found.exercise.label == "2025-2026"
    assert any(exercise.start == date(2026, 9, 1) for exercise in ledger.exercises())
    with pytest.raises(DomainError, match="finit avant"):
        ledger.preview(date(2026, 2, 1), date(2026, 1, 1))


def test_numbers_begin_again_with_the_exercise(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        Builder(session).structure(exercise_first_month=9)
    claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    claim_of(workspace, ClaimStatus.APPROVED, 900, decided_on=date(2026, 10, 5))
    first = ledger.export(date(2025, 9, 1), date(2026, 8, 31), tmp_path)
    second = ledger.export(date(2026, 9, 1), date(2026, 11, 30), tmp_path)
    assert [{line.number for line in lines_of(one)} for one in (first, second)] == [{1}, {1}]


def test_the_text_has_the_columns_of_the_law_and_the_same_files_come_again(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        build.structure()
        claim = build.claim(
            build.person("Lefèvre\tDurand\n", "Zoë ’Łuc"),
            ClaimStatus.APPROVED,
            reference="NDF-2026-0001",
            decided_on=date(2026, 3, 5),
        )
        build.line(claim, date(2026, 3, 2), 1250)
    made = ledger.export(*YEAR, tmp_path)
    text, sheet, table = made.files
    assert text.name.startswith("328532916-ecritures-format-fec-20260101-20261231")
    head, first = text.read_bytes().decode("iso8859-15").split("\r\n")[:2]
    assert tuple(head.split("\t")) == COLUMNS
    cells = first.split("\t")
    assert (len(cells), cells[3], cells[11], cells[12]) == (18, "20260305", "12,50", "0,00")
    assert cells[10] == "Frais NDF-2026-0001, Zoë '?uc Lefèvre Durand"
    assert cells[15] == f"{workspace.today():%Y%m%d}"
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    again = lines_of(ledger.export_again(made.export_id, elsewhere, FecEncoding.UTF8), FecEncoding.UTF8)
    assert [line.debit for line in again] == [Money(1250), Money()]
    assert again[0].label == "Frais NDF-2026-0001, Zoë 'Łuc Lefèvre Durand"
    assert sheet.read_bytes()[:2] == b"PK"
    assert table.read_bytes().decode("utf-8-sig").splitlines()[1].endswith(";12,50;0,00")


def test_the_entries_of_a_run_are_those_of_its_claims_as_if_paid(workspace: Workspace) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    other = claim_of(workspace, ClaimStatus.APPROVED, 900)
    with workspace.read() as session:
        entries = entries_of_claims(
            session, [claim, other], date(2026, 4, 1), {other: PaymentMeans.CASH}, "5121", "REM-2026-001"
        )
    assert [one.number for one in entries] == [1, 2, 3, 4]
    assert [one.postings[-1].account for one in entries] == ["4681", "4681", "5121", "530"]
    assert {one.piece_ref for one in entries if one.kind is EntryKind.PAYMENT} == {"REM-2026-001"}
    assert {one.debit - one.credit for one in entries} == {Money()}


def test_reading_and_secretariat_do_not_export(
    workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    for role in (Role.READING, Role.SECRETARIAT):
        with pytest.raises(NotPermitted):
            LedgerService(workspace_as(role)).export(*YEAR, tmp_path)


def test_an_export_that_is_gone_says_so(ledger: LedgerService, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="n’est plus"):
        ledger.entries(9)
    with pytest.raises(DomainError, match="n’est plus"):
        ledger.export_again(9, tmp_path)
