"""A dossier exported, imported elsewhere and exported again tells the same, cell by cell."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.documents.import_sheets import SHEETS
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.imports.raw import RawWorkbook
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.register.people import PersonIdentifier
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.services import workspace as workspace_module
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.exports import ExportService
from engagement_desktop.services.imports.sheets import understand_workbook
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.conftest import PHRASE
from tests.services.offices import WAYS, make_office

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "classeurs").glob("*.xlsx"))
BIRTH = date(1899, 12, 30)
Sheets = dict[str, list[list[Any]]]


@contextmanager
def new_dossier(pristine: Path, place: Path) -> Iterator[Application]:
    shutil.copytree(pristine, place)
    application = open_application(place / "essai.engagement", PHRASE, ways=WAYS)
    try:
        yield application
    finally:
        application.close()


def cells(path: Path) -> Sheets:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def reports(application: Application, folder: Path) -> list[dict[str, Any]]:
    told = []
    for exercise in application.reports.exercises():
        file = folder / f"{exercise.start.year}.json"
        application.reports.export(exercise.start.year, file)
        told.append(json.loads(file.read_text(encoding="utf-8")))
    return told


def come_and_go(application: Application, pristine: Path, folder: Path) -> Sheets:
    """Exports, imports elsewhere, compares everything, and gives the cells."""
    first = application.exports.export(folder / "premier.xlsx")
    with new_dossier(pristine, folder / "ailleurs") as other:
        journal = other.imports.apply(other.imports.read(first.path))
        assert journal.errors == ()
        assert journal.imported
        second = other.exports.export(folder / "second.xlsx")
        assert reports(other, folder) == reports(application, folder)
    assert second.counts == first.counts
    told = cells(first.path)
    assert cells(second.path) == told
    return told


def test_the_sheets_are_those_that_an_import_reads() -> None:
    tables = understand_workbook(RawWorkbook("vide", ()), date(2026, 11, 22)).every()
    assert {name: columns for name, (columns, _) in SHEETS.items()} == {
        table.spec.name: tuple(column.name for column in table.spec.columns) for table in tables
    }


@pytest.mark.parametrize("size", [DemoSize.SMALL, DemoSize.MEDIUM])
def test_a_demo_comes_back_equal(size: DemoSize, pristine: Path, tmp_path: Path) -> None:
    scale = replace(SCALES[size], hours=300, expense_lines=120)
    with new_dossier(pristine, tmp_path / "ici") as application:
        application.demo.fill_scale(scale, 3)
        told = come_and_go(application, pristine, tmp_path)
    assert [len(told[name]) > 1 for name in SHEETS] == [True] * len(SHEETS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_workbook_comes_back_equal(sample: Path, pristine: Path, tmp_path: Path) -> None:
    with new_dossier(pristine, tmp_path / "ici") as application:
        journal = application.imports.apply(application.imports.read(sample), partial=True)
        if not journal.imported:
            pytest.skip("refused whole")
        come_and_go(application, pristine, tmp_path)


def hostile(build: Builder) -> None:
    """What a person may type that a spreadsheet would gladly change."""
    own = build.structure(finess="010000123", postcode="01000", iban=Sealed("FR7630006000011234567890189"))
    site = build.association("=1+1", link=StructureLink.SITE, siren=None, postcode="1000")
    committee = build.committee(own, "L'Oust « et » <Vilaine>", seats=12, kind="comité  des usagers")
    archived = build.person("O'Brien", "+33", born_on=BIRTH, phone="0612", archived_on=date(2026, 1, 1))
    twins = [build.person("Le Gall", "Yann"), build.person("Le Gall", "Yann", civility=None)]
    nobody = build.person("Sans", "Numéro", iban=Sealed("FR7630006000011234567890189"))
    for row in build.session.query(PersonIdentifier).filter_by(person_id=nobody.id):
        build.session.delete(row)
    build.person("Faux", "Numéro", known_as=f"sans-id-{nobody.id}")
    build.mandate(archived, committee, date(2024, 1, 1), ended_on=date(2024, 12, 31))
    build.mandate(
        nobody, committee, date(2025, 1, 1), seat=SeatKind.SUBSTITUTE, substitute_for_id=twins[1].id
    )
    meeting = build.meeting(committee, date(2026, 3, 3), agenda="=A1\n- deux\n\n  trois", decisions="#REF")
    build.attendance(meeting, twins[0])
    excused = build.attendance(meeting, twins[1], AttendanceStatus.REPRESENTED)
    excused.proxy_to_id = twins[0].id
    build.hours(nobody, site, date(2026, 2, 28), 24 * 60, starts_minute=0, activity="1,5", reason="10:30")
    build.hours(nobody, own, date(2026, 2, 27), 1, committee_id=committee.id)
    car, other = build.vehicle(archived), build.vehicle(archived, power=7, is_usual=False, electric=True)
    claim = build.claim(archived, ClaimStatus.SUBMITTED, reference="007")
    kilometres = {"nature": ExpenseNature.KILOMETRES, "receipt": None}
    build.line(claim, date(2026, 2, 1), 793, position=1, vehicle_id=car.id, km_hundredths=1247, **kilometres)
    build.line(claim, date(2026, 2, 2), 100, position=2, vehicle_id=other.id, km_hundredths=1, **kilometres)
    build.line(claim, date(2026, 2, 2), 1, position=3, purpose="'cité'")
    alone = {"vehicle_id": None, "km_hundredths": 900, **kilometres}
    build.line(claim, date(2026, 2, 3), 0, position=4, means=Means.PASSENGER, **alone)
    build.line(claim, date(2026, 2, 3), 0, position=5, means=Means.BICYCLE, **alone)


def corrected(build: Builder) -> None:
    """A draft, older than the paid claim, that takes back a meal and evens out a trip."""
    build.structure(finess="010000123")
    monique = build.person()
    car = build.vehicle(monique)
    draft = build.claim(monique, ClaimStatus.DRAFT, reference="NDF-1")
    paid = build.claim(monique, ClaimStatus.REIMBURSED, reference="NDF-2", paid_on=date(2026, 4, 1))
    trip = {"nature": ExpenseNature.KILOMETRES, "receipt": None, "vehicle_id": car.id}
    meal = build.line(paid, date(2026, 3, 1), 1850, position=1)
    way = build.line(paid, date(2026, 3, 2), 606, position=2, km_hundredths=1000, **trip)
    taken = {"corrects_id": meal.id, "correction": Correction.OPPOSITE}
    build.line(draft, date(2026, 5, 1), -350, position=1, purpose="Correction", receipt=None, **taken)
    even = {"corrects_id": way.id, "correction": Correction.REGULARISATION}
    build.line(draft, date(2026, 3, 2), 12, position=2, purpose="Régularisation", **trip, **even)


def test_corrections_come_back_equal_in_a_column_that_others_do_not_have(
    pristine: Path, tmp_path: Path
) -> None:
    with new_dossier(pristine, tmp_path / "ici") as application:
        with application.workspace.database.work() as session:
            corrected(Builder(session))
        first = application.exports.export(tmp_path / "premier.xlsx")
        told = come_and_go_without_reports(first.path, pristine, tmp_path)["Frais"]
    assert told[0][-1] == "corrige"
    assert [row[-1] for row in told[1:]] == [
        "NDF-2, ligne 1",
        "NDF-2, ligne 2 (régularisation)",
        None,
        None,
    ]
    assert [row[8] for row in told[1:]] == [-3.5, 0.12, 18.5, None]


def test_nothing_that_was_typed_is_changed_by_the_sheets(pristine: Path, tmp_path: Path) -> None:
    with new_dossier(pristine, tmp_path / "ici") as application:
        with application.workspace.database.work() as session:
            hostile(Builder(session))
        first = application.exports.export(tmp_path / "premier.xlsx")
        told = come_and_go_without_reports(first.path, pristine, tmp_path)
    assert first.made_identifiers == 1
    assert first.warnings() == (
        "Personnes sans identifiant\u00a0: 1. Le classeur leur en donne un, «\u00a0SANS-ID-…\u00a0».",
    )
    people = {row[0]: row for row in told["Personnes"]}
    assert people["SANS-ID-4-2"][2:4] == ["Sans", "Numéro"]
    assert people["SANS-ID-4-2"][11] == "FR7630006000011234567890189"
    assert people["P0001"][4] == "1899-12-30"
    assert told["Structures"][2][0] == "=1+1"
    assert told["Structures"][1][13] == "01000"
    assert told["Comités"][1][0] == "L'Oust « et » <Vilaine>"
    assert told["Réunions"][1][6] == "=A1\n- deux\n\n  trois"
    assert [row[7:9] for row in told["Frais"][1:]] == [
        [12.47, None],
        [0.01, None],
        [None, 0.01],
        [9, None],
        [9, None],
    ]
    assert [row[14:] for row in told["Frais"][1:3]] == [["voiture", 5, "non"], ["voiture", 7, "oui"]]


def come_and_go_without_reports(first: Path, pristine: Path, folder: Path) -> Sheets:
    with new_dossier(pristine, folder / "ailleurs") as other:
        journal = other.imports.apply(other.imports.read(first))
        assert journal.errors == ()
        second = other.exports.export(folder / "second.xlsx")
        assert second.made_identifiers == 0
    told = cells(first)
    assert cells(second.path) == told
    return told


def test_who_has_no_college_and_what_is_too_long_are_told(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        build.person("Hélias", "Monique", capacity=None)
        build.meeting(build.committee(build.structure()), date(2026, 3, 3), decisions="é" * 40_000)
    done = ExportService(workspace).export(tmp_path / "tout.xlsx")
    assert done.warnings() == (
        "Personnes sans collège\u00a0: Hélias Monique. Complétez cette colonne avant de réimporter.",
        "Textes plus longs qu’une cellule, donc coupés\u00a0: 1.",
    )


def test_an_export_is_traced_and_is_not_undone(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        Builder(session).structure()
    ExportService(workspace).export(tmp_path / "tout.xlsx")
    assert workspace.last_act() is None
    with workspace.database.alone() as raw:
        assert raw.execute("SELECT count(*) FROM audit_entry").fetchone() == (1,)


def test_only_a_workbook_can_be_written(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        Builder(session).structure()
    with pytest.raises(DomainError, match="finit par") as refused:
        ExportService(workspace).export(tmp_path / "tout.csv")
    assert refused.value.field == "path"
    assert list(tmp_path.glob("tout*")) == []


def test_a_dossier_without_structure_has_nothing_to_export(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="pas encore de structure"):
        ExportService(workspace).export(tmp_path / "tout.xlsx")


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_takes_the_dossier_out(
    workspace_as: Callable[[Role], Workspace], role: Role, tmp_path: Path
) -> None:
    with pytest.raises(NotPermitted):
        ExportService(workspace_as(role)).export(tmp_path / "tout.xlsx")


def test_account_numbers_that_cannot_be_read_stop_the_export(
    pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even an account that would hold the right: the workbook would lose them without a word."""
    office = make_office(pristine, tmp_path)
    filled = office.opened_by(Role.COORDINATION)
    with filled.workspace.database.work() as session:
        Builder(session).structure(iban=Sealed("FR7630006000011234567890189"))
    filled.close()
    monkeypatch.setattr(workspace_module, "RIGHTS", {Role.SECRETARIAT: frozenset(Permission)})
    application = office.opened_by(Role.SECRETARIAT)
    with pytest.raises(DomainError, match="coordonnées bancaires"):
        application.exports.export(tmp_path / "tout.xlsx")
    application.close()
    assert not (tmp_path / "tout.xlsx").exists()


def test_an_export_that_is_stopped_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    class Stop:
        def step(self, said: str, done: int, total: int) -> None:
            assert total == 9
            if said == "Feuille Heures":
                assert done == 6
                raise Cancelled

    with workspace.database.work() as session:
        Builder(session).structure()
    with pytest.raises(Cancelled):
        ExportService(workspace).export(tmp_path / "tout.xlsx", Stop())
    assert list(tmp_path.glob("*.xlsx*")) == []
