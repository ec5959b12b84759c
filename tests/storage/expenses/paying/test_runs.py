"""Runs, their payments and papers, and the accounts that they debit."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.runs import (
    BankAccount,
    Payment,
    PaymentRun,
    PaymentState,
    RunDocument,
    RunState,
)
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.expenses.paying.runs import (
    BANK_FILE,
    account_name,
    every_account,
    open_accounts,
    payment_rows,
    payments_of,
    run_documents,
    run_files,
    run_rows,
    runs_by_account,
)
from tests.builders import Builder
from tests.storage.common import IBAN

MADE, EXECUTE = date(2026, 8, 31), date(2026, 9, 1)
TRANSFER, CHEQUE, CASH = PaymentMeans
PAID, REJECTED = PaymentState.PAID, PaymentState.REJECTED
PAYMENTS = [
    (TRANSFER, 1250, PAID),
    (TRANSFER, 4999, REJECTED),
    (TRANSFER, 1, REJECTED),
    (CHEQUE, 300, PAID),
    (CASH, 20, REJECTED),
]


def run(session: Session, number: str, **values: object) -> PaymentRun:
    usual = {"state": RunState.MADE, "made_on": MADE, "execute_on": EXECUTE}
    row = PaymentRun(number=number, **usual | values)  # type: ignore[arg-type]  # a test names its fields
    session.add(row)
    session.flush()
    return row


def account(session: Session, label: str, archived_on: date | None = None) -> int:
    row = BankAccount(label=label, iban=Sealed(IBAN), holder="MSP", archived_on=archived_on)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def written(database: Database) -> Database:
    """Two runs: one sent with five payments, one empty; three further accounts."""
    with database.work() as session:
        make = Builder(session)
        make.structure()
        far, near = account(session, "Réserve"), account(session, "Association")
        account(session, "Ancien", date(2026, 1, 1))
        sent = run(
            session,
            "REM-2026-001",
            state=RunState.SENT,
            sent_on=EXECUTE,
            bank_account_id=near,
            bank_file=Sealed("<Document/>"),
            bank_file_name="REM-2026-001.xml",
        )
        run(session, "REM-2026-002", bank_account_id=near)
        for place, (means, cents, state) in enumerate(PAYMENTS):
            claim = make.claim(make.person(f"Nom{place}", "Léa"), ClaimStatus.REIMBURSED)
            session.add(
                Payment(
                    run_id=sent.id,
                    claim_id=claim.id,
                    means=means,
                    amount=Money(cents),
                    state=state,
                    position=len(PAYMENTS) - place,
                    payee=f"Payé {place}",
                    end_to_end=f"E2E-{place}" if means is TRANSFER else None,
                )
            )
        assert far < near
    return database


def test_the_latest_run_comes_first_with_its_sums(written: Database) -> None:
    with written.read() as session:
        empty, full = run_rows(session)
    assert (full.number, empty.number) == ("REM-2026-001", "REM-2026-002")
    assert full.payments == len(PAYMENTS)
    assert full.amount == Money(sum(cents for _, cents, _ in PAYMENTS))
    by_bank = [cents for means, cents, _ in PAYMENTS if means is TRANSFER]
    assert (full.transfers, full.transferred) == (len(by_bank), Money(sum(by_bank)))
    assert full.rejected == sum(1 for _, _, state in PAYMENTS if state is REJECTED)
    assert (full.sent_on, full.made_on, full.execute_on) == (EXECUTE, MADE, EXECUTE)
    assert (empty.payments, empty.amount, empty.transfers, empty.rejected) == (0, Money(), 0, 0)


@pytest.mark.parametrize(
    ("ids", "state", "expected"),
    [
        (None, RunState.MADE, [2]),
        (None, RunState.SENT, [1]),
        ([1], None, [1]),
        ([1], RunState.MADE, []),
        ([], None, []),
        ([99], None, []),
    ],
)
def test_runs_are_narrowed_to_ids_and_state(
    written: Database, ids: list[int] | None, state: RunState | None, expected: list[int]
) -> None:
    with written.read() as session:
        assert [one.id for one in run_rows(session, ids, state)] == expected


def test_payments_follow_their_place_not_their_entry(written: Database) -> None:
    with written.read() as session:
        assert [one.amount.cents for one in payments_of(session, 1)] == [20, 300, 1, 4999, 1250]
        rows = payment_rows(session, 1)
        assert [one.payee for one in rows] == [f"Payé {place}" for place in (4, 3, 2, 1, 0)]
        assert [one.last_name for one in rows] == [f"Nom{place}" for place in (4, 3, 2, 1, 0)]
        assert [one.state for one in rows] == [state for _, _, state in reversed(PAYMENTS)]
        assert payment_rows(session, 2) == ()
        assert payments_of(session, 99) == []


def test_the_papers_of_a_run_follow_the_file_of_the_bank(written: Database) -> None:
    with written.work() as session:
        for place, kind in ((2, "run_list"), (1, "run_slip")):
            paper = IssuedDocument(
                kind=kind,
                number="REM-2026-001",
                name=f"{kind}.pdf",
                issued_on=MADE,
                media_type="application/pdf",
                content=b"%PDF",
                fingerprint="f" * 64,
            )
            session.add(paper)
            session.flush()
            session.add(RunDocument(run_id=1, document_id=paper.id, position=place))
    with written.read() as session:
        files = run_files(session, session.get_one(PaymentRun, 1))
        assert [(one.kind, one.name) for one in files] == [
            (BANK_FILE, "REM-2026-001.xml"),
            ("run_slip", "run_slip.pdf"),
            ("run_list", "run_list.pdf"),
        ]
        assert files[0].document_id is None
        assert [one.position for one in run_documents(session, 1)] == [1, 2]
        assert run_files(session, session.get_one(PaymentRun, 2)) == ()


def test_accounts_in_use_are_offered_by_name_those_put_away_come_last(written: Database) -> None:
    with written.read() as session:
        assert [one.label for one in open_accounts(session)] == ["Association", "Réserve"]
        assert [one.label for one in every_account(session)] == ["Association", "Réserve", "Ancien"]
        assert runs_by_account(session) == {2: 2}


def test_an_account_is_named_by_its_first_name(written: Database) -> None:
    with written.read() as session:
        assert account_name(session, 1) == "Claire"
        assert account_name(session, None) == account_name(session, 99) == ""


def test_only_a_run_not_sent_holds_what_it_pays(written: Database) -> None:
    with written.work() as session:
        session.add(
            Payment(
                run_id=2,
                claim_id=2,
                means=TRANSFER,
                amount=Money(4999),
                state=PaymentState.MADE,
                position=1,
            )
        )
    with written.read() as session:
        assert held_claims(session) == {2: "REM-2026-002"}
        assert held_claims(session, [1, 3]) == {}
        assert held_claims(session, [2]) == {2: "REM-2026-002"}


def test_a_dossier_without_runs(nothing: Session) -> None:
    assert run_rows(nothing) == ()
    assert runs_by_account(nothing) == {}
    assert held_claims(nothing) == {}
    assert list(every_account(nothing)) == []
