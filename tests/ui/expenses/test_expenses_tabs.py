"""The pages of expenses are one key away from each other, and each tab leads to a page that exists."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.page_tabs import PageTabs
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from engagement_desktop.ui.expenses.tabs import PAGES
from engagement_desktop.ui.navigation import PAGES as WINDOW
from tests.ui.conftest import Seat


def test_every_tab_leads_to_a_page_of_the_window() -> None:
    assert {key for key, _title, _right in PAGES} <= {page.key for page in WINDOW}


@pytest.mark.parametrize("role", [Role.COORDINATION, Role.TREASURY, Role.READING])
def test_the_tabs_stand_above_the_list_and_on_each_page(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    page = seat.open("expenses")
    assert isinstance(page, ExpensesPage)
    offered = list(page.tabs._keys)
    assert offered[0] == "expenses"
    for key in offered:
        assert seat.open(key).findChildren(PageTabs)


def test_the_file_of_a_claim_leads_to_its_page(filled: Seat) -> None:
    page = filled.open("expenses")
    assert isinstance(page, ExpensesPage)
    filled.bot.waitUntil(lambda: bool(page.pane.findChildren(Door)))
    next(door for door in page.pane.findChildren(Door) if "ses reçus" in door.text()).click()
    filled.wait()
