"""How a cell of each kind becomes a value: the cell's own type first, then French text."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, TypeVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.imports.drafts import CorrectedLine
from engagement_desktop.domain.imports.raw import Cell
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import clean, compact, fold
from engagement_desktop.french import parsing
from engagement_desktop.french.correction_words import parse_correction
from engagement_desktop.french.labels import label, words

E = TypeVar("E", bound=StrEnum)

ABOVE_ZERO = "Le montant doit être au-dessus de zéro."
_NO_AMOUNT = "Ce n’est pas un montant. Écrivez-le comme 12,50."
_EPOCH = datetime.combine(date(1899, 12, 31), time())
_EPOCH_YEARS = range(1899, 1901)
_CENTS_AT_MOST = 10**11
_HUNDREDTHS_AT_MOST = 10**9
_EXACT_WHOLE = 10**15
_SHOWN = 24
_FRENCH_PHONE_DIGITS = 9
_BY_ONESELF = {"passager": Means.PASSENGER, "passagere": Means.PASSENGER, "velo": Means.BICYCLE}
_FRACTIONS = {"0.5": "1/2", "0.333": "1/3", "0.667": "2/3"}


def text(cell: Cell) -> str | None:
    """One line of text; a number is written without « .0 », what cannot be seen is nothing."""
    said = " ".join(clean(written(cell)).split())
    return said if fold(said) else None


def lines(cell: Cell) -> str | None:
    """Text that keeps its line breaks."""
    return clean(written(cell)) or None


def written(cell: Cell) -> str:
    """The cell as text, as a person reads it."""
    match cell:
        case str():
            said = cell
        case bool():
            said = "oui" if cell else "non"
        case int() | float():
            whole = cell % 1 == 0 and abs(cell) < _EXACT_WHOLE
            said = f"{cell:.0f}" if whole else f"{cell:.15g}".replace(".", ",")
        case date():
            said = cell.strftime("%d/%m/%Y")
        case time():
            said = cell.strftime("%H:%M")
        case _:
            said = str(cell)
    return said


def _decimal(number: float) -> Decimal:
    """A number cell without the noise of binary fractions."""
    if not abs(number) < _EXACT_WHOLE:  # what is no number at all compares with nothing
        raise DomainError("Ce nombre est trop grand. Vérifiez-le.")
    return Decimal(f"{number:.9f}")


def _short(text: str) -> str:
    if len(text) > _SHOWN:
        raise DomainError("Ce texte est trop long pour un nombre. Vérifiez-le.")
    return text


def _is_number(cell: Cell) -> TypeGuard[float | int]:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def day(today: date, *, birth: bool = False) -> Callable[[Cell], date]:
    """A date: its time is dropped, a bare number is refused."""

    def parse(cell: Cell) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if isinstance(cell, str):
            return parsing.parse_date(cell, today, birth=birth)
        raise DomainError("Ce n’est pas une date. Écrivez-la comme 04/03/2026.")

    return parse


def clock(cell: Cell) -> int:
    """An hour of the clock, in minutes since midnight."""
    if isinstance(cell, datetime):
        return parsing.minute_of(cell.time())
    if isinstance(cell, time):
        return parsing.minute_of(cell)
    if isinstance(cell, str):
        return parsing.parse_time(cell)
    raise DomainError("Ce n’est pas une heure. Écrivez-la comme 14 h 30.")


def duration(cell: Cell) -> int:
    """Minutes: above 0, 24 hours at most."""
    minutes = _minutes(cell)
    if minutes <= 0:
        raise DomainError("La durée doit être au-dessus de zéro. Écrivez-la comme 2 h 30.")
    if minutes > 24 * 60:
        raise DomainError("Une journée a 24 heures. Partagez cette durée entre plusieurs jours.")
    return minutes


def _minutes(cell: Cell) -> int:
    if isinstance(cell, datetime) and cell.year in _EPOCH_YEARS:
        return parsing.minutes_of(cell - _EPOCH)
    if isinstance(cell, date) and cell.year in _EPOCH_YEARS:
        return parsing.minutes_of(datetime.combine(cell, time()) - _EPOCH)
    if isinstance(cell, time):
        return parsing.minute_of(cell)
    if isinstance(cell, timedelta):
        return parsing.minutes_of(cell)
    if _is_number(cell):
        return parsing.minutes_of_hours(_decimal(cell))
    if isinstance(cell, str):
        return parsing.parse_duration(cell)
    raise DomainError("Ce n’est pas une durée. Écrivez-la comme 2 h 30.")


def corrected(cell: Cell) -> CorrectedLine:
    """The line that this one corrects."""
    return parse_correction(written(cell))


def amount(cell: Cell) -> Money:
    """Euros, below 0 for a correction only; a number is rounded half up to the cent."""
    if isinstance(cell, str):
        typed = _short(cell).strip()
        below = typed[:1] in {"-", "−"}
        money = parsing.parse_amount(typed[1:] if below else typed)
        if below and money.cents < 0:
            raise DomainError(_NO_AMOUNT)
        money = -money if below else money
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        money = Money.of(_decimal(cell))
    else:
        raise DomainError(_NO_AMOUNT)
    if money.cents == 0:
        raise DomainError(ABOVE_ZERO)
    if abs(money.cents) > _CENTS_AT_MOST:
        raise DomainError("Ce montant est trop grand. Vérifiez-le.")
    return money


def kilometres(cell: Cell) -> int:
    """Hundredths of a kilometre, above 0."""
    if isinstance(cell, str):
        hundredths = parsing.parse_km(_short(cell))
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        hundredths = parsing.hundredths_of_km(_decimal(cell))
    else:
        raise DomainError("Ce n’est pas un nombre de kilomètres. Écrivez-le comme 37,5.")
    if hundredths > _HUNDREDTHS_AT_MOST:
        raise DomainError("Ce nombre de kilomètres est trop grand. Vérifiez-le.")
    return hundredths


def whole(least: int, most: int, unit: str = "") -> Callable[[Cell], int]:
    """A whole number between two bounds; its unit may be written after it."""

    def parse(cell: Cell) -> int:
        digits = fold(written(cell)).removesuffix(fold(unit)).strip()
        if digits.isascii() and digits.isdigit() and len(digits) < _SHOWN and least <= int(digits) <= most:
            return int(digits)
        raise DomainError(f"Écrivez un nombre entier, de {least} à {most}.")

    return parse


def yes_no(cell: Cell) -> bool:
    return parsing.parse_yes_no(written(cell))


def one_of(kind: type[E]) -> Callable[[Cell], E]:
    """A word of the list, or one of its usual variants."""

    def parse(cell: Cell) -> E:
        word = written(cell)
        member: E | None = words(kind).get(fold(word))
        if member is None:
            known = ", ".join(dict.fromkeys(label(one) for one in words(kind).values()))
            raise DomainError(f"«\u00a0{clean(word)[:60]}\u00a0» n’est pas dans la liste\u00a0: {known}.")
        return member

    return parse


def driven(cell: Cell) -> VehicleKind | Means:
    """The vehicle of a trip, or the way of who drove none: « passager », « vélo »."""
    alone = _BY_ONESELF.get(fold(written(cell)))
    return alone or one_of(VehicleKind)(cell)


def quorum(cell: Cell) -> QuorumRule:
    """A fraction, that a spreadsheet may have taken for a day or a number."""
    if isinstance(cell, date):
        return one_of(QuorumRule)(f"{cell.day}/{cell.month}")
    if _is_number(cell):
        return one_of(QuorumRule)(_FRACTIONS.get(f"{cell:.3f}".rstrip("0"), written(cell)))
    return one_of(QuorumRule)(cell)


def siren(cell: Cell) -> str:
    return identifiers.siren(_digits(cell, 9))


def siret(cell: Cell) -> str:
    return identifiers.siret(_digits(cell, 14))


def iban(cell: Cell) -> str:
    return identifiers.iban(written(cell))


def finess(cell: Cell) -> str:
    return compact(_digits(cell, 9))


def rna(cell: Cell) -> str:
    return compact(written(cell))


def postcode(cell: Cell) -> str | None:
    code = text(cell)
    return code.zfill(5) if code is not None and code.isascii() and code.isdigit() else code


def phone(cell: Cell) -> str | None:
    """A number cell has lost the 0 in front."""
    number = text(cell)
    lost = _is_number(cell) and number is not None and len(number) == _FRENCH_PHONE_DIGITS
    return f"0{number}" if lost else number


def receipt(cell: Cell) -> str | None:
    """« oui », a reference in one's own words, or nothing."""
    try:
        return "oui" if yes_no(cell) else None
    except DomainError:
        return text(cell)


def _digits(cell: Cell, width: int) -> str:
    """A number cell has lost its zeros in front."""
    return written(cell).zfill(width) if _is_number(cell) else written(cell)
