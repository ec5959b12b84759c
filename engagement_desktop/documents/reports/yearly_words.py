"""The words of the yearly report: what a reader at the ARS sees in place of the names of the code."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureKind
from engagement_desktop.domain.reports.yearly_rows import GapKind


class SeatCollege(StrEnum):
    """The three colleges of seats; the value is how the report writes it."""

    USERS = "Usagers"
    PROFESSIONALS = "Professionnels"
    ELECTED = "Élus et partenaires"


STRUCTURES: Mapping[StructureKind, str] = MappingProxyType(
    {
        StructureKind.MSP: "Maison de santé pluriprofessionnelle",
        StructureKind.CDS: "Centre de santé",
        StructureKind.CPTS: "Communauté professionnelle territoriale de santé",
        StructureKind.ASSOCIATION: "Association",
    }
)

NATURES: Mapping[ExpenseNature, str] = MappingProxyType(
    {
        ExpenseNature.KILOMETRES: "Kilomètres",
        ExpenseNature.TRAIN: "Train",
        ExpenseNature.PUBLIC_TRANSPORT: "Transports en commun",
        ExpenseNature.TAXI: "Taxi",
        ExpenseNature.TOLL: "Péage",
        ExpenseNature.PARKING: "Stationnement",
        ExpenseNature.MEAL: "Repas",
        ExpenseNature.LODGING: "Hébergement",
        ExpenseNature.TRAINING: "Formation",
        ExpenseNature.HUMAN_ASSISTANCE: "Aide humaine",
        ExpenseNature.CHILDCARE: "Garde",
        ExpenseNature.SUPPLIES: "Fournitures",
        ExpenseNature.OTHER: "Autres frais",
    }
)

STATUSES: Mapping[ClaimStatus, str] = MappingProxyType(
    {
        ClaimStatus.REIMBURSED: "Remboursés",
        ClaimStatus.APPROVED: "Approuvés, à payer",
        ClaimStatus.WAIVED: "Abandonnés par la personne",
        ClaimStatus.SUBMITTED: "Soumis, à décider",
        ClaimStatus.DRAFT: "En brouillon",
        ClaimStatus.REFUSED: "Refusés",
    }
)

CEC: Mapping[CecStatus, str] = MappingProxyType(
    {
        CecStatus.ELIGIBLE: "Conditions semblant réunies",
        CecStatus.TO_CHECK: "À vérifier",
        CecStatus.NOT_ELIGIBLE: "Conditions non réunies",
    }
)

CONDITIONS: Mapping[CecStatus, str] = MappingProxyType(
    {
        CecStatus.ELIGIBLE: "semblent réunies",
        CecStatus.TO_CHECK: "à vérifier",
        CecStatus.NOT_ELIGIBLE: "non réunies",
    }
)

GAPS: Mapping[GapKind, tuple[str, str]] = MappingProxyType(
    {
        GapKind.MEETING_WITHOUT_DECISIONS: (
            "réunion sans relevé de décisions",
            "réunions sans relevé de décisions",
        ),
        GapKind.MEETING_WITHOUT_ATTENDANCE: ("réunion sans présence saisie", "réunions sans présence saisie"),
        GapKind.MEETING_WITHOUT_END: ("réunion sans heure de fin", "réunions sans heure de fin"),
        GapKind.PLANNED_MEETING_PAST: (
            "réunion passée encore notée comme prévue",
            "réunions passées encore notées comme prévues",
        ),
        GapKind.HOURS_TO_VALIDATE: ("saisie d’heures à valider", "saisies d’heures à valider"),
        GapKind.CLAIM_TO_DECIDE: ("note de frais à décider", "notes de frais à décider"),
        GapKind.LINE_WITHOUT_RECEIPT: ("dépense sans justificatif", "dépenses sans justificatif"),
        GapKind.ASSOCIATION_TO_COMPLETE: ("association à compléter", "associations à compléter"),
    }
)


def seat_college(capacity: Capacity | None) -> SeatCollege:
    """The college of the seat that a capacity gives by default."""
    if capacity is Capacity.PROFESSIONAL:
        return SeatCollege.PROFESSIONALS
    return SeatCollege.ELECTED if capacity is Capacity.ELECTED else SeatCollege.USERS
