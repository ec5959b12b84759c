"""The sheets of the import workbook, filled from a dossier: same names, columns and words as are read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from engagement_desktop.documents.tables import Duration, Kilometres
from engagement_desktop.domain.expenses.claims import Correction
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.exports import Callings, DossierContent, Row
from engagement_desktop.domain.imports.drafts import CorrectedLine
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import clean
from engagement_desktop.french.correction_words import correction_words
from engagement_desktop.french.labels import label
from engagement_desktop.french.way_words import way_word

SheetCell = str | int | date | Money | Duration | Kilometres | None
CORRECTS = "corrige"
_OLDEST_SHEET_YEAR = 1901
_POSTCODE = 5


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """One sheet: its name, its header, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


class ImportSheets:
    """Every sheet of one dossier, each made when it is asked for."""

    def __init__(self, content: DossierContent, people: Callings) -> None:
        self._content = content
        self._people = people.by_person

    def each(self) -> Iterator[ImportSheet]:
        """The eight sheets, in the order of the contract."""
        for name, (columns, rows) in SHEETS.items():
            yield _without_blank(ImportSheet(name, columns, tuple(rows(self))))

    @cached_property
    def _structures(self) -> Mapping[int, str]:
        return {row["id"]: _line(row["name"]) or "" for row in self._content.structures}

    @cached_property
    def _committees(self) -> Mapping[int, str]:
        return {row["id"]: _line(row["name"]) or "" for row in self._content.committees}

    @cached_property
    def _vehicles(self) -> Mapping[int, Row]:
        return {row["id"]: row for row in self._content.vehicles}

    @cached_property
    def _places(self) -> Mapping[int, tuple[str, int]]:
        """The claim and the place of each line, counted as an import will count them."""
        references = {row["id"]: _line(row["reference"]) or "" for row in self._content.claims}
        counted: Counter[int] = Counter()
        places = {}
        for row in self._content.lines:
            counted[row["claim_id"]] += 1
            places[row["id"]] = (references[row["claim_id"]], counted[row["claim_id"]])
        return places

    def _corrected(self, row: Row) -> str | None:
        if row["corrects_id"] is None:
            return None
        kind = row["correction"] or Correction.OPPOSITE
        return correction_words(CorrectedLine(*self._places[row["corrects_id"]], kind))

    def _person(self, person_id: int | None) -> str | None:
        return None if person_id is None else _line(self._people[person_id])

    def structures(self) -> Iterator[tuple[SheetCell, ...]]:
        for row in self._content.structures:
            yield (
                _line(row["name"]),
                label(row["kind"]),
                label(row["legal_form"]),
                row["finess"],
                row["siren"],
                row["siret"],
                row["rna"],
                _day(row["declared_on"]),
                label(row["art200_all_activities"]),
                None if row["link"] is StructureLink.OWN else label(row["link"]),
                _clear(row["iban"]),
                _line(row["account_holder"]),
                _lines(row["address"]),
                _postcode(row["postcode"]),
                _line(row["city"]),
            )

    def committees(self) -> Iterator[tuple[SheetCell, ...]]:
        for row in self._content.committees:
            yield (
                _line(row["name"]),
                self._structures[row["structure_id"]],
                _line(row["kind"]),
                _day(row["created_on"]),
                _day(row["closed_on"]),
                row["seats"],
                label(row["quorum"]),
            )

    def people(self) -> Iterator[tuple[SheetCell, ...]]:
        usual = {row["person_id"]: row for row in self._content.vehicles if row["is_usual"]}
        for row in self._content.people:
            yield (
                self._person(row["id"]),
                _word(row["civility"]),
                _line(row["last_name"]),
                _line(row["first_name"]),
                _day(row["born_on"]),
                _word(row["capacity"]),
                _line(row["email"]),
                _line(row["phone"]),
                _lines(row["address"]),
                _postcode(row["postcode"]),
                _line(row["city"]),
                _clear(row["iban"]),
                _line(row["account_holder"]),
                *_vehicle(usual.get(row["id"])),
            )

    def mandates(self) -> Iterator[tuple[SheetCell, ...]]:
        for row in self._content.mandates:
            yield (
                self._person(row["person_id"]),
                self._committees[row["committee_id"]],
                label(row["office"]),
                label(row["seat"]),
                self._person(row["substitute_for_id"]),
                _day(row["started_on"]),
                _day(row["ended_on"]),
            )

    def meetings(self) -> Iterator[tuple[SheetCell, ...]]:
        for row in self._content.meetings:
            yield (
                self._committees[row["committee_id"]],
                _day(row["held_on"]),
                _clock(row["starts_minute"]),
                _clock(row["ends_minute"]),
                _line(row["place"]),
                label(row["status"]),
                _lines(row["agenda"]),
                _lines(row["decisions"]),
            )

    def attendances(self) -> Iterator[tuple[SheetCell, ...]]:
        meetings = {row["id"]: row for row in self._content.meetings}
        for row in self._content.attendances:
            meeting = meetings[row["meeting_id"]]
            yield (
                self._committees[meeting["committee_id"]],
                _day(meeting["held_on"]),
                _clock(meeting["starts_minute"]),
                self._person(row["person_id"]),
                label(row["status"]),
                self._person(row["proxy_to_id"]),
            )

    def hours(self) -> Iterator[tuple[SheetCell, ...]]:
        for row in self._content.hours:
            committee = row["committee_id"]
            yield (
                self._person(row["person_id"]),
                _day(row["done_on"]),
                Duration(row["minutes"]),
                label(row["family"]),
                _line(row["activity"]),
                None if committee is None else self._committees[committee],
                _line(row["reason"]),
                self._structures[row["structure_id"]],
                label(row["role"]),
                label(row["nature"]),
                _clock(row["starts_minute"]),
                label(row["kind"]),
                label(row["state"]),
            )

    def expenses(self) -> Iterator[tuple[SheetCell, ...]]:
        claims = {row["id"]: row for row in self._content.claims}
        for row in self._content.lines:
            claim, km = claims[row["claim_id"]], row["km_hundredths"]
            yield (
                _line(claim["reference"]),
                self._person(claim["person_id"]),
                _day(row["spent_on"]),
                label(row["nature"]),
                _line(row["purpose"]),
                _line(row["origin"]),
                _line(row["destination"]),
                None if km is None else Kilometres(km),
                row["amount"] if km is None else None,
                _line(row["receipt"]),
                label(claim["status"]),
                _day(claim["paid_on"]),
                _day(row["waived_on"]),
                _line(row["refusal_reason"]),
                *_driven(row["means"], self._vehicles.get(row["vehicle_id"])),
                self._corrected(row),
            )


