"""Who decides on which claim: somebody else than whose it is, unless the structure is too small."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import clean

_NOTHING_DONE = " Rien n’a été changé."
_NOTHING_CHOSEN = "Choisissez au moins une note de frais."
_GONE = "Une de ces notes de frais n’est plus dans le dossier. Rien n’a été changé."


@dataclass(frozen=True, slots=True)
class Decider:
    """The account at work: whose claims are one's own (None: the account is nobody's).

    `alone`: the structure said that it is too small for two people.
    """

    account_id: int
    person_id: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One claim on which one decides.

    `keeps_office`: the person presides, or keeps the money, of a body that directs, on the day looked at.
    `held_by` is the number of the run that holds it, "" when none does; a run that was sent holds no more
    what the bank gave back. `decider_person_id` is whose account approved it.
    """

    id: int
    reference: str
    person_id: int
    person: str
    status: ClaimStatus
    wish: Wish
    lines: int
    total: Money
    keeps_office: bool = False
    held_by: str = ""
    decided_by_id: int | None = None
    decider_person_id: int | None = None
    decided_by: str = ""
    decided_on: date | None = None
    seconded_by_id: int | None = None
    decided_alone: bool = False

    @property
    def awaits_second(self) -> bool:
        """Approved once, and a second accord is asked for."""
        return (
            self.status is ClaimStatus.APPROVED
            and self.keeps_office
            and self.seconded_by_id is None
            and not self.decided_alone
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that the act left as it was, and why."""

    claim_id: int
    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """The claims that an act decided on, and those it left out."""

    ids: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()


WhyNot = Callable[[Standing, Decider], str]


def is_own(one: Standing, decider: Decider) -> bool:
    """The account at work is the person who asks to be paid."""
    return decider.person_id is not None and decider.person_id == one.person_id


def sorted_out(
    found: Sequence[Standing], asked: int, decider: Decider, why_not: WhyNot
) -> tuple[tuple[Standing, ...], Done]:
    """Those on which one may decide, and what is told of all.

    Raises:
        DomainError: nothing chosen, one is gone, or none is left (with the reason of the first).
    """
    if not asked:
        raise DomainError(_NOTHING_CHOSEN)
    if len(found) < asked:
        raise DomainError(_GONE)
    reasons = {one.id: why_not(one, decider) for one in found}
    taken = tuple(one for one in found if not reasons[one.id])
    if not taken:
        raise DomainError(reasons[found[0].id] + _NOTHING_DONE)
    left = tuple(LeftOut(one.id, one.reference, reasons[one.id]) for one in found if reasons[one.id])
    return taken, Done(tuple(one.id for one in taken), left)


def reason_of(words: str, missing: str) -> str:
    """The reason as it is kept.

    Raises:
        DomainError: none was given.
    """
    kept = " ".join(clean(words).split())
    if not kept:
        raise DomainError(missing, "reason")
    return kept


def why_not_submitted(one: Standing, *, gifts: bool) -> str:
    """`gifts`: the structure said on which ground it may issue receipts for gifts."""
    if one.status is not ClaimStatus.DRAFT:
        return f"{_note(one)} {_STANDS[one.status]}\u00a0: elle n’est plus à soumettre."
    if not one.lines:
        return f"{_note(one)} est vide. Ajoutez au moins une ligne, puis soumettez-la."
    if one.wish is Wish.WAIVE and not gifts:
        return (
            f"{_note(one)} demande un abandon, et la structure n’a pas dit à quel titre elle délivre des "
            "reçus de dons. Dites-le dans les règles des frais, ou choisissez le remboursement."
        )
    return ""


def why_not_taken_back(one: Standing, _decider: Decider) -> str:
    """Only what waits for a decision goes back to its draft."""
    if one.status is ClaimStatus.SUBMITTED:
        return ""
    return f"{_note(one)} {_stands(one)}\u00a0: elle ne se reprend que tant qu’elle attend une décision."


def why_not_decided(one: Standing, decider: Decider) -> str:
    """Approving and refusing: what waits, of somebody else."""
    if one.status is ClaimStatus.DRAFT:
        return f"{_note(one)} est un brouillon\u00a0: elle n’est pas encore soumise."
    if one.status is not ClaimStatus.SUBMITTED:
        return f"{_note(one)} {_stands(one)}."
    return _own(one, decider)


def why_not_given_back(one: Standing, decider: Decider) -> str:
    """Back to its draft with a reason: what waits, of anybody else."""
    return why_not_taken_back(one, decider) or _own(one, decider)


def why_not_seconded(one: Standing, decider: Decider) -> str:
    """The second accord: by another account, and another person, than the first."""
    if one.status is not ClaimStatus.APPROVED:
        return f"{_note(one)} {_stands(one)}\u00a0: le second accord suit le premier."
    if not one.awaits_second:
        return f"{_note(one)} n’attend pas de second accord."
    if decider.alone:
        return ""
    same_person = decider.person_id is not None and decider.person_id == one.decider_person_id
    if one.decided_by_id == decider.account_id or same_person:
        return (
            f"Vous avez donné le premier accord de la note {one.reference}\u00a0: un autre compte donne le "
            "second."
        )
    return _own(one, decider)


def why_not_reopened(one: Standing, decider: Decider) -> str:
    """Coming back on a decision, while no run holds the claim."""
    if one.status not in {ClaimStatus.APPROVED, ClaimStatus.REFUSED}:
        return f"{_note(one)} {_stands(one)}\u00a0: il n’y a pas de décision à reprendre."
    if one.held_by:
        return (
            f"{_note(one)} est dans le remboursement {one.held_by}. Annulez d’abord ce remboursement, tant "
            "qu’il n’est pas envoyé à la banque."
        )
    return _own(one, decider)


def bypasses(taken: Sequence[Standing], decider: Decider) -> bool:
    """Two people were due, and the structure said that it is too small for it."""
    return decider.alone and any(is_own(one, decider) or one.keeps_office for one in taken)


def difference_of(paid: Money, corrected: Money, right: Money | None) -> Money:
    """What to write beside a line that changes no more; `right` None takes it back whole.

    Args:
        paid: what the line says.
        corrected: what was already written beside it.
        right: what it should be in all.

    Raises:
        DomainError: nothing would change, or the right amount is below 0.
    """
    if right is not None and right < Money():
        raise DomainError("Un montant juste n’est pas en dessous de 0. Donnez le montant juste.", "amount")
    difference = (right or Money()) - paid - corrected
    if not difference:
        raise DomainError("C’est déjà le montant compté\u00a0: il n’y a rien à corriger.", "amount")
    return difference


def _own(one: Standing, decider: Decider) -> str:
    if decider.alone or not is_own(one, decider):
        return ""
    return f"{_note(one)} est la vôtre\u00a0: on ne décide pas de sa propre note. Demandez à un autre compte."


def _note(one: Standing) -> str:
    return f"La note {one.reference}"


def _stands(one: Standing) -> str:
    """« est déjà approuvée, par Chantal le 12/11/2026 »."""
    words = _STANDS[one.status]
    if one.status not in {ClaimStatus.APPROVED, ClaimStatus.REFUSED} or one.decided_on is None:
        return words
    by = f", par {one.decided_by}" if one.decided_by else ""
    return f"{words}{by} le {one.decided_on:%d/%m/%Y}"


_STANDS: Mapping[ClaimStatus, str] = MappingProxyType(
    {
        ClaimStatus.DRAFT: "est un brouillon",
        ClaimStatus.SUBMITTED: "attend déjà une décision",
        ClaimStatus.APPROVED: "est déjà approuvée",
        ClaimStatus.REFUSED: "est déjà refusée",
        ClaimStatus.REIMBURSED: "est déjà remboursée",
        ClaimStatus.WAIVED: "est déjà abandonnée",
    }
)
