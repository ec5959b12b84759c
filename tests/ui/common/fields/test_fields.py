"""Typed fields: what one types, what is understood, what a draft keeps, what is said when it is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.people import ContactChannel
from engagement_desktop.ui.common.fields.choices import ChoiceField, SeveralField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField, KilometresField, TimeField
from engagement_desktop.ui.common.fields.reason import ReasonLine
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.theme import Look
from tests.ui.conftest import shown

TODAY = date(2026, 11, 22)
FEW = (("a", "Accueil"), ("b", "Bureau"), ("c", "Cuisine"))
MANY = (*FEW, ("d", "Dehors"), ("e", "Escalier"))
Place = Callable[[TypedField[Any]], TypedField[Any]]


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    """Puts a field in a window that has the focus, with another control to leave for."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())

    def placed(field: TypedField[Any]) -> TypedField[Any]:
        layout.insertWidget(0, field)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.focus()
        return field

    return placed


def left(field: TypedField[Any]) -> None:
    """The hand goes to another control."""
    window = field.window()
    other = [each for each in window.findChildren(QLineEdit) if each.parent() is window]
    other[0].setFocus()


@pytest.mark.parametrize(
    ("typed", "day", "rewritten"),
    [
        ("3/12", date(2026, 12, 3), "03/12/2026"),
        ("demain", date(2026, 11, 23), "23/11/2026"),
        ("1er avril 2025", date(2025, 4, 1), "01/04/2025"),
        ("", None, ""),
    ],
)
def test_a_day_is_typed_as_one_likes_and_rewritten_on_leaving(
    look: Look, place: Place, qtbot: QtBot, typed: str, day: date | None, rewritten: str
) -> None:
    field = DateField(look, "Né le", TODAY)
    place(field)
    qtbot.keyClicks(field.edit, typed)
    assert field.edit.text() == typed
    assert field.value() == day
    left(field)
    assert field.edit.text() == rewritten
    assert field.fault() == ""


def test_what_is_wrong_is_said_on_leaving_never_while_typing(look: Look, place: Place, qtbot: QtBot) -> None:
    field = DateField(look, "Né le", TODAY)
    place(field)
    qtbot.keyClicks(field.edit, "31/11/2026")
    assert field.fault() == ""
    left(field)
    assert field.fault() == "Novembre a 30 jours."
    assert field.edit.text() == "31/11/2026"
    assert field.edit.property("faute") == "1"
    field.edit.clear()
    field.focus()
    left(field)
    assert field.fault() == ""


def test_two_figures_of_a_year_of_birth_are_in_the_past(look: Look, qtbot: QtBot) -> None:
    field = DateField(look, "Né le", TODAY, birth=True)
    qtbot.addWidget(field)
    field.from_text("1/2/48")
    assert field.value() == date(1948, 2, 1)


def test_numbers_hours_and_distances(look: Look, qtbot: QtBot) -> None:
    seats = IntegerField(look, "Sièges", least=1, most=20)
    km, hour = KilometresField(look, "Distance"), TimeField(look, "Début")
    for field in (seats, km, hour):
        qtbot.addWidget(field)
    for text, sentence in (("douze", "nombre entier"), ("40", "de 1 à 20"), ("-3", "nombre entier")):
        seats.from_text(text)
        with pytest.raises(DomainError, match=sentence):
            seats.value()
    seats.from_text("12")
    assert seats.value() == 12
    km.from_text("14,5 km")
    assert km.value() == 1450
    km.set_value(700)
    assert km.as_text().startswith("7")
    assert km.value() == 700
    hour.from_text("18h30")
    assert hour.value() == 18 * 60 + 30
    hour.set_value(None)
    assert hour.value() is None


def test_a_line_is_parsed_rewritten_and_refused(look: Look, place: Place) -> None:
    def parse(text: str) -> str:
        if "@" not in text:
            raise DomainError("Il manque @ dans cette adresse.")
        return text.lower()

    field = TextField(look, Ask("Adresse", help="Comme nom@exemple.fr."), parse=parse, suggestions=("A", "B"))
    place(field)
    field.edit.setText("  Ana@Exemple.FR ")
    left(field)
    assert field.edit.text() == "ana@exemple.fr"
    assert field.value() == "ana@exemple.fr"
    field.edit.setText("ana")
    assert not field.validate()
    assert field.fault() == "Il manque @ dans cette adresse."
    field.edit.clear()
    assert field.validate()
    assert field.value() == ""
    assert field.edit.accessibleName() == "Adresse"


def test_a_needed_answer_left_empty_is_asked_for_at_saving(look: Look, qtbot: QtBot) -> None:
    field = TextField(look, Ask("Nom", needed="Donnez un nom."))
    qtbot.addWidget(field)
    assert field.value() == ""
    with pytest.raises(DomainError, match="Donnez un nom"):
        field.read()


