"""An import goes back whole while nothing leans on it, and a stopped one was never there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.documents.reports.figures_json import render_json
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.entities import (
    Attendance,
    Base,
    Committee,
    ExpenseClaim,
    ExpenseLine,
    HoursEntry,
    Mandate,
    Meeting,
    Person,
    PersonIdentifier,
    Structure,
    Vehicle,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Change, Workspace
from engagement_desktop.storage import audit
from tests.conftest import NOW
from tests.services.imports.conftest import (
    HOURS,
    LINE,
    MANDATE,
    MEETING,
    PRESENCE,
    SAMPLES,
    Desk,
    Sheets,
    kilometres,
    person,
    usual,
)
from tests.tables import changed, dump

MONTH = usual(Heures=[HOURS | {"date": date(2025, 5, day)} for day in range(1, 29)])
PAID = date(2026, 1, 1)
YEARS = (2024, 2025, 2026)
WHOLE = usual(
    Mandats=[MANDATE, MANDATE | {"personne": "P2", "fonction": "présidence"}],
    Réunions=[MEETING, MEETING | {"date": date(2025, 9, 2), "relevé de décisions": "Accord."}],
    Présences=[PRESENCE, PRESENCE | {"personne": "P2", "statut": "excusé"}],
    Heures=[HOURS, HOURS, HOURS | {"personne": "P3", "durée": "45 min"}],
    Frais=[LINE, kilometres(120, note="N2"), kilometres(4950, note="N3", date=date(2025, 4, 1))],
)
LATER = usual(
    Heures=[HOURS | {"personne": "P2", "date": date(2025, 11, 3)}],
    Frais=[kilometres(300, note="N9", date=date(2025, 6, 1))],
)


def figures(desk: Desk) -> list[bytes]:
    """What the yearly report says of three years, as a machine reads it."""
    reports = ReportService(desk.workspace)
    return [render_json(reports.yearly(year)) for year in YEARS]


def assert_sound(desk: Desk) -> None:
    with desk.workspace.read() as session:
        assert audit.verify(session, desk.workspace.database.keyring).is_sound


class StopAt:
    """Stops at the n-th step, and remembers whether it did."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.stopped = False

    def step(self, said: str, done: int, total: int) -> None:
        del said, done, total
        self.left -= 1
        if self.left < 0:
            self.stopped = True
            raise Cancelled


def content(rows: dict[str, Any]) -> dict[str, Any]:
    """Rows without the version, which taking back raises so that no editor mistakes them for its own."""
    return {
        table: [
            tuple(
                value
                for column, value in zip(Base.metadata.tables[table].columns, row, strict=True)
                if column.key != "version"
            )
            for row in found
        ]
        for table, found in rows.items()
    }


@pytest.mark.parametrize("name", ["simple.xlsx", "brouillon.xlsx"])
def test_a_real_workbook_goes_back_to_an_empty_dossier(desk: Desk, name: str) -> None:
    before = dump(desk.workspace.database)
    assert desk.service.apply(desk.service.read(SAMPLES / name)).imported
    assert changed(before, dump(desk.workspace.database)) >= {"person", "hours_entry", "expense_line"}

    desk.workspace.undo()

    assert dump(desk.workspace.database) == before
    assert desk.workspace.last_act() is None
    assert_sound(desk)


def test_a_second_import_goes_back_to_the_first_row_for_row(desk: Desk) -> None:
    desk.done(WHOLE)
    before, told = dump(desk.workspace.database), figures(desk)
    desk.done(LATER)
    assert figures(desk) != told

    desk.workspace.undo()

    assert content(dump(desk.workspace.database)) == content(before)
    assert figures(desk) == told


