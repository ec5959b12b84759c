from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown


def home(seat: Seat) -> HomePage:
    page = seat.open("home")
    assert isinstance(page, HomePage)
    return page


def test_the_exercise_of_today_is_told_in_four_figures(filled: Seat) -> None:
    page = home(filled)
    figures = [card.accessibleName().split(".")[0] for card in page.figures.cards]
    assert figures == [
        "Réunions tenues : 2",
        "Sièges pourvus : 2 sur 4",
        "Heures bénévoles : 3\u00a0h\u00a030",
        "Frais remboursés : 12,50\u00a0€",
    ]
    assert "36,97\u00a0€ en attente" in shown(page.figures)


def test_the_person_is_greeted_with_the_day_and_the_structure(filled: Seat) -> None:
    page = home(filled)
    assert page.header.title() == "Bonjour Claire"
    assert "Dimanche 22\u00a0novembre 2026 — MSP des Deux-Ponts" in shown(page.header)


def test_what_comes_next_is_sorted_by_day_and_has_the_focus(filled: Seat) -> None:
    page = home(filled)
    titles = [label.text() for label in page.steps.findChildren(QLabel) if label.property("role") == "gras"]
    assert titles[0] == "Réunion du 10\u00a0décembre 2026"
    assert "1\u00a0mandat à renouveler" in titles
    assert filled.window.focusWidget() is page.steps.buttons[0]


def test_a_gap_opens_the_rows_that_lack_something(filled: Seat) -> None:
    page = home(filled)
    doors = {door.accessibleName(): door for door in page.gaps.findChildren(QPushButton)}
    doors["Voir\u00a0: Réunion sans décision inscrite"].click()
    filled.wait()
    meetings = filled.desk.open("meetings")
    assert meetings.model.rowCount() == 1  # type: ignore[attr-defined]  # a list page
    assert meetings._scope_words.whole() == "Réunion sans décision inscrite, 2026"  # type: ignore[attr-defined]


def test_a_figure_opens_the_rows_that_make_it(filled: Seat) -> None:
    page = home(filled)
    page.figures.meetings.door.click()
    filled.wait()
    assert filled.desk.open("meetings").model.rowCount() == 2  # type: ignore[attr-defined]  # a list page


@pytest.mark.parametrize(("door", "foot"), [("hours", "1\u00a0ligne"), ("expenses", "1\u00a0note")])
def test_what_a_figure_opens_adds_up_to_the_figure(filled: Seat, door: str, foot: str) -> None:
    page = home(filled)
    card = getattr(page.figures, door)
    told = card.accessibleName()
    card.door.click()
    filled.wait()
    shown_foot = filled.desk.open(door)._footer.whole()  # type: ignore[attr-defined]  # a list page
    assert shown_foot.startswith(foot)
    assert shown_foot.rpartition(", ")[2] in told


def test_a_meeting_to_come_is_the_line_on_which_one_arrives(filled: Seat) -> None:
    def later(make: Builder) -> None:
        make.meeting(
            make.committee(make.association(), "Comité d’éthique"),
            date(2026, 12, 20),
            status=MeetingStatus.PLANNED,
        )

    filled.fill(later)
    page = home(filled)
    by_name = {button.accessibleName(): button for button in page.steps.buttons}
    by_name["Voir\u00a0: Réunion du 20\u00a0décembre 2026"].click()
    filled.wait()
    row = filled.desk.open("meetings").table.current_row()  # type: ignore[attr-defined]  # a list page
    assert row.held_on == date(2026, 12, 20)


def test_a_step_opens_the_page_where_it_is_done(filled: Seat) -> None:
    page = home(filled)
    by_name = {button.accessibleName(): button for button in page.steps.buttons}
    by_name["Voir\u00a0: 1\u00a0note de frais à décider"].click()
    filled.wait()
    assert filled.desk.open("expenses").model.rowCount() == 1  # type: ignore[attr-defined]  # a list page


def test_another_exercise_can_be_looked_at(filled: Seat) -> None:
    page = home(filled)
    years = [page.exercise.itemText(at) for at in range(page.exercise.count())]
    assert years == ["Exercice 2026", "Exercice 2025"]
    page.exercise.setCurrentIndex(1)
    filled.wait()
    assert page.figures.hours.accessibleName().startswith("Heures bénévoles : 45\u00a0min")
    assert page.exercise.currentText() == "Exercice 2025"


def test_one_column_puts_what_must_be_done_first(filled: Seat) -> None:
    page = home(filled)
    filled.context.look.choose_size(150)
    filled.wait()
    assert page.steps.y() < page.figures.y() < page.gaps.y()
    filled.context.look.choose_size(100)
    filled.wait()
    assert page.figures.y() < page.steps.y() == page.gaps.y()


def test_an_empty_dossier_offers_the_import_first(seat: Seat) -> None:
    page = home(seat)
    assert page.empty.isVisible()
    assert not page.report.isVisible()
    assert seat.window.focusWidget() is page.empty.first_action()


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.COORDINATION, ["Importer un classeur", "Inscrire un comité", "Lire les premiers pas"]),
        (Role.SECRETARIAT, ["Inscrire un comité", "Lire les premiers pas"]),
        (Role.READING, ["Lire les premiers pas"]),
    ],
)
def test_an_empty_dossier_offers_what_the_role_may_begin(
    seat_as: Callable[[Role], Seat], role: Role, offered: list[str]
) -> None:
    page = home(seat_as(role))
    assert [button.text() for button in page.empty.findChildren(QPushButton)] == offered


def test_a_complete_exercise_says_that_nothing_is_missing(seat: Seat) -> None:
    def complete(make: Builder) -> None:
        make.person()
        make.committee(make.structure(link=StructureLink.OWN, declared_on=date(2010, 1, 1)))

    seat.fill(complete)
    page = home(seat)
    assert "Rien ne presse." in shown(page.steps)
    assert "Rien ne manque pour le rapport 2026." in shown(page.gaps)


def test_the_report_of_the_exercise_shown_is_asked_for(filled: Seat) -> None:
    page = home(filled)
    asked: list[tuple[str, object]] = []
    filled.context.signals.page_wanted.disconnect()
    filled.context.signals.page_wanted.connect(lambda key, what: asked.append((key, what)))
    page.report.click()
    assert asked == [("reports", 2026)]


@pytest.mark.parametrize(
    ("role", "first"),
    [(Role.SECRETARIAT, "Préparer une réunion"), (Role.TREASURY, "Voir le rapport")],
)
def test_who_prepares_meetings_finds_that_first_and_the_others_the_report(
    seat_as: Callable[[Role], Seat], role: Role, first: str
) -> None:
    primary = home(seat_as(role)).header.primary()
    assert primary is not None
    assert primary.text() == first


def test_a_meeting_is_prepared_from_home_by_one_key(filled: Seat) -> None:
    page = home(filled)
    with filled.bot.waitActive(filled.window):
        filled.window.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    meetings = filled.desk.open("meetings")
    assert isinstance(meetings, MeetingsPage)
    filled.bot.waitUntil(lambda: meetings.editor is not None)
    assert meetings.editor is not None
    assert meetings.editor.work.title == "Préparer une réunion"
