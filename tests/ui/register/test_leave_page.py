"""« Fin d’engagement »: what is shown before, what is asked, and what follows."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.ui.register.leave_page import LeavePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

NBSP = "\u00a0"


@pytest.fixture
def page(filled: Seat) -> LeavePage:
    rows = filled.application.people.page(ListQuery()).rows
    found = next(row.id for row in rows if row.last_name == "Tessier")
    page = filled.open("leave", found)
    assert isinstance(page, LeavePage)
    return page


def test_everything_that_the_departure_touches_is_in_sight(page: LeavePage) -> None:
    told = shown(page)
    for words in (
        "Mandat qui prend fin",
        "Comité des usagers",
        "Frais pas encore payés",
        f"36,97{NBSP}€",
        "À remettre à la personne",
        f"Ma participation{NBSP}»",
    ):
        assert words in told
    assert page.header.title() == "Fin d’engagement — Paul Tessier"
    assert page.on.value() == date(2026, 11, 22)
    assert page.reason.editor.hasFocus()


def test_the_reason_is_asked_before_anything_is_done(filled: Seat, page: LeavePage) -> None:
    page.leave()
    assert page.reason.fault() == "Choisissez la raison."
    assert filled.application.workspace.last_act() is None
    page.reason.set_value(EndReason.RESIGNATION)
    page.on.set_value(None)
    page.leave()
    assert page.on.fault() == "Dites le dernier jour."


def test_a_day_that_is_refused_is_told_at_its_field(page: LeavePage) -> None:
    page.reason.set_value(EndReason.RESIGNATION)
    page.on.set_value(date(1999, 1, 1))
    page.leave()
    assert page.on.fault() or page._banner is not None


def test_it_is_told_and_one_comes_back_to_the_person(filled: Seat, page: LeavePage) -> None:
    page.reason.set_value(EndReason.RESIGNATION)
    page.leave()
    filled.wait()
    assert "Paul Tessier" in filled.told[-1]
    assert filled.desk.open("person").isVisible()
    rows = filled.application.people.page(ListQuery(search="tessier")).rows
    assert filled.application.people.detail(rows[0].id).mandates[0].ended_on == date(2026, 11, 22)


def test_a_claim_that_waits_is_one_press_away(filled: Seat, page: LeavePage) -> None:
    door = next(one for one in page.findChildren(QPushButton) if one.text() == "NDF-0002")
    door.click()
    filled.wait()
    assert filled.desk.open("expenses").isVisible()


def test_a_contribution_that_was_approved_waits_too_and_leads_to_its_list(seat: Seat) -> None:
    def somebody(make: Builder) -> None:
        make.structure()
        make.session.add(
            PaidContribution(
                person_id=make.person("Tessier", "Paul").id,
                kind=ContributionKind.VACATION,
                state=ContributionState.APPROVED,
                done_on=date(2026, 9, 3),
                quantity_hundredths=100,
                unit_price=Money(7500),
                amount=Money(7500),
            )
        )

    seat.fill(somebody)
    page = seat.open("leave", seat.application.people.page(ListQuery()).rows[0].id)
    told = shown(page)
    assert "Contributions pas encore payées" in told
    assert f"75,00{NBSP}€" in told
    assert "Frais pas encore payés" not in told
    next(one for one in page.findChildren(QPushButton) if "03/09/2026" in one.text()).click()
    seat.wait()
    assert seat.desk.open("contributions").isVisible()


def test_nothing_is_done_by_going_back(filled: Seat, page: LeavePage) -> None:
    page.go_back()
    assert filled.desk.open("person").isVisible()
    assert filled.application.workspace.last_act() is None


def test_without_a_person_the_page_says_where_to_begin(filled: Seat) -> None:
    page = filled.open("leave")
    assert isinstance(page, LeavePage)
    assert page.empty.isVisible()
    assert not page.act.isVisible()
    first = page.empty.first_action()
    assert first is not None
    assert first.hasFocus()
