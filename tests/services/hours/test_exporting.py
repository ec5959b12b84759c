"""A statement of hours leaves the dossier: what it took is locked, and corrected beside."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from engagement_desktop.domain.errors import DomainError, KnownProblem, ToConfirm
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.services.hour_locks import LockedHours
from engagement_desktop.services.hours.exporting import HoursExportService
from engagement_desktop.services.hours.months import MonthService
from engagement_desktop.services.hours.validation import ValidationService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.hours.lock_room import (
    LAST_OF_OCTOBER,
    OCTOBER,
    SEPTEMBER,
    LockRoom,
    let_alone,
    make_room,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def room(workspace: Workspace) -> LockRoom:
    return make_room(workspace)


@pytest.fixture
def exports(room: LockRoom) -> HoursExportService:
    return HoursExportService(room.workspace)


def csv_rows(path: Path) -> list[list[str]]:
    return [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()]


def test_a_statement_takes_validated_hours_and_locks_them(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    target = tmp_path / "octobre.csv"
    assert exports.make(SEPTEMBER, LAST_OF_OCTOBER, target).made == 2
    heads, first, second = csv_rows(target)
    assert heads[:3] == ["Date", "Nom", "Prénom"]
    assert (first[0], first[1], first[9]) == ("10/09/2026", "Prigent", "1,00")
    assert (second[6], second[9]) == ("Accueil", "1,50")
    (made,) = exports.statements()
    assert (made.entries, made.minutes, made.people, made.by) == (2, 150, 1, "Compte coordination")
    assert made.said == "État des heures du 1er\u00a0septembre au 31\u00a0octobre 2026"
    assert room.workspace.last_act() is None
    assert MonthService(room.workspace).months()[1].exported == 1


def test_a_statement_is_written_as_a_workbook_and_on_paper(
    exports: HoursExportService, tmp_path: Path
) -> None:
    book, paper = tmp_path / "heures.xlsx", tmp_path / "heures.pdf"
    exports.make(SEPTEMBER, LAST_OF_OCTOBER, book)
    exports.make_again(1, paper)
    sheet = openpyxl.load_workbook(book)["Heures"]
    assert sheet["J2"].value == 1
    assert sheet["J4"].value == "=SUM(J2:J3)"
    words = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Prigent Chantal" in words
    assert "2 h 30" in words


def test_hours_that_wait_are_asked_about_and_left_aside(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    target = tmp_path / "tout.csv"
    with pytest.raises(ToConfirm, match="2 saisies à valider") as asked:
        exports.check(SEPTEMBER, TODAY)
    with pytest.raises(ToConfirm):
        exports.make(SEPTEMBER, TODAY, target)
    assert not target.exists()
    assert exports.statements() == ()
    accepted = frozenset({asked.value.code})
    exports.check(SEPTEMBER, TODAY, accepted)
    assert exports.make(SEPTEMBER, TODAY, target, accepted).made == 2
    ValidationService(room.workspace).validate([room.waiting])


def test_a_second_statement_of_the_same_days_completes_the_first(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "un.csv")
    with pytest.raises(DomainError, match="sont déjà parties"):
        exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "deux.csv")
    assert exports.counted(room.october) == 90
    beside = exports.correct(room.october, 60, "Pause comptée")
    assert room.workspace.last_act() == "Correction ajoutée\u00a0: −30\u00a0min le 08/10/2026."
    assert exports.counted(room.october) == 60
    ValidationService(room.workspace).validate([beside])
    assert exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "deux.pdf").made == 1
    assert exports.statements()[0].said.startswith("Complément à l’état des heures")
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "deux.pdf").pages)
    assert "Pause comptée" in words
    assert [row.minutes for row in exports.statements()] == [-30, 90]


def test_a_correction_waits_like_any_entry_unless_the_structure_is_too_small(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "un.csv")
    first = exports.correct(room.october, 120, "Oubli")
    let_alone(room.workspace)
    second = exports.correct(room.october, 130, "Oubli encore")
    with room.workspace.read() as session:
        assert session.get_one(HoursEntry, first).state is HoursState.TO_VALIDATE
        alone = session.get_one(HoursEntry, second)
        assert (alone.state, alone.minutes, alone.activity) == (HoursState.VALIDATED, 10, "Accueil")
        assert alone.reason == "Correction\u00a0: Oubli encore"


def test_a_correction_is_refused_where_it_makes_no_sense(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match="modifiez-la directement"):
        exports.correct(room.october, 60, "Erreur")
    exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "un.csv")
    with pytest.raises(DomainError, match="rien à corriger"):
        exports.correct(room.october, 90, "Erreur")
    for ask in (lambda: exports.correct(999, 60, "Erreur"), lambda: exports.counted(999)):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            ask()
    MonthService(room.workspace).close(OCTOBER)
    with pytest.raises(LockedHours, match="Rouvrez octobre 2026"):
        exports.correct(room.october, 60, "Erreur")


def test_a_statement_that_cannot_be_written_locks_nothing(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match="finit par"):
        exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "heures.docx")
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        exports.make_again(7, tmp_path / "heures.csv")
    with pytest.raises(KnownProblem):
        exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "absent" / "heures.csv")
    assert exports.statements() == ()
    assert not ValidationService(room.workspace).decision(room.october).is_exported


class _Stopping:
    def step(self, said: str, done: int, total: int) -> None:
        del said, done, total
        raise Cancelled


def test_a_statement_that_is_stopped_locks_nothing(exports: HoursExportService, tmp_path: Path) -> None:
    target = tmp_path / "heures.pdf"
    with pytest.raises(Cancelled):
        exports.make(OCTOBER, LAST_OF_OCTOBER, target, progress=_Stopping())
    assert not target.exists()
    assert exports.statements() == ()


def test_two_people_of_one_name_are_told_apart_in_the_totals(
    room: LockRoom, exports: HoursExportService, tmp_path: Path
) -> None:
    with room.workspace.database.work() as session:
        make = Builder(session)
        other = make.person("Prigent", "Chantal", known_as="AUTRE")
        make.hours(other, make.association(), date(2026, 10, 9), 30)
    exports.make(OCTOBER, LAST_OF_OCTOBER, tmp_path / "un.pdf")
    assert exports.statements()[0].people == 2
    words = PdfReader(tmp_path / "un.pdf").pages[0].extract_text()
    assert "2 personnes" in words
