"""Workbooks as people keep them, and the import page in front of them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from engagement_desktop.ui.imports.import_page import ImportPage
from tests.ui.conftest import Seat

SAMPLES = Path(__file__).parents[2] / "data" / "classeurs"
PEOPLE = ("identifiant", "nom", "prénom", "né(e) le", "téléphone", "collège")
OWN = ("MSP des Deux-Ponts", "MSP", "SISA")

Sheets = Mapping[str, Sequence[Sequence[object]]]


def people(*rows: Sequence[object]) -> Sheets:
    """A workbook of one structure and these people."""
    return {"Structures": (("nom", "type", "forme juridique"), OWN), "Personnes": (PEOPLE, *rows)}


TWINS = people(
    ("P1", "Prigent", "Chantal", "03/04/1951", "06 44 55 66 77", "usager"),
    ("P2", "PRIGENT", "chantal", "", "0644556677", "usager"),
    ("P3", "Le Goff", "Yann", "", "0611223344", "usager"),
    ("P4", "Le Gof", "Yann", "", "06 11 22 33 44", "usager"),
)
FAULTY = people(
    ("P1", "Prigent", "Chantal", "03/04/1951", "", "usager"),
    ("P2", "Hélias", "Monique", "31/11/1950", "", "usager"),
    ("P3", "Tessier", "Paul", "", "", "=1+1"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[Sheets], Path]:
    """Writes a workbook; its name is the same each time."""

    def written(sheets: Sheets, name: str = "suivi.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for line, row in enumerate(rows, start=1):
                for column, value in enumerate(row, start=1):
                    cell = sheet.cell(line, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
        path = tmp_path / name
        book.save(path)
        return path

    return written


@pytest.fixture
def page(seat: Seat) -> ImportPage:
    """The import page of an empty dossier."""
    opened = seat.open("import")
    assert isinstance(opened, ImportPage)
    return opened
