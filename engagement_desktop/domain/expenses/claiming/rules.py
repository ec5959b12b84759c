"""What a line and a claim must say, before the dossier is asked anything."""

from collections.abc import Iterator
from datetime import date

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.money import Money

MOST = Money(10_000_000)
"""No line is above 100 000 €."""
MOST_KM = 2_000_000
ASKED_KM = 300_000
"""Hundredths of a kilometre: no line is above 20 000 km, and 3 000 km are asked once."""
BY_ONESELF = frozenset({Means.PASSENGER, Means.BICYCLE})
"""The ways of a kilometres line that name no vehicle."""
_FIRST_YEAR = 2000
_AHEAD_YEARS = 1


def claim_faults(claim: ClaimDraft) -> Iterator[DomainError]:
    """What the claim itself lacks; its lines apart."""
    if claim.person_id is None:
        yield DomainError("Dites qui a payé ces frais.", "person_id")
    if not claim.lines:
        yield DomainError("Une note a au moins une ligne. Ajoutez la première dépense.", "lines")
    if claim.status is not ClaimStatus.DRAFT:
        yield DomainError(
            "Cette note n’est plus un brouillon\u00a0: elle ne change plus. Reprenez-la d’abord, si elle "
            "n’est pas encore décidée."
        )


def line_faults(line: LineDraft, today: date) -> Iterator[DomainError]:
    """What one line lacks or cannot say; a correction is written by its own act and only looked at there."""
    if line.corrects_id is not None:
        return
    if line.nature is None:
        yield DomainError("Choisissez la nature de la dépense.", "nature")
    yield from _day_faults(line.spent_on, today)
    if line.is_kilometres:
        yield from _km_faults(line)
    elif line.nature is not None:
        yield from amount_faults(line.amount)
    if not line.purpose.strip() and line.meeting_id is None and line.action_id is None:
        yield DomainError("Dites pourquoi cette dépense, ou choisissez la réunion.", "purpose")


def _day_faults(day: date | None, today: date) -> Iterator[DomainError]:
    if day is None:
        yield DomainError("Donnez la date de la dépense.", "spent_on")
    elif day.year < _FIRST_YEAR or day.year > today.year + _AHEAD_YEARS:
        yield DomainError(f"L’année {day.year} est hors du temps du dossier. Vérifiez-la.", "spent_on")


def amount_faults(amount: Money | None) -> Iterator[DomainError]:
    """A cost is above 0 and at most 100 000 €."""
    if amount is None:
        yield DomainError("Donnez le montant payé.", "amount")
    elif amount.cents <= 0:
        yield DomainError("Le montant est au-dessus de 0. Une note payée se corrige par son menu.", "amount")
    elif amount > MOST:
        yield DomainError("Une ligne ne dépasse pas 100\u202f000\u00a0€. Vérifiez le montant.", "amount")


def km_faults(km_hundredths: int | None) -> Iterator[DomainError]:
    """A trip is above 0 and at most 20 000 km."""
    if km_hundredths is None:
        yield DomainError("Donnez les kilomètres, aller et retour.", "km_hundredths")
    elif km_hundredths <= 0:
        yield DomainError("Les kilomètres sont un nombre au-dessus de 0.", "km_hundredths")
    elif km_hundredths > MOST_KM:
        yield DomainError(
            "Une ligne ne dépasse pas 20\u202f000\u00a0km. Vérifiez la distance.", "km_hundredths"
        )


def _km_faults(line: LineDraft) -> Iterator[DomainError]:
    yield from km_faults(line.km_hundredths)
    if line.means not in BY_ONESELF and line.vehicle_id is None:
        yield DomainError(
            "Choisissez le véhicule. S’il n’est pas dans la liste, ajoutez-le à la fiche de la personne.",
            "vehicle_id",
        )


def line_questions(line: LineDraft, place: int) -> Iterator[ToConfirm]:
    """What is unusual in a line that no rule refuses; `place` tells its questions from those of others."""
    if line.is_kilometres and (line.km_hundredths or 0) >= ASKED_KM:
        yield ToConfirm(
            "3\u202f000\u00a0km ou plus sur une seule ligne\u00a0: est-ce bien un seul trajet\u202f?",
            f"km.{place}.{line.km_hundredths}",
            "km_hundredths",
        )


def ready_faults(line: LineDraft, today: date) -> Iterator[DomainError]:
    """What a line lacks to be submitted: a draft may be of a day to come, a claim that asks may not."""
    yield from line_faults(line, today)
    if line.spent_on is not None and line.spent_on > today:
        yield DomainError(
            "Cette dépense est encore à venir. Soumettez la note une fois qu’elle est payée.", "spent_on"
        )


def may_lack_receipt(line: LineDraft) -> bool:
    """Kilometres, corrections and lines of 0 € need no receipt."""
    return line.is_kilometres or line.corrects_id is not None or line.amount == Money()
