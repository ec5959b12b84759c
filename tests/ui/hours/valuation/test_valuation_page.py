"""The valuation on screen: its sums, its method, its papers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.hours.valuation.page import ValuationPage
from engagement_desktop.ui.settings.rates import RatesPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

HOUR = 60


def golden(make: Builder) -> None:
    own = make.structure(link=StructureLink.OWN)
    committee = make.committee(own)
    anne = make.person("Aubry", "Anne")
    make.hours(anne, own, date(2026, 3, 10), 37 * HOUR, committee_id=committee.id)
    make.hours(make.person("Bel", "Paul"), own, date(2026, 7, 1), 85 * HOUR, family=MissionFamily.ETHICS)
    make.hours(anne, own, date(2026, 3, 12), 6 * HOUR, nature=HoursNature.PAID)
    make.hours(anne, own, date(2026, 3, 13), 7 * HOUR, state=HoursState.TO_VALIDATE)


def on_page(seat: Seat) -> ValuationPage:
    page = seat.open("valuation")
    assert isinstance(page, ValuationPage)
    return page


@pytest.fixture
def page(seat: Seat) -> ValuationPage:
    seat.fill(golden)
    return on_page(seat)


def words(page: ValuationPage) -> str:
    return " ".join(shown(page).split())


def test_the_golden_hours_stand_on_the_page(page: ValuationPage) -> None:
    said = words(page)
    for expected in ("1 491,09 €", "122 h", "coefficient 1 partout", "La méthode n’a pas changé"):
        assert expected in said, expected
    rows = page.missions.table.model().rowCount(), page.periods.table.model().rowCount()
    assert rows == (2, 2)
    assert page.entry.isVisible()
    assert "Heures payées : 6 h" in said
    assert "7 h bénévoles attendent d’être validées" in said


def test_a_multiplier_of_the_structure_is_shown_and_told(seat: Seat, page: ValuationPage) -> None:
    rates = seat.application.rates
    rates.add_local("valuation.multiplier.ethics", date(2026, 7, 1), "2", "délibération du 6 mai")
    seat.wait()
    said = words(page)
    assert "2 537,44 €" in said
    assert "1 491,09 € au coefficient 1" in said
    assert "est passé de 1 à 2 (délibération du 6 mai)" in said


def test_the_coefficients_and_the_hours_that_wait_are_one_door_away(seat: Seat, page: ValuationPage) -> None:
    page._see_rates()
    seat.wait()
    rates = seat.desk.open("rates")
    assert isinstance(rates, RatesPage)
    assert rates.model.rowCount() == 7
    page._see_waiting()
    seat.wait()
    hours = seat.desk.open("hours")
    assert isinstance(hours, HoursPage)
    assert hours.model.rowCount() == 1


def test_another_exercise_is_chosen_in_the_list(seat: Seat, page: ValuationPage) -> None:
    seat.fill(
        lambda make: make.hours(
            make.person("Noé", "Léa", known_as="L1"), make.structure("B"), date(2025, 5, 5)
        )
    )
    page.refresh()
    seat.wait()
    page.exercise.setCurrentIndex(page.exercise.findData(2025))
    seat.wait()
    assert page.header.title() == "Valorisation 2025"
    page.receive(2026)
    seat.wait()
    assert page.header.title() == "Valorisation 2026"


@pytest.mark.parametrize("ending", [".pdf", ".xlsx", ".csv"])
def test_it_is_saved_where_the_person_says(
    seat: Seat, page: ValuationPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"valorisation{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save()
    seat.wait()
    assert target.stat().st_size > 100
    assert "Valorisation enregistrée." in shown(page)


def test_the_accounts_are_changed_in_a_window_beside(seat: Seat, page: ValuationPage) -> None:
    page.change_method()
    window = next(one for one in seat.window.findChildren(EditorWindow) if one.isVisible())
    form = window.editor.form
    form.field("debit").set_value("641")
    window.editor.save()
    assert "86" in form.field("debit").fault()
    form.field("debit").set_value("8641")
    window.editor.save()
    seat.wait()
    assert seat.application.valuation.method().debit == "8641"
    assert page.entry.table.current_row() is None or page.valuation is not None


def test_without_structure_the_page_says_why(seat: Seat) -> None:
    page = on_page(seat)
    assert "pas encore de structure" in words(page)
    assert not page.cards.isVisible()
    page.save()


def test_who_only_reads_has_no_way_to_save(seat_as: Callable[[Role], Seat], application: Application) -> None:
    with application.workspace.database.work() as session:
        golden(Builder(session))
    page = on_page(seat_as(Role.READING))
    assert page.header.primary() is None
    assert "1 491,09 €" in words(page)


def test_a_method_that_did_not_change_warns_of_nothing(page: ValuationPage) -> None:
    assert not [banner for banner in page.method.findChildren(Banner) if banner.isVisible()]
