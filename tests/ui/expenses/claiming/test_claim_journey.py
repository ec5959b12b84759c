"""A claim of three lines and two receipts, with the keyboard alone: what is typed is counted."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from engagement_desktop.ui.expenses.receipts import panel
from tests.ui.conftest import Seat

MOST_FIELDS, MOST_ACTIONS = 20, 6


@dataclass
class Hands:
    """Keys alone; a field is counted once typed in, an action when a command is given."""

    seat: Seat
    fields: int = 0
    actions: int = 0

    def at(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, words: str) -> None:
        QTest.keyClicks(self.at(), words)
        self.fields += 1
        self.seat.wait()

    def tab(self) -> None:
        QTest.keyClick(self.at(), Qt.Key.Key_Tab)
        self.seat.wait()

    def go_to(self, wanted: QWidget) -> None:
        """Tab until there; within reach, or the test fails."""
        for _step in range(12):
            if self.at() is wanted:
                return
            self.tab()
        raise AssertionError("Tab does not lead there")

    def act(self, key: Qt.Key) -> None:
        QTest.keyClick(self.at(), key, Qt.KeyboardModifier.ControlModifier)
        self.actions += 1
        self.seat.wait()


def test_three_lines_and_two_receipts_take_few_fields_and_few_actions(
    oneself: Seat, tickets: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = iter(tickets)
    monkeypatch.setattr(panel, "asked_files", lambda _parent: [next(chosen)])
    hands = Hands(oneself)
    page = oneself.open("claim")
    assert isinstance(page, ClaimPage)
    assert isinstance(hands.at(), QComboBox)
    hands.type("Kilo")
    assert page.entry.sheet.lines[0].draft.km_hundredths == 2800
    hands.act(Qt.Key.Key_N)
    hands.type("Stat")
    hands.go_to(page.form.amount.edit)
    assert isinstance(hands.at(), QLineEdit)
    hands.type("3,60")
    hands.act(Qt.Key.Key_J)
    hands.act(Qt.Key.Key_N)
    hands.type("Repas")
    hands.go_to(page.form.amount.edit)
    hands.type("18,50")
    hands.act(Qt.Key.Key_J)
    hands.act(Qt.Key.Key_Return)
    claim = oneself.application.claim_writing.draft(1)
    assert claim.status is ClaimStatus.SUBMITTED
    assert [(line.nature, line.amount) for line in claim.lines] == [
        (ExpenseNature.KILOMETRES, Money(1697)),
        (ExpenseNature.PARKING, Money(360)),
        (ExpenseNature.MEAL, Money(1850)),
    ]
    assert [line.receipt for line in claim.lines] == ["", "J-2026-0001", "J-2026-0002"]
    assert hands.fields <= MOST_FIELDS
    assert hands.actions <= MOST_ACTIONS
    assert (hands.fields, hands.actions) == (5, 5)
