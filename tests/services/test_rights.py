"""Who may do what, at every door of the services: one row a verb, and no verb without a row."""

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from engagement_desktop import bootstrap
from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.imports.said import ImportJournal
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.services import workspace as workspace_module
from engagement_desktop.services.imports.service import ImportPlan, ImportService
from engagement_desktop.services.maintenance import RestorationService
from tests.builders import Builder
from tests.services.all_doors import DOORS, NEW_PHRASE, READS, SAMPLE, P, World, prepare
from tests.services.offices import PHRASES, Office, copied, generation, make_office, trace_length

TRIED_APART = {"phrases.rendered", "imports.reconsider", "bin.restore"}
"""The one only looks, at a plan that `read` gave; the other asks the right of what lies in the bin."""


CLOSED = {"workspace", "found"}
"""What is no service: the workspace has tests of its own, and what opening found is a report."""


def services() -> list[str]:
    fields = [field.name for field in dataclasses.fields(Application) if field.name not in CLOSED]
    return [*fields, "imports"]


def verbs(kind: type) -> list[str]:
    """What can be called on a service from outside."""
    return [
        name
        for name, found in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and found.__qualname__.startswith(kind.__name__)
    ]


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The dossier of four accounts, with a structure's worth of everything but the structure."""
    return make_office(pristine, tmp_path_factory.mktemp("rights"))


@pytest.fixture
def office(shared: Office, tmp_path: Path) -> Office:
    return copied(shared, tmp_path)


@pytest.fixture(scope="module")
def plan(shared: Office, tmp_path_factory: pytest.TempPathFactory) -> ImportPlan:
    application = copied(shared, tmp_path_factory.mktemp("plan")).opened_by(Role.COORDINATION)
    try:
        return application.imports.read(SAMPLE)
    finally:
        application.close()


@pytest.fixture
def world(office: Office, plan: ImportPlan, tmp_path: Path) -> Iterator[Callable[[Role, str], World]]:
    opened: list[Application] = []
    (tmp_path / "sorties").mkdir()

    def made(role: Role, needs: str) -> World:
        application = office.opened_by(role)
        opened.append(application)
        prepare(application, needs)
        return World(application, tmp_path / "sorties", role, plan)

    yield made
    for application in opened:
        application.close()


def test_every_verb_of_every_service_has_its_row() -> None:
    """A new verb stands here before it stands anywhere: behind a right, or among those that only read."""
    kinds = get_type_hints(Application, vars(bootstrap)) | {"imports": ImportService}
    found = {f"{service}.{verb}" for service in services() for verb in verbs(kinds[service])}
    assert len(found) > 40
    known = {name.split(" ")[0] for name in DOORS} | set(READS) | TRIED_APART
    assert found - known == set(), "a verb without a row"
    assert known - found == set(), "a row without a verb"
    assert set(DOORS) & set(READS) == set()


def test_every_right_opens_some_door_or_is_told_why_not() -> None:
    asked = {right for one in DOORS.values() for right in one.rights}
    without_door = {P.BACKUP_RESTORE, P.DOSSIER_READ}
    assert set(P) - asked == without_door, (
        "restoring needs the dossier closed, and reading needs it open: neither asks a service"
    )


def is_open(verb: str, role: Role) -> bool:
    return DOORS[verb].rights <= RIGHTS[role]


@pytest.mark.parametrize(
    ("verb", "role"), [(verb, role) for verb in DOORS for role in Role if is_open(verb, role)]
)
def test_a_verb_is_open_to_the_roles_that_hold_its_rights(
    world: Callable[[Role, str], World], verb: str, role: Role
) -> None:
    there = world(role, DOORS[verb].needs)
    with suppress(*refusals_of_its_own(verb, role)):
        DOORS[verb].do(there)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_a_verb_is_closed_to_every_other_role_and_leaves_no_sign(
    world: Callable[[Role, str], World], office: Office, role: Role
) -> None:
    there = world(role, "structure")
    prepare(there.application, "rate")
    before = generation(there.application), trace_length(there.application), office.files()
    closed = [verb for verb in DOORS if not is_open(verb, role)]
    assert {"imports.apply", "demo.fill", "structures.create_own"} <= set(closed)
    for verb in closed:
        with pytest.raises(NotPermitted, match="Votre rôle ne permet pas") as refused:
            DOORS[verb].do(there)
        assert refused.value.sentence.endswith("Rien n’a été changé."), verb
        after = generation(there.application), trace_length(there.application), office.files()
        assert after == before, verb
        assert list(there.folder.iterdir()) == [], verb
        assert there.application.workspace.last_act() is None, verb


def refusals_of_its_own(verb: str, role: Role) -> tuple[type[Exception], ...]:
    """Only coordination holds the seed from which a phrase is given without the old one."""
    if verb == "maintenance.set_own_passphrase" and role is not Role.COORDINATION:
        return (DomainError,)
    return ()


