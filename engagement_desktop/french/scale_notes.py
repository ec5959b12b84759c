"""What the report says of the mileage scale: which one, since when, by which text."""

from collections.abc import Iterable
from types import MappingProxyType

from engagement_desktop.domain.expenses.mileage import scale_in
from engagement_desktop.domain.rates import NoRateInForce, Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.french.rate_texts import rate_words

_NAMES = MappingProxyType(
    {
        MileageScale.TAX: "barème kilométrique fiscal",
        MileageScale.PUBLIC: "barème kilométrique du secteur public",
    }
)


def scale_notes(years: Iterable[int], method: MileageScale, rates: Rates) -> tuple[str, ...]:
    """One sentence a civil year."""
    return tuple(_note(year, method, rates) for year in years)


def _note(year: int, method: MileageScale, rates: Rates) -> str:
    try:
        scale = scale_in(year, method, rates)
    except NoRateInForce:
        return f"Kilomètres de {year}\u00a0: aucun barème n’est connu pour cette année."
    origin = " ajouté par la structure" if scale.period.local else ""
    said = (
        f"Kilomètres de {year}\u00a0: {_NAMES[method]}{origin}, en vigueur depuis le "
        f"{scale.period.valid_from:%d/%m/%Y} ({scale.period.source})."
    )
    if scale.own is not None:
        said = (
            f"Kilomètres de {year}\u00a0: taux de la structure, {rate_words(scale.own)}, sans dépasser le "
            f"barème kilométrique fiscal ({scale.own.source})."
        )
    if scale.provisional:
        said += (
            f" Montants provisoires\u00a0: le barème de {year} n’était pas encore publié, "
            "le dernier connu s’applique."
        )
    return said
