from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.ui.conftest import Seat, shown
from tests.ui.reports.conftest import two_years


def figures(page: ReportPage) -> list[str]:
    return [card.accessibleName() for card in page.panel.band.cards]


def test_the_latest_exercise_is_told_beside_the_one_before(page: ReportPage) -> None:
    assert page.header.title() == "Rapport annuel 2025"
    assert figures(page) == [
        "Personnes engagées\u00a0: 2. +1 par rapport à 2024",
        "Réunions tenues\u00a0: 2. +1 par rapport à 2024",
        "Présence\u00a0: 100\u00a0%. sans changement par rapport à 2024",
        "Heures bénévoles\u00a0: 5\u00a0h. +4\u00a0h par rapport à 2024",
        "Frais remboursés\u00a0: 12,50\u00a0€. −17,50\u00a0€ par rapport à 2024",
    ]


def test_each_drawing_has_its_sentence_its_words_and_its_door(lived: Seat, page: ReportPage) -> None:
    titles = [card.title.text() for card in page.panel.drawings()]
    assert titles[0].startswith("Heures bénévoles par mois")
    assert titles[1].startswith("Heures bénévoles par famille")
    first = page.panel.drawings()[0]
    assert "Le mois le plus chargé est mars, avec 3\u00a0h\u00a030." in shown(first)
    assert "mars" in first.sheet.accessibleName()
    asked: list[tuple[str, object]] = []
    lived.context.signals.page_wanted.connect(lambda key, what: asked.append((key, what)))
    first.door.click()
    key, view = asked[0]
    assert key == "hours"
    assert isinstance(view, ListView)
    assert view.query.filters["exercise"] == "2025"


def test_the_door_of_a_drawing_opens_as_many_rows_as_were_counted(lived: Seat, page: ReportPage) -> None:
    page.panel.drawings()[0].door.click()
    lived.wait()
    assert lived.desk.open("hours").model.rowCount() == 2  # type: ignore[attr-defined]  # a list page


def test_every_figure_opens_its_rows(lived: Seat, page: ReportPage) -> None:
    asked: list[str] = []
    lived.context.signals.page_wanted.connect(lambda key, _what: asked.append(key))
    for card in page.panel.band.cards:
        card.door.click()
    page.panel.natures.door.click()
    lived.wait()
    assert asked == ["people", "meetings", "meetings", "hours", "expenses", "expenses"]


def test_costs_are_a_table_with_their_sum(page: ReportPage) -> None:
    table = page.panel.natures.table
    cells = [
        [table._model.index(row, column).data() for column in range(4)]
        for row in range(table._model.rowCount())
    ]
    assert cells[0][0] == "Train"
    assert cells[0][2:] == ["46,00", "—"]
    assert cells[-1] == ["Ensemble", "2", "58,50", "30,00"]
    heads = [table._model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["Nature", "Lignes", "2025 €", "2024 €"]


def test_another_exercise_is_one_choice_away(lived: Seat, page: ReportPage) -> None:
    box = page.panel.choices.exercise
    box.setCurrentIndex(box.findData(2024))
    lived.wait()
    assert page.header.title() == "Rapport annuel 2024"
    assert figures(page)[1] == "Réunions tenues\u00a0: 1."


def test_any_exercise_may_be_compared(lived: Seat, page: ReportPage) -> None:
    lived.fill(
        lambda make: make.hours(
            make.person("Le Goff", "Yann", known_as="P9"),
            make.structure("Autre", siren=None),
            date(2023, 6, 6),
            600,
        )
    )
    lived.context.signals.data_changed.emit(frozenset({Topic.HOURS}))
    lived.wait()
    box = page.panel.choices.comparison
    box.setCurrentIndex(box.findData(2023))
    lived.wait()
    assert figures(page)[3] == "Heures bénévoles\u00a0: 5\u00a0h. −5\u00a0h par rapport à 2023"
    assert box.currentData() == 2023


def test_another_page_may_ask_for_a_year(lived: Seat) -> None:
    page = lived.open("reports", 2024)
    assert page.header.title() == "Rapport annuel 2024"


def test_what_is_missing_is_counted_in_its_tab_and_in_the_status_bar(lived: Seat, page: ReportPage) -> None:
    missing = sum(gap.count for gap in lived.application.reports.yearly(2025).gaps)
    assert missing
    assert f"{missing}\u00a0point" in lived.desk.status.message()
    page.panel.tabs.choose(1)
    assert page.panel.gaps.isVisible()
    assert not page.panel.band.isVisible()


def test_a_change_elsewhere_is_counted_when_the_page_is_seen_again(lived: Seat, page: ReportPage) -> None:
    lived.open("people")
    lived.fill(lambda make: make.committee(make.structure("Autre", siren=None), "Comité d’éthique"))
    before = page.report
    lived.context.signals.data_changed.emit(frozenset({Topic.REGISTER}))
    lived.wait()
    assert page.report is before
    lived.open("reports")
    assert page.report is not None
    assert len(page.report.figures.committees) == 2


def test_an_empty_dossier_says_what_will_come_and_how_to_begin(seat: Seat) -> None:
    page = seat.open("reports")
    assert isinstance(page, ReportPage)
    assert page.empty.isVisible()
    assert not page.produce.isVisible()
    assert seat.desk.open("reports").first_focus() is page.empty.first_action()
    page.output.preview()
    page.output.save()
    page.output.save_shown()
    assert not page.work.is_running()


def test_without_a_structure_the_page_says_why(seat: Seat) -> None:
    page = seat.open("reports", 2025)
    assert isinstance(page, ReportPage)
    assert "Ce dossier n’a pas encore de structure." in shown(page.empty)


def test_who_may_not_name_people_is_not_asked(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(two_years)
    page = seat.open("reports")
    assert isinstance(page, ReportPage)
    assert not page.panel.choices.nominative.isVisible()
    page.panel.choices.nominative.setChecked(True)
    assert not page.is_nominative()


def test_large_letters_give_the_numbers_in_words_under_the_sheet(page: ReportPage) -> None:
    card = page.panel.drawings()[0]
    assert not card._words.isVisible()
    page.panel.arrange(512)
    assert card._words.isVisible()
    page.panel.arrange(1280)


def test_a_sheet_keeps_its_proportions_and_its_paper_in_the_dark(lived: Seat, page: ReportPage) -> None:
    sheet = page.panel.drawings()[0].sheet
    assert sheet.heightForWidth(400) < sheet.heightForWidth(700)
    lived.context.look.choose_theme("sombre")
    assert sheet.grab().toImage().pixelColor(20, 20).name() == "#ffffff"
    lived.context.look.choose_theme("clair")


def test_a_year_is_counted_once_even_when_asked_twice(lived: Seat, page: ReportPage) -> None:
    page.show_year(2024)
    page.show_year(2025)
    lived.wait()
    assert page.header.title() == "Rapport annuel 2025"


def test_the_list_of_people_behind_the_figure_is_whole(lived: Seat, page: ReportPage) -> None:
    page.panel.band.cards[0].door.click()
    lived.wait()
    assert lived.application.people.summary(ListQuery()).total == 2


def test_the_tab_key_reads_from_the_tabs_to_the_primary(page: ReportPage) -> None:
    page.panel.band.cards[-1].door.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.panel.drawings()[0].door