def test_several_lines_come_back_as_typed(look: Look, place: Place, qtbot: QtBot) -> None:
    field = LongTextField(look, Ask("Objet", optional=True))
    place(field)
    with qtbot.waitSignal(field.changed):
        field.set_value("Une ligne\nune autre")
    again = LongTextField(look, "Objet")
    qtbot.addWidget(again)
    again.from_text(field.as_text())
    assert again.value() == "Une ligne\nune autre"
    assert again.words() == "Une ligne\nune autre"
    assert "Objet (facultatif)" in shown(field)


def test_few_choices_are_chips_with_arrows_and_space(look: Look, place: Place, qtbot: QtBot) -> None:
    field: ChoiceField[str] = ChoiceField(look, "Lieu", FEW)
    place(field)
    chips = field._chips
    assert chips is not None
    assert QApplication.focusWidget() is chips.chips[0]
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is chips.chips[1]
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(chips.chips[1], Qt.Key.Key_Space)
    assert (field.value(), field.words(), field.as_text()) == ("b", "Bureau", "b")
    qtbot.keyClick(chips.chips[1], Qt.Key.Key_Left)
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Return)
    assert field.value() == "a"
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Space)
    assert (field.value(), field.words(), field.as_text()) == (None, NOTHING, "")


def test_one_is_always_chosen_when_it_must_be(look: Look, place: Place, qtbot: QtBot) -> None:
    field: ChoiceField[str] = ChoiceField(look, "Lieu", FEW, always=True)
    place(field)
    assert field.value() == "a"
    chips = field._chips
    assert chips is not None
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Space)
    assert field.value() == "a"
    combo: ChoiceField[str] = ChoiceField(look, "Lieu", MANY, always=True)
    qtbot.addWidget(combo)
    assert combo.value() == "a"


def test_more_choices_are_a_list_that_the_wheel_leaves_alone(look: Look, place: Place, qtbot: QtBot) -> None:
    field: ChoiceField[str] = ChoiceField(look, "Lieu", MANY, none="Nulle part")
    place(field)
    assert field.value() is None
    assert field.words() == "Nulle part"
    with qtbot.waitSignal(field.changed):
        field.from_text("d")
    assert (field.value(), field.words()) == ("d", "Dehors")
    left(field)
    combo = field._combo
    assert combo is not None
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert field.value() == "d"
    field.from_text("inconnu")
    assert field.value() is None


def test_an_enumeration_comes_back_from_its_draft(look: Look, qtbot: QtBot) -> None:
    choices = [(channel, channel.name) for channel in ContactChannel]
    field: ChoiceField[ContactChannel] = ChoiceField(look, "Joindre par", choices)
    qtbot.addWidget(field)
    field.set_value(ContactChannel.PHONE)
    kept = field.as_text()
    field.set_value(None)
    field.from_text(kept)
    assert field.value() is ContactChannel.PHONE


def test_several_choices_are_ticked_and_kept_in_their_order(look: Look, place: Place, qtbot: QtBot) -> None:
    field: SeveralField[str] = SeveralField(look, "Lieux", FEW)
    place(field)
    for at in (2, 0):
        field._chips.chips[at].click()
    assert (field.value(), field.words()) == (("a", "c"), "Accueil, Cuisine")
    again: SeveralField[str] = SeveralField(look, "Lieux", FEW)
    qtbot.addWidget(again)
    again.from_text(field.as_text())
    assert again.value() == ("a", "c")
    again.from_text("")
    assert (again.value(), again.words(), again.as_text()) == ((), NOTHING, "")


def test_yes_is_a_tick(look: Look, place: Place, qtbot: QtBot) -> None:
    field = YesNoField(look, "Voix prépondérante", "La présidence départage")
    place(field)
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert (field.value(), field.words(), field.as_text()) == (True, "Oui", "oui")
    field.from_text("")
    assert (field.value(), field.words()) == (False, "Non")
    assert field.box.accessibleName() == "Voix prépondérante\u00a0: La présidence départage"


def test_a_sensitive_question_says_why_it_is_asked(look: Look, place: Place, qtbot: QtBot) -> None:
    field = TextField(look, Ask("Besoins", reason="Pour préparer la salle."))
    place(field)
    line = field.findChild(ReasonLine)
    assert line is not None
    assert "Pour préparer la salle." in shown(line)
    assert not line._sentence.isVisible()
    button = line.findChild(QPushButton)
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert line._sentence.isVisible()
    assert button.accessibleDescription() == "Pour préparer la salle."


@pytest.mark.parametrize("choices", [FEW, MANY])
def test_a_value_that_is_no_choice_any_more_stays_until_another_is_chosen(
    look: Look, qtbot: QtBot, choices: tuple[tuple[str, str], ...]
) -> None:
    field = ChoiceField(look, "Lieu", choices)
    qtbot.addWidget(field)
    field.set_value("z")
    assert (field.value(), field.as_text(), field.words()) == ("z", "z", "z")
    field.from_text("z")
    assert field.value() == "z"
    field.set_value("b")
    field.set_value(None)
    assert (field.value(), field.words()) == (None, NOTHING)
