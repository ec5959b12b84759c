"""Adding and removing a period of one's own: every shape of value, every refusal at its field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from engagement_desktop.ui.settings.rate_form import RateForm
from engagement_desktop.ui.settings.rates import RatesPage
from tests.ui.conftest import Seat
from tests.ui.town import NBSP, column, door, file_of, read, table

SMIC, DEADLINE = "SMIC horaire brut", "CEC : dernier jour pour déclarer, l’année suivante"
SCALE, WORDS = "Barème kilométrique fiscal", "Virements SEPA : adresses sur des lignes libres"


@pytest.fixture
def rates(seat: Seat) -> RatesPage:
    page = seat.open("rates")
    assert isinstance(page, RatesPage)
    return page


def form_of(seat: Seat, page: RatesPage, label: str) -> RateForm:
    file_of(seat, page, lambda row: row["label"] == label)
    door(page.pane, "Ajouter une période locale").click()
    form = page.form
    assert form is not None
    seat.bot.waitUntil(form.day.isVisible)
    return form


def fill(form: RateForm, day: str, value: str, source: str = "délibération") -> None:
    form.day.setText(day)
    if isinstance(form.value, QPlainTextEdit):
        form.value.setPlainText(value)
    else:
        form.value.setText(value)
    form.source.setText(source)


def press_add(seat: Seat, form: RateForm) -> None:
    form.button.click()
    seat.wait()


def value_of(page: RatesPage, label: str) -> str:
    return next(row["value"] for row in table(page) if row["label"] == label)


def test_the_form_opens_on_its_first_question(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    assert seat.window.focusWidget() is form.day
    assert "€/h" in "\n".join(read(form))
    assert isinstance(form.value, QLineEdit)
    assert form.value.placeholderText() == f"12,31{NBSP}€/h"


REFUSED = (
    (SMIC, "", "13,50", "texte", "valid_from"),
    (SMIC, "31/02/2026", "13,50", "texte", "valid_from"),
    (SMIC, "bientôt", "13,50", "texte", "valid_from"),
    (SMIC, "01/11/2026", "", "texte", "value"),
    (SMIC, "01/11/2026", "0", "texte", "value"),
    (SMIC, "01/11/2026", "-3", "texte", "value"),
    (SMIC, "01/11/2026", "treize", "texte", "value"),
    (SMIC, "01/11/2026", "13,50", "   ", "source"),
    (DEADLINE, "01/11/2026", "31/02", "texte", "value"),
    (DEADLINE, "01/11/2026", "juin", "texte", "value"),
    (SCALE, "01/11/2026", "voiture comme elle veut", "texte", "value"),
    (WORDS, "01/11/2026", "  ", "texte", "value"),
)


def test_every_refusal_takes_the_focus_to_its_field_and_keeps_what_was_typed(
    seat: Seat, rates: RatesPage
) -> None:
    for label, day, value, source, at_fault in REFUSED:
        form = form_of(seat, rates, label)
        fill(form, day, value, source)
        press_add(seat, form)
        field = form.field(at_fault)
        case = (label, day, value, source)
        assert field.fault(), case
        assert seat.window.focusWidget() is field.editor, case
        assert (form.day.text(), form.field("value").value(), form.source.text()) == (day, value, source)
        others = {"valid_from", "value", "source"} - {at_fault}
        assert all(not form.field(other).fault() for other in others), case
    assert seat.told == []
    assert all(not period.local for one in seat.application.rates.series() for period in one.periods)


def test_a_fault_goes_away_once_it_is_mended(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    fill(form, "01/11/2026", "treize")
    press_add(seat, form)
    assert form.field("value").fault()
    fill(form, "01/11/2026", "13,50")
    press_add(seat, form)
    assert value_of(rates, SMIC) == f"13,50{NBSP}€/h"


def test_a_day_already_taken_is_refused_at_the_day(seat: Seat, rates: RatesPage) -> None:
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "13", "accord")
    seat.wait()
    form = form_of(seat, rates, SMIC)
    fill(form, "01/11/2026", "14")
    press_add(seat, form)
    assert "commence déjà le 01/11/2026" in form.field("valid_from").fault()
    assert seat.window.focusWidget() is form.day
    assert value_of(rates, SMIC) == f"13{NBSP}€/h"


SHAPES = (
    (SMIC, "1er novembre 2026", "13.50", f"13,50{NBSP}€/h"),
    (DEADLINE, "01/11/2026", "15/07", "15/07"),
    (WORDS, "16/11/2026", "tolérées jusqu’au printemps", "tolérées jusqu’au printemps"),
)


def test_each_shape_of_value_is_understood_and_shown(seat: Seat, rates: RatesPage) -> None:
    for label, day, value, shown_as in SHAPES:
        form = form_of(seat, rates, label)
        fill(form, day, value)
        press_add(seat, form)
        assert value_of(rates, label) == shown_as
        assert next(row["mark"] for row in table(rates) if row["label"] == label) == "Ajouté ici"


def test_a_scale_is_corrected_from_the_text_in_force(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SCALE)
    assert isinstance(form.value, QPlainTextEdit)
    corrected = form.value.toPlainText().replace("0.529", "0.600")
    fill(form, "01/01/2026", corrected)
    press_add(seat, form)
    assert seat.told[-1] == "Période ajoutée au 01/01/2026."
    told = "\n".join(file_of(seat, rates, lambda row: row["label"] == SCALE))
    assert "Période ajoutée ici." in told


def test_a_period_added_is_told_undone_and_gone(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    fill(form, "01/11/2026", "20")
    press_add(seat, form)
    assert seat.desk.status.can_undo()
    assert seat.window.focusWidget() is rates.table
    seat.desk.undo()
    seat.wait()
    assert value_of(rates, SMIC) == f"12,31{NBSP}€/h"
    assert "Annulé" in seat.desk.status.message()


def test_a_period_removed_comes_back_with_undo(seat: Seat, rates: RatesPage) -> None:
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "20", "accord")
    seat.wait()
    file_of(seat, rates, lambda row: row["label"] == SMIC)
    door(rates.pane, "Retirer cette période").click()
    seat.wait()
    assert value_of(rates, SMIC) == f"12,31{NBSP}€/h"
    seat.desk.undo()
    seat.wait()
    assert value_of(rates, SMIC) == f"20{NBSP}€/h"


def test_a_period_to_come_does_not_change_what_is_in_force(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    fill(form, "01/01/2027", "14")
    press_add(seat, form)
    assert value_of(rates, SMIC) == f"12,31{NBSP}€/h"
    told = file_of(seat, rates, lambda row: row["label"] == SMIC)
    assert "À partir du 01/01/2027" in told
    assert column(rates, "mark")[column(rates, "label").index(SMIC)] != "Ajouté ici"


def test_the_whole_form_is_filled_with_the_keyboard_alone(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    for words in ("1/11", "13,5", "accord du 3"):
        QTest.keyClicks(seat.window.focusWidget(), words)
        QTest.keyClick(seat.window.focusWidget(), Qt.Key.Key_Tab)
    assert form.day.text() == "01/11/2026"
    QTest.keyClick(form.source, Qt.Key.Key_Return)
    seat.wait()
    assert value_of(rates, SMIC) == f"13,5{NBSP}€/h"


def test_giving_up_gives_the_focus_back_to_the_list(seat: Seat, rates: RatesPage) -> None:
    form = form_of(seat, rates, SMIC)
    fill(form, "01/11/2026", "99")
    door(form, "Annuler").click()
    seat.wait()
    assert seat.window.focusWidget() is rates.table
    assert value_of(rates, SMIC) == f"12,31{NBSP}€/h"


def test_a_source_that_looks_like_markup_is_read_as_it_was_typed(seat: Seat, rates: RatesPage) -> None:
    source = "<b>=1+1</b> & " + "x" * 200
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "13", source)
    seat.wait()
    told = file_of(seat, rates, lambda row: row["label"] == SMIC)
    assert any(source in line for line in told)
    assert rates.pane.width() <= seat.context.look.px(360)
