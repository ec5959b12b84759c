from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.form import Form
from engagement_desktop.ui.theme import Look


def dated(look: Look) -> Field:
    edit = QLineEdit()
    return Field(
        look,
        "Date",
        edit,
        help_text="JJ/MM/AAAA",
        width=130,
        check=lambda: "Novembre a 30 jours." if edit.text() == "31/11" else "",
    )


def test_a_field_is_named_for_the_ear_and_helped(look: Look, qtbot: QtBot) -> None:
    field = dated(look)
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Date"
    assert field.editor.accessibleDescription() == "JJ/MM/AAAA"
    assert field.editor.maximumWidth() == 130


def test_nothing_is_checked_while_typing_and_all_of_it_on_leaving(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    field = form.add("date", dated(look))
    other = form.add("name", Field(look, "Nom", QLineEdit(), optional=True))
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    field.focus()
    qtbot.keyClicks(field.editor, "31/11")
    assert field.fault() == ""
    other.focus()
    assert field.fault() == "Novembre a 30 jours."
    assert field.editor.property("faute") == "1"
    assert field.editor.accessibleDescription() == "Novembre a 30 jours."


def test_one_click_mends_what_one_click_can(look: Look, qtbot: QtBot) -> None:
    field = dated(look)
    qtbot.addWidget(field)
    field.show()
    edit = field.editor
    assert isinstance(edit, QLineEdit)
    field.show_fault("Novembre a 30 jours.", "Mettre 30/11", lambda: edit.setText("30/11"))
    qtbot.mouseClick(field._mend, Qt.MouseButton.LeftButton)
    assert field.value() == "30/11"
    field.show_fault("")
    assert field.editor.property("faute") == ""


def test_a_field_gives_what_is_typed_whatever_its_editor(look: Look, qtbot: QtBot) -> None:
    text, box = QPlainTextEdit("Accueil"), QComboBox()
    box.addItem("Titulaire", "titular")
    fields = [
        Field(look, "Texte", text),
        Field(look, "Choix", box),
        Field(look, "Autre", Field(look, "x", QLineEdit())),
    ]
    for field in fields:
        qtbot.addWidget(field)
    assert [field.value() for field in fields] == ["Accueil", "titular", ""]


def test_a_refusal_takes_the_focus_to_its_field_and_others_stand_above(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    form.add("name", Field(look, "Nom", QLineEdit()))
    field = form.add("date", dated(look))
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.show_refusal(DomainError("Cette date est à venir.", "date"))
    assert form.field("date").fault() == "Cette date est à venir."
    assert field.editor.hasFocus()
    form.show_refusal(DomainError("Votre rôle ne permet pas cette action."))
    assert form._banner.isVisible()
    form.forget_faults()
    assert not form._banner.isVisible()
    assert field.fault() == ""


def test_several_faults_are_counted_and_one_alone_is_not(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    qtbot.addWidget(form)
    for key in ("one", "two"):
        form.add(key, Field(look, key, QLineEdit(), check=lambda: "Écrivez un nom."))
    form.show()
    assert not form.validate()
    assert form._banner.accessibleName() == "2 réponses sont à revoir."
    form.field("two").hide()
    assert not form.validate()
    assert not form._banner.isVisible()
