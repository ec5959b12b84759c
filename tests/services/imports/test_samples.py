"""The workbooks that structures keep: a clean one, a messy one, one full of mistakes."""

import json

import pytest

from tests.services.imports.conftest import SAMPLES, Desk


@pytest.mark.parametrize("name", ["simple", "brouillon"])
def test_a_workbook_comes_in_whole_and_a_second_time_adds_nothing(desk: Desk, name: str) -> None:
    first = desk.service.apply(desk.service.read(SAMPLES / f"{name}.xlsx"))
    again = desk.service.apply(desk.service.read(SAMPLES / f"{name}.xlsx"))

    assert first.imported
    assert first.errors == ()
    assert all(counts.new == counts.read for counts in first.counts.values())
    assert again.imported
    assert (again.new, again.changed, again.errors) == (0, 0, ())
    assert all(counts.unchanged == counts.read for counts in again.counts.values())


def test_the_messy_workbook_says_what_it_ignored(desk: Desk) -> None:
    plan = desk.service.read(SAMPLES / "brouillon.xlsx")

    assert {one.column for one in plan.ignored} == {"Remarques"}
    assert {fault.column for fault in plan.warnings} == {"date"}


def test_every_mistake_is_named_at_once_and_nothing_is_written(desk: Desk) -> None:
    wanted = json.loads((SAMPLES / "refus-lignes.json").read_text(encoding="utf-8"))

    journal = desk.service.apply(desk.service.read(SAMPLES / "refus.xlsx"))

    named = {(fault.sheet, fault.row, fault.column) for fault in journal.errors}
    assert not journal.imported
    assert {(one["sheet"], one["row"], one["column"]) for one in wanted} <= named
    assert [desk.count(table) for table in ("structure", "person", "hours_entry", "audit_entry")] == [0] * 4


def test_what_is_right_comes_in_alone_when_so_wished(desk: Desk) -> None:
    journal = desk.service.apply(desk.service.read(SAMPLES / "refus.xlsx"), partial=True)

    assert journal.imported
    assert journal.errors
    assert desk.count("person") == journal.counts["Personnes"].new == 16
    assert desk.count("hours_entry") == journal.counts["Heures"].new
    assert desk.count("audit_entry") == 1
