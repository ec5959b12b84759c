from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.layouts import scrolling
from engagement_desktop.ui.common.search_field import SearchField
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.focus import FocusRing


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_the_ring_follows_the_focus_and_leaves_lists_to_themselves(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    ring = FocusRing(qapp, look)
    edit, button, listing = QLineEdit(), QPushButton("Voir"), QListWidget()
    window = shown(qtbot, edit, button, listing)
    edit.setFocus()
    assert ring.ringed() is edit
    button.setFocus()
    assert ring.ringed() is button
    window.grab()
    listing.setFocus()
    assert ring.ringed() is None
    button.setFocus()
    assert ring.ringed() is button
    ring.end()


def test_a_text_of_several_lines_is_ringed_like_a_field(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp, look)
    text = QPlainTextEdit()
    window = shown(qtbot, QPushButton("Voir"), text)
    text.setFocus()
    assert ring.ringed() is text
    assert window.focusWidget() is text
    ring.end()


def test_a_borderless_field_is_ringed_with_its_frame(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp, look)
    field = SearchField(look, "Chercher")
    window = shown(qtbot, QPushButton("Voir"), field)
    field.edit.setFocus()
    assert ring.ringed() is field
    assert window.focusWidget() is field.edit
    ring.end()


def test_the_ring_survives_the_page_it_was_on(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp, look)
    page, edit, button = QWidget(), QLineEdit(), QPushButton("Voir")
    QVBoxLayout(page).addWidget(edit)
    window = shown(qtbot, page, button)
    edit.setFocus()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    button.setFocus()
    assert ring.ringed() is button
    assert window.focusWidget() is button
    ring.end()


def test_a_field_out_of_sight_is_brought_into_view(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp, look)
    body = QWidget()
    layout = QVBoxLayout(body)
    edits = [QLineEdit() for _ in range(40)]
    for edit in edits:
        layout.addWidget(edit)
    area = scrolling(body)
    window = shown(qtbot, area)
    window.resize(300, 200)
    edits[-1].setFocus()
    assert area.verticalScrollBar().value() > 0
    ring.end()


def test_what_is_said_under_a_field_comes_into_view_with_it(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    ring = FocusRing(qapp, look)
    body = QWidget()
    layout = QVBoxLayout(body)
    fields = [Field(look, "Lieu", QLineEdit(), help_text="Une salle ou une adresse.") for _ in range(20)]
    for field in fields:
        layout.addWidget(field)
    area = scrolling(body)
    window = shown(qtbot, area)
    window.resize(400, 300)
    fields[9].editor.setFocus()
    assert fields[9].mapTo(area.viewport(), QPoint(0, fields[9].height())).y() <= area.viewport().height()
    ring.end()
