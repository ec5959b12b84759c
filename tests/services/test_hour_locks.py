"""Hours of a closed month and hours that left change by no path."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.hour_locks import LockedHours
from engagement_desktop.services.hours.exporting import HoursExportService
from engagement_desktop.services.hours.months import MonthService
from engagement_desktop.services.hours.validation import ValidationService
from engagement_desktop.services.hours.writing import HoursWritingService
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.meetings.booking.bookings import BookingService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.evening import evening
from tests.services.hours.lock_room import LAST_OF_OCTOBER, OCTOBER, SEPTEMBER, LockRoom, make_room

SAMPLE = Path(__file__).parents[1] / "data" / "classeurs" / "simple.xlsx"
CLOSED = (
    "Octobre 2026 est clos depuis le 22/11/2026\u00a0: ses heures ne changent plus. Rien n’a été changé. "
    "Rouvrez octobre 2026, ou saisissez au mois ouvert."
)
GONE = (
    "Ces heures sont parties dans l’état du 1er\u00a0octobre au 31\u00a0octobre 2026, fait le "
    "22/11/2026\u00a0: elles ne changent plus. Rien n’a été changé. Corrigez par une saisie en plus ou "
    "en moins, avec son motif."
)
Deed = Callable[[LockRoom], object]


@pytest.fixture
def room(workspace: Workspace) -> LockRoom:
    return make_room(workspace)


def close_october(room: LockRoom, _folder: Path) -> None:
    MonthService(room.workspace).close(OCTOBER)


def export_october(room: LockRoom, folder: Path) -> None:
    HoursExportService(room.workspace).make(OCTOBER, LAST_OF_OCTOBER, folder / "octobre.csv")


def _raw(room: LockRoom, change: Callable[[Session], object]) -> None:
    """A change written by whatever service, past the checks of the entry."""
    with room.workspace.act(Permission.HOURS_WRITE, "change something", "Changé.") as act:
        change(act.session)


def _lengthen(room: LockRoom) -> None:
    _raw(room, lambda session: setattr(session.get_one(HoursEntry, room.october), "minutes", 91))


def _delete(room: LockRoom) -> None:
    _raw(room, lambda session: session.delete(session.get_one(HoursEntry, room.october)))


def _move_away(room: LockRoom) -> None:
    day = date(2026, 11, 2)
    _raw(room, lambda session: setattr(session.get_one(HoursEntry, room.october), "done_on", day))


def _save(room: LockRoom) -> None:
    service = HoursWritingService(room.workspace)
    service.save(replace(service.draft(room.october), minutes=120))


CHANGES: tuple[Deed, ...] = (
    _lengthen,
    _delete,
    _move_away,
    _save,
    lambda room: HoursWritingService(room.workspace).delete([room.october]),
    lambda room: ValidationService(room.workspace).give_back([room.october], "Durée"),
)


@pytest.mark.parametrize("lock", [close_october, export_october])
@pytest.mark.parametrize("change", CHANGES)
def test_locked_hours_change_by_no_path(
    room: LockRoom, tmp_path: Path, lock: Callable[[LockRoom, Path], None], change: Deed
) -> None:
    lock(room, tmp_path)
    with pytest.raises(DomainError):
        change(room)
    with room.workspace.read() as session:
        entry = session.get_one(HoursEntry, room.october)
        assert (entry.minutes, entry.done_on, entry.state) == (90, date(2026, 10, 8), HoursState.VALIDATED)


def test_the_sentences_say_what_is_locked_since_when_and_what_to_do(room: LockRoom, tmp_path: Path) -> None:
    close_october(room, tmp_path)
    with pytest.raises(LockedHours) as closed:
        _lengthen(room)
    assert closed.value.sentence == CLOSED
    told = ValidationService(room.workspace).decision(room.october)
    assert told.lock == CLOSED.replace(" Rien n’a été changé.", "")
    assert not told.may_give_back
    export_october(room, tmp_path)
    with pytest.raises(LockedHours) as exported:
        _lengthen(room)
    assert exported.value.sentence == GONE
    assert ValidationService(room.workspace).decision(room.october).is_exported


def test_hours_are_added_to_no_closed_month(room: LockRoom, tmp_path: Path) -> None:
    close_october(room, tmp_path)
    draft = HoursDraft(person_id=room.chantal, done_on=date(2026, 10, 9), minutes=60)
    with pytest.raises(DomainError, match="clos"):
        HoursWritingService(room.workspace).save(draft)
    with pytest.raises(LockedHours, match="Octobre 2026 est clos"):
        _move_into(room)
    HoursWritingService(room.workspace).save(replace(draft, done_on=date(2026, 11, 9)))


def _move_into(room: LockRoom) -> None:
    day = date(2026, 10, 30)
    _raw(room, lambda session: setattr(session.get_one(HoursEntry, room.waiting), "done_on", day))


def test_what_was_done_before_the_month_closed_is_not_undone(room: LockRoom, tmp_path: Path) -> None:
    HoursWritingService(room.workspace).save(
        HoursDraft(person_id=room.chantal, done_on=date(2026, 10, 9), minutes=60)
    )
    ValidationService(room.workspace).validate([5])
    close_october(room, tmp_path)
    with pytest.raises(LockedHours, match="Octobre 2026 est clos"):
        room.workspace.undo()
    assert room.workspace.last_act() is None, "both acts wrote the same entry: neither can be taken back"


def test_hours_in_the_bin_do_not_come_back_into_a_closed_month(room: LockRoom, tmp_path: Path) -> None:
    HoursWritingService(room.workspace).delete([room.october])
    close_october(room, tmp_path)
    bin_service = BinService(room.workspace)
    (entry,) = bin_service.entries()
    with pytest.raises(LockedHours, match="Octobre 2026 est clos"):
        bin_service.restore(entry.id)
    MonthService(room.workspace).reopen(OCTOBER, "Une saisie à rendre")
    bin_service.restore(entry.id)


def test_no_workbook_brings_hours_into_a_closed_month(workspace: Workspace) -> None:
    service = ImportService(workspace)
    plan = service.read(SAMPLE)
    days = [row["done_on"] for row in _planned_hours(workspace, service)]
    with workspace.act(Permission.HOURS_CLOSE, "close month", undo=False) as change:
        change.session.add(
            ClosedMonth(first_day=days[0].replace(day=1), closed_on=date(2026, 11, 22), account_id=None)
        )
    journal = service.apply(plan)
    assert not journal.imported
    told = journal.errors
    assert told
    assert {fault.column for fault in told} == {"date"}
    assert "est clos depuis le 22/11/2026" in told[0].message
    assert "Rien n’a été changé" not in told[0].message
    with workspace.read() as session:
        assert session.scalars(select(HoursEntry)).all() == []


def _planned_hours(workspace: Workspace, service: ImportService) -> list[dict[str, date]]:
    """The days that the workbook brings: imported, read, taken back."""
    service.apply(service.read(SAMPLE))
    with workspace.read() as session:
        days = [{"done_on": day} for day in session.scalars(select(HoursEntry.done_on))]
    workspace.undo()
    return days


def test_an_import_is_not_undone_once_one_of_its_months_is_closed(workspace: Workspace) -> None:
    service = ImportService(workspace)
    service.apply(service.read(SAMPLE))
    with workspace.read() as session:
        day = session.scalars(select(HoursEntry.done_on).order_by(HoursEntry.done_on)).first()
    assert day is not None
    MonthService(workspace).close(day.replace(day=1), frozenset({"waiting"}))
    with pytest.raises(LockedHours, match="est clos"):
        workspace.undo()
    with workspace.read() as session:
        assert session.scalars(select(HoursEntry.id)).first() is not None


def test_an_import_is_not_undone_once_some_of_it_left(workspace: Workspace, tmp_path: Path) -> None:
    service = ImportService(workspace)
    service.apply(service.read(SAMPLE))
    with workspace.read() as session:
        days = session.scalars(select(HoursEntry.done_on).order_by(HoursEntry.done_on)).all()
    exports = HoursExportService(workspace)
    exports.make(days[0], days[-1], tmp_path / "tout.csv", frozenset({"waiting"}))
    with pytest.raises(DomainError, match="rien à annuler"):
        workspace.undo()


def test_a_meeting_is_not_booked_into_a_closed_month(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        made = evening(Builder(session))
        session.get_one(Meeting, made.meeting_id).held_on = date(2026, 10, 20)
    MonthService(workspace).close(OCTOBER)
    bookings = BookingService(workspace)
    with pytest.raises(DomainError, match="Octobre 2026 est clos"):
        bookings.book(made.meeting_id, [row.proposed for row in bookings.grid(made.meeting_id).rows])
    with workspace.read() as session:
        assert session.scalars(select(HoursEntry)).all() == []


def test_two_files_of_one_person_are_joined_though_a_month_is_closed(room: LockRoom, tmp_path: Path) -> None:
    export_october(room, tmp_path)
    close_october(room, tmp_path)
    MergeService(room.workspace).merge(room.claire, room.chantal, {})
    with room.workspace.read() as session:
        assert session.get_one(HoursEntry, room.october).person_id == room.claire


def test_hours_of_other_months_are_free(room: LockRoom, tmp_path: Path) -> None:
    close_october(room, tmp_path)
    MonthService(room.workspace).close(SEPTEMBER)
    ValidationService(room.workspace).validate([room.waiting])
    assert ValidationService(room.workspace).decision(room.waiting).lock == ""


def test_a_month_and_its_hours_may_be_written_in_one_act(room: LockRoom) -> None:
    def fill(session: Session) -> None:
        session.get_one(HoursEntry, room.october).minutes = 100
        session.add(ClosedMonth(first_day=OCTOBER, closed_on=date(2026, 11, 22), account_id=None))

    _raw(room, fill)
    room.workspace.undo()
    room.workspace.redo()


def test_a_statement_does_not_go_and_hours_do_not_leave_it(room: LockRoom, tmp_path: Path) -> None:
    export_october(room, tmp_path)
    with pytest.raises(LockedHours, match="ne s’annule pas"):
        _raw(room, lambda session: setattr(session.get_one(HoursExport, 1), "said", "Autre"))
    with pytest.raises(LockedHours, match="parties dans l’état"):
        _raw(room, lambda session: setattr(session.get_one(HoursEntry, room.october), "export_id", None))
    with pytest.raises(LockedHours, match="parties dans l’état"):
        _raw(room, lambda session: setattr(session.get_one(HoursEntry, room.september), "export_id", 1))
