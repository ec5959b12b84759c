"""Who may do what, at every door of the services: one row a verb, and no verb without a row."""

import dataclasses
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import pytest

from engagement_desktop import bootstrap
from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.imports.said import ImportJournal
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import MeetingDraft
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.structures_drafts import OwnStructureDraft, StructureDraft
from engagement_desktop.services import workspace as workspace_module
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.imports.service import ImportPlan, ImportService
from engagement_desktop.services.maintenance import RestorationService
from tests.builders import Builder
from tests.services import (
    booking_doors,
    cec_doors,
    claim_doors,
    committee_doors,
    deciding_doors,
    follow_up_doors,
    giving_doors,
    hours_doors,
    hours_lock_doors,
    house_doors,
    ledger_doors,
    letter_doors,
    live_doors,
    meeting_doors,
    minutes_doors,
    paper_doors,
    paying_doors,
    people_doors,
    receipt_doors,
    recognition_doors,
    rule_doors,
    statement_doors,
    travel_doors,
    writing_doors,
)
from tests.services.offices import PHRASES, Office, copied, generation, make_office, trace_length

SAMPLE = Path(__file__).parents[1] / "data" / "classeurs" / "simple.xlsx"
DRAFT = OwnStructureDraft(name="MSP", kind=StructureKind.MSP, legal_form=LegalForm.SISA)
AROUND = StructureDraft(
    name="Les Usagers", kind=StructureKind.ASSOCIATION, legal_form=LegalForm.ASSOCIATION_1901
)
MEETING_DAY = date(2027, 1, 12)
MEETING = MeetingDraft(committee_id=1, held_on=MEETING_DAY, starts_minute=18 * 60)
LOGO = Path(__file__).parents[1] / "data" / "logo.png"
NEW_PHRASE = "corbeille sifflet noisette bruyère clocher pivoine traineau"
TINY = replace(SCALES[DemoSize.SMALL], hours=100, expense_lines=10)
P = Permission


@dataclass(frozen=True)
class World:
    """An open application, where it may write, and the plan of an import that coordination once read."""

    application: Application
    folder: Path
    role: Role
    plan: ImportPlan

    def file(self, name: str) -> Path:
        return self.folder / name


Deed = Callable[[World], object]


@dataclass(frozen=True)
class Door:
    """A verb that changes, exports or saves: what it asks for, and how it is done."""

    rights: frozenset[Permission]
    do: Deed
    needs: str = ""
    """What must be there first: a structure, a local rate."""


def door(do: Deed, *rights: Permission, needs: str = "") -> Door:
    return Door(frozenset(rights), do, needs)


SERIES, DAY = "smic.hourly", date(2026, 12, 1)


def _add_rate(world: World) -> None:
    world.application.rates.add_local(SERIES, date(2027, 1, 1), "13", "délibération")


