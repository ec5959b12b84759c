import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.badge import Badge, BadgeWord, badge_size
from engagement_desktop.ui.common.banner import FAULT, INFO, NEUTRAL, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import ElidedLabel, Label, button_text, plain_tip, wrapped
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.reading import WIDEST, reading_column, text_card
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.tokens import THEMES
from tests.ui.conftest import shown

ODD = ("<b>Gras</b>", "Dupont & fils", "=1+1", "🙂 Zoé", "<img src=x>", "a\nb", "É" * 300, "mot " * 75)


@pytest.fixture
def pane(look: Look, qtbot: QtBot) -> Pane:
    made = Pane(look, "Fiche")
    qtbot.addWidget(made)
    made.resize(344, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("name", ODD)
def test_whatever_a_name_holds_every_line_of_a_file_shows_it_as_typed(
    pane: Pane, name: str, qtbot: QtBot
) -> None:
    pane.start()
    pane.heading(name, name)
    pane.line(name, name, "users")
    pane.fact("Ville", name)
    pane.paragraph(name)
    pane.note(name)
    door = pane.door(name, lambda: None)
    pane.finish()
    qtbot.waitUntil(door.isVisible)
    labels = [label for label in pane.findChildren(QLabel) if label.text() and label.isVisible()]
    assert [label.text().replace("\u200b", "") for label in labels].count(name) == 7
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert door.accessibleName() == " ".join(name.split())
    inside, room = pane._scroll.widget().minimumSizeHint().width(), pane._scroll.viewport().width()
    assert inside <= room


@pytest.mark.parametrize("name", ODD)
def test_whatever_a_name_holds_one_line_cuts_it_and_its_tooltip_says_it_whole(
    name: str, qtbot: QtBot
) -> None:
    label = ElidedLabel(name)
    qtbot.addWidget(label)
    label.resize(30, 20)
    label.show()
    assert label.whole() == label.accessibleName() == name
    one_line = " ".join(name.split())
    cut = label.text() != one_line
    assert cut is (label.fontMetrics().horizontalAdvance(one_line) > 30)
    assert label.toolTip() == (plain_tip(name) if cut else "")
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.resize(30_000, 20)
    assert label.text() == one_line


@pytest.mark.parametrize(
    ("typed", "tip"),
    [
        ("Monique Hélias", "Monique Hélias"),
        ("<b>x</b>", "<span>&lt;b&gt;x&lt;/b&gt;</span>"),
        ("A & B", "<span>A &amp; B</span>"),
        ("&lt;b&gt;", "<span>&amp;lt;b&amp;gt;</span>"),
    ],
)
def test_a_tooltip_shows_the_signs_of_markup_as_signs(typed: str, tip: str) -> None:
    assert plain_tip(typed) == tip


def test_no_letter_of_a_name_becomes_a_key_of_its_button(qtbot: QtBot) -> None:
    button = QPushButton(button_text("Dupont & fils"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_a_file_is_written_from_top_to_bottom_and_wiped_before_the_next(pane: Pane, qtbot: QtBot) -> None:
    opened: list[str] = []
    pane.start()
    pane.heading("Monique Hélias", "Usagère", QWidget())
    pane.badge(BadgeWord("Titulaire", "succes", "circle-check"))
    pane.section("Ses heures", "Voir ses heures", lambda: opened.append("heures"))
    pane.figures([("3 h 30", "validées"), ("12", "réunions"), ("4", "sur 5"), ("2", "comités")])
    pane.button("Modifier", lambda: opened.append("modifier"))
    pane.add(QLabel("fin"))
    pane.finish()
    told = shown(pane)
    for words in ("Monique Hélias", "Usagère", "Ses heures", "3 h 30", "validées", "comités", "fin"):
        assert words in told
    assert pane.findChild(Badge).accessibleName() == "Titulaire"
    for button in pane.findChildren(QPushButton):
        if button.text() in {"Voir ses heures", "Modifier"}:
            button.click()
    assert opened == ["heures", "modifier"]
    pane.start()
    qtbot.waitUntil(lambda: "Monique" not in shown(pane))


def test_a_section_without_rows_behind_it_offers_no_link(pane: Pane) -> None:
    pane.start()
    pane.section("Ses frais")
    assert [button for button in pane.findChildren(QPushButton) if button.property("kind") == "lien"] == []


def test_a_new_file_is_read_from_its_top(pane: Pane, qtbot: QtBot) -> None:
    pane.start()
    for number in range(80):
        pane.line(f"Ligne {number}")
    pane.finish()
    bar = pane._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    pane.start()
    assert bar.value() == 0


def test_the_arrows_scroll_a_long_file_and_escape_leaves_it(pane: Pane, qtbot: QtBot) -> None:
    pane.start()
    for number in range(80):
        pane.line(f"Ligne {number}")
    pane.finish()
    bar = pane._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    pane.take_focus()
    assert pane.focusWidget() is pane._scroll
    qtbot.keyClick(pane._scroll, Qt.Key.Key_Down)
    assert bar.value() > 0
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(pane._scroll, Qt.Key.Key_Escape)


def test_the_way_back_is_shown_only_where_the_file_hides_the_list(pane: Pane, qtbot: QtBot) -> None:
    back = next(button for button in pane.findChildren(QPushButton) if button.text() == "Retour")
    assert not back.isVisible()
    pane.show_back(over=True)
    assert back.isVisible()
    with qtbot.waitSignal(pane.left):
        back.click()


def test_a_word_without_end_breaks_and_nothing_is_lost_of_it(qtbot: QtBot) -> None:
    label = wrapped("x" * 300)
    qtbot.addWidget(label)
    label.resize(200, 400)
    assert label.text().replace("\u200b", "") == "x" * 300
    assert label.minimumSizeHint().width() < 300


def test_a_label_changes_its_role_and_its_letters_with_it(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Label("Frais", "petit")
    column(look, holder).addWidget(label)
    holder.show()
    small = label.fontInfo().pointSizeF()
    label.set_role("titre")
    assert label.fontInfo().pointSizeF() > small


@pytest.mark.parametrize("theme", THEMES)
def test_a_badge_has_its_outline_its_ground_and_its_word(look: Look, qtbot: QtBot, theme: str) -> None:
    look.choose_theme(theme)
    badge = Badge(look, BadgeWord("Titulaire", "succes", "circle-check"))
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    picture = badge.grab().toImage()
    middle = picture.height() // 2
    across = {picture.pixelColor(x, middle).name() for x in range(picture.width())}
    assert look.colour("succes").name() in across
    assert look.colour("succes_fond").name() in across
    look.choose_theme("clair")


def test_an_absent_thing_has_a_broken_outline(look: Look, qtbot: QtBot) -> None:
    inks = []
    for dashed in (False, True):
        badge = Badge(look, BadgeWord("Siège vacant", "neutre", dashed=dashed))
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        picture = badge.grab().toImage()
        ink = look.colour("neutre").name()
        inks.append(sum(picture.pixelColor(x, 0).name() == ink for x in range(picture.width())))
    assert 0 < inks[1] < inks[0]


def test_a_badge_grows_with_the_letters(look: Look, qtbot: QtBot) -> None:
    word = BadgeWord("Mandat à renouveler", "attention", "clock-alert")
    usual = badge_size(look, word)
    look.choose_size(200)
    assert badge_size(look, word).height() == 2 * usual.height()
    assert badge_size(look, word).width() > 1.8 * usual.width()
    badge = Badge(look, word)
    qtbot.addWidget(badge)
    badge.show_word(BadgeWord("Titulaire", "succes"))
    assert badge.accessibleName() == "Titulaire"
    look.choose_size(100)


@pytest.mark.parametrize("tone", [INFO, SUCCESS, WARNING, FAULT, NEUTRAL])
def test_a_banner_says_its_tone_by_a_drawing_too(look: Look, qtbot: QtBot, tone: str) -> None:
    banner = Banner(look, tone, "Période close.", "Envoyé à l’ARS <b>le 3 mars</b>.")
    qtbot.addWidget(banner)
    assert not banner._icon.pixmap().isNull()
    assert banner.property("ton") == tone
    assert banner.accessibleName() == "Période close. Envoyé à l’ARS <b>le 3 mars</b>."
    assert banner._sentence.textFormat() == Qt.TextFormat.PlainText


def test_a_banner_without_a_title_leaves_no_gap(look: Look, qtbot: QtBot) -> None:
    banner = Banner(look, FAULT, "", "Novembre a 30 jours.")
    qtbot.addWidget(banner)
    banner.show()
    assert not banner._title.isVisible()
    assert banner.accessibleName() == "Novembre a 30 jours."


def test_the_buttons_of_a_banner_go_under_its_words_when_room_is_short(look: Look, qtbot: QtBot) -> None:
    banner = Banner(look, FAULT, "Sauvegarde non faite.", "Branchez la clé puis réessayez.")
    qtbot.addWidget(banner)
    button = banner.add_action("Réessayer", lambda: None)
    banner.resize(900, 60)
    banner.show()
    qtbot.waitUntil(lambda: button.geometry().left() > banner._sentence.geometry().left() + 300)
    banner.resize(420, 160)
    qtbot.waitUntil(lambda: button.geometry().top() > banner._sentence.geometry().bottom())


def test_text_to_read_is_never_wider_than_the_eye_follows(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    inside = reading_column(look, column(look, page))
    card = text_card(look, "Vos données ?", ["Tout reste : ici."])
    inside.addWidget(card)
    page.resize(1600, 500)
    page.show()
    assert card.width() == WIDEST
    assert card.title.text() == "Vos données\u202f?"
    assert "Tout reste\u00a0: ici." in shown(card)


def test_a_card_without_title_has_no_name_and_a_body_scrolls_with_the_wheel(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    assert card.accessibleName() == ""
    area = scrolling(QWidget())
    qtbot.addWidget(area)
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
