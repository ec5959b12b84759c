"""A correction that takes back is taken from what the same person is paid, in the bank file and on paper."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from sqlalchemy import select

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, PaymentMeans
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from engagement_desktop.domain.expenses.runs import PaymentState
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.paying.paying_world import IBANS, OWN, SPENT
from tests.services.expenses.paying.test_runs import DAY, TODAY

PAID, TAKEN_BACK = "NDF-2026-0101", "NDF-2026-0102"


def story(make: Builder, *, paid: int = 5000, back: int = -1200, **values: Any) -> None:
    """Monique is paid, and gives back what a former claim paid too much."""
    make.structure(iban=Sealed(OWN), account_holder="MSP DES DEUX-PONTS")
    person = make.person("Hélias", "Monique", iban=Sealed(IBANS[0]))
    former = make.claim(person, ClaimStatus.REIMBURSED, reference="NDF-2026-0100", paid_on=SPENT)
    wrong = make.line(former, SPENT, 4200, nature=ExpenseNature.PARKING)
    owed = make.claim(person, ClaimStatus.APPROVED, reference=PAID, **values)
    make.line(owed, SPENT, paid, nature=ExpenseNature.PARKING)
    correction = make.claim(person, ClaimStatus.APPROVED, reference=TAKEN_BACK, **values)
    make.line(correction, SPENT, back, nature=ExpenseNature.PARKING, receipt=None, corrects_id=wrong.id)


def told(workspace: Workspace, **values: Any) -> RunService:
    with workspace.database.work() as session:
        story(Builder(session), **values)
    return RunService(workspace)


def made(runs: RunService) -> int:
    return runs.make(RunDraft(tuple(row.claim_id for row in runs.ready().rows), DAY))


def words_of(content: bytes) -> str:
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(said.replace("\u00a0", " ").replace("\u202f", " ").split())


def texts(content: bytes, tag: str) -> list[str]:
    root: Element = fromstring(content)
    return [one.text or "" for one in root.iter() if one.tag.endswith(tag)]


def test_one_transfer_pays_the_difference(workspace: Workspace) -> None:
    runs = told(workspace)
    assert [row.is_ready for row in runs.ready().rows] == [True, True]
    run_id = made(runs)
    bank = runs.content(run_id, None)
    assert [Decimal(one) for one in texts(bank, "InstdAmt")] == [Decimal("38.00")]
    assert texts(bank, "CtrlSum") == ["38.00", "38.00"]
    assert texts(bank, "NbOfTxs") == ["1", "1"]
    assert texts(bank, "Ustrd") == [f"Remb frais {PAID}, {TAKEN_BACK}"]
    detail = runs.detail(run_id)
    assert (detail.row.transfers, detail.row.transferred) == (1, Money(3800))
    assert (detail.row.payments, detail.row.amount) == (2, Money(3800))
    assert {one.end_to_end for one in detail.payments} == {f"REM-2026-001-001-{PAID}"}


def test_the_slip_the_statement_and_the_entries_tell_the_same_sum(workspace: Workspace) -> None:
    runs = told(workspace)
    run_id = made(runs)
    files = {one.kind: runs.content(run_id, one.document_id) for one in runs.files(run_id)}
    slip = words_of(files["run_slip"])
    assert "2 notes pour 38,00 €" in slip
    assert "38,00 €, 1 virement" in slip
    assert "38,00" in words_of(files["expense_statement"])
    rows = [one.split("\t") for one in files["run_ledger"].decode("iso8859-15").splitlines()[1:]]
    by_account: dict[str, int] = {}
    for row in rows:
        moved = int(row[11].replace(",", "")) - int(row[12].replace(",", ""))
        by_account[row[4]] = by_account.get(row[4], 0) + moved
    assert by_account["4681"] == 0
    assert by_account["512"] == -3800
    assert sum(by_account.values()) == 0


def test_a_run_sent_the_same_day_has_the_days_of_the_export(workspace: Workspace) -> None:
    runs = told(workspace)
    run_id = made(runs)
    ledger = next(one for one in runs.files(run_id) if one.kind == "run_ledger")
    rows = [
        one.split("\t") for one in runs.content(run_id, ledger.document_id).decode("iso8859-15").splitlines()
    ]
    runs.send(run_id)
    preview = LedgerService(workspace).preview(date(2026, 1, 1), date(2026, 12, 31))
    kept = {
        one.entry_on for one in preview.entries if one.kind is EntryKind.PAYMENT and "REM" in one.piece_ref
    }
    assert kept == {TODAY}
    assert {one[3] for one in rows[1:] if one[4] == "512"} == {f"{TODAY:%Y%m%d}"}


def test_both_are_reimbursed_and_both_come_back(workspace: Workspace) -> None:
    runs = told(workspace)
    run_id = made(runs)
    runs.send(run_id)
    assert statuses(workspace) == {PAID: ClaimStatus.REIMBURSED, TAKEN_BACK: ClaimStatus.REIMBURSED}
    runs.reject(runs.detail(run_id).payments[0].id, "Compte clos", TODAY)
    assert {one.state for one in runs.detail(run_id).payments} == {PaymentState.REJECTED}
    assert statuses(workspace) == {PAID: ClaimStatus.APPROVED, TAKEN_BACK: ClaimStatus.APPROVED}
    assert [row.is_ready for row in runs.ready().rows] == [True, True], "together again"


def statuses(workspace: Workspace) -> dict[str, ClaimStatus]:
    with workspace.read() as session:
        return {one.reference: one.status for one in session.scalars(select(ExpenseClaim)) if one.id > 1}


def test_one_cheque_has_one_number(workspace: Workspace) -> None:
    runs = told(workspace, pay_by=PaymentMeans.CHEQUE)
    run_id = made(runs)
    runs.note_cheque(runs.detail(run_id).payments[1].id, "1000112")
    assert [one.cheque_number for one in runs.detail(run_id).payments] == ["1000112", "1000112"]
    slip = next(one for one in runs.files(run_id) if one.kind == "run_slip")
    assert "1 chèque pour 38,00 €" in words_of(runs.content(run_id, slip.document_id))


def test_the_statement_tells_the_means_of_the_run(workspace: Workspace) -> None:
    runs = told(workspace)
    ids = tuple(row.claim_id for row in runs.ready().rows)
    run_id = runs.make(RunDraft(ids, DAY, means=dict.fromkeys(ids, PaymentMeans.CHEQUE)))
    statement = next(one for one in runs.files(run_id) if one.kind == "expense_statement")
    said = words_of(runs.content(run_id, statement.document_id))
    assert "38,00 €, par chèque" in said
    assert "par virement" not in said


@pytest.mark.parametrize("back", [-5000, -6000])
def test_what_the_other_claims_do_not_cover_waits_and_says_until_when(
    workspace: Workspace, back: int
) -> None:
    runs = told(workspace, back=back)
    paid, waits = runs.ready().rows
    assert paid.is_ready
    assert [one.kind for one in waits.reasons] == [Blocker.NOTHING_TO_PAY]
    assert "sera déduite de la prochaine note de Monique Hélias" in waits.reasons[0].sentence


def test_it_is_not_taken_back_alone(workspace: Workspace) -> None:
    runs = told(workspace)
    paid, back = runs.ready().rows
    with pytest.raises(DomainError, match="rien à verser"):
        runs.make(RunDraft((back.claim_id,), DAY))
    with pytest.raises(DomainError, match="rien à verser"):
        runs.make(RunDraft((paid.claim_id, back.claim_id), DAY, means={paid.claim_id: PaymentMeans.CASH}))


def test_the_bank_file_by_itself_pays_the_difference_too(workspace: Workspace, tmp_path: Path) -> None:
    found = told(workspace).write_transfers(DAY, tmp_path / "v.xml")
    assert (found.count, found.total, len(found.claim_ids), found.left_out) == (1, Money(3800), 2, ())


def test_the_bank_file_by_itself_names_what_nothing_covers(workspace: Workspace, tmp_path: Path) -> None:
    found = told(workspace, back=-6000).write_transfers(DAY, tmp_path / "v.xml")
    assert (found.count, found.total) == (1, Money(5000))
    assert [one.replace("\u00a0", " ") for one in found.left_out] == [
        f"Monique Hélias, note {TAKEN_BACK} : rien à verser"
    ]
