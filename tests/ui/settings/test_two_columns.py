import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.settings.two_columns import TwoColumns
from engagement_desktop.ui.theme import Look


@pytest.mark.parametrize("times", [1, 3])
def test_cards_keep_their_order_however_often_the_room_changes(look: Look, qtbot: QtBot, times: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    sides = TwoColumns(look, holder)
    left, right = [Card(look, "Un"), Card(look, "Deux")], [Card(look, "Trois"), Card(look, "Quatre")]
    holder.resize(800, 700)
    holder.show()
    for _again in range(times):
        sides.arrange(left, right, two=False)
        qtbot.wait(1)
        assert left[0].y() < left[1].y() < right[0].y() < right[1].y()
        sides.arrange(left, right, two=True)
        qtbot.wait(1)
        assert left[0].y() == right[0].y() == 0
        assert right[0].x() > left[0].x()
        assert left[1].y() == right[1].y()
