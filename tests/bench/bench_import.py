"""How long the import of 50,000 rows takes, beside reading them and inserting them without a thought."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter
from sqlalchemy import insert

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.entities import Base
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.dossiers import create_dossier
from engagement_desktop.storage.keys.kdf import KdfParameters, KdfPolicy

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
PEOPLE, MEETINGS, PRESENCES, HOURS, LINES = 2_000, 500, 8_000, 30_000, 9_500
REPEATS = 5
_CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
_FAMILIES = ("pairs", "ETP", "accompagnement", "formation", "recherche", "éthique", "représentation")
_NATURES = ("kilomètres", "train", "repas", "taxi", "péage", "fournitures")


def run() -> dict[str, float]:
    """The import of 50,000 rows / calamine plus a bulk Core insert of as many (medians of 5)."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "classeur.xlsx"
        write_workbook(workbook)
        pairs = [
            (_timed(_bare, folder, workbook, turn), _timed(_import, folder, workbook, turn))
            for turn in range(REPEATS)
        ]
    bare = statistics.median(first for first, _ in pairs)
    ours = statistics.median(second for _, second in pairs)
    return {"import_seconds": ours, "bare_seconds": bare, "import_ratio": ours / bare}


def _timed(work: Callable[[Workspace, Path], None], folder: str, workbook: Path, turn: int) -> float:
    created = create_dossier(
        Path(folder) / f"{work.__name__}{turn}.engagement",
        "loutre cerise balcon violon menhir gravier tulipe",
        first_name="Claire",
        policy=KdfPolicy(floor=_CHEAP, parameters=_CHEAP),
        clock=FixedClock(NOW),
    )
    workspace = Workspace(
        created.database, Actor(created.account_id, "Claire", Role.COORDINATION), FixedClock(NOW)
    )
    started = time.perf_counter()
    work(workspace, workbook)
    elapsed = time.perf_counter() - started
    workspace.close()
    return elapsed


def _import(workspace: Workspace, workbook: Path) -> None:
    service = ImportService(workspace)
    journal = service.apply(service.read(workbook))
    assert journal.imported, journal.errors[:3]


def _bare(workspace: Workspace, workbook: Path) -> None:
    """Every row as it is read, cast by position, into the table that it fills."""
    book = python_calamine.CalamineWorkbook.from_path(str(workbook))
    read = {name: book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names}
    with workspace.database.work() as session:
        connection = session.connection()
        for table, rows in _bare_rows(read).items():
            connection.execute(insert(Base.metadata.tables[table]), rows)


