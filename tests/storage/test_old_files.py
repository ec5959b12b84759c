"""Every file of a past schema still opens, brought to today's, and tells what it told."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Need, Person
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage import schema
from engagement_desktop.storage.dossiers import Opened
from tests.storage.common import NOW, reopened

OLD_FILES = Path(__file__).parents[1] / "data" / "old_files"
SCHEMAS = sorted(path.parent for path in OLD_FILES.glob("*/attendu.json"))


@dataclass(frozen=True)
class Past:
    """A sample, opened from a copy, and what was written of it when it was made."""

    opened: Opened
    workspace: Workspace
    expected: dict[str, Any]


@pytest.fixture(params=SCHEMAS, ids=lambda path: path.name)
def past(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Past]:
    copied = tmp_path / "ancien"
    shutil.copytree(request.param, copied)
    found = reopened(copied / "ancien.engagement")
    actor = Actor(found.account_id, "Claire", Role.COORDINATION)
    workspace = Workspace(found.database, actor, FixedClock(NOW))
    expected = json.loads((copied / "attendu.json").read_text(encoding="utf-8"))
    yield Past(found, workspace, expected)
    workspace.close()


def test_todays_schema_has_its_sample() -> None:
    assert (OLD_FILES / schema.HEAD) in SCHEMAS


def test_a_past_file_opens_sound_in_todays_shape(past: Past) -> None:
    raw = past.opened.database.raw
    assert schema.version(raw) == schema.HEAD
    assert schema.differences(raw) == ()
    assert past.opened.report.is_sound


def test_a_past_file_has_lost_no_row(past: Past) -> None:
    assert past.opened.report.counts.items() >= past.expected["counts"].items()


def test_a_past_file_still_opens_what_is_sealed_and_spells_every_name(past: Past) -> None:
    with past.workspace.read() as session:
        people = session.scalars(
            select(Person).where(Person.first_name == "Camille").order_by(Person.id)
        ).all()
        assert [person.last_name for person in people] == past.expected["names"]
        assert {person.iban.clear for person in people if person.iban} == {past.expected["iban"]}
        theirs = select(Need).where(Need.person_id.in_([person.id for person in people]))
        told = {need.detail.clear for need in session.scalars(theirs) if need.detail}
        assert told == ({past.expected["need"]} if "need" in past.expected else set())


def test_a_past_file_gives_the_yearly_figures_that_it_gave(past: Past, tmp_path: Path) -> None:
    for year, figures in past.expected["yearly"].items():
        target = tmp_path / f"{year}.json"
        ReportService(past.workspace).export(int(year), target)
        assert missing(figures, json.loads(target.read_text(encoding="utf-8"))) == []


def missing(expected: object, found: object, place: str = "") -> list[str]:
    """Where the figures found do not hold the expected ones; later programs may only add keys."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            fault
            for key, value in expected.items()
            for fault in missing(value, found.get(key), f"{place}.{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [fault for at, (one, other) in pairs for fault in missing(one, other, f"{place}[{at}]")]
    return [] if expected == found else [f"{place}: {expected} → {found}"]


def test_a_figure_that_changed_is_named() -> None:
    assert missing({"a": [{"b": 1}]}, {"a": [{"b": 2}], "new": 3}) == [".a[0].b: 1 → 2"]
    assert missing({"a": [1]}, {"a": []}) == [".a: [1] → []"]
