from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft
from engagement_desktop.ui.settings.own_field_form import OwnFieldForm
from engagement_desktop.ui.settings.own_fields import OwnFieldsPage
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

LABELS = ("Langues parlées", "Permis", "Taille")


def on_page(seat: Seat) -> OwnFieldsPage:
    page = seat.open("own_fields")
    assert isinstance(page, OwnFieldsPage)
    return page


def labels(page: OwnFieldsPage) -> list[str]:
    return [row.label for row in page.model.loaded()]


def form_of(page: OwnFieldsPage) -> OwnFieldForm:
    assert page.editor is not None
    assert isinstance(page.editor.form, OwnFieldForm)
    return page.editor.form


@pytest.fixture
def fields(seat: Seat) -> Seat:
    for label in LABELS:
        seat.application.own_fields.save(OwnFieldDraft(label=label))
    return seat


def test_the_first_field_is_added_from_the_empty_page(seat: Seat) -> None:
    page = on_page(seat)
    assert page.empty.isVisible()
    door(page.empty, "Ajouter un champ").click()
    form = form_of(page)
    assert form.field("label").editor.hasFocus()
    assert form.field("choices").isHidden()
    form.field("label").set_value("Taille")
    form.field("kind").set_value(OwnFieldKind.CHOICE)
    assert not form.field("choices").isHidden()
    form.field("choices").set_value(("S",))
    assert page.editor is not None
    page.editor.save()
    assert form.field("choices").fault() == "Une liste a au moins deux choix, un par ligne."
    form.field("choices").from_text("S\n\n M \nL")
    page.editor.save()
    seat.wait()
    assert seat.told[-1] == "Champ enregistré\u00a0: Taille."
    assert [row.choices for row in page.model.loaded()] == [("S", "M", "L")]
    seat.bot.waitUntil(lambda: "Choix de la liste" in shown(page.pane))


def test_alt_and_the_arrows_move_a_field_and_the_list_stays_on_it(fields: Seat) -> None:
    page = on_page(fields)
    page.table.selectRow(2)
    with fields.bot.waitActive(fields.window):
        fields.window.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    fields.wait()
    assert labels(page) == ["Langues parlées", "Taille", "Permis"]
    row = page.table.current_row()
    assert row is not None
    assert row.label == "Taille"
    fields.bot.waitUntil(lambda: "Taille" in shown(page.pane))
    door(page.pane, "Descendre").click()
    fields.wait()
    assert labels(page) == list(LABELS)
    page._move(page.model.loaded()[0].id, -1)
    assert labels(page) == list(LABELS)


def test_the_ends_of_the_list_offer_only_the_way_that_exists(fields: Seat) -> None:
    page = on_page(fields)
    every = page.model.loaded()
    assert [words for words, _act, _icon in page._acts(every[0])] == ["Modifier", "Descendre", "Cacher"]
    assert [words for words, _act, _icon in page._acts(every[2])] == ["Modifier", "Monter", "Cacher"]


def test_a_field_is_renamed_hidden_and_asked_again(fields: Seat) -> None:
    page = on_page(fields)
    page.edit(page.model.loaded()[1].id)
    form_of(page).field("label").set_value("Permis de conduire")
    assert page.editor is not None
    page.editor.save()
    fields.wait()
    assert labels(page)[1] == "Permis de conduire"
    fields.bot.waitUntil(lambda: "Permis de conduire" in shown(page.pane))
    door(page.pane, "Cacher").click()
    fields.wait()
    fields.bot.waitUntil(lambda: "n’est plus demandé" in shown(page.pane))
    assert page.model.data(page.model.index(1, 2)) == "Caché"
    door(page.pane, "Demander de nouveau").click()
    fields.wait()
    assert page.model.data(page.model.index(1, 2)) == "Demandé"


def test_the_same_name_twice_is_refused_at_its_field(fields: Seat) -> None:
    page = on_page(fields)
    page.edit(None)
    form_of(page).field("label").set_value("permis")
    assert page.editor is not None
    page.editor.save()
    assert form_of(page).field("label").fault().startswith("Un champ porte déjà ce nom.")


def test_only_those_who_may_are_shown_the_page(seat_as: Callable[[Role], Seat]) -> None:
    assert "own_fields" not in seat_as(Role.SECRETARIAT).desk.page_keys()
