"""The bank file by itself, without a run: what is approved and unpaid; nothing is marked paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans, Wish
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, Hold, account_hold
from engagement_desktop.domain.expenses.paying.netting import covered
from engagement_desktop.domain.expenses.paying.runs_rows import AccountChoice
from engagement_desktop.domain.expenses.paying.sepa import end_to_end_id
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register import identifiers
from engagement_desktop.french.paying_texts import left_out_words
from engagement_desktop.services.expenses.paying.making import (
    NO_ACCOUNT,
    Paid,
    order_of,
    paid_together,
    transfer_of,
)
from engagement_desktop.services.expenses.paying.reading import account_choices, account_iban
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.storage.expenses.paying.to_pay import approved_claims
from engagement_desktop.storage.register.structures import own_structure

_NONE_LEFT = "Aucune note approuvée et non payée n’est à virer. Rien n’a été écrit."


@dataclass(frozen=True, slots=True)
class TransferFile:
    """The file, what it sums to, and the claims left out with the reason of each."""

    content: bytes
    total: Money
    count: int
    claim_ids: tuple[int, ...]
    left_out: tuple[str, ...]


class NoTransfer(DomainError):
    """No claim remains; `left_out` says why of each."""

    def __init__(self, left_out: Sequence[str]) -> None:
        super().__init__(_NONE_LEFT)
        self.left_out = tuple(left_out)


def transfer_file(session: Session, execute_on: date, debit: str | None, now: datetime) -> TransferFile:
    """The transfers of all approved claims that are unpaid and go by transfer.

    Args:
        session: where they are read.
        execute_on: the day on which the bank executes them.
        debit: the IBAN to debit; None: the structure's own.
        now: the moment told in the file.

    Raises:
        DomainError: a wrong IBAN, or no account.
        NoTransfer: no claim remains.
    """
    from engagement_desktop.documents.expenses.paying.pain001 import pain001_xml

    account, iban = _debited(session, debit, now.date())
    taken, left_out = _sorted_out(approved_claims(session, now.date()))
    if not taken:
        raise NoTransfer(left_out)
    name = f"VIR-{execute_on:%Y%m%d}"
    paid = [Paid(claim, PaymentMeans.TRANSFER) for claim in taken]
    transfers = [
        transfer_of([one.claim for one in group], end_to_end_id(name, place, _first(group)))
        for place, group in enumerate(paid_together(paid), 1)
    ]
    order = order_of(account, iban, execute_on, now, name, transfers)
    ids = tuple(claim.id for claim in taken)
    return TransferFile(pain001_xml(order), order.total, len(transfers), ids, tuple(left_out))


def _first(group: Sequence[Paid]) -> str:
    return group[0].claim.standing.reference


def _debited(session: Session, debit: str | None, today: date) -> tuple[AccountChoice, str]:
    """The account to debit: of the structure, known, or given for this time."""
    choices = account_choices(session, today)
    if debit is None:
        own = next((one for one in choices if one.id is None), None)
        if own is None:
            raise DomainError(NO_ACCOUNT)
        return own, account_iban(session, None)
    number = identifiers.iban(debit)
    for one in choices:
        if account_iban(session, one.id) == number:
            return one, number
    own_row = own_structure(session)
    holder = "" if own_row is None else own_row.account_holder or own_row.name
    version = policy_of(session, today).sepa_version
    return AccountChoice(None, "", number[-4:], holder, version), number


def _sorted_out(claims: Sequence[ClaimToPay]) -> tuple[list[ClaimToPay], list[str]]:
    reasons = {claim.id: _why_not(claim) for claim in claims}
    owed = covered(claim.share(PaymentMeans.TRANSFER) for claim in claims if not reasons[claim.id])
    for claim in claims:
        if not reasons[claim.id] and claim.amount <= Money() and claim.id not in owed:
            reasons[claim.id] = left_out_words(claim, "rien à verser")
    return [one for one in claims if not reasons[one.id]], [why for why in reasons.values() if why]


def _why_not(claim: ClaimToPay) -> str:
    stands = claim.standing
    if stands.held_by:
        return left_out_words(claim, f"déjà dans le remboursement {stands.held_by}")
    if stands.wish is Wish.LATER:
        return left_out_words(claim, "remboursement ou abandon, pas encore choisi")
    if stands.awaits_second:
        return left_out_words(claim, "second accord requis")
    if claim.means is not PaymentMeans.TRANSFER:
        return left_out_words(claim, "à payer autrement que par virement")
    hold: Hold | None = account_hold(claim.iban, claim.payee)
    return "" if hold is None else left_out_words(claim, hold.kind)
