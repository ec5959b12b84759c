"""Chips, buttons and fields that go to the next line instead of being cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.fields.figures import IntegerField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.layouts import clear
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.theme import Look


@pytest.fixture
def holder(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = Flow(look, made, 10)
    look.space(flow, (5, 7, 5, 7), 10)
    for _ in range(3):
        box = QFrame()
        box.setFixedSize(100, 30)
        flow.addWidget(box)
    return made


def tops(holder: QWidget) -> list[tuple[int, int]]:
    return [(each.x(), each.y()) for each in holder.findChildren(QFrame)]


def test_what_fits_stands_on_one_line_and_the_rest_below(holder: QWidget) -> None:
    layout = holder.layout()
    assert isinstance(layout, Flow)
    assert (layout.sizeHint().width(), layout.sizeHint().height()) == (330, 44)
    assert layout.minimumSize().width() == 110
    assert layout.heightForWidth(330) == 44
    assert layout.heightForWidth(225) == 84
    assert layout.heightForWidth(50) == 124
    holder.resize(225, 100)
    holder.show()
    assert tops(holder) == [(5, 7), (115, 7), (5, 47)]


def test_what_is_hidden_takes_no_room(holder: QWidget) -> None:
    layout = holder.layout()
    assert isinstance(layout, Flow)
    holder.findChildren(QFrame)[0].hide()
    assert layout.sizeHint().width() == 220
    assert layout.expandingDirections() == Qt.Orientation(0)
    assert (layout.itemAt(3), layout.takeAt(3)) == (None, None)
    clear(layout)
    assert layout.count() == 0


def test_two_fields_stand_side_by_side_while_there_is_room(look: Look, qtbot: QtBot) -> None:
    window, line = QWidget(), SideOrUnder(look)
    qtbot.addWidget(window)
    line.setParent(window)
    window.resize(600, 300)
    for label in ("Sièges", "Pouvoirs"):
        line.line.addWidget(IntegerField(look, Ask(label, width=150)))
    line.resize(500, 80)
    window.show()
    assert line.line.direction() == QBoxLayout.Direction.LeftToRight
    line.resize(200, 200)
    assert line.line.direction() == QBoxLayout.Direction.TopToBottom
    assert line.minimumSizeHint().width() < 200
    line.resize(500, 80)
    assert line.line.direction() == QBoxLayout.Direction.LeftToRight
