"""Runs from a real dossier: what is ready, what is made, sent, cancelled, and what comes back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from sqlalchemy import select
from xmlschema import XMLSchema

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, PaymentMeans
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, RunDraft
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.runs import PaymentRun, PaymentState, RunState, SepaVersion
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.expenses.paying.bank_accounts import BankAccountService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.expenses.receipts.receipts import ReceiptService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.paying.paying_world import IBANS, OWN, prepare, to_pay

TODAY, DAY = date(2026, 11, 22), date(2026, 11, 23)
LOGO = Path(__file__).parents[3] / "data" / "logo.png"
SCHEMAS = Path(__file__).parents[3] / "data" / "xsd"


@pytest.fixture
def runs(workspace: Workspace) -> RunService:
    with workspace.database.work() as session:
        prepare(Builder(session))
    return RunService(workspace)


def ready_ids(runs: RunService) -> tuple[int, ...]:
    return tuple(row.claim_id for row in runs.ready().rows if row.is_ready)


def made(runs: RunService) -> int:
    return runs.make(RunDraft(ready_ids(runs), DAY))


def claims(workspace: Workspace) -> dict[int, tuple[ClaimStatus, date | None]]:
    with workspace.read() as session:
        return {one.id: (one.status, one.paid_on) for one in session.scalars(select(ExpenseClaim))}


def amounts(content: bytes) -> list[Decimal]:
    root: Element = fromstring(content)
    return [Decimal(one.text or "0") for one in root.iter() if one.tag.endswith("InstdAmt")]


def test_four_of_seven_are_ready_and_each_other_says_why(runs: RunService) -> None:
    choice = runs.ready()
    assert [(row.last_name, row.amount.cents, row.means) for row in choice.rows if row.is_ready] == [
        ("Benali", 3214, PaymentMeans.TRANSFER),
        ("Diallo", 1200, PaymentMeans.CASH),
        ("Hélias", 5237, PaymentMeans.TRANSFER),
        ("Œuvrard", 1894, PaymentMeans.CHEQUE),
    ]
    held = {row.last_name: row.blocked() for row in choice.rows if not row.is_ready}
    assert {name: [one.kind for one in reasons] for name, reasons in held.items()} == {
        "Prigent": [Blocker.RECEIPT_MISSING],
        "Fournier": [Blocker.IBAN_FALSE],
        "Caron": [Blocker.TO_DECIDE],
    }
    assert held["Prigent"][0].sentence.replace("\u00a0", " ") == (
        "Le stationnement du 3 novembre 2026 (27,40 €) n’a pas de reçu. "
        "La note reste en attente, les autres partent."
    )
    assert (choice.accounts[0].end, choice.accounts[0].holder) == ("0189", "MSP DES DEUX-PONTS")
    assert choice.proposed_on == DAY, "the Monday after a Sunday"
    assert choice.made == ()


def test_a_run_gives_the_bank_file_the_papers_and_marks_nothing_paid(
    runs: RunService, workspace: Workspace, tmp_path: Path
) -> None:
    run_id = made(runs)
    detail = runs.detail(run_id)
    assert (detail.row.number, detail.row.state) == ("REM-2026-001", RunState.MADE)
    assert (detail.row.payments, detail.row.amount) == (4, Money(11545))
    assert (detail.row.transfers, detail.row.transferred) == (2, Money(8451))
    assert [one.end_to_end for one in detail.payments if one.end_to_end] == [
        "REM-2026-001-001-" + detail.payments[0].reference,
        "REM-2026-001-003-" + detail.payments[2].reference,
    ]
    kinds = [one.kind for one in detail.files]
    assert kinds[:3] == ["bank_file", "run_slip", "run_cash"]
    assert kinds.count("expense_statement") == 4
    assert kinds[-1] == "run_ledger"
    bank = runs.content(run_id, None)
    XMLSchema(str(SCHEMAS / "pain.001.001.09.xsd")).validate(bank.decode())
    assert amounts(bank) == [Decimal("32.14"), Decimal("52.37")]
    folder = runs.save_files(run_id, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == sorted(one.name for one in detail.files)
    assert {status for status, _ in claims(workspace).values()} == {ClaimStatus.APPROVED}
    assert ready_ids(runs) == (), "what a run holds is not proposed again"
    assert [one.id for one in runs.ready().made] == [run_id]


def test_sending_locks_the_run_and_pays_its_claims_on_that_day(
    runs: RunService, workspace: Workspace
) -> None:
    run_id = made(runs)
    runs.send(run_id)
    detail = runs.detail(run_id)
    assert (detail.row.state, detail.row.sent_on, detail.row.execute_on) == (RunState.SENT, TODAY, DAY)
    assert {one.state for one in detail.payments} == {PaymentState.PAID}
    paid = {one.claim_id for one in detail.payments}
    stand = claims(workspace)
    assert all(stand[one] == (ClaimStatus.REIMBURSED, TODAY) for one in paid)
    assert sum(status is ClaimStatus.APPROVED for status, _ in stand.values()) == 3
    assert detail.sent_by == "Compte coordination"
    for act in (runs.send, runs.cancel):
        with pytest.raises(DomainError, match="REM-2026-001"):
            act(run_id)
    with pytest.raises(DomainError, match="rien à annuler"):
        workspace.undo()


def test_a_run_that_is_cancelled_leaves_nothing_and_its_number_does_not_serve_again(
    runs: RunService, workspace: Workspace
) -> None:
    runs.cancel(made(runs))
    with workspace.read() as session:
        assert session.scalars(select(PaymentRun)).all() == []
        assert session.scalars(select(IssuedDocument)).all() == []
    assert len(ready_ids(runs)) == 4
    assert runs.detail(made(runs)).row.number == "REM-2026-002"
    assert len(runs.runs()) == 1


def test_one_payment_comes_back_alone(runs: RunService, workspace: Workspace) -> None:
    run_id = made(runs)
    first = runs.detail(run_id).payments[0]
    with pytest.raises(DomainError, match="pas parti"):
        runs.reject(first.id, "compte clos", TODAY)
    runs.send(run_id)
    runs.reject(first.id, " compte clos ", TODAY)
    detail = runs.detail(run_id)
    back = detail.payments[0]
    assert (back.state, back.rejected_on, back.rejection_reason) == (
        PaymentState.REJECTED,
        TODAY,
        "compte clos",
    )
    assert detail.row.rejected == 1
    assert claims(workspace)[first.claim_id] == (ClaimStatus.APPROVED, None)
    assert ready_ids(runs) == (first.claim_id,)
    with pytest.raises(DomainError, match="déjà revenu"):
        runs.reject(first.id, "compte clos", TODAY)
    again = runs.detail(runs.make(RunDraft((first.claim_id,), DAY)))
    assert [one.claim_id for one in again.payments] == [first.claim_id]


def test_a_claim_is_never_in_two_runs(runs: RunService) -> None:
    ids = ready_ids(runs)
    made(runs)
    with pytest.raises(DomainError, match="n’est plus à payer"):
        runs.make(RunDraft(ids[:1], DAY))


def test_what_holds_a_claim_back_refuses_the_whole_run(runs: RunService, workspace: Workspace) -> None:
    held = next(row for row in runs.ready().rows if row.last_name == "Fournier")
    with pytest.raises(DomainError, match="erreur de frappe"):
        runs.make(RunDraft((*ready_ids(runs), held.claim_id), DAY))
    assert runs.runs() == ()
    by_cheque = RunDraft((held.claim_id,), DAY, None, {held.claim_id: PaymentMeans.CHEQUE})
    detail = runs.detail(runs.make(by_cheque))
    assert [one.means for one in detail.payments] == [PaymentMeans.CHEQUE]
    assert detail.files[0].kind == "run_slip", "nothing goes to the bank"
    assert workspace.last_act() is None


def test_without_an_account_to_debit_only_cheques_and_cash_go(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        to_pay(make, "Benali", "Fatima", 3214, IBANS[0])
    runs = RunService(workspace)
    ids = ready_ids(runs)
    with pytest.raises(DomainError, match="Aucun compte à débiter") as refused:
        runs.make(RunDraft(ids, DAY))
    assert refused.value.field == "account_id"
    runs.make(RunDraft(ids, DAY, None, {ids[0]: PaymentMeans.CASH}))


def test_another_account_is_debited_with_its_own_version_of_the_file(
    runs: RunService, workspace: Workspace
) -> None:
    accounts = BankAccountService(workspace)
    draft = BankAccountDraft(label="Livret", iban=OWN, holder="MSP LIVRET", sepa=SepaVersion.V03)
    account_id = accounts.save(draft)
    with pytest.raises(DomainError, match="dans la liste"):
        runs.make(RunDraft(ready_ids(runs), DAY, 99))
    run_id = runs.make(RunDraft(ready_ids(runs), DAY, account_id))
    bank = runs.content(run_id, None)
    XMLSchema(str(SCHEMAS / "pain.001.001.03.xsd")).validate(bank.decode())
    assert b"<Nm>MSP LIVRET</Nm>" in bank
    assert accounts.accounts()[0].runs == 1


def approve_by(workspace: Workspace, account_id: int) -> None:
    with workspace.database.work() as session:
        for claim in session.scalars(select(ExpenseClaim)):
            claim.decided_by_id, claim.decided_on = account_id, TODAY


def test_who_approved_does_not_pay(
    runs: RunService, workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    approve_by(workspace, workspace.actor.account_id)
    assert ready_ids(runs) == ()
    kinds = {row.last_name: [one.kind for one in row.reasons] for row in runs.ready().rows}
    assert kinds["Benali"] == [Blocker.SAME_ACCOUNT]
    treasury = RunService(workspace_as(Role.TREASURY))
    run_id = made(treasury)
    assert "Vous avez approuvé" in runs.detail(run_id).refusal
    with pytest.raises(DomainError, match="un autre compte envoie"):
        runs.send(run_id)
    assert treasury.detail(run_id).refusal == ""
    treasury.send(run_id)


def test_a_structure_too_small_for_two_pays_alone_and_the_trace_tells_it(
    runs: RunService, workspace: Workspace
) -> None:
    approve_by(workspace, workspace.actor.account_id)
    with workspace.database.work() as session:
        session.add(
            ExpensePolicy(structure_id=1, decides_alone_on=TODAY, decides_alone_reason="un seul compte")
        )
    run_id = made(runs)
    runs.send(run_id)
    with workspace.read() as session:
        alone = {one.id for one in session.scalars(select(ExpenseClaim)) if one.decided_alone}
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert alone == {one.claim_id for one in runs.detail(run_id).payments}
    assert last is not None
    assert last.verb == "send run alone"


def test_an_envelope_that_is_passed_holds_its_claims_back(runs: RunService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        envelope = Envelope(
            label="ARS 2026",
            label_key="ars 2026",
            first_day=date(2026, 1, 1),
            source=FundingSource.ARS,
            amount=Money(3000),
        )
        session.add(envelope)
        session.flush()
        session.get_one(ExpenseLine, 1).envelope_id = envelope.id
    held = next(row for row in runs.ready().rows if row.last_name == "Benali")
    assert [one.kind for one in held.reasons] == [Blocker.BUDGET]
    said = held.reasons[0].sentence.replace("\u00a0", " ")
    assert said.startswith("L’enveloppe « ARS 2026 » est dépassée de 2,14 €.")


def test_the_receipts_of_a_run_are_in_one_pdf(runs: RunService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        session.get_one(ExpenseClaim, 1).status = ClaimStatus.DRAFT
    receipts = ReceiptService(workspace)
    receipts.join(1, receipts.prepare("ticket.png", LOGO.read_bytes()))
    with workspace.database.work() as session:
        session.get_one(ExpenseClaim, 1).status = ClaimStatus.APPROVED
    run_id = made(runs)
    kept = [one for one in runs.files(run_id) if one.kind == "run_receipts"]
    assert [one.name for one in kept] == ["REM-2026-001, reçus.pdf"]
    assert runs.content(run_id, kept[0].document_id).startswith(b"%PDF")


def test_a_claim_whose_decision_changed_stops_the_sending(runs: RunService, workspace: Workspace) -> None:
    run_id = made(runs)
    with workspace.database.work() as session:
        session.get_one(ExpenseClaim, runs.detail(run_id).payments[0].claim_id).status = ClaimStatus.SUBMITTED
    with pytest.raises(DomainError, match="n’est plus approuvée"):
        runs.send(run_id)


def test_the_number_of_a_cheque_is_noted_until_the_run_is_sent(runs: RunService) -> None:
    run_id = made(runs)
    payments = runs.detail(run_id).payments
    cheque = next(one for one in payments if one.means is PaymentMeans.CHEQUE)
    runs.note_cheque(cheque.id, " 1000112 ")
    assert runs.detail(run_id).payments[3].cheque_number == "1000112"
    with pytest.raises(DomainError, match="pas un chèque"):
        runs.note_cheque(payments[0].id, "1")
    with pytest.raises(DomainError, match="moins de 40"):
        runs.note_cheque(cheque.id, "1" * 41)
    runs.send(run_id)
    with pytest.raises(DomainError, match="ne change plus"):
        runs.note_cheque(cheque.id, "2")


def test_the_file_of_the_bank_is_read_by_those_who_may_read_accounts(
    runs: RunService, tmp_path: Path
) -> None:
    run_id = made(runs)
    with pytest.raises(DomainError, match="pas de ce remboursement"):
        runs.content(run_id, 9_999)
    with pytest.raises(DomainError, match="plus dans le dossier"):
        runs.save_files(99, tmp_path)
    paper = runs.files(run_id)[1]
    assert runs.content(run_id, paper.document_id).startswith(b"%PDF")


def test_a_run_of_nobody_or_on_a_past_day_is_refused(runs: RunService) -> None:
    for draft in (RunDraft((), DAY), RunDraft(ready_ids(runs), date(2026, 11, 20))):
        with pytest.raises(DomainError):
            runs.make(draft)


def test_an_account_of_nobody_has_no_name(runs: RunService, workspace: Workspace) -> None:
    run_id = made(runs)
    with workspace.database.work() as session:
        session.get_one(PaymentRun, run_id).made_by_id = None
        assert session.scalars(select(Account)).first() is not None
    assert runs.detail(run_id).made_by == ""
