"""The main job: a dossier created with the assistant, the workbook imported, the report handed over."""

import json
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.creation.assistant import CreationAssistant
from engagement_desktop.ui.desk import Desk
from engagement_desktop.ui.imports.import_page import ImportPage
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.ui.conftest import shown
from tests.ui.gate import Door

SAMPLES = Path(__file__).parents[1] / "data" / "classeurs"
EXPECTED = json.loads((SAMPLES / "classeur-simple.attendu-2025.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "structure"
    made.mkdir()
    return made


@pytest.fixture
def at_the_import(door: Door, folder: Path, monkeypatch: pytest.MonkeyPatch) -> ImportPage:
    """The coordinator has just created the dossier and goes on with « Importer un classeur »."""
    answers(monkeypatch, folder / "suivi.engagement")
    assistant = door.program.show_creation()
    describe(assistant, own_structure("classeur-simple.xlsx"))
    assistant.structure._choose_place()
    assistant.go_on()
    assistant.go_on()  # the proposed phrase is taken
    door.wait()
    assistant.go_on()  # the code is on paper
    for edit, wanted in zip(assistant.check._edits, assistant.check._wanted, strict=True):
        edit.setText(wanted)
    assistant.go_on()
    button(assistant, "Passer").click()  # the committee is in the workbook
    button(assistant, "Importer un classeur").click()
    settle(door)
    page = desk(door).open("import")
    assert isinstance(page, ImportPage)
    return page


def describe(assistant: CreationAssistant, name: str) -> None:
    """The first step of the assistant, for a health centre carried by an association."""
    for field, words in ((assistant.structure.name, name), (assistant.structure.first_name, "Claire")):
        assert isinstance(field.editor, QLineEdit)
        field.editor.setText(words)
    assistant.structure._choose_kind("cds")


def button(inside: QWidget, begins: str) -> QPushButton:
    """The visible button whose words begin so."""
    return next(
        one for one in inside.findChildren(QPushButton) if one.isVisible() and one.text().startswith(begins)
    )


def own_structure(workbook: str) -> str:
    sheet = openpyxl.load_workbook(SAMPLES / workbook)["Structures"]
    return str(sheet.cell(2, 1).value)


def answers(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """What the person answers to the next dialogs that save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))


def desk(door: Door) -> Desk:
    assert door.program.desk is not None
    return door.program.desk


def settle(door: Door) -> None:
    door.wait()
    door.bot.wait(150)
    door.wait()


def saved(door: Door, page: ReportPage, target: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    answers(monkeypatch, target)
    page.save.click()
    door.wait()
    return target


def test_the_workbook_kept_today_becomes_the_report_of_the_year(
    door: Door, at_the_import: ImportPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_import.read(SAMPLES / "classeur-simple.xlsx")
    settle(door)
    at_the_import.act.click()
    settle(door)
    assert "L’import est fait." in shown(at_the_import.header)
    at_the_import.act.click()
    settle(door)
    people = desk(door).open("people")
    assert isinstance(people, PeoplePage)
    assert people.model.rowCount() > 10
    report = desk(door).open("reports", 2025)
    door.wait()
    assert isinstance(report, ReportPage)
    assert report.header.title() == "Rapport annuel 2025"
    held = EXPECTED["meetings"]["held"]
    assert report.panel.band.cards[1].accessibleName().startswith(f"Réunions tenues\u00a0: {held}.")
    paper = saved(door, report, folder / "rapport.pdf", monkeypatch)
    assert PdfReader(paper).metadata.title.startswith("Rapport d’activité 2025")  # type: ignore[union-attr]  # it has one
    tables = openpyxl.load_workbook(saved(door, report, folder / "rapport.xlsx", monkeypatch))
    assert len(tables.sheetnames) > 5
    figures = json.loads(saved(door, report, folder / "rapport.json", monkeypatch).read_bytes())
    for part in ("exercise", "structure", "people", "meetings", "hours"):
        assert figures[part] == EXPECTED[part]


def test_a_workbook_full_of_faults_is_named_row_by_row_and_leaves_the_dossier_as_it_was(
    door: Door, at_the_import: ImportPage
) -> None:
    at_the_import.read(SAMPLES / "classeur-refus.xlsx")
    settle(door)
    plan = at_the_import._plan
    assert plan is not None
    named = {(fault.sheet, fault.row) for fault in plan.faults}
    awaited = json.loads((SAMPLES / "classeur-refus.attendu.json").read_text(encoding="utf-8"))
    assert {(fault["sheet"], fault["row"]) for fault in awaited} <= named
    at_the_import.act.click()
    settle(door)
    application = at_the_import.context.application
    assert application.people.summary(ListQuery()).total == 0
    assert application.reports.exercises() == ()
