"""The length of a mandate as one says it: « 3 ans », « 18 mois »."""

import re

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.text import fold

_YEAR = 12
_MOST = 1200
_SAID = re.compile(r"(\d{1,4}) ?(ans?|annees?|mois)?", re.ASCII)


def parse_months(text: str) -> int:
    """Months; a number alone counts years up to 12, months beyond.

    Raises:
        DomainError: it is not a length.
    """
    found = _SAID.fullmatch(fold(text).strip())
    number = int(found[1]) if found else 0
    if found is None or not number:
        raise DomainError(f"« {text.strip()} » n’est pas une durée de mandat. Écrivez-la comme 3 ans.")
    unit = found[2] or ("ans" if number < _YEAR else "mois")
    months = number if unit == "mois" else number * _YEAR
    if months > _MOST:
        raise DomainError("Un mandat dure 100 ans au plus.")
    return months
