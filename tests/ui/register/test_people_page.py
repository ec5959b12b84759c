from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.rows import BADGE_ROLE
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_pane import masked_iban
from engagement_desktop.ui.register.words import capacity_of
from tests.ui.conftest import ODD_NAME, Seat, shown


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def cell(page: PeoplePage, row: int, key: str) -> str:
    keys = [column.key for column in page.model.columns]
    return str(page.model.data(page.model.index(row, keys.index(key))))


def test_people_are_listed_surname_first_with_their_mandate_and_their_meetings(filled: Seat) -> None:
    page = people(filled)
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    assert "Hélias Monique" in names
    row = names.index("Hélias Monique")
    assert cell(page, row, "mandate") == "Mandat à renouveler"
    assert cell(page, row, "capacity") == "Usagers"
    assert cell(page, row, "mandate_end") == "31/12/2026"
    assert cell(page, row, "attended") == "2 sur 2"


def test_a_person_without_mandate_has_no_badge_but_a_dash(filled: Seat) -> None:
    page = people(filled)
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    odd = next(row for row, name in enumerate(names) if name.startswith("<b>"))
    assert page.model.data(page.model.index(odd, 1), BADGE_ROLE) is None
    assert cell(page, odd, "mandate") == "—"


def test_the_pane_tells_who_it_is_how_to_reach_them_and_what_they_did(filled: Seat) -> None:
    page = people(filled)
    page.filters.search.set_words("hélias")
    page.filters.search.tell()
    filled.wait()
    filled.bot.waitUntil(lambda: "Monique Hélias" in shown(page.pane))
    told = shown(page.pane)
    for words in (
        "Usagère — Saint-Martin",
        "02 97 00 00 00",
        "Comment la joindre",
        "2 sur 2",
        "3\u00a0h\u00a030",
    ):
        assert words in told
    assert "Voiture électrique" in told


def test_a_name_that_looks_like_markup_shows_as_it_was_typed(filled: Seat) -> None:
    page = people(filled)
    filled.open("people", ListView(ListQuery(search="zoe"), "Zoé"))
    filled.bot.waitUntil(lambda: ODD_NAME in shown(page.pane))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.pane.findChildren(QLabel))


def test_a_name_without_end_does_not_push_the_pane(filled: Seat) -> None:
    page = people(filled)
    filled.open("people", ListView(ListQuery(search="zoe"), "Zoé"))
    filled.bot.waitUntil(lambda: ODD_NAME in shown(page.pane))
    inside = page.pane._scroll.widget()
    assert inside.minimumSizeHint().width() <= page.pane._scroll.viewport().width()


def test_a_link_of_the_pane_opens_the_hours_of_the_person_only(filled: Seat) -> None:
    page = people(filled)
    filled.open("people", ListView(ListQuery(search="helias"), "Monique"))
    filled.bot.waitUntil(lambda: "Monique Hélias" in shown(page.pane))
    doors = page.pane.findChildren(QPushButton)
    next(door for door in doors if door.accessibleName() == "Voir ses heures").click()
    filled.wait()
    hours = filled.desk.open("hours")
    assert hours.model.rowCount() == 1  # type: ignore[attr-defined]  # a list page
    assert hours._scope_words.whole() == "Heures de Monique Hélias"  # type: ignore[attr-defined]


def test_everything_is_shown_again_with_one_link(filled: Seat) -> None:
    page = people(filled)
    filled.open("people", ListView(ListQuery(search="helias"), "Monique"))
    assert page.model.rowCount() == 1
    page._show_all()
    filled.wait()
    assert page.model.rowCount() == 3
    assert page._scope_line.isHidden()


def test_a_chip_keeps_those_in_office_and_says_how_many(filled: Seat) -> None:
    page = people(filled)
    chips = page.filters._rows["mandate"]._chips
    assert chips["in_office"].text() == "En mandat  2"
    chips["in_office"].click()
    filled.wait()
    assert page.model.rowCount() == 2
    assert page._footer.whole() == "2\u00a0personnes affichées sur 3"


def test_the_order_can_be_changed_without_the_mouse_and_turns_round(filled: Seat) -> None:
    page = people(filled)
    for descending in (False, True):
        by_end = next(each for each in page.filters.sorts() if each.text().startswith("Fin"))
        by_end.trigger()
        filled.wait()
        assert (page.query().sort, page.query().descending) == ("mandate_end", descending)
    chosen = [each.text() for each in page.filters.sorts() if each.isChecked()]
    assert chosen == ["Fin\u00a0↓"]


def test_enter_opens_the_page_of_the_person_and_the_way_back_leads_to_the_list(filled: Seat) -> None:
    page = people(filled)
    page.table.setFocus()
    name = cell(page, 0, "name")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    filled.wait()
    opened = filled.desk.open("person")
    assert sorted(opened.header.title().split()) == sorted(name.split())
    assert opened.isAncestorOf(filled.window.focusWidget())
    filled.open("people")
    assert filled.window.focusWidget() is page.table


