"""What a person may write as the value of a local rate."""

import re
from calendar import monthrange

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.scale_tables import read_scale
from engagement_desktop.domain.rates import RateSeries, RateShape, parse_decimal
from engagement_desktop.domain.text import clean

_COMMON_YEAR = 2023
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])")


def checked_value(series: RateSeries, typed: str) -> str:
    """The value as it is kept, in the writing of the shipped files.

    Raises:
        DomainError: it is not a value of that series.
    """
    text = clean(typed)
    match series.shape:
        case RateShape.NUMBER:
            return f"{parse_decimal(text):f}"
        case RateShape.DAY:
            return _checked_day(text)
        case RateShape.SCALE:
            read_scale(text)
        case RateShape.WORDS if not text:
            raise DomainError("Écrivez la valeur.", "value")
    return text


def _checked_day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found is None or not _is_of_every_year(int(found[2]), int(found[1])):
        raise DomainError(f"« {text} » n’est pas un jour de l’année. Écrivez-le comme 30/06.", "value")
    return f"{int(found[2]):02}-{int(found[1]):02}"


def _is_of_every_year(month: int, day: int) -> bool:
    return day <= monthrange(_COMMON_YEAR, month)[1]
