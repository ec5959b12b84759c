"""The French word of each value of the domain, as workbooks and figures write it.

By class first: members of two enums with one value are equal as texts.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecDeadline, CecStatus
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    StructureKind,
    StructureLink,
)
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.committee_words import COMMITTEE_WORDS
from engagement_desktop.french.contribution_words import CONTRIBUTION_WORDS
from engagement_desktop.french.follow_up_words import FOLLOW_UP_WORDS
from engagement_desktop.french.ledger_words import LEDGER_WORDS
from engagement_desktop.french.people_words import PEOPLE_WORDS

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        **COMMITTEE_WORDS,
        **CONTRIBUTION_WORDS,
        **FOLLOW_UP_WORDS,
        **LEDGER_WORDS,
        **PEOPLE_WORDS,
        StructureKind: {
            StructureKind.MSP: "MSP",
            StructureKind.CDS: "CDS",
            StructureKind.CPTS: "CPTS",
            StructureKind.ASSOCIATION: "association",
        },
        LegalForm: {
            LegalForm.SISA: "SISA",
            LegalForm.ASSOCIATION_1901: "association 1901",
            LegalForm.ASSOCIATION_ALSACE_MOSELLE: "association Alsace-Moselle",
            LegalForm.MUNICIPALITY: "commune",
            LegalForm.MUTUAL: "mutuelle",
            LegalForm.PUBLIC_BODY: "établissement public",
            LegalForm.SCIC: "SCIC",
            LegalForm.FOUNDATION: "fondation",
            LegalForm.OTHER: "autre",
        },
        Answer: {
            Answer.YES: "oui",
            Answer.NO: "non",
            Answer.UNKNOWN: "inconnu",
        },
        StructureLink: {
            StructureLink.OWN: "structure du dossier",
            StructureLink.ASSOCIATION: "association",
            StructureLink.MEMBER: "structure membre",
            StructureLink.SITE: "site",
        },
        MileageScale: {
            MileageScale.TAX: "barème fiscal",
            MileageScale.PUBLIC: "barème du secteur public",
        },
        QuorumRule: {
            QuorumRule.NONE: "aucun",
            QuorumRule.HALF: "1/2",
            QuorumRule.MORE_THAN_HALF: "plus de la moitié",
            QuorumRule.ONE_THIRD: "1/3",
            QuorumRule.TWO_THIRDS: "2/3",
        },
        Civility: {
            Civility.MR: "M.",
            Civility.MRS: "Mme",
        },
        Capacity: {
            Capacity.USER: "usager",
            Capacity.RELATIVE: "proche",
            Capacity.CARER: "aidant",
            Capacity.ASSOCIATION_REPRESENTATIVE: "représentant associatif",
            Capacity.RESIDENT: "habitant",
            Capacity.PROFESSIONAL: "professionnel",
            Capacity.ELECTED: "élu",
        },
        MandateBasis: {
            MandateBasis.APPROVED_ASSOCIATION: "association agréée",
            MandateBasis.ELECTED_CVS: "élu au CVS",
            MandateBasis.INDIVIDUAL: "à titre individuel",
            MandateBasis.SELF_REPRESENTATIVE: "autoreprésentant",
            MandateBasis.RESIDENT: "habitant",
        },
        EndReason: {
            EndReason.TERM: "fin du mandat",
            EndReason.RESIGNATION: "démission",
            EndReason.MOVED: "déménagement",
            EndReason.CAPACITY_LOST: "perte de la qualité",
            EndReason.REPLACED: "remplacement",
            EndReason.DECEASED: "décès",
            EndReason.REMOVED: "retrait du mandat",
            EndReason.COMMITTEE_CLOSED: "fin du comité",
            EndReason.OTHER: "autre raison",
        },
        VehicleKind: {
            VehicleKind.CAR: "voiture",
            VehicleKind.MOTORCYCLE: "moto",
            VehicleKind.MOPED: "cyclo",
        },
        Office: {
            Office.CHAIR: "présidence",
            Office.VICE_CHAIR: "vice-présidence",
            Office.SECRETARY: "secrétariat",
            Office.TREASURER: "trésorerie",
            Office.MEMBER: "membre",
            Office.LEAD: "référent",
            Office.GUEST: "invité",
        },
        SeatKind: {
            SeatKind.TITULAR: "titulaire",
            SeatKind.SUBSTITUTE: "suppléant",
        },
        MeetingStatus: {
            MeetingStatus.HELD: "tenue",
            MeetingStatus.PLANNED: "prévue",
            MeetingStatus.CANCELLED: "annulée",
        },
        AttendanceStatus: {
            AttendanceStatus.PRESENT: "présent",
            AttendanceStatus.REMOTE: "à distance",
            AttendanceStatus.EXCUSED: "excusé",
            AttendanceStatus.ABSENT: "absent",
            AttendanceStatus.REPRESENTED: "représenté",
        },
        MissionFamily: {
            MissionFamily.PEERS: "pairs",
            MissionFamily.PATIENT_EDUCATION: "ETP",
            MissionFamily.SUPPORT: "accompagnement",
            MissionFamily.TRAINING: "formation",
            MissionFamily.RESEARCH: "recherche",
            MissionFamily.ETHICS: "éthique",
            MissionFamily.REPRESENTATION: "représentation",
        },
        HoursRole: {
            HoursRole.GOVERNING_BODY: "instance dirigeante",
            HoursRole.SUPERVISES_VOLUNTEERS: "encadrement de bénévoles",
            HoursRole.OTHER: "autre",
        },
        HoursNature: {
            HoursNature.VOLUNTEER: "bénévole",
            HoursNature.INDEMNIFIED: "indemnisée",
            HoursNature.PAID: "rémunérée",
        },
        TimeKind: {
            TimeKind.SESSION: "séance",
            TimeKind.PREPARATION: "préparation",
            TimeKind.TRAVEL: "trajet",
        },
        HoursState: {
            HoursState.VALIDATED: "validée",
            HoursState.TO_VALIDATE: "à valider",
            HoursState.RETURNED: "rendue",
        },
        ExpenseNature: {
            ExpenseNature.KILOMETRES: "kilomètres",
            ExpenseNature.TRAIN: "train",
            ExpenseNature.PUBLIC_TRANSPORT: "transport en commun",
            ExpenseNature.TAXI: "taxi",
            ExpenseNature.TOLL: "péage",
            ExpenseNature.PARKING: "stationnement",
            ExpenseNature.MEAL: "repas",
            ExpenseNature.LODGING: "hébergement",
            ExpenseNature.TRAINING: "formation",
            ExpenseNature.HUMAN_ASSISTANCE: "aide humaine",
            ExpenseNature.CHILDCARE: "garde",
            ExpenseNature.SUPPLIES: "fournitures",
            ExpenseNature.OTHER: "autre",
        },
        ClaimStatus: {
            ClaimStatus.DRAFT: "brouillon",
            ClaimStatus.SUBMITTED: "soumise",
            ClaimStatus.APPROVED: "approuvée",
            ClaimStatus.REFUSED: "refusée",
            ClaimStatus.REIMBURSED: "remboursée",
            ClaimStatus.WAIVED: "abandonnée",
        },
        CecStatus: {
            CecStatus.ELIGIBLE: "conditions réunies",
            CecStatus.TO_CHECK: "à vérifier",
            CecStatus.NOT_ELIGIBLE: "conditions non réunies",
        },
        CecDeadline: {
            CecDeadline.BUILDING: "en cours de constitution",
            CecDeadline.TO_DECLARE: "à déclarer",
            CecDeadline.DECLARATION_OVERDUE: "délai dépassé",
            CecDeadline.TO_ATTEST: "à attester",
            CecDeadline.ATTESTATION_OVERDUE: "délai d’attestation dépassé",
            CecDeadline.ATTESTED: "attestée",
        },
        Role: {
            Role.COORDINATION: "coordination",
            Role.SECRETARIAT: "secrétariat",
            Role.TREASURY: "trésorerie",
            Role.READING: "lecture",
        },
        Mark: {
            Mark.VERIFIED: "vérifié dans le texte",
            Mark.VERIFIED_SECOND_HAND: "vérifié dans un texte qui le cite",
            Mark.RECALLED: "à confirmer dans le texte",
            Mark.TO_CHECK: "à vérifier",
        },
    }
)
