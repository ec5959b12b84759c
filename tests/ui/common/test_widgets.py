from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.banner import FAULT, INFO, Banner
from engagement_desktop.ui.common.buttons import DISCREET, Button, link
from engagement_desktop.ui.common.cards import Card, KeyFigure, SmallFigure
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.header import PageHeader
from engagement_desktop.ui.common.labels import ElidedLabel, Label, button_text, one_line, plain_tip
from engagement_desktop.ui.common.layouts import clear, column, tab_through
from engagement_desktop.ui.common.mark import SeatMark, mark_icon
from engagement_desktop.ui.common.progress_card import ProgressCard
from engagement_desktop.ui.common.search_field import SearchField
from engagement_desktop.ui.common.status_bar import AT_REST, StatusBar
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.theme import Look

MARKUP = '<b>Les "Amis" & Cie</b>'


def test_words_of_the_dossier_are_never_markup(qtbot: QtBot) -> None:
    label = Label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert plain_tip(MARKUP).count("&lt;b&gt;") == 1
    assert plain_tip("Monique Hélias") == "Monique Hélias"
    assert button_text("Dupont & fils") == "Dupont && fils"


def test_a_long_name_is_cut_at_the_end_and_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("Maison de santé des Trois-Fontaines et des environs")
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.whole()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_numbers_keep_their_no_break_spaces_on_one_line() -> None:
    assert (
        one_line("Séance\n du  soir : 2\u00a0h\u00a015,\t1\u202f046\u00a0€ ")
        == "Séance du soir : 2\u00a0h\u00a015, 1\u202f046\u00a0€"
    )


def test_a_button_says_its_key_and_is_pressed_by_it(look: Look, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button(look, "Importer", on_click=lambda: pressed.append("x"), keys="Ctrl+N", icon="upload")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    qtbot.waitUntil(button.isActiveWindow)
    assert button.toolTip() == "Importer (Ctrl+N)"
    qtbot.keyClick(button, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(pressed))
    button.set_kind(DISCREET)
    button.set_text("Dupont && fils", "users")
    assert button.accessibleName() == "Dupont & fils"
    qtbot.addWidget(silent := Button(look, "Rien"))
    silent.click()


def test_a_banner_says_its_words_to_the_ear_and_gives_its_ways_out(look: Look, qtbot: QtBot) -> None:
    banner, asked = Banner(look, INFO), []
    qtbot.addWidget(banner)
    banner.show()
    banner.tell(FAULT, "Sauvegarde non faite.", "Branchez la clé.")
    assert banner.accessibleName() == "Sauvegarde non faite. Branchez la clé."
    banner.add_action("Réessayer", lambda: asked.append("again")).click()
    assert asked == ["again"]
    for width in (900, 300):
        banner.resize(width, 90)
        assert banner.minimumSizeHint().width() < 700
    banner.drop_actions()
    assert [button for button in banner.findChildren(QPushButton) if not button.isHidden()] == []


def test_a_header_folds_what_is_secondary_and_keeps_the_primary(look: Look, qtbot: QtBot) -> None:
    asked: list[str] = []
    header = PageHeader(look, "Personnes")
    qtbot.addWidget(header)
    header.set_title("Personnes", "46 fiches, dont 12 en mandat")
    one = header.add_secondary("Importer", lambda: asked.append("import"), "upload")
    two = header.add_secondary("Exporter", lambda: asked.append("export"))
    primary = header.add_primary("Ajouter une personne", lambda: asked.append("add"), "user-plus", "Ctrl+N")
    header.add_back("Comités", lambda: asked.append("back")).click()
    header.resize(1280, 90)
    header.show()
    assert one.isVisible()
    assert two.isVisible()
    header.resize(900, 90)
    assert not one.isVisible()
    assert primary.isVisible()
    header._menu.actions()[1].trigger()
    assert asked == ["back", "export"]
    assert header.primary() is primary
    assert header.title() == "Personnes"


def test_a_title_that_large_letters_would_cut_stands_above_the_buttons(look: Look, qtbot: QtBot) -> None:
    header = PageHeader(look, "Rapport annuel 2026")
    qtbot.addWidget(header)
    header.add_secondary("Imprimer", lambda: None)
    primary = header.add_primary("Produire le rapport", lambda: None)
    header.resize(1024, 90)
    header.show()
    look.choose_size(200)
    header.resize(900, 200)
    QApplication.processEvents()
    told = header._title.text()
    look.choose_size(100)
    assert told == "Rapport annuel 2026"
    QApplication.processEvents()
    assert primary.x() > header._title.width()


def test_a_card_opens_its_rows_by_a_door_that_says_which(look: Look, qtbot: QtBot) -> None:
    opened: list[str] = []
    card = Card(look, "Heures par mois")
    qtbot.addWidget(card)
    card.add_aside("4 sur 9")
    door = card.add_door("Voir", lambda: opened.append("hours"))
    door.click()
    assert opened == ["hours"]
    assert door.accessibleName() == "Voir : Heures par mois"


def test_key_figures_are_sentences_for_the_ear(look: Look, qtbot: QtBot) -> None:
    figure, small = KeyFigure(look, "Réunions tenues", "calendar-days"), SmallFigure(look, "Présence")
    for widget in (figure, small):
        qtbot.addWidget(widget)
    figure.show_figure("5", "quorum toujours atteint")
    assert figure.accessibleName() == "Réunions tenues : 5. quorum toujours atteint"
    small.show_figure("84 %", "+6 points", up=True)
    assert small.accessibleName() == "Présence : 84 %. +6 points"
    small.show_figure("84 %", "−6 points", up=False)
    small.show_figure("84 %")


def test_a_badge_is_its_word_with_a_shape_in_every_theme(look: Look, qtbot: QtBot) -> None:
    badge = Badge(look, BadgeWord("Titulaire", "succes", "circle-check"))
    qtbot.addWidget(badge)
    badge.show()
    assert badge.accessibleName() == "Titulaire"
    narrow = badge.sizeHint().width()
    badge.show_word(BadgeWord("Siège vacant, à pourvoir", "neutre", dashed=True))
    assert badge.sizeHint().width() > narrow
    for theme in ("sombre", "contraste"):
        look.choose_theme(theme)
        assert not badge.grab().isNull()


def test_chips_exclude_each_other_and_a_second_press_takes_back(look: Look, qtbot: QtBot) -> None:
    chips, chosen = ChipRow(look, "Mandat"), []
    qtbot.addWidget(chips)
    chips.chosen.connect(chosen.append)
    choices = (FilterChoice("in", "En mandat", 12), FilterChoice("renew", "À renouveler", 2))
    chips.show_choices(choices, "in")
    chips.show()
    chips.activateWindow()
    qtbot.waitUntil(chips.isActiveWindow)
    first, second = (chips._chips[key] for key in ("in", "renew"))
    assert first.isChecked()
    assert first.text() == "En mandat  12"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert chosen == ["renew"]
    first.click()
    assert chosen == ["renew", ""]


def test_the_width_of_a_chip_does_not_move_when_it_is_chosen(look: Look, qtbot: QtBot) -> None:
    chips = ChipRow(look, "Mandat")
    qtbot.addWidget(chips)
    chips.show_choices((FilterChoice("in", "En mandat", 12),), "")
    wide = chips._chips["in"].sizeHint().width()
    chips.show_choices((FilterChoice("in", "En mandat", 12),), "in")
    assert chips._chips["in"].sizeHint().width() == wide


def test_the_search_waits_for_the_hand_to_rest_and_escape_empties(look: Look, qtbot: QtBot) -> None:
    field = SearchField(look, "Chercher dans personnes")
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.searched) as asked:
        qtbot.keyClicks(field.edit, "  helias   monique ")
    assert asked.args == ["helias monique"]
    with qtbot.waitSignal(field.searched) as asked:
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert asked.args == [""]
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)


