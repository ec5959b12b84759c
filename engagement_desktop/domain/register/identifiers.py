"""Identifiers of structures and accounts: their form and their key."""

import re

from stdnum import iban as iban_rules
from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_rules
from stdnum.fr import siret as siret_rules

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.text import compact

_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")
_FINESS = re.compile(r"(?:[0-9]{2}|2A|2B)[0-9]{7}")
_CORSICA = str.maketrans("AB", "12")


def siren(text: str) -> str:
    """Nine digits whose key holds (Luhn).

    Raises:
        DomainError: it is no SIREN.
    """
    number = compact(text)
    try:
        siren_rules.validate(number)
    except ValidationError as fault:
        raise DomainError(_fault("SIREN", 9, number), "siren") from fault
    return number


def siret(text: str) -> str:
    """Fourteen digits, a SIREN and five more, whose key holds.

    The key is Luhn's; in establishments of La Poste the sum of the digits is a multiple of 5.

    Raises:
        DomainError: it is no SIRET.
    """
    number = compact(text)
    try:
        siret_rules.validate(number)
    except ValidationError as fault:
        raise DomainError(_fault("SIRET", 14, number), "siret") from fault
    return number


def iban(text: str) -> str:
    """An account number of its country's form, whose key holds (ISO 13616).

    Raises:
        DomainError: it is no IBAN.
    """
    number = compact(text)
    try:
        iban_rules.validate(number, check_country=False)
    except ValidationError as fault:
        raise DomainError(
            "Cet IBAN a une erreur de frappe : sa clé ne correspond pas. Reprenez-le sur le relevé.", "iban"
        ) from fault
    return number


def is_rna(text: str) -> bool:
    """W and nine signs; Corsica and overseas have a letter in third place."""
    return _RNA.fullmatch(compact(text)) is not None


def is_finess(text: str) -> bool:
    """Nine signs whose key holds (Luhn, with 2A read as 21 and 2B as 22)."""
    number = compact(text)
    return _FINESS.fullmatch(number) is not None and luhn.is_valid(number.translate(_CORSICA))


def rna_warning(text: str) -> str | None:
    """What to look at again in an RNA; it never refuses."""
    if is_rna(text):
        return None
    return f"« {text.strip()} » n’a pas la forme d’un RNA (W et neuf chiffres). Il est gardé tel quel."


def finess_warning(text: str) -> str | None:
    """What to look at again in a FINESS; it never refuses."""
    if is_finess(text):
        return None
    return f"Le FINESS « {text.strip()} » ne vérifie pas sa clé. Il est gardé tel quel, vérifiez-le."


def _fault(name: str, digits: int, number: str) -> str:
    if number.isdigit() and len(number) == digits:
        return f"Ce {name} a une erreur de frappe : sa clé ne correspond pas."
    return f"Un {name} compte {digits} chiffres."
