"""When costs may be given up, and of which day the gift is."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiving:
    """A claim whose signed sentence came: what decides whether it is a gift.

    `unproved` is the place of the first line without receipt nor attestation; None when each has its proof.
    """

    status: ClaimStatus
    wish: Wish
    total: Money
    last_spent_on: date | None
    granted_on: date | None
    awaits_second: bool = False
    unproved: int | None = None

    def gift_day(self, signed_on: date) -> date:
        """The day of the gift: signed and entered in the accounts, so never before the claim was granted."""
        return signed_on if self.granted_on is None else max(signed_on, self.granted_on)


def refuse_waiving(one: Waiving, signed_on: date, today: date) -> None:
    """Looks whether the sentence makes a gift of this claim.

    Raises:
        DomainError: it does not; the field is « signed_on » when another day would mend it.
    """
    if one.status is not ClaimStatus.APPROVED:
        raise DomainError("Seule une note approuvée s’abandonne. Rien n’a été changé.")
    if one.awaits_second:
        raise DomainError(
            "Cette note attend son second accord. Rien n’a été changé. Demandez-le dans «\u00a0Frais\u00a0»."
        )
    if one.wish is not Wish.WAIVE:
        raise DomainError(
            "La personne n’a pas choisi l’abandon pour cette note. Changez d’abord son choix. "
            "Rien n’a été changé."
        )
    if one.total.cents <= 0:
        raise DomainError("Cette note n’a rien à abandonner\u00a0: son total n’est pas positif.")
    if one.unproved is not None:
        raise DomainError(
            f"La ligne {one.unproved} n’a ni reçu ni attestation, et un don porte sur des frais justifiés. "
            "Rien n’a été changé. Joignez le reçu, puis réessayez."
        )
    _refuse_day(one, signed_on, today)


def _refuse_day(one: Waiving, signed_on: date, today: date) -> None:
    if signed_on > today:
        raise DomainError("Ce jour est à venir. Dites le jour de la signature.", "signed_on")
    if signed_on.year < today.year - 1:
        raise DomainError(
            "L’abandon est un don de l’année où il est fait\u00a0: il se note cette année, ou au plus tard "
            "l’année suivante. Corrigez le jour.",
            "signed_on",
        )
    if one.last_spent_on is not None and signed_on < one.last_spent_on:
        raise DomainError(
            "Des frais de cette note sont plus récents que ce jour, et la phrase porte sur des frais déjà "
            "engagés. Corrigez le jour.",
            "signed_on",
        )
