from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.settings.rates import RatesPage
from tests.ui.conftest import Seat, shown


def rates(seat: Seat) -> RatesPage:
    page = seat.open("rates")
    assert isinstance(page, RatesPage)
    return page


def choose(seat: Seat, page: RatesPage, words: str, told: str) -> None:
    page.filters.search.set_words(words)
    page.filters.search.tell()
    seat.wait()
    seat.bot.waitUntil(lambda: told in shown(page.pane))


def press(page: RatesPage, name: str) -> None:
    buttons = {button.accessibleName(): button for button in page.pane.findChildren(QPushButton)}
    buttons[name].click()


def smic_form(seat: Seat) -> RatesPage:
    page = rates(seat)
    choose(seat, page, "smic", "SMIC horaire brut")
    press(page, "Ajouter une période locale")
    assert page.form is not None
    return page


def test_each_rate_shows_its_value_its_day_and_how_far_it_was_checked(seat: Seat) -> None:
    page = rates(seat)
    choose(seat, page, "SMIC", "SMIC horaire brut")
    cells = [page.model.data(page.model.index(0, column)) for column in range(4)]
    assert cells[0] == "SMIC horaire brut"
    assert str(cells[1]).endswith("€/h")
    assert cells[3] in {"Vérifié", "À vérifier"}


def test_the_pane_tells_every_period_with_its_source_newest_first(seat: Seat) -> None:
    page = rates(seat)
    choose(seat, page, "smic", "SMIC horaire brut")
    told = shown(page.pane)
    assert told.index("01/01/2023") < told.index("01/01/2018")
    assert "décret n°\u00a02016-1818" in told
    assert "(en vigueur)" in told


def test_rates_that_were_not_read_in_the_official_text_can_be_listed_alone(seat: Seat) -> None:
    page = rates(seat)
    whole = page.model.rowCount()
    page.filters._rows["confiance"]._chips["a-verifier"].click()
    seat.wait()
    assert 0 < page.model.rowCount() < whole
    marks = {page.model.data(page.model.index(row, 3)) for row in range(page.model.rowCount())}
    assert marks == {"À vérifier"}


def test_a_local_period_takes_over_from_its_day_and_can_be_taken_back(seat: Seat) -> None:
    page = smic_form(seat)
    form = page.form
    assert form is not None
    form.day.setText("1/11")
    form.day.editingFinished.emit()
    assert form.day.text() == "01/11/2026"
    form.value.setText("13,50")  # type: ignore[union-attr]  # a number is typed on one line
    form.source.setText("délibération du 3 octobre")
    form.button.click()
    seat.wait()
    assert page.model.data(page.model.index(0, 1)) == "13,50\u00a0€/h"
    assert page.model.data(page.model.index(0, 3)) == "Ajouté ici"
    assert seat.told == ["Période ajoutée au 01/11/2026."]
    seat.bot.waitUntil(lambda: "Période ajoutée ici." in shown(page.pane))
    press(page, "Retirer cette période")
    seat.wait()
    assert page.model.data(page.model.index(0, 3)) != "Ajouté ici"
    assert seat.told[-1] == "Période du 01/11/2026 retirée."


def test_a_day_that_does_not_exist_is_told_at_its_field(seat: Seat) -> None:
    page = smic_form(seat)
    form = page.form
    assert form is not None
    form.day.setText("31/11/2026")
    form.button.click()
    assert form.field("valid_from").fault() == "Novembre a 30 jours."
    form.day.setText("")
    form.button.click()
    assert form.field("valid_from").fault() == "Dites à partir de quel jour."


def test_a_value_that_is_no_number_and_a_missing_source_are_told_at_their_fields(seat: Seat) -> None:
    page = smic_form(seat)
    form = page.form
    assert form is not None
    form.day.setText("01/11/2026")
    form.value.setText("beaucoup")  # type: ignore[union-attr]  # a number is typed on one line
    form.button.click()
    assert "n’est pas un nombre" in form.field("value").fault()
    form.value.setText("13,50")  # type: ignore[union-attr]  # the same
    form.button.click()
    assert form.field("source").fault().startswith("Dites d’où vient cette valeur")
    assert form.field("value").fault() == ""


def test_giving_up_shows_the_periods_again(seat: Seat) -> None:
    page = smic_form(seat)
    press(page, "Annuler")
    seat.bot.waitUntil(lambda: "(en vigueur)" in shown(page.pane))


def test_a_scale_is_corrected_from_the_one_in_force(seat: Seat) -> None:
    page = rates(seat)
    choose(seat, page, "Barème kilométrique fiscal", "Barème kilométrique fiscal")
    press(page, "Ajouter une période locale")
    assert page.form is not None
    assert isinstance(page.form.value, QPlainTextEdit)
    assert "voiture" in page.form.value.toPlainText()
    assert not isinstance(page.form.value, QLineEdit)


def test_those_who_may_not_add_a_rate_see_no_button(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.application.rates.series()
    page = rates(seat)
    choose(seat, page, "smic", "SMIC horaire brut")
    assert [b.text() for b in page.pane.findChildren(QPushButton) if "période" in b.text()] == []


def test_the_treasurer_may_add_one(seat_as: Callable[[Role], Seat]) -> None:
    page = smic_form(seat_as(Role.TREASURY))
    assert page.form is not None


def test_a_rate_that_begins_later_says_from_when(seat: Seat) -> None:
    seat.application.rates.add_local("smic.hourly", date(2027, 1, 1), "14", "projet")
    page = rates(seat)
    choose(seat, page, "smic", "À partir du 01/01/2027")
    assert page.pane.findChildren(QLabel)
