"""A rate of one's own changes the value of hours; a backup keeps the dossier as it was."""

from datetime import date

from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.settings.dossier import DossierPage
from engagement_desktop.ui.settings.rates import RatesPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown


def one_hour(make: Builder) -> None:
    make.hours(make.person(), make.structure(link=StructureLink.OWN), date(2026, 11, 20), 60)


def test_a_local_period_changes_the_value_of_hours_on_the_home_page_and_is_taken_back(seat: Seat) -> None:
    seat.fill(one_hour)
    shipped = seat.application.home.home().figures.valuation
    rates = seat.open("rates")
    assert isinstance(rates, RatesPage)
    rates.filters.search.set_words("smic")
    rates.filters.search.tell()
    seat.wait()
    seat.bot.waitUntil(lambda: "SMIC" in shown(rates.pane))
    buttons = {button.text(): button for button in rates.pane.findChildren(QPushButton)}
    buttons["Ajouter une période locale"].click()
    form = rates.form
    assert form is not None
    form.day.setText("01/11/2026")
    form.value.setText("20")  # type: ignore[union-attr]  # a number is typed on one line
    form.source.setText("convention de la commune")
    form.button.click()
    seat.wait()
    home = seat.open("home")
    assert isinstance(home, HomePage)
    assert "valorisées 20,00\u00a0€" in shown(home.figures)
    assert seat.desk.status.can_undo()
    seat.desk.undo()
    seat.wait()
    assert seat.application.home.home().figures.valuation == shipped != Money(2000)


def test_the_dossier_is_saved_checked_and_said_so(seat: Seat) -> None:
    seat.fill(one_hour)
    page = seat.open("dossier")
    assert isinstance(page, DossierPage)
    page.backups.button.click()
    seat.wait()
    page.place.verify_wanted.emit()
    seat.wait()
    assert seat.told == ["Sauvegarde faite et vérifiée.", "Le dossier est sain."]
    assert seat.application.maintenance.latest_verified_backup() is not None
