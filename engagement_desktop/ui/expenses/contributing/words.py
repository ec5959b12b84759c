"""How quantities of contributions are typed and written."""

from decimal import Decimal

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.formats import trimmed
from engagement_desktop.french.parsing import parse_amount


def parse_quantity(text: str) -> int:
    """Hundredths of « 1 », « 0,5 », « 2,25 ».

    Raises:
        DomainError: it is no number above 0 with two decimals at most.
    """
    try:
        found = parse_amount(text).cents
    except DomainError as refusal:
        raise DomainError("Écrivez un nombre, comme 1 ou 0,5.") from refusal
    if found <= 0:
        raise DomainError("Écrivez un nombre au-dessus de 0, comme 1 ou 0,5.")
    return found


def quantity_words(quantity: int) -> str:
    """« 1,5 »."""
    return trimmed(Decimal(quantity) / 100)
