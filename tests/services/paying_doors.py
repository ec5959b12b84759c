"""The doors of reimbursement runs and of the structure's accounts: what each asks for, how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, RunDraft
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
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

NEEDS, MADE, SENT = "claims to pay", "run made", "run sent"
DAY = date(2026, 11, 25)
OWN, PERSON = "FR7630006000011234567890189", "FR1420041010050500013M02606"
PAY, BANK = Permission.CLAIM_PAY, Permission.BANK_WRITE
ACCOUNT = BankAccountDraft(label="Livret", iban=OWN, holder="MSP des Deux-Ponts")


def prepare(build: Builder) -> None:
    """A structure with its account, another account, and a claim to pay by cheque."""
    build.structure(iban=Sealed(OWN), account_holder="MSP des Deux-Ponts")
    person = build.person("Hélias", "Monique", iban=Sealed(PERSON))
    claim = build.claim(person, ClaimStatus.APPROVED)
    build.line(claim, date(2026, 11, 3), 5237, receipt="J-2026-0001")
    build.session.add(BankAccount(label="Courant", iban=Sealed(OWN), holder="MSP des Deux-Ponts"))
    build.session.flush()


def prepare_made(build: Builder) -> None:
    """The same in a run of a cheque, with a paper."""
    prepare(build)
    _run(build, RunState.MADE, PaymentState.MADE)


def prepare_sent(build: Builder) -> None:
    """The same, sent three days ago: its payment is 2, of a claim reimbursed."""
    prepare_made(build)
    claim = build.claim(build.person("Benali", "Fatima"), ClaimStatus.REIMBURSED, paid_on=date(2026, 11, 19))
    build.line(claim, date(2026, 11, 3), 1200, receipt="J-2026-0002")
    _run(build, RunState.SENT, PaymentState.PAID, claim.id, "REM-2026-002")


def _run(
    build: Builder, state: RunState, paid: PaymentState, claim_id: int = 1, number: str = "REM-2026-001"
) -> None:
    sent = date(2026, 11, 19) if state is RunState.SENT else None
    run = PaymentRun(number=number, state=state, made_on=date(2026, 11, 19), execute_on=DAY, sent_on=sent)
    paper = IssuedDocument(
        kind="run_slip",
        number=number,
        name=f"{number}, bordereau.pdf",
        issued_on=date(2026, 11, 19),
        media_type="application/pdf",
        content=b"%PDF-1.7 slip",
        fingerprint="0" * 64,
    )
    build.session.add_all([run, paper])
    build.session.flush()
    build.session.add_all(
        [
            Payment(
                run_id=run.id,
                claim_id=claim_id,
                means=PaymentMeans.CHEQUE,
                amount=Money(5237),
                state=paid,
                position=1,
            ),
            RunDocument(run_id=run.id, document_id=paper.id, position=1),
        ]
    )
    build.session.flush()


def _runs(world: Any) -> Any:
    return world.application.runs


def _accounts(world: Any) -> Any:
    return world.application.bank_accounts


BY_CHEQUE = RunDraft((1,), DAY, None, {1: PaymentMeans.CHEQUE})
DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "runs.make": (lambda w: _runs(w).make(BY_CHEQUE), PAY, NEEDS),
        "runs.write_transfers": (lambda w: _runs(w).write_transfers(DAY, w.file("v.xml")), PAY, NEEDS),
        "runs.save_files": (lambda w: _runs(w).save_files(1, w.folder), PAY, MADE),
        "runs.send": (lambda w: _runs(w).send(1), PAY, MADE),
        "runs.cancel": (lambda w: _runs(w).cancel(1), PAY, MADE),
        "runs.note_cheque": (lambda w: _runs(w).note_cheque(1, "1000112"), PAY, MADE),
        "runs.reject": (lambda w: _runs(w).reject(2, "compte clos", date(2026, 11, 20)), PAY, SENT),
        "bank_accounts.save": (lambda w: _accounts(w).save(ACCOUNT), BANK, NEEDS),
        "bank_accounts.archive": (lambda w: _accounts(w).archive(1), BANK, NEEDS),
        "bank_accounts.restore": (lambda w: _accounts(w).restore(1), BANK, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "runs.ready": (),
        "runs.runs": (),
        "runs.detail": (1,),
        "runs.files": (1,),
        "runs.content": (1, 1),
        "bank_accounts.accounts": (),
        "bank_accounts.draft": (1,),
    }
)
_PAPERS = {"payment_run", "payment", "run_document", "issued_document", "number_series"}
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "runs.make": (_PAPERS, 1),
        "runs.write_transfers": (set(), 1),
        "runs.save_files": (set(), 0),
        "runs.send": ({"expense_claim", "payment", "payment_run"}, 1),
        "runs.cancel": (_PAPERS - {"number_series"}, 1),
        "runs.note_cheque": ({"payment"}, 1),
        "runs.reject": ({"expense_claim", "payment"}, 1),
        "bank_accounts.save": ({"bank_account"}, 1),
        "bank_accounts.archive": ({"bank_account"}, 1),
        "bank_accounts.restore": (set(), 1),
    }
)
