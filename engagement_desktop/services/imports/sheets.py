"""The eight sheets of the contract as data: columns, variants of their headers, rules of their cells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.imports import drafts
from engagement_desktop.domain.imports.raw import RawWorkbook
from engagement_desktop.domain.imports.said import Ignored
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports import cells
from engagement_desktop.services.imports.tables import Column, SheetSpec, Table
from engagement_desktop.services.imports.understanding import understand

STRUCTURES = "Structures"
COMMITTEES = "Comités"
PEOPLE = "Personnes"
MANDATES = "Mandats"
MEETINGS = "Réunions"
ATTENDANCES = "Présences"
HOURS = "Heures"
EXPENSES = "Frais"
SHEETS = (STRUCTURES, COMMITTEES, PEOPLE, MANDATES, MEETINGS, ATTENDANCES, HOURS, EXPENSES)
KNOWN_SHEETS = frozenset(fold(name) for name in SHEETS)

_POWER = cells.whole(1, 99, "CV")
_VEHICLE = ("vehicule", "type de véhicule")
_POWER_NAMES = ("CV", "puissance", "chevaux fiscaux", "puissance fiscale (CV)")
_POSTCODE_NAMES = ("CP",)
_CITY_NAMES = ("ville",)


@dataclass(frozen=True, slots=True)
class Tables:
    """A workbook understood, sheet by sheet."""

    name: str
    structures: Table[drafts.StructureDraft]
    committees: Table[drafts.CommitteeDraft]
    people: Table[drafts.PersonDraft]
    mandates: Table[drafts.MandateDraft]
    meetings: Table[drafts.MeetingDraft]
    attendances: Table[drafts.AttendanceDraft]
    hours: Table[drafts.HoursDraft]
    expenses: Table[drafts.ExpenseDraft]
    ignored: tuple[Ignored, ...]

    def every(self) -> tuple[Table[Any], ...]:
        return (
            self.structures,
            self.committees,
            self.people,
            self.mandates,
            self.meetings,
            self.attendances,
            self.hours,
            self.expenses,
        )


def understand_workbook(workbook: RawWorkbook, today: date) -> Tables:
    """Each sheet of the contract with its drafts and what was refused in them."""
    specs = (
        _structures(today),
        _committees(today),
        _people(today),
        _mandates(today),
        _meetings(today),
        _attendances(today),
        _hours(today),
        _expenses(today),
    )
    found, unknown = understand(workbook, specs)
    ignored = (*unknown, *(one for table in found.values() for one in table.ignored))
    return Tables(
        name=workbook.name,
        structures=found[STRUCTURES],
        committees=found[COMMITTEES],
        people=found[PEOPLE],
        mandates=found[MANDATES],
        meetings=found[MEETINGS],
        attendances=found[ATTENDANCES],
        hours=found[HOURS],
        expenses=found[EXPENSES],
        ignored=ignored,
    )


def _structures(today: date) -> SheetSpec[drafts.StructureDraft]:
    return SheetSpec(
        STRUCTURES,
        drafts.StructureDraft,
        (
            Column("nom", "name", cells.text, required=True),
            Column("type", "kind", cells.one_of(StructureKind), required=True),
            Column("forme juridique", "legal_form", cells.one_of(LegalForm), required=True),
            Column("FINESS", "finess", cells.finess, variants=("n° FINESS", "numéro FINESS")),
            Column("SIREN", "siren", cells.siren, variants=("n° SIREN", "numéro SIREN")),
            Column("SIRET", "siret", cells.siret, variants=("n° SIRET", "numéro SIRET")),
            Column("RNA", "rna", cells.rna, variants=("n° RNA", "numéro RNA")),
            Column(
                "déclarée le", "declared_on", cells.day(today, birth=True), variants=("date de déclaration",)
            ),
            Column("activités art. 200", "art200", _answer, variants=("activités article 200", "art. 200")),
            Column("lien", "link", cells.one_of(StructureLink)),
            Column("IBAN", "iban", cells.iban),
            Column("titulaire du compte", "account_holder", cells.text, variants=("titulaire",)),
            Column("adresse", "address", cells.lines),
            Column("code postal", "postcode", cells.postcode, variants=_POSTCODE_NAMES),
            Column("commune", "city", cells.text, variants=_CITY_NAMES),
        ),
    )


def _answer(cell: Any) -> Answer:
    return cells.one_of(Answer)(cells.written(cell))


def _committees(today: date) -> SheetSpec[drafts.CommitteeDraft]:
    return SheetSpec(
        COMMITTEES,
        drafts.CommitteeDraft,
        (
            Column(
                "comité", "name", cells.text, required=True, variants=("nom", "nom du comité", "instance")
            ),
            Column("structure", "structure", cells.text),
            Column("type d'instance", "kind", cells.text, required=True, variants=("type",)),
            Column("créé le", "created_on", cells.day(today, birth=True), variants=("date de création",)),
            Column("clos le", "closed_on", cells.day(today), variants=("date de clôture",)),
            Column("sièges", "seats", cells.whole(0, 10_000), variants=("nombre de sièges",)),
            Column("quorum", "quorum", cells.quorum),
        ),
    )


def _people(today: date) -> SheetSpec[drafts.PersonDraft]:
    return SheetSpec(
        PEOPLE,
        drafts.PersonDraft,
        (
            Column("identifiant", "identifier", cells.text, required=True, variants=("id", "code")),
            Column("civilité", "civility", cells.one_of(Civility)),
            Column("nom", "last_name", cells.text, required=True, variants=("nom de famille",)),
            Column("prénom", "first_name", cells.text, required=True),
            Column(
                "né(e) le",
                "born_on",
                cells.day(today, birth=True),
                variants=("date de naissance", "né le", "née le", "naissance", "née(e) le"),
            ),
            Column("collège", "capacity", cells.one_of(Capacity), required=True),
            Column(
                "courriel", "email", cells.text, variants=("mail", "e-mail", "email", "mél", "adresse mail")
            ),
            Column("téléphone", "phone", cells.phone, variants=("tél.", "tél", "portable", "mobile")),
            Column("adresse", "address", cells.lines),
            Column("code postal", "postcode", cells.postcode, variants=_POSTCODE_NAMES),
            Column("commune", "city", cells.text, variants=_CITY_NAMES),
            Column("IBAN", "iban", cells.iban),
            Column("titulaire du compte", "account_holder", cells.text, variants=("titulaire",)),
            Column("véhicule", "vehicle", cells.one_of(VehicleKind), variants=_VEHICLE),
            Column("puissance fiscale", "power", _POWER, variants=_POWER_NAMES),
            Column("électrique", "electric", cells.yes_no),
        ),
    )


def _mandates(today: date) -> SheetSpec[drafts.MandateDraft]:
    return SheetSpec(
        MANDATES,
        drafts.MandateDraft,
        (
            Column("personne", "person", cells.text, required=True),
            Column("comité", "committee", cells.text, required=True),
            Column("fonction", "office", cells.one_of(Office), required=True),
            Column("siège", "seat", cells.one_of(SeatKind), required=True),
            Column(
                "suppléant de", "substitute_for", cells.text, variants=("suppléante de", "suppléant(e) de")
            ),
            Column("début", "started_on", cells.day(today), required=True, variants=("date de début",)),
            Column("fin", "ended_on", cells.day(today), variants=("date de fin",)),
        ),
    )


def _meetings(today: date) -> SheetSpec[drafts.MeetingDraft]:
    return SheetSpec(
        MEETINGS,
        drafts.MeetingDraft,
        (
            Column("comité", "committee", cells.text, required=True),
            Column("date", "held_on", cells.day(today), required=True),
            Column("début", "starts", cells.clock, required=True, variants=("heure de début",)),
            Column("fin", "ends", cells.clock, variants=("heure de fin",)),
            Column("lieu", "place", cells.text),
            Column("statut", "status", cells.one_of(MeetingStatus), required=True),
            Column("ordre du jour", "agenda", cells.lines),
            Column(
                "relevé de décisions",
                "decisions",
                cells.lines,
                variants=("décisions", "relevé des décisions"),
            ),
        ),
    )


def _attendances(today: date) -> SheetSpec[drafts.AttendanceDraft]:
    return SheetSpec(
        ATTENDANCES,
        drafts.AttendanceDraft,
        (
            Column("comité", "committee", cells.text, required=True),
            Column("date", "held_on", cells.day(today), required=True),
            Column("début", "starts", cells.clock, variants=("heure de début",)),
            Column("personne", "person", cells.text, required=True),
            Column("statut", "status", cells.one_of(AttendanceStatus), required=True),
            Column("pouvoir donné à", "proxy_to", cells.text, variants=("pouvoir", "pouvoir à")),
        ),
    )


def _hours(today: date) -> SheetSpec[drafts.HoursDraft]:
    return SheetSpec(
        HOURS,
        drafts.HoursDraft,
        (
            Column("personne", "person", cells.text, required=True),
            Column("date", "done_on", cells.day(today), required=True),
            Column("durée", "minutes", cells.duration, required=True),
            Column("famille", "family", cells.one_of(MissionFamily), required=True),
            Column("activité", "activity", cells.text),
            Column("comité", "committee", cells.text),
            Column("motif", "reason", cells.text),
            Column("structure", "structure", cells.text),
            Column("qualité", "role", cells.one_of(HoursRole), required=True),
            Column("nature", "nature", cells.one_of(HoursNature), required=True),
            Column("début", "starts", cells.clock, variants=("heure de début",)),
            Column("temps", "kind", cells.one_of(TimeKind)),
            Column("état", "state", cells.one_of(HoursState)),
        ),
    )


def _expenses(today: date) -> SheetSpec[drafts.ExpenseDraft]:
    return SheetSpec(
        EXPENSES,
        drafts.ExpenseDraft,
        (
            Column("note", "claim", cells.text, required=True, variants=("n° de note", "note de frais")),
            Column("personne", "person", cells.text, required=True),
            Column("date", "spent_on", cells.day(today), required=True),
            Column("nature", "nature", cells.one_of(ExpenseNature), required=True),
            Column("motif", "purpose", cells.text),
            Column("départ", "origin", cells.text, variants=("lieu de départ",)),
            Column("arrivée", "destination", cells.text, variants=("lieu d'arrivée",)),
            Column("km", "km_hundredths", cells.kilometres, variants=("kilomètres", "kms")),
            Column("montant", "amount", cells.amount, variants=("montant €", "montant (€)")),
            Column("justificatif", "receipt", cells.receipt),
            Column("statut", "status", cells.one_of(ClaimStatus), required=True),
            Column("payée le", "paid_on", cells.day(today), variants=("payé le", "date de paiement")),
            Column(
                "abandonnée le", "waived_on", cells.day(today), variants=("abandonné le", "date d'abandon")
            ),
            Column("motif de refus", "refusal_reason", cells.text),
            Column("véhicule", "vehicle", cells.driven, variants=_VEHICLE),
            Column("puissance fiscale", "power", _POWER, variants=_POWER_NAMES),
            Column("électrique", "electric", cells.yes_no),
            Column("corrige", "corrects", cells.corrected, variants=("ligne corrigée",)),
        ),
    )
