"""Months are closed for everybody and opened again with a reason."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.months import WAITING, Reopening
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.hours.months import MonthService
from engagement_desktop.services.hours.validation import ValidationService
from engagement_desktop.services.workspace import Workspace
from tests.services.hours.lock_room import NOVEMBER, OCTOBER, SEPTEMBER, LockRoom, make_room

TODAY, WHO = date(2026, 11, 22), "Compte coordination"


@pytest.fixture
def room(workspace: Workspace) -> LockRoom:
    return make_room(workspace)


@pytest.fixture
def months(room: LockRoom) -> MonthService:
    return MonthService(room.workspace)


def test_months_are_counted_the_latest_first(room: LockRoom, months: MonthService) -> None:
    ValidationService(room.workspace).give_back([room.waiting], "Date à vérifier")
    november, october, september = months.months()
    assert november.first_day == NOVEMBER
    assert (november.entries, november.minutes, november.people) == (2, 285, 2)
    assert (november.waiting, november.returned) == (1, 1)
    assert (october.entries, october.minutes, october.waiting, october.exported) == (1, 90, 0, 0)
    assert september.first_day == SEPTEMBER


def test_a_dossier_without_hours_has_the_month_of_today(workspace: Workspace) -> None:
    (month,) = MonthService(workspace).months()
    assert (month.first_day, month.entries) == (NOVEMBER, 0)


def test_a_month_closes_for_everybody_and_opens_again_with_its_reason(months: MonthService) -> None:
    months.close(OCTOBER)
    closed = months.months()[1]
    assert (closed.closed_on, closed.closed_by) == (TODAY, WHO)
    with pytest.raises(DomainError, match="déjà clos"):
        months.close(OCTOBER)
    with pytest.raises(DomainError, match="Dites pourquoi"):
        months.reopen(OCTOBER, " ")
    months.reopen(OCTOBER, "Une saisie oubliée")
    months.close(OCTOBER)
    months.reopen(OCTOBER, "Une autre")
    again = months.months()[1]
    assert not again.is_closed
    assert again.reopenings == (
        Reopening(TODAY, WHO, "Une saisie oubliée"),
        Reopening(TODAY, WHO, "Une autre"),
    )
    with pytest.raises(DomainError, match="Octobre 2026 est ouvert"):
        months.reopen(OCTOBER, "Encore")


def test_closing_is_asked_when_hours_wait_and_is_not_taken_back(room: LockRoom, months: MonthService) -> None:
    with room.workspace.database.work() as session:
        session.get_one(HoursEntry, room.waiting).done_on = date(2026, 10, 20)
    with pytest.raises(ToConfirm, match="1 saisie à valider") as asked:
        months.close(OCTOBER)
    assert not months.months()[1].is_closed
    months.close(OCTOBER, frozenset({asked.value.code}))
    assert asked.value.code == WAITING
    assert months.months()[1].is_closed
    assert room.workspace.last_act() is None


def test_a_month_closed_before_any_hours_is_listed(months: MonthService) -> None:
    months.close(date(2026, 3, 1))
    assert (months.months()[-1].first_day, months.months()[-1].entries) == (date(2026, 3, 1), 0)


def test_the_hours_of_a_month_are_found(room: LockRoom) -> None:
    found = HoursService(room.workspace).page(ListQuery(filters={"month": "2026-10"}))
    assert [row.id for row in found.rows] == [room.october]
