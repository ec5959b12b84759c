"""Committees: who sits on a day, how often they met."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

STARTED = date(2025, 1, 1)


@pytest.fixture
def committees(workspace: Workspace) -> CommitteeService:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        users = make.committee(own, seats=4)
        make.committee(own, "Groupe Éthique & accès", closed_on=date(2026, 6, 30))
        make.committee(own, "Ancien", archived_on=date(2020, 1, 1))
        monique, luc = make.person(), make.person("Fournier", "Luc", capacity=Capacity.ELECTED)
        fatima = make.person("Benali", "Fatima", capacity=None)
        make.mandate(monique, users, STARTED, ended_on=date(2026, 12, 31))
        make.mandate(monique, users, STARTED, office=Office.SECRETARY)
        make.mandate(luc, users, STARTED, office=Office.CHAIR)
        make.mandate(fatima, users, STARTED, seat=SeatKind.SUBSTITUTE)
        make.mandate(fatima, users, STARTED, office=Office.GUEST)
        make.mandate(fatima, users, STARTED, ended_on=date(2026, 1, 31))
        held = make.meeting(users, date(2026, 3, 4))
        make.attendance(held, monique)
        make.attendance(held, luc, AttendanceStatus.EXCUSED)
        make.meeting(users, date(2025, 3, 4))
        make.meeting(users, date(2026, 1, 4), status=MeetingStatus.PLANNED)
        make.meeting(users, date(2026, 12, 10), status=MeetingStatus.PLANNED)
    return CommitteeService(workspace)


def test_a_row_counts_titulaires_once_and_meetings_of_the_exercise(committees: CommitteeService) -> None:
    row = committees.page(ListQuery()).rows[0]
    assert (row.name, row.structure, row.seats, row.members) == (
        "Comité des usagers",
        "MSP des Deux-Ponts",
        4,
        2,
    )
    assert (row.meetings_held, row.attended, row.expected) == (1, 1, 2)
    assert (row.last_held_on, row.next_planned_on) == (date(2026, 3, 4), date(2026, 12, 10))


def test_the_past_can_be_looked_at(committees: CommitteeService) -> None:
    row = committees.page(ListQuery(on=date(2026, 1, 31))).rows[0]
    assert row.members == 3
    assert committees.detail(row.id, on=date(2024, 1, 1)).members == ()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (ListQuery(filters={"state": "open"}), ["Comité des usagers"]),
        (ListQuery(filters={"state": "closed"}), ["Groupe Éthique & accès"]),
        (ListQuery(search="ETHIQUE & acces"), ["Groupe Éthique & accès"]),
        (ListQuery(search="deux-ponts"), ["Comité des usagers", "Groupe Éthique & accès"]),
        (ListQuery(filters={"person": "1"}), ["Comité des usagers"]),
        (ListQuery(filters={"committee": "2"}), ["Groupe Éthique & accès"]),
        (ListQuery(on=date(2026, 6, 30), filters={"state": "closed"}), []),
    ],
)
def test_committees_are_found_by_what_one_knows(
    committees: CommitteeService, query: ListQuery, names: list[str]
) -> None:
    assert [row.name for row in committees.page(query).rows] == names
    assert committees.summary(query).count == len(names)
    assert committees.summary(query).total == 2


def test_the_pane_tells_who_sits_the_office_first(committees: CommitteeService) -> None:
    found = committees.detail(1)
    assert [(one.last_name, one.office) for one in found.members] == [
        ("Fournier", Office.CHAIR),
        ("Hélias", Office.SECRETARY),
        ("Benali", Office.MEMBER),
        ("Hélias", Office.MEMBER),
        ("Benali", Office.GUEST),
    ]
    assert [one.to_renew for one in found.members] == [False, False, False, True, False]
    assert dict(found.by_college) == {Capacity.USER: 1, Capacity.ELECTED: 1}
    assert list(found.by_college) == [Capacity.USER, Capacity.ELECTED]
    assert found.exercise == "2026"


def test_a_committee_that_is_gone_is_said_to_be(committees: CommitteeService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        committees.detail(99)
