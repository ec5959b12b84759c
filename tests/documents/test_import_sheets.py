"""A dossier told in the sheets of the import workbook, in the words that will be read again."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from engagement_desktop.documents.import_sheets import CORRECTS, SHEETS, ImportSheet, ImportSheets
from engagement_desktop.documents.tables import Duration, Kilometres
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.exports import Callings, DossierContent
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind

DAY = date(2026, 3, 4)
CALLED = Callings({1: "P0001", 2: "SANS-ID-2"}, 1)


def row(**told: Any) -> Any:
    """A row where whatever is not told is empty."""
    return defaultdict(lambda: None, told)


STRUCTURE = row(
    id=1,
    name=" MSP  du\nVal ",
    kind=StructureKind.MSP,
    legal_form=LegalForm.SISA,
    art200_all_activities=Answer.UNKNOWN,
    link=StructureLink.OWN,
    iban=Sealed("FR761234"),
    postcode="1090",
    address=" 2 rue Haute \n Bât. B ",
)
PERSON = row(id=1, last_name="Benali", first_name="Fatima", civility=Civility.MRS, capacity=Capacity.USER)
OTHER = row(id=2, last_name="Roux", first_name="Luc", born_on=date(1900, 12, 31), iban=Sealed(None, b"x"))
CLAIM = row(id=5, reference="NDF-2026-0001", person_id=1, status=ClaimStatus.APPROVED)


def line(at: int, **told: Any) -> Any:
    usual = {"id": at, "claim_id": 5, "spent_on": DAY, "nature": ExpenseNature.MEAL, "amount": Money(1_250)}
    return row(**usual | told)


def sheets(**rows: Any) -> dict[str, ImportSheet]:
    content = DossierContent(**{one.name: tuple(rows.get(one.name, ())) for one in fields(DossierContent)})
    return {sheet.name: sheet for sheet in ImportSheets(content, CALLED).each()}


def told(sheet: ImportSheet, at: int = 0) -> dict[str, Any]:
    assert len(sheet.rows[at]) == len(sheet.columns)
    return dict(zip(sheet.columns, sheet.rows[at], strict=True))


def expense(*lines: Any, **rows: Any) -> list[dict[str, Any]]:
    sheet = sheets(claims=[CLAIM], lines=lines, **rows)["Frais"]
    return [told(sheet, at) for at in range(len(lines))]


def test_an_empty_dossier_still_has_its_eight_sheets_with_their_heads() -> None:
    made = sheets()
    assert list(made) == [*SHEETS]
    assert len(made) == 8
    assert all(sheet.columns and not sheet.rows for sheet in made.values())


def test_a_structure_is_told_on_one_line_with_its_zeros_and_its_account() -> None:
    said = told(sheets(structures=[STRUCTURE])["Structures"])
    assert said["nom"] == "MSP du Val"
    assert (said["type"], said["forme juridique"], said["activités art. 200"]) == ("MSP", "SISA", "inconnu")
    assert said["lien"] is None, "the own structure comes first and has no link"
    assert (said["code postal"], said["IBAN"]) == ("01090", "FR761234")
    assert "\n" in said["adresse"], "an address keeps its lines"


def test_people_are_called_as_everywhere_in_the_workbook() -> None:
    sheet = sheets(people=[PERSON, OTHER])["Personnes"]
    first, second = told(sheet), told(sheet, 1)
    assert (first["identifiant"], second["identifiant"]) == ("P0001", "SANS-ID-2")
    assert (first["civilité"], first["collège"], second["civilité"]) == ("Mme", "usager", None)
    assert second["né(e) le"] == "1900-12-31", "a day that sheets do not know is written as words"
    assert second["IBAN"] is None, "an account that cannot be read is not told"


def test_only_the_usual_vehicle_stands_beside_a_person() -> None:
    cars = [
        row(id=1, person_id=1, is_usual=False, kind=VehicleKind.CAR, power=4, electric=False),
        row(id=2, person_id=1, is_usual=True, kind=VehicleKind.MOTORCYCLE, power=7, electric=True),
    ]
    sheet = sheets(people=[PERSON, OTHER], vehicles=cars)["Personnes"]
    assert [told(sheet)[head] for head in ("véhicule", "puissance fiscale", "électrique")] == [
        "moto",
        7,
        "oui",
    ]
    assert told(sheet, 1)["véhicule"] is None


def test_a_mandate_a_meeting_and_a_roll_name_people_and_committees() -> None:
    committee = row(id=3, name="Comité  des usagers", structure_id=1, quorum=None)
    meeting = row(id=7, committee_id=3, held_on=DAY, starts_minute=545, status=MeetingStatus.HELD)
    content = ImportSheets(
        DossierContent(
            **{one.name: () for one in fields(DossierContent)}
            | {
                "committees": (committee,),
                "mandates": (
                    row(
                        person_id=1,
                        committee_id=3,
                        office=Office.CHAIR,
                        seat=SeatKind.SUBSTITUTE,
                        substitute_for_id=2,
                        started_on=DAY,
                    ),
                ),
                "meetings": (meeting,),
                "attendances": (
                    row(meeting_id=7, person_id=2, status=AttendanceStatus.REPRESENTED, proxy_to_id=1),
                ),
            }
        ),
        CALLED,
    )
    assert [*content.mandates()] == [
        ("P0001", "Comité des usagers", "présidence", "suppléant", "SANS-ID-2", DAY, None)
    ]
    assert next(iter(content.meetings()))[:6] == ("Comité des usagers", DAY, "09:05", None, None, "tenue")
    assert [*content.attendances()] == [
        ("Comité des usagers", DAY, "09:05", "SANS-ID-2", "représenté", "P0001")
    ]


def test_kilometres_are_told_without_an_amount_and_other_costs_with_theirs() -> None:
    trip, meal = expense(line(1, nature=ExpenseNature.KILOMETRES, km_hundredths=3_750), line(2))
    assert (trip["km"], trip["montant"]) == (Kilometres(3_750), None)
    assert (meal["km"], meal["montant"]) == (None, Money(1_250))
    assert (trip["note"], trip["personne"], trip["statut"]) == ("NDF-2026-0001", "P0001", "approuvée")


@pytest.mark.parametrize(
    ("means", "said"), [(Means.PASSENGER, ("passager", None, None)), (Means.BICYCLE, ("vélo", None, None))]
)
def test_who_drove_nothing_says_how_they_came(means: Means, said: tuple[object, ...]) -> None:
    car = row(id=1, person_id=1, is_usual=True, kind=VehicleKind.CAR, power=5, electric=False)
    (found,) = expense(line(1, means=means, vehicle_id=1), vehicles=[car])
    assert (found["véhicule"], found["puissance fiscale"], found["électrique"]) == said


def test_the_column_of_corrections_is_there_only_when_there_is_one() -> None:
    assert CORRECTS not in expense(line(1))[0]
    found = expense(line(1), line(2, corrects_id=1, correction=Correction.OPPOSITE, amount=Money(-1_250)))
    assert found[0][CORRECTS] is None
    assert "NDF-2026-0001" in found[1][CORRECTS]
    assert found[1]["montant"] == Money(-1_250)


def test_a_correction_without_its_kind_is_told_as_an_opposite_one() -> None:
    kinds = [Correction.OPPOSITE, None]
    said = [expense(line(1), line(2, corrects_id=1, correction=kind))[1][CORRECTS] for kind in kinds]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("code", "kept"), [("1090", "01090"), ("29000", "29000"), ("2A004", "2A004"), ("  ", None), (None, None)]
)
def test_a_postcode_keeps_its_zero(code: str | None, kept: str | None) -> None:
    said = sheets(people=[row(id=1, last_name="B", first_name="F", postcode=code)])["Personnes"]
    assert told(said)["code postal"] == kept


def test_hours_are_told_as_a_duration() -> None:
    entry = row(
        person_id=1,
        done_on=DAY,
        minutes=150,
        family=MissionFamily.PEERS,
        structure_id=1,
        role=HoursRole.OTHER,
        nature=HoursNature.VOLUNTEER,
        kind=TimeKind.SESSION,
        state=HoursState.VALIDATED,
    )
    said = told(sheets(structures=[STRUCTURE], hours=[entry])["Heures"])
    assert (said["durée"], said["famille"], said["structure"]) == (Duration(150), "pairs", "MSP du Val")
    assert (said["comité"], said["début"], said["état"]) == (None, None, "validée")
