"""Workbooks as stories tell them: a row is what it says, the rest is usual."""

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import xlsxwriter
from sqlalchemy import func, select

from engagement_desktop.domain.entities import Base
from engagement_desktop.domain.imports.said import ImportJournal
from engagement_desktop.services.imports.service import ImportPlan, ImportService
from engagement_desktop.services.workspace import Workspace

SAMPLES = Path(__file__).parents[2] / "data" / "classeurs"
Row = dict[str, Any]
Sheets = dict[str, list[Row]]
P = TypeVar("P", Path, io.BytesIO)
AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False}

STRUCTURE = {"nom": "MSP des Deux-Ponts", "type": "MSP", "forme juridique": "SISA", "SIREN": "328532916"}
COMMITTEE = {"comité": "Comité des usagers", "type d'instance": "comité des usagers"}
MANDATE = {
    "personne": "P1",
    "comité": "Comité des usagers",
    "fonction": "membre",
    "siège": "titulaire",
    "début": date(2024, 1, 1),
}
MEETING = {
    "comité": "Comité des usagers",
    "date": date(2025, 3, 4),
    "début": "14h30",
    "fin": "16h",
    "statut": "tenue",
}
PRESENCE = {
    "comité": "Comité des usagers",
    "date": date(2025, 3, 4),
    "personne": "P1",
    "statut": "présent",
}
HOURS = {
    "personne": "P1",
    "date": date(2025, 3, 4),
    "durée": "2h30",
    "famille": "pairs",
    "qualité": "autre",
    "nature": "bénévole",
}
LINE = {
    "note": "N1",
    "personne": "P1",
    "date": date(2025, 3, 4),
    "nature": "train",
    "montant": 12.5,
    "statut": "approuvée",
}


def person(identifier: str = "P1", **said: Any) -> Row:
    usual = {"identifiant": identifier, "nom": f"Nom-{identifier}", "prénom": "Camille", "collège": "usager"}
    return usual | said


def kilometres(km: object = 100, **said: Any) -> Row:
    row = {**LINE, "nature": "kilomètres", "km": km, **said}
    del row["montant"]
    return row


def usual(**sheets: Iterable[Row]) -> Sheets:
    """A structure, a committee, three people with a car, and what the story adds or puts in their place."""
    car = {"véhicule": "voiture", "puissance fiscale": 5}
    base: Sheets = {
        "Structures": [STRUCTURE],
        "Comités": [COMMITTEE],
        "Personnes": [person(name, **car) for name in ("P1", "P2", "P3")],
    }
    return base | {name: list(rows) for name, rows in sheets.items()}


def write(path: P, sheets: Sheets) -> P:
    """An .xlsx whose header is every column named, on its first row."""
    target = path if isinstance(path, io.BytesIO) else str(path)
    with xlsxwriter.Workbook(target, AS_TYPED) as book:
        forms = {
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
            time: book.add_format({"num_format": "hh:mm"}),
            timedelta: book.add_format({"num_format": "[h]:mm"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            columns = list(dict.fromkeys(column for row in rows for column in row))
            sheet.write_row(0, 0, columns)
            for number, row in enumerate(rows, 1):
                for column, value in row.items():
                    kind = date if isinstance(value, datetime) else type(value)
                    sheet.write(number, columns.index(column), value, forms.get(kind))
    return path


class Desk:
    """The import service of one dossier, and what the dossier then holds."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.backups = 0
        self.service = ImportService(workspace, self._count)
        self._folder = folder
        self._books = 0

    def _count(self, _: object) -> None:
        self.backups += 1

    def book(self, sheets: Sheets) -> Path:
        self._books += 1
        return write(self._folder / f"classeur{self._books}.xlsx", sheets)

    def plan(self, sheets: Sheets, **wishes: Any) -> ImportPlan:
        return self.service.read(self.book(sheets), **wishes)

    def run(self, sheets: Sheets, *, partial: bool = False, **wishes: Any) -> ImportJournal:
        return self.service.apply(self.plan(sheets, **wishes), partial=partial, **wishes)

    def done(self, sheets: Sheets, **wishes: Any) -> ImportJournal:
        journal = self.run(sheets, **wishes)
        assert journal.imported, journal.errors
        return journal

    def refused(self, sheets: Sheets, *, follows: bool = False, **wishes: Any) -> list[tuple[str, int, str]]:
        """Where the rows are refused; nothing may have been written."""
        before = self.count("hours_entry"), self.count("person")
        journal = self.run(sheets, **wishes)
        assert not journal.imported
        assert (self.count("hours_entry"), self.count("person")) == before
        return [(e.sheet, e.row, e.column) for e in journal.errors if e.follows is follows]

    def count(self, table: str) -> int:
        with self.workspace.read() as session:
            return session.execute(select(func.count()).select_from(Base.metadata.tables[table])).scalar_one()

    def rows(self, table: str) -> list[Any]:
        known = Base.metadata.tables[table]
        with self.workspace.read() as session:
            return list(session.execute(select(known).order_by(known.c.id)).all())


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(workspace, tmp_path)