def _without_blank(sheet: ImportSheet) -> ImportSheet:
    """The column of corrections is there only when there is one: others need not know of it."""
    if sheet.columns[-1] != CORRECTS or any(row[-1] is not None for row in sheet.rows):
        return sheet
    return ImportSheet(sheet.name, sheet.columns[:-1], tuple(row[:-1] for row in sheet.rows))


def _line(text: str | None) -> str | None:
    """One line as an import keeps it."""
    return None if text is None else " ".join(clean(text).split()) or None


def _lines(text: str | None) -> str | None:
    return None if text is None else clean(text) or None


def _word(member: StrEnum | None) -> str | None:
    return None if member is None else label(member)


def _day(day: date | None) -> date | str | None:
    """A date cell; a day that sheets do not know is written as text."""
    return day.isoformat() if day is not None and day.year < _OLDEST_SHEET_YEAR else day


def _clock(minute: int | None) -> str | None:
    return None if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _postcode(code: str | None) -> str | None:
    line = _line(code)
    return line.zfill(_POSTCODE) if line is not None and line.isascii() and line.isdigit() else line


def _clear(value: Any) -> str | None:
    return None if value is None else value.clear


def _vehicle(row: Row | None) -> tuple[str | None, int | None, str | None]:
    if row is None:
        return None, None, None
    return label(row["kind"]), row["power"], "oui" if row["electric"] else "non"


def _driven(means: Means | None, vehicle: Row | None) -> tuple[str | None, int | None, str | None]:
    """Who drove nothing says how they came, so that an import gives them no car."""
    word = way_word(means)
    return _vehicle(vehicle) if word is None else (word, None, None)


Maker = Callable[[ImportSheets], Iterator[tuple[SheetCell, ...]]]
_PLACE = ("adresse", "code postal", "commune")
_ACCOUNT = ("IBAN", "titulaire du compte")
_DRIVEN = ("véhicule", "puissance fiscale", "électrique")
SHEETS: Mapping[str, tuple[tuple[str, ...], Maker]] = MappingProxyType(
    {
        "Structures": (
            (
                *("nom", "type", "forme juridique", "FINESS", "SIREN", "SIRET", "RNA", "déclarée le"),
                *("activités art. 200", "lien", *_ACCOUNT, *_PLACE),
            ),
            ImportSheets.structures,
        ),
        "Comités": (
            ("comité", "structure", "type d'instance", "créé le", "clos le", "sièges", "quorum"),
            ImportSheets.committees,
        ),
        "Personnes": (
            (
                *("identifiant", "civilité", "nom", "prénom", "né(e) le", "collège", "courriel", "téléphone"),
                *(*_PLACE, *_ACCOUNT, *_DRIVEN),
            ),
            ImportSheets.people,
        ),
        "Mandats": (
            ("personne", "comité", "fonction", "siège", "suppléant de", "début", "fin"),
            ImportSheets.mandates,
        ),
        "Réunions": (
            ("comité", "date", "début", "fin", "lieu", "statut", "ordre du jour", "relevé de décisions"),
            ImportSheets.meetings,
        ),
        "Présences": (
            ("comité", "date", "début", "personne", "statut", "pouvoir donné à"),
            ImportSheets.attendances,
        ),
        "Heures": (
            (
                *("personne", "date", "durée", "famille", "activité", "comité", "motif", "structure"),
                *("qualité", "nature", "début", "temps", "état"),
            ),
            ImportSheets.hours,
        ),
        "Frais": (
            (
                *("note", "personne", "date", "nature", "motif", "départ", "arrivée", "km", "montant"),
                *(
                    "justificatif",
                    "statut",
                    "payée le",
                    "abandonnée le",
                    "motif de refus",
                    *_DRIVEN,
                    CORRECTS,
                ),
            ),
            ImportSheets.expenses,
        ),
    }
)
