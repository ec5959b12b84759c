"""Every verb that changes a row leaves a trace that names its table; what only reads or saves leaves none."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.entities import Base
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.imports.service import ImportPlan
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
from tests.services.all_doors import DOORS, SAMPLE, World, prepare
from tests.services.offices import Office, copied, make_office, trace_length
from tests.tables import changed, dump

CHANGES = {
    **booking_doors.CHANGES,
    **claim_doors.CHANGES,
    **deciding_doors.CHANGES,
    **cec_doors.CHANGES,
    **receipt_doors.CHANGES,
    **recognition_doors.CHANGES,
    **rule_doors.CHANGES,
    **statement_doors.CHANGES,
    **hours_doors.CHANGES,
    **hours_lock_doors.CHANGES,
    **ledger_doors.CHANGES,
    **paper_doors.CHANGES,
    **paying_doors.CHANGES,
    **people_doors.CHANGES,
    **committee_doors.CHANGES,
    **follow_up_doors.CHANGES,
    **giving_doors.CHANGES,
    **house_doors.CHANGES,
    **letter_doors.CHANGES,
    **live_doors.CHANGES,
    **writing_doors.CHANGES,
    **meeting_doors.CHANGES,
    **travel_doors.CHANGES,
    **minutes_doors.CHANGES,
    "structures.create_own": ({"structure"}, 1),
    "structures.save_own": (set(), 1),
    "structures.save": ({"structure"}, 1),
    "structures.archive": ({"structure"}, 1),
    "structures.bring_back": (set(), 1),
    "structures.delete": ({"structure", "bin_entry"}, 1),
    "structures.set_logo": ({"structure", "attachment"}, 1),
    "structures.remove_logo": (set(), 1),
    "applicability.answer": ({"applicability_answer"}, 1),
    "applicability.forget": (set(), 1),
    "meetings.save": ({"meeting"}, 1),
    "meetings.delete": ({"meeting", "bin_entry"}, 1),
    "exports.export": (set(), 1),
    "rates.add_local": ({"local_rate"}, 1),
    "rates.remove_local": ({"local_rate"}, 1),
    "imports.apply": (
        {
            "structure", "person", "person_identifier", "committee", "mandate", "meeting", "attendance",
            "hours_entry", "expense_claim", "expense_line", "vehicle", "number_series",
        },
        1,
    ),
    "demo.fill_scale": (
        {
            "structure", "person", "person_identifier", "committee", "mandate", "meeting", "attendance",
            "person_capacity", "consent", "need", "involvement", "home_distance", "former_rules",
            "own_field", "own_value", "hours_entry", "expense_claim", "expense_line", "vehicle",
            "number_series", "booking", "meeting_rules", "presence_span", "agenda_item", "item_text",
            "vote", "vote_elector", "decision", "action", "proposal", "expense_policy", "envelope",
            "payment_run", "payment", "paid_contribution", "attachment", "expense_receipt",
        },
        1,
    ),
    "maintenance.change_passphrase": (set(), 1),
    "maintenance.set_own_passphrase": (set(), 1),
}  # fmt: skip
"""The tables that a verb changes, and how many acts it is; every other verb changes nothing."""
SAME_AS_ANOTHER = {"demo.fill"}


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(pristine, tmp_path_factory.mktemp("trace"))


@pytest.fixture(scope="module")
def plan(shared: Office, tmp_path_factory: pytest.TempPathFactory) -> ImportPlan:
    application = copied(shared, tmp_path_factory.mktemp("plan")).opened_by(Role.COORDINATION)
    try:
        return application.imports.read(SAMPLE)
    finally:
        application.close()


@pytest.fixture
def application(shared: Office, tmp_path: Path) -> Iterator[Application]:
    opened = copied(shared, tmp_path).opened_by(Role.COORDINATION)
    yield opened
    opened.close()


def entries(
    application: Application, since: int
) -> list[tuple[str, dict[str, list[object]], dict[str, list[str]]]]:
    """Verb, rows and fields of the acts after one."""
    with application.workspace.database.alone() as raw:
        found = raw.execute(
            "SELECT verb, subjects, fields FROM audit_entry WHERE id > ? ORDER BY id", (since,)
        )
        return [(verb, json.loads(subjects), json.loads(fields)) for verb, subjects, fields in found]


@pytest.mark.parametrize("verb", sorted(set(DOORS) - SAME_AS_ANOTHER))
def test_what_a_verb_changes_is_what_its_trace_names(
    application: Application, plan: ImportPlan, tmp_path: Path, verb: str
) -> None:
    prepare(application, DOORS[verb].needs)
    (tmp_path / "sorties").mkdir()
    world = World(application, tmp_path / "sorties", Role.COORDINATION, plan)
    before, acts = dump(application.workspace.database), trace_length(application)

    DOORS[verb].do(world)

    tables, expected = CHANGES.get(verb, (set(), 0))
    assert changed(before, dump(application.workspace.database)) <= tables
    left = entries(application, acts)
    assert len(left) == expected
    for name, rows, fields in left:
        assert name
        assert {table.removesuffix("[]") for table in rows} <= set(Base.metadata.tables)
        for table, named in fields.items():
            assert set(named) <= set(Base.metadata.tables[table].columns.keys()), table
    if verb in house_doors.UNTRACED:
        return
    named = {table.removesuffix("[]") for _, rows, _ in left for table in rows}
    assert changed(before, dump(application.workspace.database)) <= named


def test_every_verb_that_changes_rows_is_known_to_change_them() -> None:
    assert set(CHANGES) <= set(DOORS)


@pytest.mark.parametrize(
    "verb", ["structures.create_own", "rates.add_local", "rates.remove_local", "imports.apply"]
)
def test_taking_back_is_traced_as_an_act_on_the_same_tables(
    application: Application, plan: ImportPlan, tmp_path: Path, verb: str
) -> None:
    prepare(application, DOORS[verb].needs)
    before = dump(application.workspace.database)
    DOORS[verb].do(World(application, tmp_path, Role.COORDINATION, plan))
    acts = trace_length(application)
    there = changed(before, dump(application.workspace.database))

    application.workspace.undo()

    ((name, _, fields),) = entries(application, acts)
    assert name == "undo"
    assert there <= set(fields), "what came back is named, table by table"
    now = dump(application.workspace.database)
    for table in changed(before, now):
        without_version = [
            [
                tuple(
                    value
                    for column, value in zip(Base.metadata.tables[table].columns, row, strict=True)
                    if column.key != "version"
                )
                for row in rows[table]
            ]
            for rows in (before, now)
        ]
        assert without_version[0] == without_version[1], table


def test_each_account_signs_its_own_acts(shared: Office, tmp_path: Path) -> None:
    office = copied(shared, tmp_path)
    signed = {}
    for role in (Role.COORDINATION, Role.TREASURY):
        application = office.opened_by(role)
        DOORS["rates.add_local"].do(World(application, tmp_path, role, None))  # type: ignore[arg-type]
        with application.workspace.database.alone() as raw:
            signed[role] = raw.execute(
                "SELECT account_id FROM audit_entry ORDER BY id DESC LIMIT 1"
            ).fetchone()[0]
        assert signed[role] == application.workspace.actor.account_id
        application.workspace.undo()
        application.close()
    assert len(set(signed.values())) == 2


def test_an_act_refused_by_a_rule_leaves_neither_row_nor_trace(application: Application) -> None:
    from datetime import date

    from engagement_desktop.domain.errors import DomainError

    refused: tuple[Callable[[], object], ...] = (
        lambda: application.rates.add_local("inconnu", date(2027, 1, 1), "1", "a"),
        lambda: application.rates.add_local("smic.hourly", date(2027, 1, 1), "zéro", "a"),
        lambda: application.rates.add_local("smic.hourly", date(2027, 1, 1), "-1", "a"),
        lambda: application.rates.add_local("smic.hourly", date(2027, 1, 1), "13", " "),
        lambda: application.rates.remove_local("smic.hourly", date(1999, 1, 1)),
        lambda: application.maintenance.set_own_passphrase("court"),
        application.workspace.undo,
    )
    before, acts = dump(application.workspace.database), trace_length(application)
    for deed in refused:
        with pytest.raises(DomainError) as said:
            deed()
        assert said.value.sentence
        assert changed(before, dump(application.workspace.database)) == set()
        assert trace_length(application) == acts