DOORS = MappingProxyType(
    {
        "structures.create_own": door(
            lambda w: w.application.structures.create_own(DRAFT), P.STRUCTURE_WRITE
        ),
        "structures.save_own": door(
            lambda w: w.application.structures.save_own(w.application.structures.own_draft()),
            P.STRUCTURE_WRITE,
            needs="structure",
        ),
        "structures.save": door(lambda w: w.application.structures.save(AROUND), P.STRUCTURE_WRITE),
        "structures.archive": door(
            lambda w: w.application.structures.archive(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.bring_back": door(
            lambda w: w.application.structures.bring_back(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.delete": door(
            lambda w: w.application.structures.delete(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.set_logo": door(
            lambda w: w.application.structures.set_logo(LOGO), P.STRUCTURE_WRITE, needs="structure"
        ),
        "structures.remove_logo": door(
            lambda w: w.application.structures.remove_logo(), P.STRUCTURE_WRITE, needs="structure"
        ),
        "applicability.answer": door(
            lambda w: w.application.applicability.answer(Matter.WAIVER, Answer.YES, "rescrit", "courrier"),
            P.STRUCTURE_WRITE,
            needs="around",
        ),
        "applicability.forget": door(
            lambda w: w.application.applicability.forget(Matter.WAIVER), P.STRUCTURE_WRITE, needs="around"
        ),
        "meetings.save": door(
            lambda w: w.application.meetings.save(MEETING), P.MEETING_WRITE, needs="committee"
        ),
        "meetings.delete": door(lambda w: w.application.meetings.delete(1), P.MEETING_WRITE, needs="meeting"),
        "exports.export": door(
            lambda w: w.application.exports.export(w.file("tout.xlsx")), P.DOSSIER_EXPORT, needs="structure"
        ),
        **{
            verb: door(do, right, needs=needs)
            for doors in (
                booking_doors.DOORS,
                claim_doors.DOORS,
                deciding_doors.DOORS,
                hours_doors.DOORS,
                hours_lock_doors.DOORS,
                ledger_doors.DOORS,
                paper_doors.DOORS,
                paying_doors.DOORS,
                people_doors.DOORS,
                receipt_doors.DOORS,
                recognition_doors.DOORS,
                rule_doors.DOORS,
                statement_doors.DOORS,
                committee_doors.DOORS,
                follow_up_doors.DOORS,
                giving_doors.DOORS,
                minutes_doors.DOORS,
                meeting_doors.DOORS,
                writing_doors.DOORS,
            )
            for verb, (do, right, needs) in doors.items()
        },
        **{
            verb: door(do, *rights, needs=needs)
            for doors in (
                cec_doors.DOORS,
                letter_doors.DOORS,
                live_doors.DOORS,
                house_doors.DOORS,
                travel_doors.DOORS,
            )
            for verb, (do, rights, needs) in doors.items()
        },
        "rates.add_local": door(_add_rate, P.RATE_ADD),
        "rates.remove_local": door(
            lambda w: w.application.rates.remove_local("smic.hourly", date(2026, 12, 1)),
            P.RATE_ADD,
            needs="rate",
        ),
        "reports.export": door(
            lambda w: w.application.reports.export(2025, w.file("r.json")), P.REPORT_EXPORT, needs="structure"
        ),
        "reports.export nominative": door(
            lambda w: w.application.reports.export(2025, w.file("r.ods"), nominative=True),
            P.REPORT_EXPORT,
            P.REPORT_NAME_PEOPLE,
            needs="structure",
        ),
        "reports.preview": door(
            lambda w: w.application.reports.preview(2025), P.REPORT_EXPORT, needs="structure"
        ),
        "reports.preview nominative": door(
            lambda w: w.application.reports.preview(2025, nominative=True),
            P.REPORT_EXPORT,
            P.REPORT_NAME_PEOPLE,
            needs="structure",
        ),
        "imports.read": door(lambda w: w.application.imports.read(SAMPLE), P.WORKBOOK_IMPORT),
        "imports.apply": door(
            lambda w: w.application.imports.apply(w.plan), P.WORKBOOK_IMPORT, P.BACKUP_MAKE
        ),
        "demo.fill": door(lambda w: w.application.demo.fill(DemoSize.SMALL, 1), P.WORKBOOK_IMPORT),
        "demo.fill_scale": door(lambda w: w.application.demo.fill_scale(TINY, 1), P.WORKBOOK_IMPORT),
        "maintenance.back_up": door(
            lambda w: w.application.maintenance.back_up(w.file("a.engagement-sauvegarde")), P.BACKUP_MAKE
        ),
        "maintenance.back_up_beside": door(
            lambda w: w.application.maintenance.back_up_beside(), P.BACKUP_MAKE
        ),
        "maintenance.back_up_if_changed": door(
            lambda w: w.application.maintenance.back_up_if_changed(), P.BACKUP_MAKE
        ),
        "maintenance.copy_to": door(
            lambda w: w.application.maintenance.copy_to(w.file("copie.engagement")), P.BACKUP_MAKE
        ),
        "maintenance.verify": door(lambda w: w.application.maintenance.verify(), P.DOSSIER_VERIFY),
        "maintenance.change_passphrase": door(
            lambda w: w.application.maintenance.change_passphrase(PHRASES[w.role], NEW_PHRASE),
            P.PASSPHRASE_CHANGE,
        ),
        "maintenance.set_own_passphrase": door(
            lambda w: w.application.maintenance.set_own_passphrase(NEW_PHRASE), P.PASSPHRASE_CHANGE
        ),
    }
)

EVERY = ListQuery()
ROOMS = ("people", "committees", "meetings", "hours", "expenses")
LEFT = ("decisions", "actions", "proposals", "phrases")
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        **{f"{room}.{verb}": (EVERY,) for room in ROOMS for verb in ("page", "summary", "chips")},
        **{f"{room}.{verb}": (EVERY,) for room in LEFT for verb in ("page", "summary", "chips")},
        **{f"{room}.detail": (1,) for room in ROOMS},
        **booking_doors.READS,
        **claim_doors.READS,
        **deciding_doors.READS,
        **cec_doors.READS,
        **hours_doors.READS,
        **hours_lock_doors.READS,
        **paper_doors.READS,
        **paying_doors.READS,
        **people_doors.READS,
        **receipt_doors.READS,
        **recognition_doors.READS,
        **rule_doors.READS,
        **statement_doors.READS,
        **committee_doors.READS,
        **follow_up_doors.READS,
        **giving_doors.READS,
        **ledger_doors.READS,
        **letter_doors.READS,
        **live_doors.READS,
        **meeting_doors.READS,
        **minutes_doors.READS,
        **house_doors.READS,
        **travel_doors.READS,
        **writing_doors.READS,
        "structures.own": (),
        "structures.own_draft": (),
        "structures.others": (),
        "structures.draft": (2,),
        "structures.blank": (StructureLink.SITE,),
        "structures.logo": (),
        "applicability.all": (),
        "applicability.of": (Matter.CEC,),
        "meetings.draft": (1,),
        "meetings.blank": (1,),
        "rates.rates": (),
        "rates.series": (),
        "home.home": (),
        "reports.exercises": (),
        "reports.yearly": (2025,),
        "maintenance.backups": (),
        "maintenance.latest_verified_backup": (),
    }
)
"""The verbs that only look, and what they are asked."""
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


PREPARED: Mapping[str, tuple[Callable[[Builder], object], ...]] = MappingProxyType(
    {
        "people": (people_doors.prepare,),
        booking_doors.NEEDS: (booking_doors.prepare,),
        claim_doors.NEEDS: (claim_doors.prepare,),
        deciding_doors.NEEDS: (deciding_doors.prepare,),
        cec_doors.NEEDS: (cec_doors.prepare,),
        hours_doors.NEEDS: (hours_doors.prepare,),
        hours_lock_doors.NEEDS: (hours_lock_doors.prepare,),
        committee_doors.NEEDS: (committee_doors.prepare,),
        receipt_doors.NEEDS: (receipt_doors.prepare,),
        recognition_doors.NEEDS: (recognition_doors.prepare,),
        recognition_doors.WITH_TALK: (recognition_doors.prepare_talk,),
        follow_up_doors.NEEDS: (follow_up_doors.prepare,),
        giving_doors.NEEDS: (giving_doors.prepare,),
        house_doors.NEEDS: (house_doors.prepare,),
        ledger_doors.NEEDS: (ledger_doors.prepare,),
        paying_doors.NEEDS: (paying_doors.prepare,),
        paying_doors.MADE: (paying_doors.prepare_made,),
        paying_doors.SENT: (paying_doors.prepare_sent,),
        ledger_doors.UNDECIDED: (ledger_doors.prepare_second,),
        ledger_doors.WITH_EXPORT: (ledger_doors.prepare_export,),
        letter_doors.NEEDS: (letter_doors.prepare,),
        live_doors.NEEDS: (live_doors.prepare,),
        meeting_doors.NEEDS: (meeting_doors.prepare,),
        minutes_doors.NEEDS: (minutes_doors.prepare,),
        paper_doors.NEEDS: (paper_doors.prepare,),
        rule_doors.NEEDS: (rule_doors.prepare,),
        statement_doors.NEEDS: (statement_doors.prepare,),
        travel_doors.NEEDS: (travel_doors.prepare,),
    }
)
"""What each file of doors puts in the dossier before its verbs are tried."""


def prepare(application: Application, needs: str) -> None:
    """Puts there what the verb works on, past the door."""
    from engagement_desktop.domain.local_rates import LocalRate

    with application.workspace.database.work() as session:
        if needs == "structure":
            Builder(session).structure()
        if needs == "around":
            Builder(session).structure(legal_form=LegalForm.ASSOCIATION_1901)
            Builder(session).association(siren=None)
        if needs in {"committee", "meeting"}:
            committee = Builder(session).committee(Builder(session).structure())
            if needs == "meeting":
                Builder(session).meeting(committee, MEETING_DAY, status=MeetingStatus.PLANNED)
        for prepared in PREPARED.get(needs, ()):
            prepared(Builder(session))
        if needs == "rate":
            session.add(LocalRate(series=SERIES, valid_from=DAY, value="13", source="essai"))


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
