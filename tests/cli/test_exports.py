"""`engagement exporter`: what it writes comes back by `importer`."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Type


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def figures(type_: Type, dossier: Path, folder: Path) -> list[dict[str, object]]:
    told = []
    for year in (2024, 2025, 2026):
        file = folder / f"{year}.json"
        assert type_("rapport", "--dossier", dossier, "--annee", year, "--sortie", file).status == 0
        told.append(json.loads(file.read_text(encoding="utf-8")))
    return told


def test_a_dossier_exported_and_imported_says_the_same(type_: Type, imported: Path, tmp_path: Path) -> None:
    first, other = tmp_path / "tout.xlsx", tmp_path / "autre.engagement"
    told = type_("exporter", "--dossier", imported, "--sortie", first)
    assert (told.status, told.err) == (0, "")
    assert told.out.endswith(f"Classeur écrit : {first}\n")
    assert type_("importer", first, "--dossier", other).status == 0
    second = tmp_path / "encore.xlsx"
    again = type_("exporter", "--dossier", other, "--sortie", second, "--json")
    assert json.loads(again.out)["file"] == str(second)
    assert cells(second) == cells(first)
    assert figures(type_, other, tmp_path) == figures(type_, imported, tmp_path)
    back = type_("importer", first, "--dossier", imported, "--json")
    assert (back.status, {counts["new"] for counts in json.loads(back.out)["counts"].values()}) == (0, {0})


@pytest.mark.parametrize("name", ["tout.csv", "tout"])
def test_another_form_is_refused(type_: Type, imported: Path, tmp_path: Path, name: str) -> None:
    told = type_("exporter", "--dossier", imported, "--sortie", tmp_path / name)
    assert (told.status, "XLSX" in told.err) == (2, True)
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_told(type_: Type, imported: Path, tmp_path: Path) -> None:
    told = type_("exporter", "--dossier", imported, "--sortie", tmp_path / "absent" / "tout.xlsx")
    assert (told.status, "Traceback" in told.err) == (3, False)


def test_what_an_import_will_ask_for_is_told_on_standard_error(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    from engagement_desktop.bootstrap import open_application
    from engagement_desktop.domain.register.people import Person
    from tests.conftest import PHRASE
    from tests.services.offices import WAYS

    application = open_application(imported, PHRASE, ways=WAYS)
    with application.workspace.database.work() as session:
        session.get_one(Person, 1).capacity = None
    application.close()
    told = type_("exporter", "--dossier", imported, "--sortie", tmp_path / "tout.xlsx")
    assert (told.status, "Personnes sans collège" in told.err) == (0, True)
