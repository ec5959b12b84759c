"""French numbers and sums in letters, written again from the grammar: what the program is compared with."""

from itertools import pairwise

UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
)
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
HUNDRED, THOUSAND, MILLION = 100, 1_000, 1_000_000


def below_hundred(number: int, *, final: bool) -> list[str]:
    """Words of 1 to 99; `final`: nothing that is a numeral follows."""
    if number < 20:
        return UNITS[number].split("-")
    if number >= 80:
        rest = number - 80
        return ["quatre", "vingts" if final and not rest else "vingt", *(UNITS[rest].split("-") * bool(rest))]
    ten = 60 if number >= 60 else number // 10 * 10
    rest = number - ten
    if not rest:
        return [TENS[ten]]
    return [TENS[ten], *(["et"] if rest in {1, 11} else []), *UNITS[rest].split("-")]


def below_thousand(number: int, *, final: bool) -> list[str]:
    hundreds, rest = divmod(number, HUNDRED)
    said: list[str] = []
    if hundreds:
        several = "cents" if hundreds > 1 and final and not rest else "cent"
        said = [*([UNITS[hundreds]] if hundreds > 1 else []), several]
    return said + (below_hundred(rest, final=final) if rest else [])


def below_million(number: int) -> list[str]:
    thousands, rest = divmod(number, THOUSAND)
    said = [] if not thousands else ["mille"]
    if thousands > 1:
        said = [*below_thousand(thousands, final=False), "mille"]
    return said + (below_thousand(rest, final=True) if rest else [])


def number_said(number: int, *, traditional: bool = False) -> str:
    """A whole number up to 999 999 999."""
    if not number:
        return "zéro"
    millions, rest = divmod(number, MILLION)
    parts = []
    if millions:
        parts.append(joined(below_thousand(millions, final=True), traditional))
        parts.append("millions" if millions > 1 else "million")
    if rest:
        parts.append(joined(below_million(rest), traditional))
    return " ".join(parts)


def joined(words: list[str], traditional: bool) -> str:
    """Since 1990 every numeral is joined; before, only below a hundred where there is no « et »."""
    if not traditional:
        return "-".join(words)
    small = {*TENS.values(), *UNITS, "vingts"} - {"zéro"}
    said = words[0]
    for place, (before, after) in enumerate(pairwise(words)):
        is_ten = before in {*TENS.values(), "dix"} and after in small - set(TENS.values()) - {"vingts"}
        is_eighty = before == "quatre" and after in {"vingt", "vingts"}
        in_eighty = before == "vingt" and place and words[place - 1] == "quatre" and after in UNITS
        said += ("-" if is_ten or is_eighty or in_eighty else " ") + after
    return said


def sum_said(cents: int, *, traditional: bool = False) -> str:
    """A sum in euros and cents."""
    euros, rest = divmod(abs(cents), HUNDRED)
    said = []
    if euros or not rest:
        of = "d’" if euros and euros % MILLION == 0 else ""
        said.append(f"{number_said(euros, traditional=traditional)} {of}euro{'s' if euros > 1 else ''}")
    if rest:
        said.append(f"{number_said(rest, traditional=traditional)} centime{'s' if rest > 1 else ''}")
    return ("moins " if cents < 0 else "") + " et ".join(said)