def test_tab_goes_from_the_list_to_the_file_then_to_the_filters_and_back(filled: Seat) -> None:
    page = people(filled)
    filled.bot.waitUntil(
        lambda: "Voir ses heures" in [door.text() for door in page.pane.findChildren(QPushButton)]
    )
    filled.bot.wait(1)
    page.table.setFocus()
    seen: list[str] = []
    while (standing := page.window().focusWidget()) is not None and len(seen) < 30:
        seen.append(standing.accessibleName())
        page.window().focusNextChild()
        if page.table.hasFocus():
            break
    wanted = ["Personnes", "Fiche", "Voir ses heures", "Chercher dans personnes", "Colonnes", "Importer"]
    assert [name for name in seen if name in wanted] == [*wanted, "Personnes"]  # the rail last


def test_in_a_narrow_window_the_form_opens_over_the_list(filled: Seat) -> None:
    page = people(filled)
    filled.context.look.choose_size(200)
    filled.wait()
    assert not page.pane.isVisible()
    page.edit_current()
    assert page.editor is not None
    assert page.editor.isVisible()
    assert not page.table.isVisible()
    page.editor.close_editor()
    assert page.table.isVisible()
    filled.context.look.choose_size(100)


def test_columns_and_filters_are_kept_until_the_next_run(filled: Seat) -> None:
    page = people(filled)
    page._arrangement.show_columns(frozenset({"capacity"}))
    page.ask(ListQuery(filters={"mandate": "in_office"}, sort="city", descending=True))
    filled.wait()
    again = PeoplePage(filled.context)
    filled.bot.addWidget(again)
    assert again.query().filters == {"mandate": "in_office"}
    assert (again.query().sort, again.query().descending) == ("city", True)
    assert again._arrangement.hidden == frozenset({"capacity"})


def test_rows_behind_a_link_are_not_kept_until_the_next_run(filled: Seat) -> None:
    filled.open("people", ListView(ListQuery(filters={"person": "1"}), "Monique"))
    again = PeoplePage(filled.context)
    filled.bot.addWidget(again)
    assert again.query().filters == {}


def test_a_file_on_which_nothing_leans_goes_to_the_bin_with_one_key(filled: Seat) -> None:
    filled.fill(lambda make: make.person("Aaron", "Nom", known_as="S1"))
    page = people(filled)
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    page.table.selectRow(names.index("Aaron Nom"))
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert filled.told[-1] == "Fiche mise à la corbeille\u00a0: Nom Aaron."
    assert page.model.rowCount() == 3


def test_a_file_on_which_mandates_lean_stays_and_the_page_says_why(filled: Seat) -> None:
    page = people(filled)
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    page.table.selectRow(names.index("Hélias Monique"))
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert page.model.rowCount() == 3
    assert page.made._banner is not None
    assert "mandat" in page.made._banner.accessibleName()


def test_an_empty_dossier_offers_to_add_the_first_person_and_to_import(seat: Seat) -> None:
    page = people(seat)
    asked: list[str] = []
    assert page.empty.isVisible()
    buttons = {button.text(): button for button in page.empty.findChildren(QPushButton)}
    assert list(buttons) == ["Ajouter une personne", "Importer un classeur"]
    seat.context.signals.page_wanted.disconnect()
    seat.context.signals.page_wanted.connect(lambda key, _what: asked.append(key))
    buttons["Importer un classeur"].click()
    assert asked == ["import"]
    buttons["Ajouter une personne"].click()
    assert page.editor is not None


def test_a_change_elsewhere_is_seen_at_once(filled: Seat) -> None:
    page = people(filled)
    filled.fill(lambda make: make.person("Abadie", "Anne", known_as="A1"))
    page.on_data_changed(PeoplePage.SHOWS)
    filled.wait()
    assert page.model.rowCount() == 4


def test_an_iban_shows_its_last_four_signs_to_those_who_may_read_it() -> None:
    assert masked_iban(Sealed("FR76 3000 6000 0112 3456 7890 189")) == "IBAN\u00a0••••\u00a00189"
    assert "0189" not in masked_iban(Sealed(None, b"sealed"))


def test_a_capacity_agrees_with_the_civility_that_the_person_gave() -> None:
    assert capacity_of(Capacity.USER, Civility.MRS) == "Usagère"
    assert capacity_of(Capacity.RELATIVE, Civility.MRS) == "Proche"
    assert capacity_of(Capacity.USER, Civility.MR) == "Usager"
    assert capacity_of(Capacity.USER, None) == "Collège\u00a0: usagers"
    assert capacity_of(None, Civility.MR) == ""
