"""What the pages on structures say: kinds, forms, links, months, and what a form asks about."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    StructureKind,
    StructureLink,
)
from engagement_desktop.ui.creation.legal_words import FORMS, KINDS

ANSWERS: Mapping[Answer, str] = MappingProxyType(
    {Answer.YES: "Oui", Answer.NO: "Non", Answer.UNKNOWN: "On ne sait pas"}
)
LINKS: Mapping[StructureLink, str] = MappingProxyType(
    {
        StructureLink.ASSOCIATION: "Association",
        StructureLink.MEMBER: "Structure membre",
        StructureLink.SITE: "Site",
    }
)
LINKS_MANY: Mapping[StructureLink, str] = MappingProxyType(
    {
        StructureLink.ASSOCIATION: "Associations",
        StructureLink.MEMBER: "Structures membres",
        StructureLink.SITE: "Sites",
    }
)
SCALES: Mapping[MileageScale, str] = MappingProxyType(
    {MileageScale.TAX: "Barème fiscal", MileageScale.PUBLIC: "Barème du secteur public"}
)
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_ROUNDINGS: Mapping[int, str] = MappingProxyType(
    {
        5: "à 5\u00a0min près",
        1: "à la minute",
        10: "à 10\u00a0min près",
        15: "au quart d’heure",
        30: "à la demi-heure",
    }
)
ASSOCIATIONS = frozenset({LegalForm.ASSOCIATION_1901, LegalForm.ASSOCIATION_ALSACE_MOSELLE})


def kind_words(kind: StructureKind) -> str:
    return KINDS[kind.value]


def form_words(form: LegalForm) -> str:
    return FORMS[form.value]


def kinds() -> list[tuple[StructureKind, str]]:
    return [(kind, kind_words(kind)) for kind in StructureKind]


def forms() -> list[tuple[LegalForm, str]]:
    return [(form, form_words(form)) for form in LegalForm]


def rounding_words(minutes: int) -> str:
    """« à 5 min près », « à la minute »."""
    return _ROUNDINGS.get(minutes) or f"à {minutes}\u00a0min près"


def rounding_choices() -> list[tuple[int, str]]:
    return list(_ROUNDINGS.items())


def links(own: StructureKind | None) -> Sequence[StructureLink]:
    """In the order proposed: a CPTS is made of its member structures."""
    first = StructureLink.MEMBER if own is StructureKind.CPTS else StructureLink.ASSOCIATION
    return (first, *(link for link in LINKS if link is not first))
