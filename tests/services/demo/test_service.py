"""Filling a new dossier: one act, one entry in the trace, all or nothing."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from engagement_desktop.domain.entities import AuditEntry, Base, Person, Structure
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.services.demo.conftest import Drawn


def rows_in(workspace: Workspace, table: str) -> int:
    with workspace.read() as session:
        return session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0


def test_a_new_dossier_is_filled_with_what_was_drawn(workspace: Workspace, drawn: Drawn) -> None:
    written = DemoService(workspace).fill(DemoSize.SMALL, 7)
    expected = drawn(DemoSize.SMALL, 7)
    assert written == {table: len(rows) for table, rows in expected.tables.items()}
    assert all(rows_in(workspace, table) == count for table, count in written.items())
    with workspace.read() as session:
        person = session.get_one(Person, 1)
        own = session.get_one(Structure, 1)
        assert person.name_key == expected["person"][0]["name_key"]
        assert person.version == 1
        assert own.name == "Maison de santé des Trois-Fontaines"
        assert own.iban is not None
        assert own.iban.clear == expected["structure"][0]["iban"].clear


def test_the_demo_is_one_act_told_to_every_page(workspace: Workspace) -> None:
    told: list[frozenset[Topic]] = []
    workspace.listen(told.append)
    before = rows_in(workspace, "audit_entry")
    DemoService(workspace).fill(DemoSize.SMALL, 7)
    assert told == [frozenset({Topic.REGISTER, Topic.MEETINGS, Topic.HOURS, Topic.EXPENSES})]
    assert rows_in(workspace, "audit_entry") == before + 1
    with workspace.read() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert last is not None
        assert last.verb == "fill_demo"
        assert '"hours_entry[]":[1,2000]' in last.subjects
    assert workspace.last_act() is None, "a demo is not taken back: one throws the file away"


def test_a_dossier_already_at_work_is_left_alone(workspace: Workspace) -> None:
    DemoService(workspace).fill(DemoSize.SMALL, 7)
    people = rows_in(workspace, "person")
    with pytest.raises(DomainError, match="contient déjà des données"):
        DemoService(workspace).fill(DemoSize.SMALL, 8)
    assert rows_in(workspace, "person") == people


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_the_coordination_fills_a_demo(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    reader = workspace_as(role)
    with pytest.raises(NotPermitted):
        DemoService(reader).fill(DemoSize.SMALL, 7)
    assert rows_in(reader, "person") == 0


class Stopper:
    """Stops the work at its last step but one."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def step(self, said: str, done: int, total: int) -> None:
        self.said.append(said)
        if done == total - 1:
            raise Cancelled


def test_a_demo_stopped_on_the_way_writes_nothing(workspace: Workspace) -> None:
    stopper = Stopper()
    with pytest.raises(Cancelled):
        DemoService(workspace).fill(DemoSize.SMALL, 7, stopper)
    assert stopper.said[0] == "Personnes et comités"
    assert "Réunions\u00a0: Comité des usagers" in stopper.said
    assert rows_in(workspace, "person") == 0


def test_a_large_demo_made_smaller_goes_in_whole(workspace: Workspace) -> None:
    scale = SCALES[DemoSize.LARGE].reduced(20)
    written = DemoService(workspace).fill_scale(scale, 7)
    assert rows_in(workspace, "hours_entry") == written["hours_entry"] == scale.hours


@pytest.mark.endurance
def test_a_large_demo_goes_in_whole(workspace: Workspace) -> None:
    written = DemoService(workspace).fill(DemoSize.LARGE, 7)
    assert rows_in(workspace, "expense_line") == written["expense_line"] == 50_000
