"""What the real-cost guard saw of a claim, in words for who decides."""

from engagement_desktop.domain.expenses.deciding.guard import OverLevel, Repeated, RoundSum, Sign
from engagement_desktop.french.formats import date_short, integer, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP


def sign_sentence(sign: Sign) -> str:
    """One note; it blocks nothing."""
    match sign:
        case Repeated(nature, amount, times, year):
            return (
                f"{badge(nature)}{NBSP}: {money(amount)} reviennent {integer(times)} fois en {year}. Ce qui "
                "est remboursé suit la dépense réelle, jamais une somme fixe."
            )
        case RoundSum(nature, amount, spent_on):
            return (
                f"{badge(nature)} du {date_short(spent_on)}{NBSP}: {money(amount)} tout rond, sans reçu. "
                "Regardez la dépense réelle."
            )
        case OverLevel(year, total, level):
            return (
                f"Les frais de la personne atteignent {money(total)} en {year}, au-delà du repère de "
                f"{money(level)}. Regardez que chaque somme suit une dépense réelle."
            )
