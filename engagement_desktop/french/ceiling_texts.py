"""What a line keeps of the ceiling that was looked at."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import RatePeriod
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.typography import typo

_OF: Mapping[ExpenseNature, str] = MappingProxyType(
    {ExpenseNature.MEAL: "du repas", ExpenseNature.LODGING: "de la nuitée"}
)


def ceiling_text(nature: ExpenseNature, amount: Money, period: RatePeriod, *, unsure: bool = False) -> str:
    """« Plafond du repas : 20,00 €, depuis le 22/09/2023 (arrêté du 20 septembre 2023) »."""
    which = f"Plafond {_OF[nature]}" if nature in _OF else "Plafond"
    later = ", valeur de cette année à vérifier" if unsure else ""
    since = date_short(period.valid_from)
    return typo(f"{which} : {money(amount)}, depuis le {since} ({period.source}){later}")
