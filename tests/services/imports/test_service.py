"""The verbs of the import: who may, what is saved first, what is written, what a stop leaves."""

import json
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.database import Database
from tests.services.imports.conftest import (
    HOURS,
    LINE,
    MEETING,
    PRESENCE,
    SAMPLES,
    Desk,
    kilometres,
    person,
    usual,
)

WHOLE = usual(Réunions=[MEETING], Présences=[PRESENCE], Heures=[HOURS], Frais=[LINE])


class _StopAt:
    def __init__(self, step: int) -> None:
        self.left = step
        self.said: list[str] = []

    def step(self, said: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        self.said.append(said)
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_imports(workspace_as: object, role: Role) -> None:
    service = ImportService(workspace_as(role))  # type: ignore[operator]

    with pytest.raises(NotPermitted):
        service.read(SAMPLES / "simple.xlsx")


def test_reading_writes_nothing(desk: Desk) -> None:
    plan = desk.plan(WHOLE)

    assert (plan.read, plan.ready, plan.faults) == (9, 9, ())
    assert desk.count("person") == desk.count("audit_entry") == 0


def test_an_import_is_one_act_of_the_audit_naming_no_value(desk: Desk) -> None:
    heard: list[frozenset[Topic]] = []
    desk.workspace.listen(heard.append)

    desk.done(WHOLE)

    (entry,) = desk.rows("audit_entry")
    assert entry.verb == "import_workbook"
    assert "Nom-P1" not in entry.subjects + entry.fields
    assert json.loads(entry.fields)["hours_entry"]
    assert heard == [frozenset({Topic.REGISTER, Topic.MEETINGS, Topic.HOURS, Topic.EXPENSES})]


def test_an_import_is_taken_back_in_one_gesture(desk: Desk) -> None:
    desk.done(WHOLE)

    said = desk.workspace.undo()

    assert said == "Import de «\u00a0classeur1.xlsx\u00a0»"
    tables = ("structure", "person", "vehicle", "meeting", "attendance", "hours_entry", "expense_line")
    assert [desk.count(table) for table in tables] == [0] * len(tables)


def test_an_update_is_taken_back_with_the_prices_that_it_moved(desk: Desk) -> None:
    year = [kilometres(4900), kilometres(300, note="N2")]
    desk.done(usual(Frais=year))
    before = [row.amount for row in desk.rows("expense_line")]
    desk.done(usual(Frais=[kilometres(100, motif="Réunion"), year[1]]), update=True)

    desk.workspace.undo()

    assert [row.amount for row in desk.rows("expense_line")] == before


def test_a_backup_comes_first_when_there_is_something_to_lose(desk: Desk) -> None:
    desk.done(WHOLE)
    assert desk.backups == 0

    desk.done(WHOLE)
    assert desk.backups == 0

    desk.done(usual(Heures=[HOURS, HOURS]))
    assert desk.backups == 1


def test_an_import_without_its_backup_does_not_begin(desk: Desk) -> None:
    desk.done(WHOLE)

    def fail(_: object) -> None:
        raise KnownProblem("Le disque est plein.", Cause.FULL)

    service = ImportService(desk.workspace, fail)
    with pytest.raises(KnownProblem):
        service.apply(service.read(desk.book(usual(Heures=[HOURS, HOURS]))))
    assert desk.count("hours_entry") == 1


@pytest.mark.parametrize("step", range(20))
def test_stopped_anywhere_it_leaves_nothing(desk: Desk, step: int) -> None:
    path = desk.book(WHOLE)
    stop = _StopAt(step)

    with pytest.raises(Cancelled):
        desk.service.apply(desk.service.read(path, stop), stop)

    assert desk.count("person") == desk.count("hours_entry") == desk.count("audit_entry") == 0


def test_what_changed_between_reading_and_writing_is_seen(desk: Desk) -> None:
    plan = desk.plan(WHOLE)
    desk.done(WHOLE)

    journal = desk.service.apply(plan)

    assert (journal.imported, journal.new) == (True, 0)


def test_what_changes_while_the_backup_is_made_is_seen(desk: Desk, database: Database) -> None:
    desk.done(WHOLE)

    def someone_else_works(_: object) -> None:
        with database.work() as session:
            from sqlalchemy import delete

            from engagement_desktop.domain.hours.entries import HoursEntry

            session.execute(delete(HoursEntry))

    service = ImportService(desk.workspace, someone_else_works)
    journal = service.apply(service.read(desk.book(usual(Heures=[HOURS, HOURS]))))

    assert journal.counts["Heures"].new == 2
    assert desk.count("hours_entry") == 2


def test_other_wishes_need_no_second_reading(desk: Desk) -> None:
    desk.done(WHOLE)
    changed = usual(Personnes=[person("P1", commune="Lyon", véhicule="voiture", **{"puissance fiscale": 5})])
    plan = desk.plan(changed)

    assert [fault.column for fault in plan.faults] == ["commune"]
    assert desk.service.reconsider(plan, update=True).faults == ()


def test_the_journal_is_the_contracts(desk: Desk) -> None:
    sheets = usual(Personnes=[person("P1", collège="?")], Notes=[{"a": 1}])
    sheets["Comités"][0] = {**sheets["Comités"][0], "Remarque": "vue"}

    journal = json.loads(desk.run(sheets).as_json())

    assert journal["imported"] is False
    assert journal["errors"] == [
        {
            "sheet": "Personnes",
            "row": 2,
            "column": "collège",
            "value": "?",
            "message": journal["errors"][0]["message"],
        }
    ]
    assert journal["ignored"] == [
        {"sheet": "Notes", "column": None},
        {"sheet": "Comités", "column": "Remarque"},
    ]
    assert journal["counts"]["Personnes"] == {"read": 1, "new": 0, "unchanged": 0, "changed": 0, "refused": 1}
    assert set(journal) == {"imported", "errors", "warnings", "ignored", "counts"}


def test_a_missing_file_is_the_worlds_fault(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="introuvable"):
        ImportService(workspace).read(tmp_path / "absent.xlsx")
