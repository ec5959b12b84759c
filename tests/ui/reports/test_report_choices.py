"""The report page of the town: its figures by hand, its doors, its choices, its tabs, and its keys."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.french.formats import duration
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.reports.reading import read_report
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.builders import Builder
from tests.ui.conftest import ODD_NAME, Seat, shown
from tests.ui.town import NBSP, NOTES, SITTINGS, STAYS, column, door, go_through, read, table, town

MINUS = "\u2212"


@pytest.fixture
def report(seat: Seat) -> ReportPage:
    seat.fill(town)
    page = seat.open("reports")
    assert isinstance(page, ReportPage)
    return page


def euros(cents: int) -> str:
    whole = f"{cents // 100:,}".replace(",", "\u202f")
    return f"{whole},{cents % 100:02}{NBSP}€"


def paid(year: int, *statuses: ClaimStatus) -> int:
    lines = [line for note in NOTES if note.status in statuses for line in note.lines]
    return sum(line.cents for line in lines if line.day.year == year)


def figures(page: ReportPage) -> dict[str, str]:
    """What each card says before its change."""
    said = [card.accessibleName().split(f"{NBSP}: ", 1) for card in page.panel.band.cards]
    return {name: words.split(". ")[0].removesuffix(".") for name, words in said}


def show(seat: Seat, page: ReportPage, year: int) -> None:
    box = page.panel.choices.exercise
    box.setCurrentIndex(box.findData(year))
    seat.wait()


def test_the_figures_are_those_that_one_counts_by_hand(seat: Seat, report: ReportPage) -> None:
    for year in (2026, 2025):
        show(seat, report, year)
        held = [one for one in SITTINGS if one.status is MeetingStatus.HELD and one.day.year == year]
        came, expected = sum(one.attended for one in held), sum(len(one.came) for one in held)
        given = sum(stay.minutes for stay in STAYS if stay.counts(year))
        said = figures(report)
        assert said["Réunions tenues"] == str(len(held))
        assert said["Présence"] == f"{(200 * came + expected) // (2 * expected)}{NBSP}%"
        assert said["Heures bénévoles"] == duration(given)
        assert said["Frais remboursés"] == euros(paid(year, ClaimStatus.REIMBURSED))


def test_each_figure_opens_rows_that_sum_up_to_it(seat: Seat, report: ReportPage) -> None:
    said = figures(report)
    meetings = go_through(seat, report, f"Voir{NBSP}: Réunions tenues", "meetings")
    assert str(len(table(meetings))) == said["Réunions tenues"]
    seat.open("reports")
    hours = go_through(seat, report, f"Voir{NBSP}: Heures bénévoles", "hours")
    assert hours._footer.whole().endswith(f", {said['Heures bénévoles']}")
    seat.open("reports")
    claims = go_through(seat, report, f"Voir{NBSP}: Frais remboursés", "expenses")
    assert claims._footer.whole().endswith(f", {said['Frais remboursés']}")
    assert set(column(claims, "status")) == {"Remboursée"}


def test_costs_by_nature_are_those_of_the_claims_that_were_granted(report: ReportPage) -> None:
    model = report.panel.natures.table._model
    rows = {
        str(model.index(at, 0).data()): [str(model.index(at, place).data()) for place in (1, 2, 3)]
        for at in range(model.rowCount())
    }
    granted = [line for note in NOTES if note.status in GRANTED for line in note.lines]
    now = [line for line in granted if line.day.year == 2026]
    whole = euros(sum(line.cents for line in now)).removesuffix(f"{NBSP}€")
    before = euros(paid(2025, *GRANTED)).removesuffix(f"{NBSP}€")
    assert rows["Ensemble"] == [str(len(now)), whole, before]
    assert rows["Repas"][:2] == ["2", "43,50"]
    assert rows["Kilomètres"] == ["1", "25,76", "—"]


def test_a_change_is_told_with_its_direction_and_against_what(seat: Seat, report: ReportPage) -> None:
    words = {card._name: card.accessibleName() for card in report.panel.band.cards}
    less = paid(2025, ClaimStatus.REIMBURSED) - paid(2026, ClaimStatus.REIMBURSED)
    assert f"{MINUS}{euros(less)} par rapport à 2025" in words["Frais remboursés"]
    assert "+1 par rapport à 2025" not in words["Frais remboursés"]
    show(seat, report, 2025)
    assert all("par rapport" not in card.accessibleName() for card in report.panel.band.cards)


def test_an_exercise_can_be_set_beside_a_later_one(seat: Seat, report: ReportPage) -> None:
    show(seat, report, 2025)
    box = report.panel.choices.comparison
    box.setCurrentIndex(box.findData(2026))
    seat.wait()
    assert report.header.title() == "Rapport annuel 2025"
    more = paid(2025, ClaimStatus.REIMBURSED) - paid(2026, ClaimStatus.REIMBURSED)
    words = {card._name: card.accessibleName() for card in report.panel.band.cards}
    assert f"+{euros(more)} par rapport à 2026" in words["Frais remboursés"]


def test_the_head_says_from_which_day_to_which(report: ReportPage) -> None:
    assert report.header.title() == "Rapport annuel 2026"
    assert f"Du 1er{NBSP}janvier au 31{NBSP}décembre 2026" in shown(report.header)


def test_reading_the_report_directly_gives_what_the_page_shows(seat: Seat, report: ReportPage) -> None:
    reading = read_report(seat.application, 2026, None)
    assert reading.report is not None
    assert reading.report.figures == report.report.figures  # type: ignore[union-attr]  # it is shown
    assert reading.compared is not None
    assert reading.compared.exercise.year == 2025
    against = read_report(seat.application, 2025, 2026)
    assert against.compared is not None
    assert against.compared.exercise.year == 2026
    assert len(reading.drawings) == len(report.panel.drawings())
    assert {drawing.page for drawing in reading.drawings} == {"hours", "meetings", "committees"}


def test_an_exercise_to_come_is_not_the_one_shown_first(seat: Seat, report: ReportPage) -> None:
    seat.fill(
        lambda make: make.hours(
            make.person("Futur", "Un", known_as="F1"), make.structure("Autre", siren=None), date(2028, 1, 5)
        )
    )
    reading = read_report(seat.application, None, None)
    assert reading.report is not None
    assert reading.report.figures.exercise.year == 2026
    assert reading.exercises[0].year == 2028
    assert report.header.title() == "Rapport annuel 2026"


def test_what_is_missing_opens_its_rows_from_its_tab(seat: Seat, report: ReportPage) -> None:
    report.panel.tabs.choose(1)
    assert report.panel.gaps.isVisible()
    missing = sum(gap.count for gap in seat.application.reports.yearly(2026).gaps)
    assert report.panel.tabs._group.button(1).text().endswith(f"  {missing}")
    meetings = go_through(seat, report.panel.gaps, f"Voir{NBSP}: Réunion sans présence", "meetings")
    assert column(meetings, "date") == ["04/04/2026"]
    assert column(meetings, "attended") == ["—"]


def test_each_drawing_can_be_heard_and_leads_to_its_list(seat: Seat, report: ReportPage) -> None:
    asked: list[tuple[str, object]] = []
    seat.context.signals.page_wanted.disconnect()
    seat.context.signals.page_wanted.connect(lambda key, what: asked.append((key, what)))
    for card in report.panel.drawings():
        assert card.sheet.accessibleName().startswith(card.title.text())
        assert len(card.sheet.accessibleName()) > len(card.title.text()) + 10
        card.door.click()
    assert len(asked) == len(report.panel.drawings())
    assert all(isinstance(what, ListView) for _key, what in asked)
    assert all(
        what.query.filters["exercise"] == "2026"
        for key, what in asked
        if isinstance(what, ListView) and key != "committees"
    )


@pytest.mark.parametrize("role", Role)
def test_naming_people_is_offered_to_the_roles_that_may(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(town)
    page = seat.open("reports")
    assert isinstance(page, ReportPage)
    may = role is not Role.READING
    assert page.panel.choices.nominative.isVisible() is may
    page.panel.choices.nominative.setChecked(True)
    assert page.is_nominative() is may
    assert page.produce.isVisible()


def test_tabs_turn_with_the_keyboard(seat: Seat, report: ReportPage) -> None:
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    report.panel.band.cards[0].door.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(seat.window, Qt.Key.Key_PageDown, control)
    assert report.panel.tabs.current() == 1
    QTest.keyClick(seat.window, Qt.Key.Key_PageUp, control)
    assert report.panel.tabs.current() == 0


def test_a_structure_with_a_hostile_name_pushes_nothing(seat: Seat) -> None:
    def write(make: Builder) -> None:
        own = make.structure(ODD_NAME, link=StructureLink.OWN)
        committee = make.committee(own, ODD_NAME)
        make.meeting(committee, date(2026, 3, 3))
        make.hours(make.person(ODD_NAME, "Zoé"), own, date(2026, 3, 3), activity=ODD_NAME)

    seat.fill(write)
    page = seat.open("reports")
    assert isinstance(page, ReportPage)
    assert page.minimumSizeHint().width() <= 1024
    door(page, f"Voir{NBSP}: Heures bénévoles").click()
    seat.wait()
    assert read(page)
