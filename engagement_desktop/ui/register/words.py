"""How the register is said on screen: badges, colleges, names."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, CapacityKind, Civility
from engagement_desktop.domain.register.people_rows import MandateState
from engagement_desktop.french.labels import badge, label
from engagement_desktop.ui.common.badge import BadgeWord

MANDATE_BADGES: Mapping[MandateState, BadgeWord] = MappingProxyType(
    {
        MandateState.TITULAR: BadgeWord("Titulaire", "succes", "circle-check"),
        MandateState.SUBSTITUTE: BadgeWord("Suppléant", "info", "user-plus"),
        MandateState.TO_RENEW: BadgeWord("Mandat à renouveler", "attention", "clock-alert"),
        MandateState.FORMER: BadgeWord("Ancien membre", "neutre", "archive"),
    }
)

COLLEGES: Mapping[Capacity, str] = MappingProxyType(
    {
        Capacity.USER: "Usagers",
        Capacity.RELATIVE: "Proches",
        Capacity.CARER: "Aidants",
        Capacity.ASSOCIATION_REPRESENTATIVE: "Associations",
        Capacity.RESIDENT: "Habitants",
        Capacity.PROFESSIONAL: "Professionnels",
        Capacity.ELECTED: "Élus",
    }
)
"""Colleges in the plural: nobody's gender is guessed in a table."""

_OF_A_WOMAN: Mapping[Capacity, str] = MappingProxyType(
    {
        Capacity.USER: "Usagère",
        Capacity.CARER: "Aidante",
        Capacity.ASSOCIATION_REPRESENTATIVE: "Représentante associative",
        Capacity.RESIDENT: "Habitante",
        Capacity.PROFESSIONAL: "Professionnelle",
        Capacity.ELECTED: "Élue",
    }
)

_KIND_OF_A_WOMAN: Mapping[CapacityKind, str] = MappingProxyType(
    {
        CapacityKind.PATIENT: "Patiente",
        CapacityKind.CARER: "Aidante",
        CapacityKind.LEGAL_REPRESENTATIVE: "Représentante légale",
        CapacityKind.ASSOCIATION_REPRESENTATIVE: "Représentante associative",
        CapacityKind.RESIDENT: "Habitante",
        CapacityKind.PROFESSIONAL: "Professionnelle",
        CapacityKind.DECISION_MAKER: "Décideuse",
    }
)


def sorted_name(last_name: str, first_name: str) -> str:
    """« Hélias Monique »: surname first, as people search."""
    return f"{last_name} {first_name}".strip()


def said_name(first_name: str, last_name: str) -> str:
    """« Monique Hélias »."""
    return f"{first_name} {last_name}".strip()


def college(capacity: Capacity | None) -> str:
    return COLLEGES[capacity] if capacity else ""


def capacity_of(capacity: Capacity | None, civility: Civility | None) -> str:
    """« Usagère », « Usager », or the college when the civility is not known."""
    if capacity is None:
        return ""
    if civility is Civility.MRS:
        return _OF_A_WOMAN.get(capacity) or badge(capacity)
    return badge(capacity) if civility is Civility.MR else f"Collège\u00a0: {COLLEGES[capacity].lower()}"


def kind_of(kind: CapacityKind, civility: Civility | None) -> str:
    """« Représentante associative », « Représentant associatif »."""
    return (_KIND_OF_A_WOMAN.get(kind) if civility is Civility.MRS else None) or badge(kind)


def seat_and_office(seat: SeatKind, office: Office) -> str:
    """« Titulaire, présidence »; a plain member is not said twice."""
    if office is Office.GUEST:
        return badge(office)
    return badge(seat) if office is Office.MEMBER else f"{badge(seat)}, {label(office)}"
