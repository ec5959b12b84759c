"""The word of each chip above a list: what it keeps, in the plural."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState
from engagement_desktop.domain.hours.entries_rows import MeetingFilter
from engagement_desktop.domain.hours.training_rows import TrainingKind
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.committees_rows import CommitteeFilter
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.people_rows import PeopleFilter
from engagement_desktop.french.contribution_words import CONTRIBUTION_CHIPS
from engagement_desktop.french.follow_up_words import FOLLOW_UP_CHIPS
from engagement_desktop.french.labels import badge

_CHIPS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        **CONTRIBUTION_CHIPS,
        **FOLLOW_UP_CHIPS,
        PeopleFilter: {
            PeopleFilter.IN_OFFICE: "En mandat",
            PeopleFilter.TO_RENEW: "À renouveler",
            PeopleFilter.FORMER: "Anciens membres",
            PeopleFilter.WITHOUT: "Sans mandat",
        },
        TrainingKind: {
            TrainingKind.JOINT: "Conjointes",
            TrainingKind.PATIENT_EDUCATION: "ETP",
            TrainingKind.REQUIRED: "Obligatoires",
        },
        CommitteeFilter: {
            CommitteeFilter.OPEN: "Ouverts",
            CommitteeFilter.CLOSED: "Clos",
        },
        Capacity: {
            Capacity.USER: "Usagers",
            Capacity.RELATIVE: "Proches",
            Capacity.CARER: "Aidants",
            Capacity.ASSOCIATION_REPRESENTATIVE: "Représentants associatifs",
            Capacity.RESIDENT: "Habitants",
            Capacity.PROFESSIONAL: "Professionnels",
            Capacity.ELECTED: "Élus",
        },
        MeetingStatus: {
            MeetingStatus.HELD: "Tenues",
            MeetingStatus.PLANNED: "Prévues",
            MeetingStatus.CANCELLED: "Annulées",
        },
        HoursState: {
            HoursState.VALIDATED: "Validées",
            HoursState.TO_VALIDATE: "À valider",
            HoursState.RETURNED: "Rendues",
        },
        MeetingFilter: {
            MeetingFilter.AT_MEETING: "De réunion",
            MeetingFilter.APART: "Hors réunion",
        },
        HoursNature: {
            HoursNature.VOLUNTEER: "Bénévoles",
            HoursNature.INDEMNIFIED: "Indemnisées",
            HoursNature.PAID: "Rémunérées",
        },
        ClaimStatus: {
            ClaimStatus.DRAFT: "Brouillons",
            ClaimStatus.SUBMITTED: "Soumises",
            ClaimStatus.APPROVED: "Approuvées",
            ClaimStatus.REFUSED: "Refusées",
            ClaimStatus.REIMBURSED: "Remboursées",
            ClaimStatus.WAIVED: "Abandonnées",
        },
    }
)


def chip(word: StrEnum) -> str:
    """What the chip says; a value without a plural of its own says its badge."""
    return _CHIPS.get(type(word), {}).get(word) or badge(word)
