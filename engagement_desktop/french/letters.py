"""Amounts in letters, with the spelling of 1990: every word of a number is joined by a hyphen."""

from engagement_desktop.domain.money import Money

_UNITS = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
)
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "", "quatre-vingt")
_TEN, _TWENTY, _EIGHTY, _HUNDRED, _THOUSAND, _MILLION = 10, 20, 80, 100, 1000, 1_000_000
_SIXTY = 60
_WITH_AND = frozenset({1, 11})


def amount_in_letters(amount: Money) -> str:
    """« deux-cent-un euros et cinq centimes »: from 0 to less than a thousand million euros."""
    euros, cents = divmod(amount.cents, _HUNDRED)
    said = []
    if euros or not cents:
        said.append(f"{number_in_letters(euros)}{_of(euros)}{'euros' if euros > 1 else 'euro'}")
    if cents:
        said.append(f"{number_in_letters(cents)} {'centimes' if cents > 1 else 'centime'}")
    return " et ".join(said)


def number_in_letters(number: int) -> str:
    """A whole number from 0 to 999 999 999."""
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_million(rest)
    said = f"{_below_million(millions)} {'millions' if millions > 1 else 'million'}"
    return f"{said} {_below_million(rest)}" if rest else said


def _of(euros: int) -> str:
    return " d’" if euros and not euros % _MILLION else " "


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, _THOUSAND)
    if not thousands:
        return _below_thousand(rest)
    words = [] if thousands == 1 else [_below_thousand(thousands, final=False)]
    words.append("mille")
    if rest:
        words.append(_below_thousand(rest))
    return "-".join(words)


def _below_thousand(number: int, *, final: bool = True) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    words = []
    if hundreds > 1:
        words.append(_UNITS[hundreds])
    if hundreds:
        words.append("cents" if hundreds > 1 and not rest and final else "cent")
    if rest or not hundreds:
        words.append(_below_hundred(rest, final=final))
    return "-".join(words)


def _below_hundred(number: int, *, final: bool) -> str:
    if number < _TWENTY:
        return _UNITS[number]
    if number == _EIGHTY:
        return "quatre-vingts" if final else "quatre-vingt"
    # From 60 on, one counts by twenties: soixante-dix-sept, quatre-vingt-treize.
    step = _TWENTY if number >= _SIXTY else _TEN
    tens, units = number // step * step, number % step
    if not units:
        return _TENS[tens // _TEN]
    joint = "-et-" if units in _WITH_AND and tens != _EIGHTY else "-"
    return f"{_TENS[tens // _TEN]}{joint}{_UNITS[units]}"
