"""Meetings: found by committee, exercise and what they lack; shown with who came."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

WHOLE = {"decisions": "Le livret est adopté."}


@pytest.fixture
def meetings(workspace: Workspace) -> MeetingService:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        users, ethics = make.committee(own), make.committee(own, "Groupe Éthique & accès")
        monique, luc = make.person(), make.person("Fournier", "Luc")
        first = make.meeting(users, date(2026, 3, 4), agenda="Accueil\nBilan <2025>", **WHOLE)
        make.attendance(first, monique)
        luc_there = make.attendance(first, luc, AttendanceStatus.REPRESENTED)
        luc_there.proxy_to_id = monique.id
        second = make.meeting(users, date(2026, 5, 6), ends_minute=None)
        make.attendance(second, luc, AttendanceStatus.REMOTE)
        make.meeting(ethics, date(2025, 12, 31), **WHOLE)
        make.meeting(ethics, date(2026, 2, 1), status=MeetingStatus.PLANNED)
        make.meeting(ethics, date(2026, 12, 1), status=MeetingStatus.PLANNED)
        make.meeting(ethics, date(2026, 2, 3), status=MeetingStatus.CANCELLED)
    return MeetingService(workspace)


@pytest.mark.parametrize(
    ("query", "days"),
    [
        (ListQuery(search="ethique"), ["2026-12-01", "2026-02-03", "2026-02-01", "2025-12-31"]),
        (ListQuery(filters={"status": "held"}), ["2026-05-06", "2026-03-04", "2025-12-31"]),
        (ListQuery(filters={"exercise": "2025"}), ["2025-12-31"]),
        (ListQuery(filters={"committee": "1"}), ["2026-05-06", "2026-03-04"]),
        (ListQuery(filters={"person": "1"}), ["2026-03-04"]),
        (ListQuery(filters={"gap": "meeting_without_decisions"}), ["2026-05-06"]),
        (ListQuery(filters={"gap": "meeting_without_end"}), ["2026-05-06"]),
        (ListQuery(filters={"gap": "meeting_without_attendance"}), ["2025-12-31"]),
        (ListQuery(filters={"gap": "planned_meeting_past"}), ["2026-02-01"]),
    ],
)
def test_meetings_are_found_by_what_one_knows(
    meetings: MeetingService, query: ListQuery, days: list[str]
) -> None:
    assert [f"{row.held_on}" for row in meetings.page(query).rows] == days
    assert (meetings.summary(query).count, meetings.summary(query).total) == (len(days), 6)


def test_the_foot_adds_up_who_came(meetings: MeetingService) -> None:
    assert meetings.summary(ListQuery()).sums == {"attended": 2, "expected": 3}
    assert meetings.summary(ListQuery(filters={"status": "planned"})).sums == {"attended": 0, "expected": 0}


def test_chips_give_states_and_exercises(meetings: MeetingService) -> None:
    chips = meetings.chips(ListQuery())
    assert [(choice.label, choice.count) for choice in chips["status"]] == [
        ("Tenues", 3),
        ("Prévues", 2),
        ("Annulées", 1),
    ]
    assert [(choice.key, choice.label, choice.count) for choice in chips["exercise"]] == [
        ("2026", "2026", None),
        ("2025", "2025", None),
    ]


def test_the_pane_tells_who_came_and_what_was_decided(meetings: MeetingService) -> None:
    found = meetings.detail(1)
    assert found.agenda == "Accueil\nBilan <2025>"
    assert found.decisions == WHOLE["decisions"]
    assert (found.row.attended, found.row.expected, found.row.has_decisions) == (1, 2, True)
    assert [(one.last_name, one.status, one.proxy_to) for one in found.attendance] == [
        ("Fournier", AttendanceStatus.REPRESENTED, "Hélias Monique"),
        ("Hélias", AttendanceStatus.PRESENT, None),
    ]


def test_a_meeting_that_is_gone_is_said_to_be(meetings: MeetingService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        meetings.detail(99)
