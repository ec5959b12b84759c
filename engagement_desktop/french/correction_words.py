"""How workbooks say that a line corrects an earlier one: « NDF-2026-0031, ligne 2 »."""

import re
from typing import Final

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import Correction
from engagement_desktop.domain.imports.drafts import CorrectedLine
from engagement_desktop.domain.text import clean

_REGULARISED = " (régularisation)"
_READ: Final = re.compile(
    r"(?P<claim>\S.*?),? ligne (?P<place>[1-9]\d{0,3})(?P<kind> \(r[ée]gularisation\))?", re.IGNORECASE
)


def correction_words(corrected: CorrectedLine) -> str:
    """« NDF-2026-0031, ligne 2 », and « (régularisation) » for kilometres that are evened out."""
    kind = _REGULARISED if corrected.kind is Correction.REGULARISATION else ""
    return f"{corrected.claim}, ligne {corrected.place}{kind}"


def parse_correction(text: str) -> CorrectedLine:
    """What such words name.

    Raises:
        DomainError: no note and no line can be read in them.
    """
    found = _READ.fullmatch(" ".join(clean(text).split()))
    if found is None:
        raise DomainError("Écrivez la note et la ligne corrigées comme «\u00a0NDF-2026-0031, ligne 2\u00a0».")
    kind = Correction.REGULARISATION if found["kind"] else Correction.OPPOSITE
    return CorrectedLine(found["claim"], int(found["place"]), kind)
