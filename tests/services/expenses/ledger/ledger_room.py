"""Claims that the ledger enters, and the lines that left."""

from collections import Counter
from datetime import date

from engagement_desktop.documents.expenses.ledger.fec import FecLine, read_fec
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding, LedgerOutcome
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def lines_of(outcome: LedgerOutcome, encoding: FecEncoding = FecEncoding.LATIN9) -> tuple[FecLine, ...]:
    return read_fec(outcome.files[0].read_bytes(), encoding)


def claim_of(workspace: Workspace, status: ClaimStatus, cents: int = 1250, **values: object) -> int:
    with workspace.database.work() as session:
        build = Builder(session)
        claim = build.claim(
            build.person(known_as=f"P{cents}"), status, reference=f"NDF-2026-{cents:04}", **values
        )
        given = values.get("paid_on") if status is ClaimStatus.WAIVED else None
        build.line(claim, date(2026, 3, 2), cents, waived_on=given)
        return claim.id


def sent_run(workspace: Workspace, claim_id: int, cents: int, day: date) -> int:
    with workspace.database.work() as session:
        run = PaymentRun(
            number=f"REM-2026-{cents}", state=RunState.SENT, made_on=day, execute_on=day, sent_on=day
        )
        session.add(run)
        session.flush()
        paid = Payment(
            run_id=run.id,
            claim_id=claim_id,
            means=PaymentMeans.TRANSFER,
            amount=Money(cents),
            state=PaymentState.PAID,
            position=1,
        )
        session.add(paid)
        session.flush()
        return paid.id


def balances(lines: tuple[FecLine, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in lines:
        found[line.account] += line.debit.cents - line.credit.cents
    return found