def _bare_rows(read: dict[str, list[Any]]) -> dict[str, list[dict[str, Any]]]:
    return {
        "structure": [_structure()],
        "person": [
            {
                "id": number,
                "last_name": row[2],
                "first_name": row[3],
                "name_key": row[2],
                "sort_key": row[2],
                "search_key": row[2],
                "born_on": row[4],
            }
            for number, row in enumerate(read["Personnes"], 1)
        ],
        "committee": [
            {"id": 1, "name": "C", "name_key": "c", "structure_id": 1, "kind": "comité", "quorum": "none"}
        ],
        "meeting": [
            {
                "id": number,
                "committee_id": 1,
                "held_on": row[1],
                "starts_minute": row[2].hour * 60,
                "ends_minute": row[3].hour * 60,
                "status": "held",
                "place": row[4],
            }
            for number, row in enumerate(read["Réunions"], 1)
        ],
        "attendance": [
            {"meeting_id": 1 + number // PEOPLE, "person_id": 1 + number % PEOPLE, "status": "present"}
            for number, _ in enumerate(read["Présences"])
        ],
        "hours_entry": [_hours(number, row) for number, row in enumerate(read["Heures"])],
        "expense_claim": [
            {
                "id": number,
                "reference": f"N{number}",
                "reference_key": f"n{number}",
                "person_id": 1,
                "status": "draft",
            }
            for number in range(1, LINES // 3 + 2)
        ],
        "expense_line": [_line(number, row) for number, row in enumerate(read["Frais"])],
    }


def _structure() -> dict[str, Any]:
    return {
        "id": 1,
        "name": "S",
        "name_key": "s",
        "kind": "msp",
        "legal_form": "sisa",
        "link": "own",
        "art200_all_activities": "unknown",
        "exercise_first_month": 1,
        "counts_travel": False,
        "mileage_scale": "tax",
    }


def _hours(number: int, row: list[Any]) -> dict[str, Any]:
    return {
        "person_id": 1 + number % PEOPLE,
        "done_on": row[1],
        "minutes": 90,
        "family": "peers",
        "structure_id": 1,
        "role": "other",
        "nature": "volunteer",
        "kind": "session",
        "state": "validated",
        "activity": row[4],
    }


def _line(number: int, row: list[Any]) -> dict[str, Any]:
    from engagement_desktop.domain.money import Money

    return {
        "claim_id": 1 + number // 3,
        "position": 1 + number % 3,
        "spent_on": row[2],
        "nature": "train",
        "amount": Money(1000),
        "purpose": row[4],
        "receipt": row[7],
    }


def write_workbook(path: Path) -> None:
    """People, meetings, presences, hours and expenses of one structure: 50,000 rows in all."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        first = date(2025, 1, 1)
        _sheet(
            book,
            "Structures",
            ("nom", "type", "forme juridique"),
            [("MSP des Deux-Ponts", "MSP", "SISA")],
        )
        _sheet(book, "Comités", ("comité", "type d'instance"), [("Comité des usagers", "comité des usagers")])
        _sheet(
            book,
            "Personnes",
            (
                "identifiant",
                "civilité",
                "nom",
                "prénom",
                "né(e) le",
                "collège",
                "véhicule",
                "puissance fiscale",
            ),
            [
                (
                    f"P{n:05}",
                    "Mme",
                    f"Nom{n:05}",
                    "Camille",
                    date(1950, 1, 1) + timedelta(n),
                    "usager",
                    "voiture",
                    5,
                )
                for n in range(PEOPLE)
            ],
        )
        _sheet(
            book,
            "Réunions",
            ("comité", "date", "début", "fin", "lieu", "statut"),
            [
                ("Comité des usagers", first + timedelta(n), 14 / 24, 16 / 24, "Salle A", "tenue")
                for n in range(MEETINGS)
            ],
            {2: clock, 3: clock},
        )
        _sheet(
            book,
            "Présences",
            ("comité", "date", "personne", "statut"),
            [
                ("Comité des usagers", first + timedelta(n % MEETINGS), f"P{n // MEETINGS:05}", "présent")
                for n in range(PRESENCES)
            ],
        )
        _sheet(
            book,
            "Heures",
            ("personne", "date", "durée", "famille", "activité", "qualité", "nature"),
            [
                (
                    f"P{n % PEOPLE:05}",
                    first + timedelta(n * 7 % 680),
                    "1h30" if n % 2 else 0.75,
                    _FAMILIES[n % 7],
                    f"Atelier {n % 40}",
                    "autre",
                    "bénévole",
                )
                for n in range(HOURS)
            ],
        )
        _sheet(
            book,
            "Frais",
            ("note", "personne", "date", "nature", "motif", "km", "montant", "justificatif", "statut"),
            [_expense(n, first) for n in range(LINES)],
        )


def _expense(number: int, first: date) -> tuple[Any, ...]:
    nature = _NATURES[number % 6]
    km, amount = (120.5, None) if nature == "kilomètres" else (None, 12.5 + number % 90)
    return (
        f"NDF-{number // 3:05}",
        f"P{number // 3 % PEOPLE:05}",
        first + timedelta(number % 600),
        nature,
        "Réunion du comité",
        km,
        amount,
        "oui",
        "approuvée",
    )


def _sheet(
    book: Any,
    name: str,
    header: tuple[str, ...],
    rows: list[tuple[Any, ...]],
    formats: dict[int, Any] | None = None,
) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, header)
    for place, form in (formats or {}).items():
        sheet.set_column(place, place, None, form)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(number, place, value, (formats or {}).get(place))


if __name__ == "__main__":
    print(run())
