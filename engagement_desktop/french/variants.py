"""Other words by which a workbook names a value: feminines, endings in brackets, common ways of saying."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind

_ENDINGS = ("({0})", "·{0}", ".{0}", "-{0}", "/{0}")

VARIANTS: Mapping[type[StrEnum], Mapping[StrEnum, tuple[str, ...]]] = MappingProxyType(
    {
        StructureKind: {
            StructureKind.MSP: ("maison de santé", "maison de santé pluriprofessionnelle"),
            StructureKind.CDS: ("centre de santé",),
            StructureKind.CPTS: ("communauté professionnelle territoriale de santé",),
        },
        LegalForm: {
            LegalForm.ASSOCIATION_1901: ("association loi 1901", "association loi de 1901"),
            LegalForm.ASSOCIATION_ALSACE_MOSELLE: (
                "association d'Alsace-Moselle",
                "association Alsace Moselle",
            ),
        },
        Answer: {
            Answer.YES: ("o", "x", "1", "vrai", "true"),
            Answer.NO: ("n", "0", "faux", "false"),
            Answer.UNKNOWN: ("inconnue",),
        },
        StructureLink: {StructureLink.MEMBER: ("membre",)},
        QuorumRule: {
            QuorumRule.NONE: ("aucune", "sans"),
            QuorumRule.HALF: ("la moitié", "moitié", "½"),
            QuorumRule.ONE_THIRD: ("un tiers", "⅓"),
            QuorumRule.TWO_THIRDS: ("deux tiers", "⅔"),
        },
        Civility: {
            Civility.MR: ("M", "Mr", "Monsieur"),
            Civility.MRS: ("Mme.", "Madame"),
        },
        Capacity: {
            Capacity.USER: ("usager|usagère|usagers",),
            Capacity.RELATIVE: ("proches",),
            Capacity.CARER: ("aidant|aidante|aidants",),
            Capacity.ASSOCIATION_REPRESENTATIVE: (
                "représentante associative",
                "représentant(e) associatif(ve)",
                "représentant(e) associatif",
                "représentants associatifs",
            ),
            Capacity.RESIDENT: ("habitant|habitante|habitants",),
            Capacity.PROFESSIONAL: ("professionnel|professionnelle|professionnels",),
            Capacity.ELECTED: ("élu|élue|élus",),
        },
        VehicleKind: {
            VehicleKind.CAR: ("auto",),
            VehicleKind.MOTORCYCLE: ("motocyclette",),
            VehicleKind.MOPED: ("cyclomoteur",),
        },
        Office: {
            Office.CHAIR: ("président|présidente",),
            Office.VICE_CHAIR: ("vice-président|vice-présidente", "vice président|vice présidente"),
            Office.SECRETARY: ("secrétaire",),
            Office.TREASURER: ("trésorier|trésorière",),
            Office.LEAD: ("référent|référente",),
            Office.GUEST: ("invité|invitée",),
        },
        SeatKind: {SeatKind.SUBSTITUTE: ("suppléant|suppléante",)},
        MeetingStatus: {
            MeetingStatus.HELD: ("tenu|tenue",),
            MeetingStatus.PLANNED: ("prévu|prévue",),
            MeetingStatus.CANCELLED: ("annulé|annulée",),
        },
        AttendanceStatus: {
            AttendanceStatus.PRESENT: ("présent|présente",),
            AttendanceStatus.REMOTE: ("distance", "visio", "en visio", "visioconférence", "distanciel"),
            AttendanceStatus.EXCUSED: ("excusé|excusée",),
            AttendanceStatus.ABSENT: ("absent|absente",),
            AttendanceStatus.REPRESENTED: ("représenté|représentée",),
        },
        MissionFamily: {
            MissionFamily.PEERS: ("soutien par les pairs",),
            MissionFamily.PATIENT_EDUCATION: (
                "éducation thérapeutique",
                "éducation thérapeutique du patient",
            ),
            MissionFamily.TRAINING: ("formation des professionnels",),
        },
        HoursRole: {
            HoursRole.SUPERVISES_VOLUNTEERS: ("encadrement de bénévole", "encadrement des bénévoles")
        },
        HoursNature: {
            HoursNature.VOLUNTEER: ("bénévolat",),
            HoursNature.INDEMNIFIED: ("indemnisé|indemnisée",),
            HoursNature.PAID: ("rémunéré|rémunérée", "payé|payée"),
        },
        TimeKind: {TimeKind.TRAVEL: ("trajets",)},
        HoursState: {
            HoursState.VALIDATED: ("validé|validée",),
            HoursState.RETURNED: ("rendu|rendue",),
        },
        ExpenseNature: {
            ExpenseNature.KILOMETRES: ("kilomètre", "km"),
            ExpenseNature.PUBLIC_TRANSPORT: ("transports en commun",),
            ExpenseNature.TAXI: ("taxis",),
            ExpenseNature.TOLL: ("péages",),
            ExpenseNature.PARKING: ("parking",),
            ExpenseNature.SUPPLIES: ("fourniture",),
            ExpenseNature.OTHER: ("autres",),
        },
        ClaimStatus: {
            ClaimStatus.DRAFT: ("brouillons",),
            ClaimStatus.SUBMITTED: ("soumis|soumise",),
            ClaimStatus.APPROVED: ("approuvé|approuvée",),
            ClaimStatus.REFUSED: ("refusé|refusée",),
            ClaimStatus.REIMBURSED: ("remboursé|remboursée", "payé|payée"),
            ClaimStatus.WAIVED: ("abandonné|abandonnée",),
        },
    }
)


def spellings(variant: str) -> Iterator[str]:
    """Every way to write one variant: « masculine|feminine|plural » also gives the endings in brackets."""
    masculine, *others = variant.split("|")
    yield from (masculine, *others)
    if others:
        feminine = others[0]
        for ending in ("e", feminine[_common(masculine, feminine) :]):
            yield from (masculine + mark.format(ending) for mark in _ENDINGS)


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), len(one))
