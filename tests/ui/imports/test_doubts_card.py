from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.imports.said import Decision, DoubtfulPair, PersonCard
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.imports.doubts_card import DoubtsCard
from engagement_desktop.ui.theme import Look
from tests.ui.conftest import shown

CHANTAL = PersonCard("P1", "Prigent", "Chantal", date(1951, 4, 3), "0644556677", None, "Belle-Isle", 2, 7)
YANN = PersonCard("", "Le Goff", "Yann", None, None, "yann@example.fr", None, 4)
DOUBTS = (
    DoubtfulPair(3, PersonCard("P2", "PRIGENT", "chantal", row=3), CHANTAL),
    DoubtfulPair(5, PersonCard("P4", "Legoff", "Yann", row=5), YANN),
    DoubtfulPair(6, PersonCard("P5", "Le Gof", "Yann", row=6), YANN),
)


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> DoubtsCard:
    made = DoubtsCard(look)
    qtbot.addWidget(made)
    made.show_doubts(DOUBTS)
    made.show()
    return made


def test_two_cards_stand_side_by_side_with_what_is_known_of_each(card: DoubtsCard) -> None:
    words = shown(card)
    assert "Dans le classeur, ligne 3" in words
    assert "Déjà dans le dossier" in words
    assert "06\u00a044\u00a055\u00a066\u00a077 — naissance le 03/04/1951" in words
    assert "sans téléphone — sans date de naissance" in words


def test_an_earlier_row_of_the_workbook_is_named_by_its_line(card: DoubtsCard) -> None:
    card.answer(Decision.TWO)
    assert "Plus haut dans le classeur, ligne 4" in shown(card)
    assert "sans identifiant" in shown(card)


def test_the_answers_are_kept_by_row_and_summed_up(card: DoubtsCard) -> None:
    for decision in (Decision.SAME, Decision.TWO, Decision.LEAVE_OUT):
        card.answer(decision)
    assert card.answers() == {3: Decision.SAME, 5: Decision.TWO, 6: Decision.LEAVE_OUT}
    assert "1\u00a0même personne, 1 fois deux personnes, 1\u00a0laissée de côté" in shown(card)
    card.answer(Decision.SAME)
    assert card.undecided() == 0


def test_all_the_others_may_be_two_people_at_once(card: DoubtsCard) -> None:
    card.answer(Decision.SAME)
    card.others.click()
    assert card.answers()[6] is Decision.TWO
    assert card.undecided() == 0


def test_the_answers_can_be_taken_back(card: DoubtsCard) -> None:
    heard: list[object] = []
    card.decided.connect(heard.append)
    card.answer(Decision.SAME)
    card.again.click()
    assert card.undecided() == 3
    assert heard == [{3: Decision.SAME}, {}]


def test_a_plan_read_again_keeps_the_answers_that_still_ask(card: DoubtsCard) -> None:
    card.answer(Decision.SAME)
    card.show_doubts(DOUBTS[:1])
    assert card.answers() == {3: Decision.SAME}
    card.start_again()
    card.show_doubts(DOUBTS[1:])
    assert card.answers() == {}


def test_without_a_doubt_there_is_no_card(card: DoubtsCard) -> None:
    card.show_doubts(())
    assert not card.isVisible()


def test_the_focus_stays_on_the_answers_then_goes_to_what_takes_them_back(
    card: DoubtsCard, qapp: QApplication
) -> None:
    card.activateWindow()
    card.take_focus()
    for decision in (Decision.SAME, Decision.TWO, Decision.TWO):
        card.buttons[decision].setFocus()
        card.answer(decision)
    qapp.processEvents()
    assert card.focusWidget() is card.again


def test_large_letters_put_the_answers_one_under_the_other(card: DoubtsCard, qtbot: QtBot) -> None:
    card.arrange(Room.NARROW)
    same, two = card.buttons[Decision.SAME], card.buttons[Decision.TWO]
    qtbot.waitUntil(lambda: two.y() > same.y())
    card.arrange(Room.MEDIUM)
    qtbot.waitUntil(lambda: two.y() == same.y())
