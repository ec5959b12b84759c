"""The calendar at the window: a month by keyboard, a list, a file; each thing has its door."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.meetings.follow_up.decisions import Action
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.meetings.calendar.calendar_page import CalendarPage
from engagement_desktop.ui.meetings.calendar.month_grid import same_day
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

TODAY = date(2026, 11, 22)
ALOUD = int(Qt.ItemDataRole.AccessibleTextRole)
Key = Qt.Key


def _fill(made: Builder) -> None:
    committee = made.committee(made.structure(), notice_days=15)
    person = made.person("Hélias", "Monique")
    made.mandate(person, committee, date(2024, 1, 1), ended_on=date(2026, 12, 20))
    made.meeting(committee, date(2026, 11, 5))
    made.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED)
    for number, due in ((1, date(2026, 11, 12)), (2, TODAY), (3, TODAY)):
        made.session.add(
            Action(
                committee_id=committee.id,
                number=f"2026-0{number}",
                number_year=2026,
                number_sequence=number,
                asked_on=date(2026, 10, 1),
                wording=f"Action {number}",
                due_on=due,
                owner_id=person.id,
            )
        )


@pytest.fixture
def page(seat: Seat) -> CalendarPage:
    seat.fill(_fill)
    return calendar_of(seat)


def calendar_of(seat: Seat) -> CalendarPage:
    page = seat.open("calendar")
    assert isinstance(page, CalendarPage)
    return page


def press(page: CalendarPage, *keys: Qt.Key) -> date | None:
    for key in keys:
        QTest.keyClick(page.grid, key)
    return page.grid.day()


def test_it_opens_on_today_with_what_is_to_be_done(page: CalendarPage) -> None:
    assert page.grid.day() == TODAY
    assert page.name.text() == "Novembre 2026"
    assert page.day.title.text() == "Dimanche 22\u00a0novembre 2026"
    assert [door.text() for door in page.day.doors] == ["Action 2", "Action 3"]
    assert "1\u00a0chose en retard" in shown(page.header)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Key.Key_Left,), date(2026, 11, 21)),
        ((Key.Key_Right,), date(2026, 11, 23)),
        ((Key.Key_Up,), date(2026, 11, 15)),
        ((Key.Key_Down, Key.Key_Down), date(2026, 12, 6)),
        ((Key.Key_PageUp,), date(2026, 10, 22)),
        ((Key.Key_PageDown,) * 3, date(2027, 2, 22)),
        ((Key.Key_Home,), date(2026, 11, 16)),
        ((Key.Key_Home, Key.Key_End), TODAY),
        ((Key.Key_Tab,), TODAY),
    ],
)
def test_arrows_go_from_day_to_day_over_the_edges(
    page: CalendarPage, keys: tuple[Qt.Key, ...], day: date
) -> None:
    assert press(page, *keys) == day
    assert page._month is not None
    assert (page._month.year, page._month.month) == (day.year, day.month)


def test_the_end_of_the_calendar_is_told_and_one_stays_where_one_was(page: CalendarPage, seat: Seat) -> None:
    page.stand_on(date(2200, 12, 30))
    page.stand_on(date(2201, 1, 1))
    seat.wait()
    assert "va de 1901 à 2200" in shown(page)
    assert page.grid.day() == date(2200, 12, 30)


def test_a_square_is_said_whole(page: CalendarPage) -> None:
    model = page.grid.model()
    said = model.data(page.grid.currentIndex(), ALOUD)
    assert said.startswith("dimanche 22\u00a0novembre 2026, aujourd’hui, 2\u00a0choses\u00a0: Action à faire")
    assert model.data(model.index(0, 0), ALOUD) == "lundi 26\u00a0octobre 2026, rien"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Lundi"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(model.index(-1, -1)) is None


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2026, 11, 5), "meeting"), (date(2026, 11, 12), "actions"), (date(2026, 12, 20), "person")],
)
def test_enter_opens_the_only_thing_of_the_day(page: CalendarPage, seat: Seat, day: date, key: str) -> None:
    asked: list[str] = []
    seat.context.signals.page_wanted.connect(lambda wanted, _what: asked.append(wanted))
    page.receive(day)
    press(page, Key.Key_Return)
    seat.wait()
    assert asked == [key]


def test_enter_on_several_things_goes_among_them(page: CalendarPage, seat: Seat) -> None:
    asked: list[str] = []
    seat.context.signals.page_wanted.connect(lambda wanted, _what: asked.append(wanted))
    press(page, Key.Key_Return)
    assert page.day.doors[0].hasFocus()
    page.day.doors[1].click()
    assert asked == ["actions"]


def test_a_day_without_anything_says_so_and_opens_nothing(page: CalendarPage, seat: Seat) -> None:
    press(page, Key.Key_Left, Key.Key_Return)
    seat.wait()
    assert "Rien ce jour-là." in shown(page.day)
    assert page.isVisible()


def test_a_click_on_a_day_beside_goes_to_its_month(page: CalendarPage) -> None:
    model = page.grid.model()
    page.grid.setCurrentIndex(model.index(model.rowCount() - 1, 6))
    assert page.grid.day() == date(2026, 12, 6)
    assert page.name.text() == "Décembre 2026"


def test_the_buttons_turn_the_months_and_come_back(page: CalendarPage) -> None:
    page.later.click()
    assert page.name.text() == "Décembre 2026"
    page.earlier.click()
    page.earlier.click()
    assert page.name.text() == "Octobre 2026"
    page.now.click()
    assert page.grid.day() == TODAY


def test_the_list_holds_what_is_late_then_what_comes(page: CalendarPage, seat: Seat) -> None:
    next(chip for chip in page.views.findChildren(Button) if chip.text() == "Liste").click()
    seat.wait()
    assert page.list.isVisible()
    assert not page.grid.isVisible()
    model = page.list.model()
    first = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert first == [
        "Action 1",
        "Action 2",
        "Action 3",
        "Dernier jour pour convoquer\u00a0: Comité des usagers",
        "Comité des usagers",
        "Fin de mandat\u00a0: Monique Hélias",
    ]
    assert page.first_focus() is page.list
    asked: list[str] = []
    seat.context.signals.page_wanted.connect(lambda wanted, _what: asked.append(wanted))
    page.list.setCurrentIndex(model.index(3, 0))
    QTest.keyClick(page.list, Key.Key_Return)
    assert asked == ["convoke"]


def test_nothing_to_come_is_said(seat: Seat) -> None:
    page = calendar_of(seat)
    page._show_view("list")
    assert "Rien n’est prévu dans les douze mois" in shown(page)
    assert not page.list.isVisible()


def test_the_hours_to_declare_lead_to_the_cec(seat: Seat) -> None:
    seat.fill(lambda made: made.association())
    page = calendar_of(seat)
    asked: list[str] = []
    seat.context.signals.page_wanted.connect(lambda wanted, _what: asked.append(wanted))
    page.receive(date(2026, 12, 31))
    press(page, Key.Key_Return)
    assert asked == ["cec"]


def test_twelve_months_are_exported_under_a_proposed_name(
    page: CalendarPage, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def answer(_parent: object, _title: str, usual: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(usual).name)
        return (str(tmp_path / "agenda.ics"), "") if len(proposed) > 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page.export()
    page.export()
    seat.wait()
    assert proposed == ["calendrier-2026-11.ics"] * 2
    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "agenda.ics" in seat.told[-1]


def test_a_change_elsewhere_is_shown(page: CalendarPage, seat: Seat) -> None:
    from engagement_desktop.domain.topics import Topic

    def put_off(made: Builder) -> None:
        made.session.get_one(Action, 2).due_on = date(2026, 11, 23)

    seat.fill(put_off)
    seat.application.workspace.tell(Topic.MEETINGS)
    seat.wait()
    assert [door.text() for door in page.day.doors] == ["Action 3"]


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("theme", ["clair", "sombre", "contraste"])
def test_the_month_is_painted_in_every_look(page: CalendarPage, seat: Seat, theme: str, size: int) -> None:
    seat.context.look.choose_theme(theme)
    seat.context.look.choose_size(size)
    seat.wait()
    assert not page.grab().isNull()


def test_everybody_sees_the_calendar(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    assert isinstance(seat.open("calendar"), CalendarPage)


def test_the_same_day_of_a_shorter_month_is_its_last() -> None:
    assert same_day(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert same_day(date(2027, 1, 31), -1) == date(2026, 12, 31)
