"""One French word for each value, and the words by which a workbook may name it."""

from enum import StrEnum

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecStatus
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
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import fold
from engagement_desktop.french.labels import badge, label, words
from engagement_desktop.french.words import WORDS

WORKBOOK: list[tuple[type[StrEnum], str]] = [
    (StructureKind, "MSP, CDS, CPTS, association"),
    (
        LegalForm,
        (
            "SISA, association 1901, association Alsace-Moselle, commune, mutuelle, établissement public, "
            "SCIC, fondation, autre"
        ),
    ),
    (Answer, "oui, non, inconnu"),
    (StructureLink, "association, structure membre, site"),
    (QuorumRule, "aucun, 1/2, plus de la moitié, 1/3, 2/3"),
    (Civility, "M., Mme"),
    (Capacity, "usager, proche, aidant, représentant associatif, habitant, professionnel, élu"),
    (VehicleKind, "voiture, moto, cyclo"),
    (Office, "présidence, vice-présidence, secrétariat, trésorerie, membre, référent, invité"),
    (SeatKind, "titulaire, suppléant"),
    (MeetingStatus, "tenue, prévue, annulée"),
    (AttendanceStatus, "présent, à distance, excusé, absent, représenté"),
    (MissionFamily, "pairs, ETP, accompagnement, formation, recherche, éthique, représentation"),
    (HoursRole, "instance dirigeante, encadrement de bénévoles, autre"),
    (HoursNature, "bénévole, indemnisée, rémunérée"),
    (TimeKind, "séance, préparation, trajet"),
    (HoursState, "validée, à valider, rendue"),
    (
        ExpenseNature,
        (
            "kilomètres, train, transport en commun, taxi, péage, stationnement, repas, hébergement, "
            "formation, aide humaine, garde, fournitures, autre"
        ),
    ),
    (ClaimStatus, "brouillon, soumise, approuvée, refusée, remboursée, abandonnée"),
]


@pytest.mark.parametrize(("kind", "listed"), WORKBOOK, ids=lambda value: getattr(value, "__name__", ""))
def test_the_words_of_the_workbook_name_each_value_once(kind: type[StrEnum], listed: str) -> None:
    names = listed.split(", ")
    members = [words(kind)[fold(name)] for name in names]
    assert [label(member) for member in members] == names
    left_out = set(kind) - set(members)
    assert not left_out or kind is StructureLink


@pytest.mark.parametrize("kind", list(WORDS), ids=lambda kind: kind.__name__)
def test_each_value_has_its_word(kind: type[StrEnum]) -> None:
    assert [member for member in kind if not label(member)] == []
    assert set(WORDS[kind]) == set(kind)


@pytest.mark.parametrize(
    ("kind", "typed", "member"),
    [
        (SeatKind, "Suppléante", SeatKind.SUBSTITUTE),
        (SeatKind, "suppléant(e)", SeatKind.SUBSTITUTE),
        (Office, "président(e)", Office.CHAIR),
        (Office, "Présidente", Office.CHAIR),
        (Office, "vice-président·e", Office.VICE_CHAIR),
        (Office, "Trésorier", Office.TREASURER),
        (Office, "trésorière", Office.TREASURER),
        (Office, "trésorier(ère)", Office.TREASURER),
        (Office, "trésorier(e)", Office.TREASURER),
        (Office, "Secrétaire", Office.SECRETARY),
        (Capacity, "USAGÈRE", Capacity.USER),
        (Capacity, "élu(e)", Capacity.ELECTED),
        (Capacity, "professionnelle", Capacity.PROFESSIONAL),
        (Capacity, "professionnel(le)", Capacity.PROFESSIONAL),
        (Capacity, "représentante associative", Capacity.ASSOCIATION_REPRESENTATIVE),
        (Civility, "Madame", Civility.MRS),
        (Civility, "Monsieur", Civility.MR),
        (Civility, "Mr", Civility.MR),
        (AttendanceStatus, "visio", AttendanceStatus.REMOTE),
        (AttendanceStatus, "distanciel", AttendanceStatus.REMOTE),
        (AttendanceStatus, "excusée", AttendanceStatus.EXCUSED),
        (MeetingStatus, "tenu", MeetingStatus.HELD),
        (ExpenseNature, "Parking", ExpenseNature.PARKING),
        (ExpenseNature, "km", ExpenseNature.KILOMETRES),
        (ClaimStatus, "payée", ClaimStatus.REIMBURSED),
        (ClaimStatus, "refusé", ClaimStatus.REFUSED),
        (HoursNature, "bénévolat", HoursNature.VOLUNTEER),
        (Answer, "x", Answer.YES),
    ],
)
def test_usual_variants_are_understood(kind: type[StrEnum], typed: str, member: StrEnum) -> None:
    assert words(kind)[fold(typed)] is member


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (ClaimStatus, "payée en espèces"),
        (StructureLink, "structure du dossier"),
        (MissionFamily, "jardinage"),
        (Civility, "Mlle"),
        (Capacity, ""),
    ],
)
def test_other_words_name_nothing(kind: type[StrEnum], typed: str) -> None:
    assert fold(typed) not in words(kind)


def test_a_badge_begins_with_a_capital() -> None:
    assert badge(SeatKind.TITULAR) == "Titulaire"
    assert badge(ClaimStatus.REIMBURSED) == "Remboursée"
    assert badge(HoursState.TO_VALIDATE) == "À valider"
    assert badge(AttendanceStatus.REPRESENTED) == "Représenté"
    assert badge(CecStatus.NOT_ELIGIBLE) == "Conditions non réunies"
    assert badge(MissionFamily.PATIENT_EDUCATION) == "ETP"
    assert badge(Role.READING) == "Lecture"
    assert badge(QuorumRule.HALF) == "1/2"


def test_two_lists_may_share_a_word_without_confusion() -> None:
    assert label(StructureKind.ASSOCIATION) == label(StructureLink.ASSOCIATION) == "association"
    assert words(StructureKind)["association"] is StructureKind.ASSOCIATION
    assert words(StructureLink)["association"] is StructureLink.ASSOCIATION
