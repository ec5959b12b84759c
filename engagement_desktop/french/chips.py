"""The word of each chip above a list: what it keeps, in the plural."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.committees_rows import CommitteeFilter
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.people_rows import PeopleFilter
from engagement_desktop.french.labels import badge

_CHIPS: Mapping[StrEnum, str] = MappingProxyType(
    {
        PeopleFilter.IN_OFFICE: "En mandat",
        PeopleFilter.TO_RENEW: "À renouveler",
        PeopleFilter.FORMER: "Anciens membres",
        PeopleFilter.WITHOUT: "Sans mandat",
        CommitteeFilter.OPEN: "Ouverts",
        CommitteeFilter.CLOSED: "Clos",
        Capacity.USER: "Usagers",
        Capacity.RELATIVE: "Proches",
        Capacity.CARER: "Aidants",
        Capacity.ASSOCIATION_REPRESENTATIVE: "Représentants associatifs",
        Capacity.RESIDENT: "Habitants",
        Capacity.PROFESSIONAL: "Professionnels",
        Capacity.ELECTED: "Élus",
        MeetingStatus.HELD: "Tenues",
        MeetingStatus.PLANNED: "Prévues",
        MeetingStatus.CANCELLED: "Annulées",
        HoursState.VALIDATED: "Validées",
        HoursState.TO_VALIDATE: "À valider",
        HoursState.RETURNED: "Rendues",
        HoursNature.VOLUNTEER: "Bénévoles",
        HoursNature.INDEMNIFIED: "Indemnisées",
        HoursNature.PAID: "Rémunérées",
        ClaimStatus.DRAFT: "Brouillons",
        ClaimStatus.SUBMITTED: "Soumises",
        ClaimStatus.APPROVED: "Approuvées",
        ClaimStatus.REFUSED: "Refusées",
        ClaimStatus.REIMBURSED: "Remboursées",
        ClaimStatus.WAIVED: "Abandonnées",
    }
)


def chip(word: StrEnum) -> str:
    """What the chip says; a value without a plural of its own says its badge."""
    same_kind = {key: said for key, said in _CHIPS.items() if type(key) is type(word)}
    return same_kind.get(word) or badge(word)
