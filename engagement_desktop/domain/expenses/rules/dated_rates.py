"""Rates and ceilings that the structure fixes itself, from a day and by a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import own_ceiling_series
from engagement_desktop.domain.text import clean

MISSING_RECEIPT = "receipt.missing.ceiling"
BY_KILOMETRE = (OWN_SERIES, BICYCLE_SERIES)
CHOSEN_SERIES = (
    *BY_KILOMETRE,
    MISSING_RECEIPT,
    *(own_ceiling_series(nature) for nature in ExpenseNature if nature is not ExpenseNature.KILOMETRES),
)
"""The series that the page of rules writes; 0 takes a choice back."""

_MOST_BY_KILOMETRE, _MOST = Decimal(2), Decimal(100_000)
_PLACES_BY_KILOMETRE, _PLACES = 3, 2


@dataclass(frozen=True, slots=True)
class RateDraft:
    """One value as typed, in euros or euros a kilometre."""

    key: str | None = None
    value: Decimal | None = None
    valid_from: date | None = None
    source: str = ""


def check_rate(draft: RateDraft) -> None:
    """Refuses what says nothing, and what is out of bounds.

    Raises:
        Faults, DomainError: the field is « key », « value », « valid_from » or « source ».
    """
    raise_all(list(_faults(draft)))


def _faults(draft: RateDraft) -> Iterator[DomainError]:
    if draft.key not in CHOSEN_SERIES:
        yield DomainError("Choisissez ce qui change.", "key")
    yield from _value_faults(draft)
    if draft.valid_from is None:
        yield DomainError("Dites à partir de quel jour.", "valid_from")
    if not clean(draft.source):
        yield DomainError("Dites quelle décision l’a fixé\u00a0: une délibération, un règlement.", "source")


def _value_faults(draft: RateDraft) -> Iterator[DomainError]:
    by_km = draft.key in BY_KILOMETRE
    most, places = (_MOST_BY_KILOMETRE, _PLACES_BY_KILOMETRE) if by_km else (_MOST, _PLACES)
    if draft.value is None:
        yield DomainError("Donnez la valeur, ou 0 pour aucune.", "value")
    elif draft.value < 0:
        yield DomainError("La valeur n’est pas négative. Donnez 0 pour aucune.", "value")
    elif draft.value > most:
        unit = "2\u00a0€ par km" if by_km else "100\u202f000\u00a0€"
        yield DomainError(f"La valeur ne dépasse pas {unit}.", "value")
    elif draft.value != draft.value.quantize(Decimal(1).scaleb(-places)):
        said = "trois décimales" if by_km else "deux décimales"
        yield DomainError(f"La valeur s’arrête à {said}.", "value")
