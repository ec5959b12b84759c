"""What is ready to be paid, from which account, by the account at work."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.paying.blockers import Blocked
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, Payer, holds
from engagement_desktop.domain.expenses.paying.netting import covered
from engagement_desktop.domain.expenses.paying.runs_rows import AccountChoice, ReadyRow
from engagement_desktop.french.paying_texts import envelope_passed, hold_sentence
from engagement_desktop.services.expenses.rules.ceilings import missing_receipt_ceiling
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.storage.expenses.deciding.standings import decider_of
from engagement_desktop.storage.expenses.paying.runs import open_accounts
from engagement_desktop.storage.expenses.paying.to_pay import claims_to_pay, overdrawn_envelopes
from engagement_desktop.storage.register.structures import own_structure

_SATURDAY, _END = 5, 4


def payer_of(session: Session, account_id: int, today: date) -> Payer:
    """Who pays, with the limits of the day."""
    passed = {key: envelope_passed(label, by) for key, (label, by) in overdrawn_envelopes(session).items()}
    return Payer(decider_of(session, account_id), missing_receipt_ceiling(session, today), passed)


def ready_rows(session: Session, account_id: int, today: date) -> tuple[ReadyRow, ...]:
    """Approved claims that no unsent run holds, by reference."""
    claims = claims_to_pay(session, today)
    payer = payer_of(session, account_id, today)
    taken = replace(payer, covered=frozenset(claim.id for claim in claims))
    free = [row for row in (ready_row(claim, taken) for claim in claims) if row.is_ready]
    payer = replace(payer, covered=covered(row.share() for row in free))
    return tuple(ready_row(claim, payer) for claim in claims)


def ready_row(claim: ClaimToPay, payer: Payer) -> ReadyRow:
    """One claim with its reasons in words."""
    clear = None if claim.iban is None else claim.iban.clear
    return ReadyRow(
        claim_id=claim.id,
        reference=claim.standing.reference,
        person_id=claim.standing.person_id,
        last_name=claim.last_name,
        first_name=claim.first_name,
        lines=claim.standing.lines,
        amount=claim.amount,
        means=claim.means,
        account_end=clear[-_END:] if clear else None,
        reasons=tuple(
            Blocked(hold.kind, hold_sentence(hold, claim), None if hold.line is None else hold.line.id)
            for hold in holds(claim, payer)
        ),
    )


def account_choices(session: Session, today: date) -> tuple[AccountChoice, ...]:
    """The structure's own account first, then the others; those that this role cannot read are left out."""
    choices = []
    own = own_structure(session)
    if own is not None and own.iban is not None and own.iban.clear:
        version = policy_of(session, today).sepa_version
        holder = own.account_holder or own.name
        choices.append(AccountChoice(None, "Compte de la structure", own.iban.clear[-_END:], holder, version))
    choices += [
        AccountChoice(one.id, one.label, one.iban.clear[-_END:], one.holder, one.sepa_version)
        for one in open_accounts(session)
        if one.iban.clear
    ]
    return tuple(choices)


def account_iban(session: Session, account_id: int | None) -> str:
    """The number behind a choice; empty when it cannot be read."""
    if account_id is None:
        own = own_structure(session)
        return (own.iban.clear or "") if own is not None and own.iban is not None else ""
    return next((one.iban.clear or "" for one in open_accounts(session) if one.id == account_id), "")


def next_bank_day(today: date) -> date:
    """Tomorrow, or the Monday after: banks execute nothing on Saturdays and Sundays."""
    day = today + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
