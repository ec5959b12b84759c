"""What changed after an export leaves in the next one: reversals, rejections, other accounts."""

from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.ledger.accounts import AccountDraft, AccountUse
from engagement_desktop.domain.expenses.ledger.kept import EntryKind, LedgerEntry, LedgerLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.runs import Payment, PaymentState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.ledger_locks import LedgerLeft, refuse_erasing
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.ledger.ledger_room import YEAR, balances, claim_of, lines_of, sent_run


@pytest.fixture
def ledger(workspace: Workspace) -> LedgerService:
    return LedgerService(workspace)


def amend(workspace: Workspace, claim_id: int, **values: object) -> None:
    with workspace.database.work() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        for name, value in values.items():
            setattr(claim, name, value)


def test_a_difference_leaves_as_a_reversal_and_a_new_entry(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(date(2026, 1, 1), date(2026, 3, 31), tmp_path)
    with workspace.database.work() as session:
        session.query(ExpenseLine).filter_by(claim_id=claim).one().amount = Money(1000)
    outcome = ledger.export(date(2026, 4, 1), date(2026, 12, 31), tmp_path)
    entries = ledger.entries(outcome.export_id)
    assert [(one.kind, one.number, one.debit) for one in entries] == [
        (EntryKind.GRANT, 2, Money(1000)),
        (EntryKind.REVERSAL, 3, Money(1250)),
    ]
    assert {one.entry_on for one in entries} == {workspace.today()}
    assert not ledger.preview(date(2026, 4, 1), date(2026, 12, 31)).entries


def test_an_approval_taken_back_is_reversed_alone_and_once(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    amend(workspace, claim, status=ClaimStatus.SUBMITTED, decided_on=None)
    outcome = ledger.export(*YEAR, tmp_path)
    assert balances(lines_of(outcome)) == {"6256": -1250, "4681": 1250}
    assert not ledger.preview(*YEAR).entries
    amend(workspace, claim, status=ClaimStatus.APPROVED, decided_on=date(2026, 11, 21))
    assert [one.kind for one in ledger.preview(*YEAR).entries] == [EntryKind.GRANT]


def test_another_exported_period_leaves_a_later_difference_alone(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 8, 5))
    ledger.export(*YEAR, tmp_path)
    amend(workspace, claim, decided_on=date(2026, 3, 5))
    with workspace.database.work() as session:
        session.query(ExpenseLine).filter_by(claim_id=claim).one().amount = Money(1000)
    assert not ledger.preview(date(2026, 1, 1), date(2026, 3, 31)).entries


@pytest.mark.parametrize("left_before", [False, True])
def test_a_payment_that_the_bank_gave_back_is_reversed_on_that_day(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path, *, left_before: bool
) -> None:
    claim = claim_of(workspace, ClaimStatus.REIMBURSED, decided_on=date(2026, 3, 5))
    first = sent_run(workspace, claim, 1250, date(2026, 3, 20))
    if left_before:
        ledger.export(date(2026, 1, 1), date(2026, 3, 31), tmp_path)
    with workspace.database.work() as session:
        paid = session.get_one(Payment, first)
        paid.state, paid.rejected_on = PaymentState.REJECTED, date(2026, 4, 2)
    amend(workspace, claim, status=ClaimStatus.APPROVED)
    found = ledger.preview(date(2026, 1, 1), date(2026, 6, 30))
    rejected = found.entries[-1]
    assert (rejected.kind, rejected.entry_on) == (EntryKind.REVERSAL, date(2026, 4, 2))
    assert rejected.label.startswith("Paiement rejeté, Remboursement NDF-2026-1250")
    ledger.export(date(2026, 1, 1), date(2026, 6, 30), tmp_path)
    with workspace.read() as session:
        kept = session.query(LedgerEntry).filter_by(kind=EntryKind.REVERSAL).one()
        assert session.get_one(LedgerEntry, kept.reverses_id).kind is EntryKind.PAYMENT
    assert not ledger.preview(*YEAR).entries
    sent_run(workspace, claim, 1251, date(2026, 7, 1))
    amend(workspace, claim, status=ClaimStatus.REIMBURSED)
    assert [one.kind for one in ledger.preview(*YEAR).entries] == [EntryKind.PAYMENT]


def test_other_accounts_do_not_touch_what_left(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    draft = ledger.account_draft(AccountUse.MEAL)
    ledger.save_account(AccountDraft(AccountUse.MEAL, " 62561 ", "Repas des bénévoles", draft.version))
    assert not ledger.preview(*YEAR).entries
    claim_of(workspace, ClaimStatus.APPROVED, 900, decided_on=date(2026, 6, 5))
    entries = ledger.preview(*YEAR).entries
    assert [one.postings[0].account for one in entries] == ["62561"]
    meal = next(row for row in ledger.accounts() if row.use is AccountUse.MEAL)
    assert meal.is_own
    assert meal.shipped.number == "6256"
    with pytest.raises(ChangedMeanwhile):
        ledger.save_account(AccountDraft(AccountUse.MEAL, "6257", "Repas"))
    ledger.save_account(ledger.account_draft(AccountUse.MEAL))


def test_a_nature_corrected_after_an_export_is_reversed(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    with workspace.database.work() as session:
        session.query(ExpenseLine).filter_by(claim_id=claim).one().nature = ExpenseNature.TRAIN
    found = balances(lines_of(ledger.export(*YEAR, tmp_path)))
    assert found == {"6251": 1250, "6256": -1250, "4681": 0}


def test_what_left_never_changes_and_what_it_tells_is_not_erased(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    assert workspace.last_act() is None
    with (
        pytest.raises(LedgerLeft, match="ne changent plus"),
        workspace.act(Permission.LEDGER_EXPORT, "export ledger") as change,
    ):
        change.session.get_one(LedgerEntry, 1).label = "autre"
    with (
        pytest.raises(LedgerLeft),
        workspace.act(Permission.LEDGER_EXPORT, "export ledger") as change,
    ):
        for line in change.session.query(LedgerLine).all():
            change.session.delete(line)
    with workspace.act(Permission.LEDGER_EXPORT, "export ledger") as change:
        other = Builder(change.session).person("Morvan", known_as="P0002")
        for line in change.session.query(LedgerLine).filter(LedgerLine.person_id.is_not(None)):
            line.person_id = other.id
    with workspace.read() as session:
        with pytest.raises(DomainError, match="reste dans le dossier"):
            refuse_erasing(session, "expense_claim", claim)
        refuse_erasing(session, "paid_contribution", 1)


def test_a_claim_that_an_entry_tells_of_does_not_go_to_the_bin(
    workspace: Workspace, ledger: LedgerService, tmp_path: Path
) -> None:
    claim = claim_of(workspace, ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    ledger.export(*YEAR, tmp_path)
    amend(workspace, claim, status=ClaimStatus.DRAFT, decided_on=None)
    with pytest.raises(DomainError, match="dans les écritures du comptable"):
        ClaimWritingService(workspace).delete(claim)
