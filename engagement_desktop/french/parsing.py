"""What people type and workbooks hold, read as France writes it; each refusal says what to write."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french import formats

_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "janvier janv jan",
                "fevrier fevr fev",
                "mars mar",
                "avril avr",
                "mai",
                "juin",
                "juillet juil",
                "aout",
                "septembre sept sep",
                "octobre oct",
                "novembre nov",
                "decembre dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)
_NEAR_DAYS: Mapping[str, int] = MappingProxyType({"hier": -1, "aujourd'hui": 0, "demain": 1})
_EUROS = ("€", "eur", "euros", "euro")
_YES = frozenset({"oui", "o", "x", "1", "vrai", "true"})
_NO = frozenset({"", "non", "n", "0", "faux", "false"})

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4}|\d{2})", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_IN_ONE_GO = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2}) ?(?:h|heures?|:) ?(?:(\d{1,2})(?: ?mi?n|:([0-5]\d))?)?", re.ASCII)
_HOURS = re.compile(
    r"(\d{1,4}) ?(?:h|heures?|:) ?(?:(\d{1,3})(?: ?(?:mi?n|minutes?)|:([0-5]\d))?)?", re.ASCII
)
_MINUTES_ONLY = re.compile(r"(\d{1,5}) ?(?:mi?n|minutes?)", re.ASCII)
_DECIMAL_HOURS = re.compile(r"(\d{1,4}(?:[.,]\d+)?) ?(?:h|heures?)?", re.ASCII)
_BARE = re.compile(r"\d{1,5}", re.ASCII)
_NUMBER = re.compile(r"([-\u2212]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?", re.ASCII)

_HOUR = 60
_DAY = 24 * _HOUR
_FEWEST_MINUTES = 10
_HALF_MINUTE = 30
_YEAR_DIGITS = 4
_MONTHS_IN_A_YEAR = 12
_CENTURY = 100
_THIS_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_PLACES = 2
_THOUSAND_DIGITS = 3


def parse_date(text: str, today: date, *, birth: bool = False) -> date:
    """A day in figures or in words: 04/03/2026, 4-3-26, 2026-03-04, 3 mars 2025, 1er avril 2025.

    Two figures of year are 20AA; with `birth` (births, declarations, creations) the latest year that is
    not in the future.

    Raises:
        DomainError: it is not understood, or there is no such day.
    """
    text = text.strip()
    if found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
    elif found := _IN_WORDS.fullmatch(fold(text)):
        day, name, year = found.groups()
        month = str(_month_named(name, text))
    else:
        raise DomainError(f"« {text} » n’est pas une date. Écrivez-la comme 04/03/2026.")
    return _day(_year(year, today, birth=birth), int(month), int(day))


def parse_typed_date(text: str, today: date, *, birth: bool = False) -> date:
    """The same, and what one types for short: « 3/12 », « 031226 », « hier », « aujourd’hui », « demain »."""
    if (days := _NEAR_DAYS.get(fold(text))) is not None:
        return today + timedelta(days=days)
    if found := _DAY_AND_MONTH.fullmatch(text.strip()):
        return _day(today.year, int(found[2]), int(found[1]))
    if found := _IN_ONE_GO.fullmatch(text.strip()):
        text = "/".join(found.groups())
    return parse_date(text, today, birth=birth)


def _month_named(name: str, text: str) -> int:
    if (number := _MONTHS.get(name)) is None:
        raise DomainError(f"« {text} » n’est pas une date : le mois « {name} » n’est pas connu.")
    return number


def _year(digits: str, today: date, *, birth: bool) -> int:
    if len(digits) == _YEAR_DIGITS:
        return int(digits)
    year = _THIS_CENTURY + int(digits)
    return year - _CENTURY if birth and year > today.year else year


def _day(year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DomainError(f"L’année {year} est hors du temps du dossier. Vérifiez-la.")
    if not 1 <= month <= _MONTHS_IN_A_YEAR:
        raise DomainError(f"Le mois va de 1 à 12 : {month} n’existe pas.")
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise DomainError(_no_such_day(year, month)) from fault


def _no_such_day(year: int, month: int) -> str:
    following = date(year + month // _MONTHS_IN_A_YEAR, month % _MONTHS_IN_A_YEAR + 1, 1)
    last = following - timedelta(days=1)
    name = formats.month(last)
    name = f"{name} {year}" if name == "février" else name
    return f"{name.capitalize()} a {last.day} jours."


def parse_time(text: str) -> int:
    """Minutes since midnight: 9h, 14h30, 14 h 30, 14:30; seconds are rounded to the minute.

    Raises:
        DomainError: it is not an hour of the clock.
    """
    found = _TIME.fullmatch(fold(text))
    if found is None:
        raise DomainError(f"« {text.strip()} » n’est pas une heure. Écrivez-la comme 14 h 30.")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if hours >= _DAY // _HOUR:
        raise DomainError("Les heures vont de 0 à 23.")
    if minutes >= _HOUR:
        raise DomainError("Les minutes vont de 0 à 59.")
    return minute_of(time(hours, minutes, seconds))


def minute_of(clock: time) -> int:
    """A time cell, rounded to the minute of that day."""
    rounded = clock.hour * _HOUR + clock.minute + (clock.second >= _HALF_MINUTE)
    return min(rounded, _DAY - 1)


def parse_duration(text: str) -> int:
    """Minutes: 2h, 2h05, 2 h 30, 1h30min, 2 heures, 0:45, 90 min, 45 mn, 1,5 (hours), 1.5 h.

    Raises:
        DomainError: it is not a duration.
    """
    folded = fold(text)
    if found := _DECIMAL_HOURS.fullmatch(folded):
        return minutes_of_hours(Decimal(found[1].replace(",", ".")))
    if found := _HOURS.fullmatch(folded):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if minutes >= _HOUR:
            meant = formats.duration(hours * _HOUR + minutes)
            raise DomainError(f"Les minutes vont de 0 à 59. Voulez-vous dire {meant}\u202f?")
        return hours * _HOUR + minutes + (seconds >= _HALF_MINUTE)
    if found := _MINUTES_ONLY.fullmatch(folded):
        return int(found[1])
    raise DomainError(f"« {text.strip()} » n’est pas une durée. Écrivez-la comme 2 h 30.")


def parse_typed_duration(text: str) -> int:
    """The same, and what one types for short: a whole number from 10 up is minutes (« 90 »), below it hours.

    Raises:
        DomainError: it is not a duration.
    """
    bare = _BARE.fullmatch(text.strip())
    return int(bare[0]) if bare and int(bare[0]) >= _FEWEST_MINUTES else parse_duration(text)


def parse_minutes(text: str) -> int:
    """The same where one counts in minutes: a bare number is minutes, however small (« 5 »).

    Raises:
        DomainError: it is not a duration.
    """
    bare = _BARE.fullmatch(text.strip())
    return int(bare[0]) if bare else parse_duration(text)


def minutes_of_hours(hours: Decimal) -> int:
    """A number cell: hours, rounded half up to the minute."""
    return int((hours * _HOUR).to_integral_value(rounding=ROUND_HALF_UP))


def minutes_of(elapsed: timedelta) -> int:
    """A [h]:mm cell, rounded half up to the minute."""
    minutes, rest = divmod(elapsed, timedelta(minutes=1))
    return minutes + (rest >= timedelta(seconds=_HALF_MINUTE))


class AmbiguousAmount(DomainError):
    """« 1.234 » is read two ways: `readings` are both, and none is guessed."""

    def __init__(self, typed: str, readings: tuple[Money, Money]) -> None:
        more, less = (formats.money_short(one) for one in readings)
        super().__init__(f"{typed}\u00a0: voulez-vous dire {more} ou {less}\u202f?")
        self.readings = readings


def parse_amount(text: str) -> Money:
    """Euros: 12,50, 12.50, 12,50 €, 1 234,56, EUR; the sign is kept for the rule that refuses it.

    Raises:
        AmbiguousAmount: three decimals, which may be thousands.
        DomainError: it is not an amount, or has more than two decimals.
    """
    bare = _without_unit(text, _EUROS)
    found = _NUMBER.fullmatch(bare)
    if found and not found[1] and found[2].strip("0") and len(found[3] or "") == _THOUSAND_DIGITS:
        whole = found[2].replace(" ", "")
        readings = (Money.of(Decimal(whole + found[3])), Money.of(Decimal(f"{whole}.{found[3]}")))
        raise AmbiguousAmount(text.strip(), readings)
    return Money.of(_number(text, _EUROS, "un montant", "12,50 ou 1 234,56"))


def parse_km(text: str) -> int:
    """Hundredths of a kilometre: 37,5, 37.5, 37,5 km.

    Raises:
        DomainError: it is not a positive number of at most two decimals.
    """
    return hundredths_of_km(_number(text, ("km", "kms"), "une distance", "37,5"))


def hundredths_of_km(km: Decimal) -> int:
    """A number cell of kilometres, refused below or at 0 and beyond two decimals."""
    hundredths = km.scaleb(_PLACES)
    if hundredths <= 0:
        raise DomainError("Les kilomètres sont un nombre au-dessus de 0.")
    if hundredths != hundredths.to_integral_value():
        raise DomainError("Les kilomètres ont deux décimales au plus.")
    return int(hundredths)


def _number(text: str, units: tuple[str, ...], what: str, example: str) -> Decimal:
    bare = fold(text)
    for unit in units:
        if bare.endswith(unit):
            bare = bare.removesuffix(unit).rstrip()
            break
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise DomainError(f"« {text.strip()} » n’est pas {what}. Écrivez {example}.")
    sign, whole, decimals = found.groups()
    whole, decimals = whole.replace(" ", ""), decimals or "0"
    if len(decimals) > _PLACES:
        raise DomainError(_too_many_decimals(text.strip(), whole, decimals))
    number = Decimal(f"{whole}.{decimals}")
    return -number if sign else number


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    bare = fold(text)
    unit = next((unit for unit in units if bare.endswith(unit)), "")
    return bare.removesuffix(unit).rstrip() if unit else bare


def _too_many_decimals(text: str, whole: str, decimals: str) -> str:
    if len(decimals) != _THOUSAND_DIGITS:
        return f"« {text} » a plus de deux décimales."
    return f"{text} : voulez-vous dire {formats.integer(int(whole + decimals))} ou {whole},{decimals}\u202f?"


def parse_yes_no(text: str) -> bool:
    """oui/non, o/n, x, 1/0, vrai/faux, true/false; empty is no.

    Raises:
        DomainError: it is neither.
    """
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise DomainError(f"« {text.strip()} » n’est ni oui ni non.")
