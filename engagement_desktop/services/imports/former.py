"""What the dossier says of one field, written in French for a refusal."""

from datetime import date
from enum import StrEnum
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.money import Money
from engagement_desktop.french import formats
from engagement_desktop.french.formats import iban_masked
from engagement_desktop.french.labels import label

_CLOCK = frozenset({"starts_minute", "ends_minute"})
_SHOWN = 60


def former_value(field: str, value: Any) -> str:
    """« 14 h 30 », « oui », « M. »; an account number is masked, a long text is cut."""
    written = _written(field, value)
    if written is None:
        return "autre chose"
    if not written:
        return "que cette case est vide"
    return f"«\u00a0{written if len(written) <= _SHOWN else written[:_SHOWN] + '…'}\u00a0»"


def _written(field: str, value: Any) -> str | None:
    """The value in words; None when it can only be pointed at."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return _number(field, value)
    match value:
        case Sealed():
            said = iban_masked(value.clear or "")
        case StrEnum():
            said = label(value)
        case Money():
            said = formats.money(value)
        case bool():
            said = "oui" if value else "non"
        case date():
            said = formats.date_short(value)
        case _:
            said = str(value)
    return said


def _number(field: str, value: int) -> str | None:
    if field.endswith("_id"):
        return None
    if field in _CLOCK:
        return formats.clock_time(value)
    return formats.kilometres(value) if field == "km_hundredths" else str(value)
