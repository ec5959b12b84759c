"""The names of benefits that no field may hold: what a person receives is nobody's business here."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.text import fold

BENEFITS: Mapping[str, str] = MappingProxyType(
    {
        r"aah|allocations? (aux?|d') ?adultes? handicapes?": "AAH",
        r"rsa|revenus? de solidarite active": "RSA",
        r"ass(?!\. ?\w)|allocations? de solidarite specifique": "ASS",
        r"primes? d'activite": "prime d’activité",
        r"pensions? d'invalidite": "pension d’invalidité",
        r"asi|allocations? supplementaires? d'invalidite": "ASI",
        r"aspa|allocations? de solidarite aux personnes agees|minimum vieillesse": "ASPA",
        r"are|allocations?[ -]chomage|indemnites?[ -]chomage|chomage|aide au retour a l'emploi": (
            "allocations chômage"
        ),
        r"apl|aides? au logement|allocations? (de )?logement( sociale| familiale)?": ("aides au logement"),
        r"css|c2s|cmu(-?c)?|complementaire sante( solidaire)?": "complémentaire santé solidaire",
    }
)
"""What is looked for in a folded text, and how the refusal names it; « ass. générale » is an assembly."""
_FOUND = MappingProxyType(
    {re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"): name for pattern, name in BENEFITS.items()}
)


def benefits_named(text: str) -> tuple[str, ...]:
    """The benefits that a text names."""
    said = fold(text).replace("a.a.h", "aah").replace("r.s.a", "rsa")
    return tuple(name for pattern, name in _FOUND.items() if pattern.search(said))


def benefit_fault(text: str, field: str) -> DomainError | None:
    """The refusal of a text that names one."""
    named = benefits_named(text)
    if not named:
        return None
    return DomainError(
        f"Ce texte nomme une prestation («\u00a0{named[0]}\u00a0»). Ce que la personne perçoit ne s’écrit "
        "pas ici. Retirez ces mots, puis enregistrez.",
        field,
    )
