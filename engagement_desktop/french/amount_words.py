"""Amounts written in letters: the library gives the number, the rules of 1990 and of euros are ours."""

import re

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money

LARGEST = Money(999_999_999_999_99)
"""Beyond, no paper of the house says an amount."""

_CENTS = 100
_NOUN = re.compile(r"\b(?:million|milliard)s?\b")
_AROUND_A_NOUN = re.compile(r"-?\b((?:million|milliard)s?)\b-?")


def number_in_letters(number: int, *, traditional: bool = False) -> str:
    """« deux-cent-quatre-vingts », or « deux cent quatre-vingts » in the spelling before 1990.

    « million » and « milliard » are nouns: never joined by a hyphen.
    """
    from num2words import num2words

    said = str(num2words(number, lang="fr"))
    if traditional:
        return said
    return _AROUND_A_NOUN.sub(r" \1 ", said.replace(" ", "-")).strip()


def in_letters(amount: Money, *, traditional: bool = False) -> str:
    """« mille-neuf-cent-quatre-vingts euros et cinquante centimes »; below zero, « moins … ».

    Nought to one euro is singular; cents alone are said without euros.

    Raises:
        DomainError: the amount is larger than any that a paper says.
    """
    if abs(amount.cents) > LARGEST.cents:
        raise DomainError("Ce montant est trop grand pour être écrit en lettres.")
    euros, cents = divmod(abs(amount.cents), _CENTS)
    said = []
    if euros or not cents:
        said.append(_euros(euros, traditional))
    if cents:
        noun = "centime" if cents == 1 else "centimes"
        said.append(f"{number_in_letters(cents, traditional=traditional)} {noun}")
    return ("moins " if amount.cents < 0 else "") + " et ".join(said)


def _euros(euros: int, traditional: bool) -> str:
    said = number_in_letters(euros, traditional=traditional)
    ends_on_a_noun = _NOUN.search(said.rpartition(" ")[2]) is not None
    return f"{said} {'d’' if ends_on_a_noun else ''}{'euro' if euros in (0, 1) else 'euros'}"
