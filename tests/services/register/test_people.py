"""People: how they stand on a day, what they did, what is shown of them."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    PersonCapacity,
    PersonIdentifier,
)
from engagement_desktop.domain.register.people_rows import MandateState
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DAY = date(2026, 11, 22)
STARTED = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("mandates", "state", "end"),
    [
        ([], MandateState.NONE, None),
        ([{"ended_on": None}], MandateState.TITULAR, None),
        ([{"ended_on": date(2028, 12, 31)}], MandateState.TITULAR, date(2028, 12, 31)),
        ([{"ended_on": date(2026, 12, 31)}], MandateState.TO_RENEW, date(2026, 12, 31)),
        ([{"ended_on": date(2027, 2, 20)}], MandateState.TO_RENEW, date(2027, 2, 20)),
        ([{"ended_on": date(2027, 2, 21)}], MandateState.TITULAR, date(2027, 2, 21)),
        ([{"ended_on": DAY}], MandateState.TO_RENEW, DAY),
        ([{"ended_on": date(2026, 6, 30)}], MandateState.FORMER, date(2026, 6, 30)),
        ([{"seat": SeatKind.SUBSTITUTE}], MandateState.SUBSTITUTE, None),
        ([{"office": Office.GUEST}], MandateState.NONE, None),
        ([{"ended_on": date(2026, 12, 31)}, {}], MandateState.TITULAR, None),
    ],
)
def test_the_state_of_a_mandate_is_that_of_the_day(
    workspace: Workspace, mandates: list[dict[str, object]], state: MandateState, end: date | None
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee, person = make.committee(make.structure()), make.person()
        for values in mandates:
            make.mandate(person, committee, STARTED, **values)
    (row,) = PeopleService(workspace).page(ListQuery()).rows
    assert (row.mandate, row.mandate_end) == (state, end)


def test_a_seat_that_ends_in_one_committee_is_to_renew_whatever_is_held_elsewhere(
    workspace: Workspace,
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own, person, renewed = make.structure(), make.person(), make.person("Fournier", "Luc")
        ending, going_on = make.committee(own), make.committee(own, "Comité d’éthique")
        make.mandate(person, ending, STARTED, ended_on=date(2026, 12, 31))
        make.mandate(person, going_on, STARTED)
        make.mandate(renewed, ending, STARTED, ended_on=date(2026, 12, 31))
        make.mandate(renewed, ending, date(2027, 1, 1))
    (row,) = PeopleService(workspace).page(ListQuery(filters={"mandate": "to_renew"})).rows
    assert (row.id, row.mandate, row.mandate_end) == (1, MandateState.TO_RENEW, date(2026, 12, 31))


def test_a_mandate_to_come_is_none_yet(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.mandate(make.person(), make.committee(make.structure()), date(2027, 1, 1))
    people = PeopleService(workspace)
    assert people.page(ListQuery()).rows[0].mandate is MandateState.NONE
    assert people.page(ListQuery(on=date(2027, 1, 1))).rows[0].mandate is MandateState.TITULAR


@pytest.fixture
def three(workspace: Workspace) -> PeopleService:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        monique = make.person(city="Vannes")
        luc = make.person("Fournier", "Luc", capacity=Capacity.ELECTED, city="Auray")
        make.person("Œuvrard", "André", archived_on=date(2026, 1, 1))
        make.mandate(monique, committee, STARTED)
        make.mandate(luc, committee, STARTED, ended_on=date(2025, 1, 1))
    return PeopleService(workspace)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (ListQuery(), ["Fournier", "Hélias"]),
        (ListQuery(search="HÉLIAS"), ["Hélias"]),
        (ListQuery(search="luc auray"), ["Fournier"]),
        (ListQuery(search="luc vannes"), []),
        (ListQuery(search="P0002"), ["Fournier"]),
        (ListQuery(filters={"mandate": "in_office"}), ["Hélias"]),
        (ListQuery(filters={"mandate": "former"}), ["Fournier"]),
        (ListQuery(filters={"capacity": "elected"}), ["Fournier"]),
        (ListQuery(filters={"capacity": "elected", "mandate": "in_office"}), []),
        (ListQuery(filters={"person": "1"}), ["Hélias"]),
        (ListQuery(filters={"committee": "1"}), ["Fournier", "Hélias"]),
        (ListQuery(filters={"mandate": "in_office"}, sort="mandate_end"), ["Hélias"]),
    ],
)
def test_people_are_found_by_what_one_knows(three: PeopleService, query: ListQuery, names: list[str]) -> None:
    assert [row.last_name for row in three.page(query).rows] == names
    assert three.summary(query).count == len(names)
    assert three.summary(query).total == 2


def test_chips_of_a_family_count_under_the_chips_of_the_others(three: PeopleService) -> None:
    chips = three.chips(ListQuery(filters={"capacity": "elected", "mandate": "in_office"}))
    assert {choice.key: choice.count for choice in chips["mandate"]} == {
        "in_office": 0,
        "to_renew": 0,
        "former": 1,
        "without": 0,
    }
    capacities = {choice.key: choice.count for choice in chips["capacity"]}
    assert (capacities["user"], capacities["elected"]) == (1, 0)
    assert chips["mandate"][0].label == "En mandat"


def test_the_pane_tells_who_it_is_and_what_they_did(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        committee = make.committee(own)
        monique = make.person(iban=Sealed("FR7630006000011234567890189"), known_as="P1")
        luc = make.person("Fournier", "Luc")
        session.add(PersonIdentifier(person_id=monique.id, value="A7", value_key="a7", position=1))
        make.vehicle(monique)
        make.mandate(
            monique, committee, STARTED, seat=SeatKind.SUBSTITUTE, substitute_for_id=luc.id, ended_on=DAY
        )
        make.mandate(monique, committee, date(2025, 1, 1), office=Office.CHAIR)
        for n, status in enumerate(AttendanceStatus):
            make.attendance(make.meeting(committee, date(2026, 1, n + 1)), monique, status)
        make.attendance(make.meeting(committee, date(2025, 1, 1)), monique)
        make.hours(monique, own, date(2026, 2, 1), 90)
        make.hours(monique, own, date(2025, 2, 1), 60)
        make.line(make.claim(monique, ClaimStatus.REIMBURSED), date(2026, 3, 1), 1250)
        make.line(make.claim(monique, ClaimStatus.APPROVED), date(2026, 3, 1), 999)
    found = PeopleService(workspace).detail(monique.id)
    assert found.identifiers == ("P1", "A7")
    assert [(one.office, one.substitute_for) for one in found.mandates] == [
        (Office.CHAIR, None),
        (Office.MEMBER, "Fournier Luc"),
    ]
    assert all(one.in_office for one in found.mandates)
    assert found.vehicles[0].power == 5
    assert found.iban is not None
    assert found.iban.clear == "FR7630006000011234567890189"
    assert found.exercise == "2026"
    assert (found.figures.attended, found.figures.expected) == (2, 5)
    assert found.figures.volunteer_minutes == 90
    assert found.figures.reimbursed == Money(1250)
    past = PeopleService(workspace).detail(monique.id, on=date(2025, 6, 1))
    assert (past.exercise, past.figures.volunteer_minutes) == ("2025", 60)


def test_a_person_who_is_gone_is_said_to_be(workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        PeopleService(workspace).detail(7)


def test_everybody_reads_lists(workspace_as: Callable[[Role], Workspace]) -> None:
    assert PeopleService(workspace_as(Role.READING)).page(ListQuery()).rows == ()


def test_who_was_archived_since_is_in_the_list_of_an_earlier_day(three: PeopleService) -> None:
    past = ListQuery(on=date(2025, 12, 31))
    assert [row.last_name for row in three.page(past).rows] == ["Fournier", "Hélias", "Œuvrard"]
    assert (three.summary(past).count, three.summary(past).total) == (3, 3)
    archived = ListQuery(filters={"archived": "yes"})
    assert [row.last_name for row in three.page(archived).rows] == ["Œuvrard"]
    assert three.summary(archived).count == 1


def test_lists_and_panes_tell_the_college_of_the_day(three: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        session.add(
            PersonCapacity(person_id=1, kind=CapacityKind.DECISION_MAKER, started_on=date(2026, 6, 1))
        )
    elected = {"capacity": "elected"}
    assert len(three.page(ListQuery(filters=elected)).rows) == 2
    assert len(three.page(ListQuery(filters=elected, on=date(2026, 5, 31))).rows) == 1
    assert [row.capacity for row in three.page(ListQuery(sort="capacity", descending=True)).rows] == [
        Capacity.ELECTED,
        Capacity.ELECTED,
    ]
    assert three.detail(1).capacity is Capacity.ELECTED
    assert three.detail(1, on=date(2026, 5, 31)).capacity is Capacity.USER
