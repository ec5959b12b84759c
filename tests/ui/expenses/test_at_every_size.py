"""Each page of the room at twice the size and in each theme: nothing hidden aside, nothing without a name."""

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.ui.conftest import Seat
from tests.ui.expenses.at_desk import nameless

PAGES = (
    "expenses",
    "budget",
    "ledger",
    "statements",
    "gifts",
    "contributions",
    "runs",
    "reimburse",
    "bank_accounts",
    "expense_rules",
    "mileage",
    "receipts_in",
)


@pytest.mark.parametrize("key", PAGES)
def test_a_screen_reader_names_all_that_one_can_answer_to(filled: Seat, key: str) -> None:
    assert nameless(filled.open(key)) == []


@pytest.mark.parametrize("key", PAGES)
def test_at_twice_the_size_nothing_stands_outside_the_page(filled: Seat, key: str) -> None:
    look = filled.context.look
    look.choose_theme("contraste")
    look.choose_size(200)
    page = filled.open(key)
    areas = [one for one in page.findChildren(QScrollArea) if one.isVisibleTo(page)]
    wide = [one.widget().width() - one.viewport().width() for one in areas if one.widget() is not None]
    least, given = page.minimumSizeHint().width(), page.width()
    look.choose_size(100)
    look.choose_theme("clair")
    assert [over for over in wide if over > 0] == []
    assert least <= given
