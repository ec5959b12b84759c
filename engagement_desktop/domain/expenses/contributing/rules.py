"""Who decides on a paid contribution, and in which order it lives."""

from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributions import ContributionState, PaidContribution

S = ContributionState
_OWN = (
    "Cette contribution est la vôtre\u00a0: une autre personne en décide. Demandez à un autre compte, ou "
    "dites dans «\u00a0Règles des frais\u00a0» que la structure est trop petite pour être à deux."
)
_SAME = (
    "Vous avez approuvé cette contribution\u00a0: une autre personne la paie. Demandez à un autre compte, ou "
    "dites dans «\u00a0Règles des frais\u00a0» que la structure est trop petite pour être à deux."
)
NOT_TOLD = (
    "La personne doit être informée avant d’accepter. Notez le jour où l’information sur l’impact a été "
    "remise, puis approuvez."
)


@dataclass(frozen=True, slots=True)
class Decider:
    """The account that decides, whose person it is, and whether the structure is too small for two.

    `approver_person_id` is whose account approved: two accounts of one person are one person.
    """

    account_id: int
    person_id: int | None
    alone: bool
    approver_person_id: int | None = None


def approval_barred(row: PaidContribution, by: Decider, volunteered: str = "") -> str:
    """Why this account may not approve now; "" when it may.

    `volunteered` are the hours of the same meeting noted as volunteering, in words: paid hours are not.
    """
    if row.state is not S.PLANNED:
        return "Seule une contribution prévue s’approuve."
    if row.impact_told_on is None:
        return NOT_TOLD
    if volunteered:
        return (
            f"{volunteered} de cette réunion sont notées bénévoles. Des heures payées n’en sont pas\u00a0: "
            "dites-les indemnisées ou rémunérées dans «\u00a0Heures\u00a0», puis approuvez."
        )
    return _OWN if _is_own(row, by) and not by.alone else ""


def payment_barred(row: PaidContribution, by: Decider) -> str:
    """Why this account may not note the payment now; "" when it may."""
    if row.state is not S.APPROVED:
        return "Seule une contribution approuvée se paie."
    if by.alone:
        return ""
    if _is_own(row, by):
        return _OWN
    return _SAME if _approved(row, by) else ""


def refuse_change(row: PaidContribution) -> None:
    """A contribution is changed or taken away while it is planned only.

    Raises:
        DomainError: it is approved, paid or renounced.
    """
    if row.state is S.PLANNED:
        return
    told = {S.APPROVED: "approuvée", S.PAID: "payée", S.RENOUNCED: "renoncée"}[row.state]
    raise DomainError(
        f"Cette contribution est {told}\u00a0: elle ne change plus. "
        + ("" if row.state is S.PAID else "Remettez-la d’abord en prévision. ")
        + "Rien n’a été changé."
    )


def refuse_renouncing(row: PaidContribution) -> None:
    """Raises DomainError when it is paid, or renounced already; no motive is ever asked."""
    if row.state is S.PAID:
        raise DomainError("Cette contribution est payée\u00a0: on n’y renonce plus. Rien n’a été changé.")
    if row.state is S.RENOUNCED:
        raise DomainError("La personne a déjà renoncé à cette somme. Rien n’a été changé.")


def refuse_reopening(row: PaidContribution) -> None:
    """Raises DomainError unless it is approved or renounced."""
    if row.state not in {S.APPROVED, S.RENOUNCED}:
        raise DomainError(
            "Seule une contribution approuvée ou renoncée revient en prévision. Rien n’a été changé."
        )


def decided_alone(row: PaidContribution, by: Decider) -> bool:
    """Whether the act bypasses the rule of two people, which leaves a trace of its own."""
    return _is_own(row, by) or _approved(row, by)


def _approved(row: PaidContribution, by: Decider) -> bool:
    same = by.person_id is not None and by.person_id == by.approver_person_id
    return same or row.approved_by_id == by.account_id


def _is_own(row: PaidContribution, by: Decider) -> bool:
    return by.person_id is not None and by.person_id == row.person_id
