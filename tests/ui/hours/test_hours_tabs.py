"""The tabs over the pages of hours."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.hours.training.page import TrainingPage
from engagement_desktop.ui.hours.valuation.page import ValuationPage
from tests.ui.conftest import Seat


def titles(page: TrainingPage) -> list[str]:
    return [one.text() for one in page.tabs._group.buttons()]


def test_a_tab_leads_to_its_page_and_this_one_keeps_its_own(filled: Seat) -> None:
    page = filled.open("training")
    assert isinstance(page, TrainingPage)
    here = page.tabs.current()
    page.tabs.choose(titles(page).index("Valeur"))
    filled.wait()
    value = filled.desk.open("valuation")
    assert isinstance(value, ValuationPage)
    assert value.isVisible()
    assert page.tabs.current() == here


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.COORDINATION, True), (Role.SECRETARIAT, False), (Role.READING, False)]
)
def test_talks_are_offered_to_the_coordination_alone(
    seat_as: Callable[[Role], Seat], role: Role, offered: bool
) -> None:
    page = seat_as(role).open("training")
    assert isinstance(page, TrainingPage)
    assert ("Entretiens" in titles(page)) is offered
    assert titles(page)[0] == "Saisies"