def test_an_update_goes_back_value_for_value(desk: Desk) -> None:
    desk.done(WHOLE)
    before, told = dump(desk.workspace.database), figures(desk)
    other = usual(
        Personnes=[person("P1", commune="Lyon", téléphone="01 02 03 04 05", collège="élu")],
        Réunions=[MEETING | {"fin": "17h", "lieu": "Mairie"}],
        Présences=[PRESENCE | {"statut": "absent"}],
        Frais=[LINE | {"montant": 99, "statut": "approuvée"}],
    )
    desk.done(other, update=True)
    assert figures(desk) != told
    assert len(changed(before, dump(desk.workspace.database))) >= 4

    desk.workspace.undo()

    assert content(dump(desk.workspace.database)) == content(before)
    assert figures(desk) == told


def test_importing_taking_back_and_importing_again_is_importing_once(desk: Desk) -> None:
    desk.done(WHOLE)
    once, told = content(dump(desk.workspace.database)), figures(desk)
    for _ in range(3):
        desk.workspace.undo()
        desk.done(WHOLE)
    assert content(dump(desk.workspace.database)) == once
    assert figures(desk) == told
    assert_sound(desk)


def test_many_imports_go_back_one_by_one(desk: Desk) -> None:
    states = [content(dump(desk.workspace.database))]
    desk.done(WHOLE)
    states.append(content(dump(desk.workspace.database)))
    for month in range(1, 6):
        desk.done(usual(Heures=[HOURS | {"date": date(2025, month, 20)}]))
        states.append(content(dump(desk.workspace.database)))
    while len(states) > 1:
        states.pop()
        desk.workspace.undo()
        assert content(dump(desk.workspace.database)) == states[-1]
    with pytest.raises(DomainError, match="rien à annuler"):
        desk.workspace.undo()


def touch(change: Change, kind: type[Any], **values: Any) -> None:
    row = change.session.get_one(kind, 1)
    for field, value in values.items():
        setattr(row, field, value)


def add_hours(change: Change) -> None:
    known = change.session.get_one(HoursEntry, 1)
    change.session.add(
        HoursEntry(
            person_id=known.person_id, structure_id=known.structure_id, done_on=date(2025, 12, 1), minutes=5,
            family=known.family, role=known.role, nature=known.nature,
        )
    )  # fmt: skip


def add_to_claim(change: Change) -> None:
    known = change.session.get_one(ExpenseLine, 1)
    change.session.add(
        ExpenseLine(
            claim_id=known.claim_id, position=99, spent_on=date(2025, 12, 1), nature=known.nature,
            amount=Money(100),
        )
    )  # fmt: skip


LATER_ACTS: dict[str, Callable[[Change], None]] = {
    "a person moves": lambda change: touch(change, Person, city="Rennes"),
    "a structure is renamed": lambda change: touch(change, Structure, name="Autre nom"),
    "a committee closes": lambda change: touch(change, Committee, closed_on=date(2026, 1, 1)),
    "a mandate ends": lambda change: touch(change, Mandate, ended_on=date(2026, 1, 1)),
    "minutes are written": lambda change: touch(change, Meeting, decisions="Voté."),
    "a presence is put right": lambda change: touch(change, Attendance, status="absent"),
    "an hour is put right": lambda change: touch(change, HoursEntry, minutes=15),
    "a claim is paid": lambda change: touch(
        change, ExpenseClaim, status="reimbursed", paid_on=date(2026, 1, 1)
    ),
    "a cost is put right": lambda change: touch(change, ExpenseLine, amount=Money(1)),
    "a car is changed": lambda change: touch(change, Vehicle, power=7),
    "hours are added to a person": add_hours,
    "a cost is added to a claim": add_to_claim,
    "a person is known by one more name": lambda change: change.session.add(
        PersonIdentifier(person_id=1, value="ZZ", value_key="zz", position=7)
    ),
}


@pytest.mark.parametrize("act", LATER_ACTS)
def test_an_import_stays_once_something_leans_on_it(desk: Desk, act: str) -> None:
    """Someone else's work on an imported row, which the person at this undo never saw, is not lost."""
    desk.done(WHOLE)
    someone = Workspace(desk.workspace.database, desk.workspace.actor, FixedClock(NOW))
    with someone.act(Permission.WORKBOOK_IMPORT, "later") as change:
        LATER_ACTS[act](change)
    before, acts = dump(desk.workspace.database), desk.count("audit_entry")

    with pytest.raises(DomainError, match="Impossible d’annuler") as refused:
        desk.workspace.undo()

    assert "Rien n’a été changé." in refused.value.sentence
    assert dump(desk.workspace.database) == before
    assert desk.count("audit_entry") == acts
    assert desk.workspace.last_act() == "Import de «\u00a0classeur1.xlsx\u00a0»", "it may be tried again"


