"""The papers of a run, drawn and kept with it: what is paid, cash received, statements, receipts, entries."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip
from engagement_desktop.domain.expenses.runs import BankAccount, RunDocument
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.ledger.of_claims import entries_of_claims
from engagement_desktop.services.expenses.paying.making import paid_together
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.services.expenses.statements.giving import give_statements
from engagement_desktop.services.expenses.statements.reading import statement_of_claims
from engagement_desktop.storage.register.structures import own_structure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from engagement_desktop.documents.archive import Properties
    from engagement_desktop.services.expenses.paying.making import Made
    from engagement_desktop.services.progress import Progress

PDF_TYPE, TEXT_TYPE = "application/pdf", "text/plain"
SLIP, CASH, RECEIPTS, LEDGER = "run_slip", "run_cash", "run_receipts", "run_ledger"
_STEPS = 5


class RunPapers:
    """Draws what goes with one run, inside the act that makes it."""

    def __init__(self, session: Session, made: Made, now: datetime, says: Progress) -> None:
        self._session, self._made, self._now, self._says = session, made, now, says
        self._slip = slip_of(session, made, now)

    def keep(self) -> None:
        """Each paper is kept with the run, in the order in which they are handed."""
        session = self._session
        rows = [*self._own_papers(), *self._statements(), *self._receipts(), *self._entries()]
        session.add_all(rows)
        session.flush()
        session.add_all(
            RunDocument(run_id=self._made.run.id, document_id=row.id, position=place)
            for place, row in enumerate(rows, 1)
        )
        session.flush()

    def _own_papers(self) -> Iterator[IssuedDocument]:
        from engagement_desktop.documents.expenses.paying.cash import cash_receipts_pdf
        from engagement_desktop.documents.expenses.paying.slip import run_slip_pdf

        slip = self._slip
        self._says.step("Bordereau", 0, _STEPS)
        about = self._about(f"Bordereau du remboursement {slip.number}")
        yield self._kept(SLIP, "bordereau.pdf", run_slip_pdf(slip, about))
        if slip.by(PaymentMeans.CASH):
            self._says.step("Reçus d’espèces", 1, _STEPS)
            about = self._about(f"Reçus d’espèces du remboursement {slip.number}")
            yield self._kept(CASH, "reçus d’espèces.pdf", cash_receipts_pdf(slip, about))

    def _statements(self) -> Iterator[IssuedDocument]:
        """One a person, numbered in the series of statements."""
        self._says.step("États de frais des personnes", 2, _STEPS)
        today = self._now.date()
        told = statement_of_claims(self._session, self._claims(), self._means())
        for given in give_statements(self._session, told, today):
            yield given.row

    def _receipts(self) -> Iterator[IssuedDocument]:
        """In the order of the slip; nothing when no claim has a receipt in the dossier."""
        from engagement_desktop.documents.expenses.receipts.merged import merged_receipts_pdf
        from engagement_desktop.services.expenses.receipts.merging import receipts_of_claims

        self._says.step("Reçus en un seul PDF", 3, _STEPS)
        found = receipts_of_claims(self._session, self._claims())
        if found:
            title = f"Reçus du remboursement {self._slip.number}"
            content = merged_receipts_pdf(found, title, self._slip.structure, self._about(title))
            yield self._kept(RECEIPTS, "reçus.pdf", content)

    def _entries(self) -> Iterator[IssuedDocument]:
        """As if the run was sent on the day on which it is made, which is what the accountant is given."""
        from engagement_desktop.documents.expenses.ledger.fec import fec_text

        self._says.step("Écritures", 4, _STEPS)
        run, today = self._made.run, self._now.date()
        entries = entries_of_claims(
            self._session, self._claims(), run.made_on, self._means(), self._ledger_account(), run.number
        )
        yield self._kept(LEDGER, "écritures.txt", fec_text(entries, today), TEXT_TYPE)

    def _claims(self) -> list[int]:
        return [one.claim.id for one in self._made.paid]

    def _means(self) -> dict[int, PaymentMeans]:
        return {payment.claim_id: payment.means for payment in self._made.payments}

    def _ledger_account(self) -> str | None:
        account_id = self._made.run.bank_account_id
        account = None if account_id is None else self._session.get(BankAccount, account_id)
        return None if account is None else account.ledger_account

    def _about(self, title: str) -> Properties:
        from engagement_desktop.documents.archive import Properties

        author = self._slip.structure or "Engagement"
        return Properties(title=title, subject=title, author=author, dated=self._now)

    def _kept(self, kind: str, name: str, content: bytes, media: str = PDF_TYPE) -> IssuedDocument:
        number = self._slip.number
        return IssuedDocument(
            kind=kind,
            number=number,
            name=f"{number}, {name}",
            issued_on=self._now.date(),
            media_type=media,
            content=content,
            fingerprint=sha256(content).hexdigest(),
        )


def slip_of(session: Session, made: Made, now: datetime) -> RunSlip:
    """What the slip of a run says."""
    own, run = own_structure(session), made.run
    return RunSlip(
        number=run.number,
        structure="" if own is None else own.name,
        city="" if own is None else own.city or "",
        made_on=run.made_on,
        execute_on=run.execute_on,
        account="" if made.account is None else f"{made.account.label} … {made.account.end}",
        holder="" if made.account is None else made.account.holder,
        lines=tuple(_slip_lines(made)),
        traditional=policy_of(session, now.date()).letters_traditional,
    )


def _slip_lines(made: Made) -> Iterator[PaidLine]:
    payments = {payment.claim_id: payment for payment in made.payments}
    for group in paid_together(made.paid):
        claim, payment = group[0].claim, payments[group[0].claim.id]
        yield PaidLine(
            reference=", ".join(one.claim.standing.reference for one in group),
            person=f"{claim.first_name} {claim.last_name}".strip(),
            payee=payment.payee or "",
            means=payment.means,
            amount=Money.sum(one.claim.amount for one in group),
            account_end=payment.account_end or "",
            end_to_end=payment.end_to_end or "",
            claims=len(group),
        )