@pytest.mark.parametrize("verb", DOORS)
def test_a_verb_asks_for_each_of_its_rights(
    world: Callable[[Role, str], World], verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every right of the matrix but one of its own, the verb is refused; with its own alone, done."""
    asked = DOORS[verb]
    there = world(Role.COORDINATION, asked.needs)
    for right in asked.rights - {P.BACKUP_MAKE if verb == "imports.apply" else None}:
        with monkeypatch.context() as changed:
            changed.setattr(workspace_module, "RIGHTS", {Role.COORDINATION: frozenset(P) - {right}})
            with pytest.raises(NotPermitted):
                asked.do(there)
    monkeypatch.setattr(workspace_module, "RIGHTS", {Role.COORDINATION: asked.rights})
    asked.do(there)


@pytest.mark.parametrize("right", P)
def test_what_was_done_by_right_is_taken_back_by_the_same_right(
    world: Callable[[Role, str], World], right: Permission, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_desktop.domain.settings import Setting

    workspace = world(Role.COORDINATION, "").application.workspace
    with workspace.act(right, "essai", "Essai") as change:
        change.session.add(Setting(key="a", value="b"))
    with monkeypatch.context() as changed:
        changed.setattr(workspace_module, "RIGHTS", {Role.COORDINATION: frozenset(P) - {right}})
        with pytest.raises(NotPermitted):
            workspace.undo()
    assert workspace.undo() == "Essai"


@pytest.fixture(params=Role)
def reader(request: pytest.FixtureRequest, office: Office) -> Iterator[Application]:
    """The dossier with the sample imported, opened by each role in turn."""
    filled = office.opened_by(Role.COORDINATION)
    journal = filled.imports.apply(filled.imports.read(SAMPLE))
    assert isinstance(journal, ImportJournal)
    assert journal.imported
    filled.close()
    application = office.opened_by(request.param)
    yield application
    application.close()


def test_reading_is_open_to_every_role_and_changes_nothing(reader: Application, office: Office) -> None:
    before = generation(reader), trace_length(reader), office.files()
    changes = reader.workspace.database.raw.total_changes
    for name, asked in READS.items():
        service, verb = name.split(".")
        try:
            getattr(getattr(reader, service), verb)(*asked)
        except NotPermitted:
            raise
        except DomainError:
            continue  # the sample has nothing of the kind: said, and nothing written
        assert reader.workspace.database.raw.total_changes == changes, name
    assert (generation(reader), trace_length(reader), office.files()) == before


def test_a_plan_reconsidered_writes_nothing(world: Callable[[Role, str], World]) -> None:
    there = world(Role.COORDINATION, "")
    before = generation(there.application)
    other = there.application.imports.reconsider(there.plan, update=True)
    assert other.counts == there.plan.counts
    assert generation(there.application) == before


def test_a_reader_may_not_smuggle_in_a_plan_that_coordination_read(
    world: Callable[[Role, str], World],
) -> None:
    there = world(Role.READING, "")
    with pytest.raises(NotPermitted):
        there.application.imports.apply(there.plan, partial=True, update=True)
    with there.application.workspace.database.alone() as raw:
        assert raw.execute("SELECT count(*) FROM person").fetchone() == (0,)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_an_account_changes_its_own_phrase_and_no_other(office: Office, role: Role) -> None:
    application = office.opened_by(role)
    application.maintenance.change_passphrase(PHRASES[role], NEW_PHRASE)
    application.close()
    for other in set(Role) - {role}:
        opened = office.opened_by(other)
        assert opened.workspace.actor.role is other
        opened.close()
    from engagement_desktop.bootstrap import open_application
    from engagement_desktop.domain.errors import KnownProblem
    from tests.services.offices import WAYS

    with pytest.raises(KnownProblem, match="n’ouvre pas"):
        office.opened_by(role)
    again = open_application(office.path, NEW_PHRASE, ways=WAYS)
    assert again.workspace.actor.role is role
    again.close()


def test_restoring_asks_for_no_account_but_for_what_opens_the_backup() -> None:
    """A backup is opened by a phrase or a paper code: nobody is at work yet, so no role is asked."""
    assert verbs(RestorationService) == ["backups_in", "backups_of", "restore", "restore_in_place", "verify"]


def test_each_phrase_opens_as_its_own_role(office: Office) -> None:
    for role in Role:
        application = office.opened_by(role)
        assert application.workspace.actor.role is role
        assert {right for right in P if application.workspace.may(right)} == RIGHTS[role]
        application.close()


def test_roles_read_bank_details_or_do_not(office: Office) -> None:
    """The account that reimburses is sealed: a role without its key sees that it is there, not what it is."""
    from engagement_desktop.domain.base import Sealed

    coordination = office.opened_by(Role.COORDINATION)
    with coordination.workspace.database.work() as session:
        Builder(session).structure(iban=Sealed("FR7630006000011234567890189"))
    coordination.close()
    seen: dict[Role, Any] = {}
    for role in Role:
        application = office.opened_by(role)
        own = application.structures.own()
        assert own is not None
        assert own.iban is not None
        seen[role] = own.iban.clear
        application.close()
    assert seen[Role.COORDINATION] == seen[Role.TREASURY] == "FR7630006000011234567890189"
    assert seen[Role.READING] is None