@pytest.mark.parametrize("act", LATER_ACTS)
def test_an_import_goes_back_after_what_leaned_on_it_did(desk: Desk, act: str) -> None:
    before = dump(desk.workspace.database)
    desk.done(WHOLE)
    with desk.workspace.act(Permission.WORKBOOK_IMPORT, "later", "Plus tard") as change:
        LATER_ACTS[act](change)
    assert desk.workspace.undo() == "Plus tard"
    desk.workspace.undo()
    assert dump(desk.workspace.database) == before


def test_a_rate_added_since_does_not_hold_an_import_back(desk: Desk) -> None:
    """Hours lean on no rate of their own: the value is computed when it is asked."""
    desk.done(usual(Heures=[HOURS]))
    RateService(desk.workspace).add_local("smic.hourly", date(2025, 1, 1), "20", "essai")
    assert desk.workspace.undo() == "Période ajoutée au 01/01/2025."
    desk.workspace.undo()
    assert desk.count("hours_entry") == 0


def test_a_scale_that_priced_imported_kilometres_goes_back_before_them(desk: Desk) -> None:
    desk.done(WHOLE)
    before = dump(desk.workspace.database)
    desk.done(LATER)
    desk.workspace.undo()
    assert content(dump(desk.workspace.database)) == content(before)
    desk.workspace.undo()
    assert desk.count("expense_line") == 0


def steps_of(desk: Desk, book: Path, **wishes: Any) -> int:
    """How often a whole import, its reading included, may be stopped."""
    told = StopAt(10_000)
    plan = desk.service.read(book, told, **wishes)
    desk.service.apply(plan, told, **wishes)
    desk.workspace.undo()
    return 10_000 - told.left


@pytest.mark.parametrize("sheets", [WHOLE, MONTH], ids=["whole", "hours"])
def test_stopped_at_each_of_its_steps_an_import_leaves_no_row_no_trace_and_no_undo(
    desk: Desk, sheets: Sheets
) -> None:
    book = desk.book(sheets)
    steps = steps_of(desk, book)
    assert steps > 12
    before, acts = dump(desk.workspace.database), desk.count("audit_entry")
    for step in range(steps):
        stop = StopAt(step)
        with pytest.raises(Cancelled):
            desk.service.apply(desk.service.read(book, stop), stop)
        assert stop.stopped
        assert dump(desk.workspace.database) == before, f"stopped at step {step}"
        assert desk.count("audit_entry") == acts
        assert desk.workspace.last_act() is None
    assert desk.service.apply(desk.service.read(book, StopAt(steps)), StopAt(10_000)).imported


def test_stopped_at_each_of_its_steps_an_update_leaves_the_dossier_as_it_was(desk: Desk) -> None:
    desk.done(WHOLE)
    book = desk.book(
        usual(
            Personnes=[person("P1", commune="Lyon"), person("P9")],
            Heures=[HOURS | {"personne": "P9"}],
            Frais=[kilometres(121, note="N2")],
        )
    )
    before, told = dump(desk.workspace.database), figures(desk)
    step = 0
    while True:
        stop = StopAt(step)
        try:
            desk.service.apply(desk.service.read(book, stop, update=True), stop, update=True)
        except Cancelled:
            assert dump(desk.workspace.database) == before, f"stopped at step {step}"
            assert figures(desk) == told
            assert desk.workspace.last_act() == "Import de «\u00a0classeur1.xlsx\u00a0»"
            step += 1
            continue
        break
    assert step > 10
    assert desk.count("person") == 4
    desk.workspace.undo()
    assert content(dump(desk.workspace.database)) == content(before)
