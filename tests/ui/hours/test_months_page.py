"""The page of months: closed, opened again, and the statements that leave."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.hours.months.page import MonthsPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)


def hours(make: Builder) -> None:
    """September is validated; in October one waits and one was given back; and a day of 2025."""
    own, person = make.structure(), make.person("Prigent", "Chantal")
    make.hours(person, own, date(2026, 9, 10), 60)
    make.hours(person, own, date(2026, 10, 8), 90)
    make.hours(person, own, date(2026, 10, 9), 90, state=HoursState.TO_VALIDATE)
    make.hours(person, own, date(2026, 10, 10), 90, state=HoursState.RETURNED)
    make.hours(person, own, date(2025, 12, 10), 30)


@pytest.fixture
def page(seat: Seat) -> MonthsPage:
    seat.fill(hours)
    return on_months(seat)


def on_months(seat: Seat) -> MonthsPage:
    page = seat.open("months")
    assert isinstance(page, MonthsPage)
    return page


def texts(page: MonthsPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click(page: MonthsPage, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.accessibleName() == words).click()


def saved_in(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    kind = f"{path.suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), kind))


def test_it_stands_on_the_latest_month_that_is_over(page: MonthsPage) -> None:
    rows = texts(page)
    assert [row[0] for row in rows] == ["Novembre 2026", "Octobre 2026", "Septembre 2026"]
    assert rows[1][1:5] == ["4\u00a0h\u00a030", "3", "1", "2"]
    current = page.table.current_row()
    assert current is not None
    assert current.first_day == OCTOBER
    assert "1\u00a0saisie à valider." in shown(page.month)
    assert "1\u00a0saisie rendue, à corriger." in shown(page.month)


def test_closing_is_asked_once_when_hours_wait(seat: Seat, page: MonthsPage) -> None:
    click(page, "Clore octobre 2026")
    assert "1 saisie à valider et 1 rendue" in shown(page)
    click(page, "Clore quand même")
    seat.wait()
    assert seat.told[-1] == "Octobre 2026 est clos."
    assert texts(page)[1][-1] == "Clos le 22/11/2026"
    assert "Clos le 22/11/2026 par Claire" in shown(page.month)
    page.close_month(OCTOBER)
    assert "déjà clos" in shown(page)


def test_a_month_opens_again_with_its_reason(seat: Seat, page: MonthsPage) -> None:
    page.close_month(SEPTEMBER)
    seat.wait()
    page.table.selectRow(2)
    seat.wait()
    click(page, "Rouvrir…")
    editor = page.place.editor
    assert editor is not None
    assert page.first_focus() is editor.form.first_field().editor
    editor.form.field("reason").set_value("Une saisie oubliée")
    editor.save()
    seat.wait()
    assert "Rouvert le 22/11/2026 par Claire\u00a0: Une saisie oubliée" in shown(page.month)
    assert texts(page)[2][-1] == "Ouvert"
    page.reopen(SEPTEMBER)
    page.put_away()
    assert page.place.editor is None


def test_enter_shows_the_hours_of_the_month(seat: Seat, page: MonthsPage) -> None:
    page.table.opened.emit(page.table.current_row())
    seat.wait()
    listed = seat.desk.current_page() if hasattr(seat.desk, "current_page") else seat.open("hours")
    assert isinstance(listed, HoursPage)
    assert listed.query().filters == {"month": "2026-10"}
    assert listed.model.rowCount() == 3


def test_years_are_chips(seat: Seat, page: MonthsPage) -> None:
    page.years.chosen.emit("2025")
    assert [row[0] for row in texts(page)] == ["Décembre 2025"]
    page.years.chosen.emit("")
    assert [row[0] for row in texts(page)] == ["Décembre 2025"]
    seat.wait()


def test_a_statement_is_asked_for_written_and_listed(
    seat: Seat, page: MonthsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_in(monkeypatch, tmp_path / "octobre.csv")
    page.make_statement()
    editor = page.place.editor
    assert editor is not None
    editor.save()
    assert "L’état les laissera de côté" in shown(page)
    click(page, "Enregistrer quand même")
    seat.wait()
    assert "État écrit, 1\u00a0saisie verrouillée." in shown(page)
    assert (tmp_path / "octobre.csv").exists()
    (made,) = page.statements._rows
    assert (made.entries, made.first_day) == (1, OCTOBER)
    assert "1\u00a0saisie est partie dans un état." in shown(page.month)
    saved_in(monkeypatch, tmp_path / "encore.csv")
    page.statements.opened.emit(made)
    seat.wait()
    assert (tmp_path / "encore.csv").exists()
    assert "État écrit de nouveau." in shown(page)


def test_a_statement_of_nothing_is_refused_in_the_form(seat: Seat, page: MonthsPage) -> None:
    page.make_statement()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("first_day").set_value(date(2026, 3, 1))
    editor.form.field("last_day").set_value(date(2026, 3, 31))
    editor.save()
    assert "Aucune heure validée n’est à prendre" in shown(page)
    page.place.leave()
    seat.wait()


def test_who_may_not_close_reads(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.SECRETARIAT)
    seat.fill(hours)
    page = on_months(seat)

    offered = [one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert "Voir ses heures" in offered
    assert not [words for words in offered if words.startswith(("Clore", "Rouvrir", "État"))]

    page.arrange(500)
