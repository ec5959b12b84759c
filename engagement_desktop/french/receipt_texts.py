"""What is said of the files that receipts are."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from engagement_desktop.domain.expenses.receipting.matching import Sign
from engagement_desktop.french.formats import decimal, integer
from engagement_desktop.french.typography import NBSP

_KILO, _MEGA = 1_000, 1_000_000
_SIGNS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.REFERENCE: "même numéro de note",
        Sign.AMOUNT: "même montant",
        Sign.DAY: "même date",
        Sign.LAST_NAME: "même nom",
        Sign.NATURE: "même nature",
        Sign.FIRST_NAME: "même prénom",
    }
)


def file_weight(size: int) -> str:
    """« 640 ko », « 1,9 Mo »: what a file weighs, in bytes counted by thousands."""
    if size >= _MEGA:
        return f"{decimal(Decimal(size) / _MEGA, 1)}{NBSP}Mo"
    return f"{integer(max(size // _KILO, 1))}{NBSP}ko"


def common_words(signs: Sequence[Sign]) -> tuple[str, ...]:
    """What a file and a line have in common: « même montant », « même date »."""
    return tuple(_SIGNS[sign] for sign in signs)
