"""How a run is made: its payments, the bank's file, and its papers, all in the act that takes its number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay
from engagement_desktop.domain.expenses.paying.netting import Share, covered, together
from engagement_desktop.domain.expenses.paying.runs_rows import AccountChoice, RunDraft
from engagement_desktop.domain.expenses.paying.sepa import Transfer, TransferOrder, end_to_end_id, identifier
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.paying.reading import (
    account_choices,
    account_iban,
    payer_of,
    ready_row,
)
from engagement_desktop.storage.expenses.claiming.numbers import next_run_number
from engagement_desktop.storage.expenses.paying.to_pay import claims_to_pay

NO_ACCOUNT = (
    "Aucun compte à débiter n’est lisible ici. Inscrivez l’IBAN de la structure dans ses réglages, ou un "
    "autre compte dans Comptes bancaires. Rien n’a été écrit."
)
_GONE = (
    "Une des notes choisies n’est plus à payer\u00a0: elle est entrée dans un autre remboursement, ou "
    "sa décision a "
    "changé. Rien n’a été écrit, la liste est à jour\u00a0: choisissez de nouveau."
)


@dataclass(frozen=True, slots=True)
class Paid:
    """One claim, and by which means it is paid here."""

    claim: ClaimToPay
    means: PaymentMeans

    @property
    def share(self) -> Share:
        """How it weighs in the sum of its person."""
        return self.claim.share(self.means)


@dataclass(frozen=True, slots=True)
class Made:
    """A run just made: its row, its payments in order, its claims."""

    run: PaymentRun
    payments: tuple[Payment, ...]
    paid: tuple[Paid, ...]
    account: AccountChoice | None


def chosen(session: Session, draft: RunDraft, account_id: int, today: date) -> tuple[Paid, ...]:
    """The claims of a draft, by reference.

    Raises:
        DomainError: one is no longer to be paid, or something holds it back.
    """
    asked = set(draft.claim_ids)
    claims = claims_to_pay(session, today, asked)
    if len(claims) != len(asked):
        raise DomainError(_GONE, "claim_ids")
    paid = tuple(Paid(claim, draft.means.get(claim.id, claim.means)) for claim in claims)
    payer = replace(payer_of(session, account_id, today), covered=covered(one.share for one in paid))
    for one in paid:
        for reason in ready_row(one.claim, payer).blocked(one.means):
            raise DomainError(f"Note {one.claim.standing.reference}\u00a0: {reason.sentence}", "claim_ids")
    return paid


def made(session: Session, draft: RunDraft, paid: Sequence[Paid], account_id: int, now: datetime) -> Made:
    """The run and its payments, flushed; with its bank file when something goes by transfer."""
    if draft.execute_on is None:
        raise DomainError("Dites quel jour la banque exécute les virements.", "execute_on")
    today = now.date()
    by_bank = any(one.means is PaymentMeans.TRANSFER for one in paid)
    account = _account(session, draft, today) if by_bank else None
    run = PaymentRun(
        number=next_run_number(session, today.year),
        state=RunState.MADE,
        made_on=today,
        execute_on=draft.execute_on,
        made_by_id=account_id,
        bank_account_id=None if account is None else account.id,
    )
    session.add(run)
    session.flush()
    ids = _end_to_end_ids(run, paid)
    payments = tuple(_payment(run, one, place, ids) for place, one in enumerate(paid, 1))
    session.add_all(payments)
    session.flush()
    if account is not None:
        _seal_bank_file(session, run, payments, paid, account, now)
    return Made(run, payments, tuple(paid), account)


def order_of(
    account: AccountChoice,
    iban: str,
    execute_on: date,
    now: datetime,
    name: str,
    transfers: Sequence[Transfer],
) -> TransferOrder:
    """What the bank is given, under a name that comes back in its statements."""
    return TransferOrder(
        message_id=identifier(f"{name}-{now:%Y%m%d%H%M%S}"),
        batch_id=identifier(name),
        made_at=now,
        execute_on=execute_on,
        holder=account.holder,
        iban=iban,
        version=account.version,
        transfers=tuple(transfers),
    )


def transfer_of(claims: Sequence[ClaimToPay], end_to_end: str) -> Transfer:
    """What one person is paid in one transfer; its words name the claims and nothing else."""
    first = claims[0]
    number = "" if first.iban is None else first.iban.clear or ""
    named = ", ".join(claim.standing.reference for claim in claims)
    amount = Money.sum(claim.amount for claim in claims)
    return Transfer(end_to_end, amount, first.payee, number, f"Remb frais {named}")


def paid_together(paid: Sequence[Paid]) -> tuple[tuple[Paid, ...], ...]:
    """The claims of each sum that is handed over, in the order of the run."""
    by_id = {one.claim.id: one for one in paid}
    groups = together(one.share for one in paid)
    return tuple(tuple(by_id[share.key] for share in group) for group in groups)


def _account(session: Session, draft: RunDraft, today: date) -> AccountChoice:
    choices = account_choices(session, today)
    if not choices:
        raise DomainError(NO_ACCOUNT, "account_id")
    found = next((one for one in choices if one.id == draft.account_id), None)
    if found is None:
        raise DomainError("Choisissez le compte à débiter dans la liste.", "account_id")
    return found


def _end_to_end_ids(run: PaymentRun, paid: Sequence[Paid]) -> dict[int, str]:
    """By claim; those of one transfer share that of the first."""
    places = {one.claim.id: place for place, one in enumerate(paid, 1)}
    return {
        one.claim.id: end_to_end_id(run.number, places[group[0].claim.id], group[0].claim.standing.reference)
        for group in paid_together(paid)
        for one in group
    }


def _payment(run: PaymentRun, one: Paid, place: int, ids: Mapping[int, str]) -> Payment:
    claim, by_bank = one.claim, one.means is PaymentMeans.TRANSFER
    number = (claim.iban.clear or "") if claim.iban is not None else ""
    return Payment(
        run_id=run.id,
        claim_id=claim.id,
        means=one.means,
        amount=claim.amount,
        state=PaymentState.MADE,
        position=place,
        end_to_end=ids[claim.id] if by_bank else None,
        payee=claim.payee,
        account_end=number[-4:] if by_bank else None,
    )


def _seal_bank_file(
    session: Session,
    run: PaymentRun,
    payments: Sequence[Payment],
    paid: Sequence[Paid],
    account: AccountChoice,
    now: datetime,
) -> None:
    from engagement_desktop.documents.expenses.paying.pain001 import pain001_xml

    transfers = tuple(_transfers(payments, paid))
    order = order_of(account, account_iban(session, account.id), run.execute_on, now, run.number, transfers)
    run.bank_file = Sealed(pain001_xml(order).decode())
    run.bank_file_name = f"{run.number}-virements.xml"
    session.flush()


def _transfers(payments: Sequence[Payment], paid: Sequence[Paid]) -> Iterator[Transfer]:
    ids = {payment.claim_id: payment.end_to_end for payment in payments}
    for group in paid_together(paid):
        end_to_end = ids[group[0].claim.id]
        if end_to_end is not None:
            yield transfer_of([one.claim for one in group], end_to_end)
