"""Tab goes through a page as one reads it, whatever was made late."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.theme import Look

HELD = (FilterChoice("current", "En mandat", 12), FilterChoice("past", "Anciens", 2))


def stops(page: QWidget, first: QWidget, many: int) -> list[str]:
    first.setFocus()
    seen = []
    for _step in range(many):
        page.focusNextChild()
        seen.append(page.focusWidget().accessibleName())
    return seen


def named(widget: QWidget, name: str) -> QWidget:
    widget.setAccessibleName(name)
    return widget


def test_chips_and_links_that_come_late_keep_their_place(qtbot: QtBot, look: Look) -> None:
    page, chips, pane = QWidget(), ChipRow(look, "Mandat"), Pane(look, "Fiche")
    search, header = named(QLineEdit(), "Chercher"), named(QPushButton("Importer"), "Importer")
    qtbot.addWidget(page)
    whole = QVBoxLayout(page)
    for widget in (search, chips, pane, header):
        whole.addWidget(widget)
    page.show()
    qtbot.waitExposed(page)
    chips.show_choices(HELD, "")
    for _again in range(2):
        pane.start()
        pane.door("Voir ses heures", lambda: None)
        pane.door("Voir ses frais", lambda: None)
        pane.finish()
    qtbot.waitUntil(lambda: all(button.isVisible() for button in chips.findChildren(QPushButton)))
    assert stops(page, search, 6) == [
        "En mandat  12",
        "Fiche",
        "Voir ses heures",
        "Voir ses frais",
        "Importer",
        "Chercher",
    ]
