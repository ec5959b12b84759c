"""Numbers, amounts, dates, durations and identifiers as France writes them; words and signs are CLDR's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import compact
from engagement_desktop.french.typography import MINUS, NBSP

NOTHING = "—"
"""What an empty cell shows."""

_MINUTES = 60
_FRENCH_PHONE = re.compile(r"(?:\+33|0033|0)([1-9]\d{8})")
_OVERSEAS_PHONE = re.compile(r"\+?(?:00)?(262|590|594|596|508|687|689|681)(\d{6,9})")
_DIGITS = re.compile(r"[^\d+]+")
_HIDDEN = "••••"
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Words:
    """What the locale says, read once: Babel is loaded with the first text shown, not at start."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    signs: dict[int, str]


@lru_cache(maxsize=1)
def _french() -> _Words:
    from babel import Locale

    locale = Locale.parse("fr_FR")
    symbols = locale.number_symbols["latn"]
    months, short = locale.months["format"]["wide"], locale.months["format"]["abbreviated"]
    days = locale.days["format"]["wide"]
    return _Words(
        months=tuple(months[number] for number in range(1, 13)),
        short_months=tuple(short[number] for number in range(1, 13)),
        days=tuple(days[number] for number in range(7)),
        signs=str.maketrans({",": symbols["group"], ".": symbols["decimal"], "-": MINUS}),
    )


def integer(number: int) -> str:
    """« 12 345 »."""
    return f"{number:,}".translate(_french().signs)


def decimal(number: Decimal, places: int) -> str:
    """« 1 234,50 »: so many places, rounded half up."""
    exact = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{exact + 0:,f}".translate(_french().signs)


def trimmed(number: Decimal) -> str:
    """« 12,31 » or « 200 »: the decimals that say something."""
    return f"{number.normalize():,f}".translate(_french().signs)


def money(amount: Money) -> str:
    """« 1 234,56 € »."""
    return f"{amount.euros:,.2f}".translate(_french().signs) + f"{NBSP}€"


def money_short(amount: Money) -> str:
    """« 1 234 € », « 1,23 € »: whole euros without their zeros."""
    written = money(amount)
    return written.replace(f",00{NBSP}€", f"{NBSP}€")


def percent(part: int, whole: int) -> str:
    """« 84 % », rounded half up; a dash when there is nothing to share."""
    if not whole:
        return NOTHING
    return f"{integer((2 * _HUNDRED * part + whole) // (2 * whole))}{NBSP}%"


def kilometres(hundredths: int) -> str:
    """« 1 234,5 km », without useless zeros."""
    return f"{trimmed(Decimal(hundredths).scaleb(-2))}{NBSP}km"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """« 0 réunion », « 1 réunion », « 3 réunions »."""
    word = singular if abs(number) <= 1 else plural or f"{singular}s"
    return f"{integer(number)}{NBSP}{word}"


def enumerated(words: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def duration(minutes: int) -> str:
    """« 3 h 30 », « 2 h », « 45 min »."""
    sign = MINUS if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), _MINUTES)
    if not hours and rest:
        return f"{sign}{rest}{NBSP}min"
    return f"{sign}{integer(hours)}{NBSP}h" + (f"{NBSP}{rest:02}" if rest else "")


def clock_time(minute: int) -> str:
    """« 14 h 30 », « 9 h 00 »: whole minutes since midnight."""
    hours, rest = divmod(minute, _MINUTES)
    return f"{hours}{NBSP}h{NBSP}{rest:02}"


def date_short(day: date) -> str:
    """« 04/03/2026 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def date_long(day: date) -> str:
    """« 1er avril 2026 », « 21 novembre 2026 »."""
    return f"{_day_number(day)}{NBSP}{_french().months[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """« samedi 21 novembre 2026 »."""
    return f"{_french().days[day.weekday()]} {date_long(day)}"


def month(day: date) -> str:
    """« novembre »."""
    return _french().months[day.month - 1]


def month_short(day: date) -> str:
    """« nov. », for the axis of a chart."""
    return _french().short_months[day.month - 1]


def month_and_year(day: date) -> str:
    """« novembre 2026 »."""
    return f"{month(day)} {day.year}"


def period(first: date, last: date) -> str:
    """« du 1er janvier au 31 décembre 2025 »; « du 3 mars 2025 » for a day alone."""
    if first == last:
        return f"du {date_long(first)}"
    begins = date_long(first)
    if first.year == last.year:
        begins = begins.removesuffix(f" {first.year}")
    return f"du {begins} au {date_long(last)}"


def instant(moment: datetime, zone: tzinfo | None = None) -> str:
    """« 21 novembre 2026 à 18 h 42 », in the zone given or the workstation's."""
    local = moment.astimezone(zone)
    return f"{date_long(local)} à {clock_time(local.hour * _MINUTES + local.minute)}"


def _day_number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def siren(number: str) -> str:
    """« 732 829 320 »."""
    return _grouped(compact(number), 3, 3, 3)


def siret(number: str) -> str:
    """« 732 829 320 00074 »."""
    return _grouped(compact(number), 3, 3, 3, 5)


def rna(number: str) -> str:
    """« W123 456 789 »."""
    return _grouped(compact(number), 4, 3, 3)


def phone(number: str) -> str:
    """« 01 23 45 67 89 », « +262 692 12 34 56 »; what is not French stays as typed."""
    digits = _DIGITS.sub("", number)
    if french := _FRENCH_PHONE.fullmatch(digits):
        return _grouped(f"0{french[1]}", 2, 2, 2, 2, 2)
    if overseas := _OVERSEAS_PHONE.fullmatch(digits):
        code, rest = overseas.groups()
        first = 3 if len(rest) % 2 else 2
        pairs = (rest[at : at + 2] for at in range(first, len(rest), 2))
        return NBSP.join((f"+{code}", rest[:first], *pairs))
    return number.strip()


def iban(number: str) -> str:
    """« FR76 3000 … »: by four."""
    text = compact(number)
    return NBSP.join(text[at : at + 4] for at in range(0, len(text), 4))


def iban_masked(number: str) -> str:
    """« FR76 •••• 1234 »: the country, the key and the last four signs."""
    text = compact(number)
    return NBSP.join((text[:4], _HIDDEN, text[-4:]))


def _grouped(text: str, *sizes: int) -> str:
    if len(text) != sum(sizes):
        return text
    groups, at = [], 0
    for size in sizes:
        groups.append(text[at : at + size])
        at += size
    return NBSP.join(groups)