def test_an_empty_page_offers_a_first_step_and_says_what_is_ready(look: Look, qtbot: QtBot) -> None:
    asked: list[str] = []
    empty = EmptyState(look, "Pas encore de réunion", "Importez le classeur.")
    qtbot.addWidget(empty)
    empty.tell("Pas encore de réunion en 2026", "Importez le classeur.")
    empty.add_action("Importer un classeur", lambda: asked.append("x"), "upload").click()
    empty.add_ready("Pour bien commencer", [(True, "12 sièges"), (False, "3 sans téléphone")])
    words = {label.text() for label in empty.findChildren(QLabel)}
    assert {"Pas encore de réunion en 2026", "12 sièges", "3 sans téléphone"} <= words
    assert asked == ["x"]
    empty.drop_actions()


def test_the_mark_is_drawn_with_one_seat_lit(look: Look, qtbot: QtBot) -> None:
    mark = SeatMark(look, 100)
    qtbot.addWidget(mark)
    picture = mark.grab().toImage()
    assert picture.pixelColor(77, 23).name() == look.colour("rail_marque").name()
    assert picture.pixelColor(12, 50).name() == look.colour("accent").name()
    assert not mark_icon(look).isNull()


def test_the_bottom_bar_tells_the_last_act_and_how_to_take_it_back(look: Look, qtbot: QtBot) -> None:
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.resize(1280, 42)
    bar.show()
    assert bar.message() == AT_REST
    bar.say("Import terminé : 623 lignes.", undo=True)
    assert bar.can_undo()
    with qtbot.waitSignal(bar.undo_wanted):
        bar._undo.click()
    bar.show_backup("Sauvegarde vérifiée hier à 18:02", "Vérifiée hier")
    assert bar._backup.text() == "Sauvegarde vérifiée hier à 18:02"
    bar.resize(700, 42)
    bar.fit()
    assert bar._backup.text() == "Vérifiée hier"
    bar.show_backup("Pas encore de sauvegarde", "Pas de sauvegarde", late=True)
    bar.rest()
    assert (bar.message(), bar.can_undo()) == (AT_REST, False)


def test_long_work_says_how_far_it_is_and_can_be_stopped(look: Look, qtbot: QtBot) -> None:
    card = ProgressCard(look, "Préparation de 38 courriers")
    qtbot.addWidget(card)
    card.show_step("", 24, 38)
    assert card._where.text() == "24 sur 38"
    with qtbot.waitSignal(card.stop_wanted):
        card._stop.click()
    assert card._where.text() == "Arrêt en cours…"
    card.begin("Import", stoppable=False)
    assert card._stop.isHidden()


def test_tabs_are_turned_by_keys_and_go_round(look: Look, qtbot: QtBot) -> None:
    tabs, chosen = Tabs(look, ["Chiffres", "Tableaux", "Ce qui manque"]), []
    qtbot.addWidget(tabs)
    tabs.chosen.connect(chosen.append)
    tabs.show()
    tabs._turn(1)
    tabs._turn(-1)
    tabs._turn(-1)
    assert chosen == [1, 0, 2]
    tabs.set_title(2, "Ce qui manque  6")
    assert tabs.current() == 2


def test_tab_goes_in_reading_order_and_a_cleared_layout_is_empty(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    inner = column(look)
    buttons = [link(look, name, lambda: None) for name in ("un", "deux", "trois")]
    for button in buttons:
        inner.addWidget(button)
    card.body.addLayout(inner)
    tab_through(buttons)
    assert buttons[0].nextInFocusChain() is buttons[1]
    clear(card.body)
    assert card.body.count() == 0
