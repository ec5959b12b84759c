"""What is asked of a run and of an account of the structure, checked before anything is written."""

from datetime import date, timedelta

from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, RunDraft
from engagement_desktop.domain.expenses.paying.sepa import is_payable_name
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.text import clean, compact

_FURTHEST = timedelta(days=365)
_NOTHING = " Rien n’a été écrit."


def refuse_run(draft: RunDraft, today: date) -> None:
    """Raises DomainError: nothing chosen, no day, a day that is over or too far."""
    if not draft.claim_ids:
        raise DomainError("Choisissez au moins une note à payer.", "claim_ids")
    if draft.execute_on is None:
        raise DomainError("Dites quel jour la banque exécute les virements.", "execute_on")
    if draft.execute_on < today:
        raise DomainError("Ce jour est passé\u00a0: choisissez aujourd’hui ou un jour à venir.", "execute_on")
    if draft.execute_on > today + _FURTHEST:
        raise DomainError("Ce jour est à plus d’un an\u00a0: vérifiez l’année.", "execute_on")


def rejection_reason(words: str, day: date | None, sent_on: date, today: date) -> str:
    """The reason as it is kept.

    Raises:
        DomainError: no reason, no day, or a day before the run was sent or to come.
    """
    reason = " ".join(clean(words).split())
    if not reason:
        raise DomainError("Dites pourquoi la banque a rejeté ce paiement.", "reason")
    if day is None:
        raise DomainError("Dites quel jour le paiement est revenu.", "day")
    if not sent_on <= day <= today:
        raise DomainError(f"Le retour va du jour de l’envoi ({sent_on:%d/%m/%Y}) à aujourd’hui.", "day")
    return reason


def checked_account(draft: BankAccountDraft) -> BankAccountDraft:
    """The account as it is kept.

    Raises:
        Faults: no name, no holder, an IBAN whose key fails, a ledger account that is no number.
    """
    faults: list[DomainError] = []
    label, holder = clean(draft.label), clean(draft.holder)
    number, ledger = compact(clean(draft.iban)), compact(clean(draft.ledger_account))
    if not label:
        faults.append(DomainError("Donnez un nom à ce compte.", "label"))
    try:
        number = identifiers.iban(number)
    except DomainError as fault:
        sentence = fault.sentence if number else "Donnez l’IBAN de ce compte."
        faults.append(DomainError(sentence, "iban"))
    if not is_payable_name(holder):
        faults.append(DomainError("Donnez le titulaire, comme sur le relevé d’identité bancaire.", "holder"))
    if ledger and not (ledger.isascii() and ledger.isalnum() and ledger.startswith("5")):
        faults.append(
            DomainError("Un compte de trésorerie commence par 5\u00a0: 512, 5121, 530…", "ledger_account")
        )
    if faults:
        raise Faults(faults)
    return BankAccountDraft(draft.id, label, number, holder, draft.sepa, ledger, draft.version)
