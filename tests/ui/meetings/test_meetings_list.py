"""The list of meetings and the file of one, against the tables of the town."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import (
    ETHICS,
    NBSP,
    SITTINGS,
    TODAY,
    USAGERS,
    Sitting,
    chips,
    column,
    file_of,
    go_through,
    narrow,
    order,
    search,
    table,
    town,
)

Keeps = Callable[[Sitting], bool]


@pytest.fixture
def meetings(seat: Seat) -> MeetingsPage:
    seat.fill(town)
    page = seat.open("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def days(keeps: Keeps = lambda _one: True) -> list[str]:
    """The days of the meetings that a condition keeps, the newest first."""
    return [f"{day:%d/%m/%Y}" for day in sorted((one.day for one in SITTINGS if keeps(one)), reverse=True)]


def told(seat: Seat, page: MeetingsPage, day: str) -> list[str]:
    return file_of(seat, page, lambda row: row["date"] == day)


def test_meetings_are_listed_the_newest_first_with_their_texts(meetings: MeetingsPage) -> None:
    assert column(meetings, "date") == days()
    by_day = {row["date"]: row for row in table(meetings)}
    for one in SITTINGS:
        row = by_day[f"{one.day:%d/%m/%Y}"]
        assert row["committee"] == one.where
        assert row["attended"] == (f"{one.attended} sur {len(one.came)}" if one.came else "—")
        assert row["decisions"] == ("oui" if one.values.get("decisions") else "—")
        assert row["place"] == one.values.get("place", "—")
        assert row["starts"] == f"18{NBSP}h{NBSP}00"
    assert by_day["02/02/2026"]["length"] == f"2{NBSP}h{NBSP}15"
    assert by_day["06/06/2026"]["length"] == "—"


def test_each_state_keeps_exactly_its_meetings(seat: Seat, meetings: MeetingsPage) -> None:
    words = {"held": "Tenues", "planned": "Prévues", "cancelled": "Annulées"}
    for status in MeetingStatus:
        expected = days(lambda one, status=status: one.status is status)
        assert chips(meetings, "status")[status.value] == f"{words[status.value]}  {len(expected)}"
        narrow(seat, meetings, "status", status.value)
        assert column(meetings, "date") == expected


def test_each_exercise_keeps_exactly_its_meetings(seat: Seat, meetings: MeetingsPage) -> None:
    assert list(chips(meetings, "exercise").values()) == ["2026", "2025"]
    for year in (2025, 2026):
        narrow(seat, meetings, "exercise", str(year))
        assert column(meetings, "date") == days(lambda one, year=year: one.day.year == year)


def test_state_and_exercise_hold_together(seat: Seat, meetings: MeetingsPage) -> None:
    narrow(seat, meetings, "exercise", "2026")
    held = days(lambda one: one.day.year == 2026 and one.status is MeetingStatus.HELD)
    assert chips(meetings, "status")["held"] == f"Tenues  {len(held)}"
    narrow(seat, meetings, "status", "held")
    assert column(meetings, "date") == held
    assert meetings._footer.whole() == f"{len(held)}{NBSP}réunions affichées sur {len(SITTINGS)}"


def test_a_search_finds_the_meetings_of_a_committee(seat: Seat, meetings: MeetingsPage) -> None:
    search(seat, meetings, "Éthique")
    assert column(meetings, "date") == days(lambda one: one.where == ETHICS)


def test_meetings_are_sorted_by_presence_and_by_committee(seat: Seat, meetings: MeetingsPage) -> None:
    order(seat, meetings, "attended", descending=True)
    assert column(meetings, "attended")[:3] == ["3 sur 4", "2 sur 2", "1 sur 3"]
    order(seat, meetings, "committee")
    assert column(meetings, "committee") == [ETHICS] * 4 + [USAGERS] * 3


LACKS: tuple[tuple[GapKind, Keeps], ...] = (
    (GapKind.MEETING_WITHOUT_DECISIONS, lambda one: _held(one) and not one.values.get("decisions")),
    (GapKind.MEETING_WITHOUT_ATTENDANCE, lambda one: _held(one) and not one.came),
    (GapKind.MEETING_WITHOUT_END, lambda one: _held(one) and one.values.get("ends_minute", 1) is None),
    (
        GapKind.PLANNED_MEETING_PAST,
        lambda one: one.status is MeetingStatus.PLANNED and one.day < TODAY,
    ),
)


def test_each_gap_shows_the_meetings_that_lack_it(seat: Seat, meetings: MeetingsPage) -> None:
    for gap, keeps in LACKS:
        query = ListQuery(filters={"exercise": "2026", "gap": gap.value})
        seat.open("meetings", ListView(query, "Ce qui manque, 2026"))
        expected = days(lambda one, keeps=keeps: one.day.year == 2026 and keeps(one))
        assert expected
        assert column(meetings, "date") == expected
        assert meetings._scope_line.isVisible()


def _held(one: Sitting) -> bool:
    return one.status is MeetingStatus.HELD


def test_the_file_groups_people_by_how_they_took_part(seat: Seat, meetings: MeetingsPage) -> None:
    lines = told(seat, meetings, "02/02/2026")
    assert lines[:2] == [USAGERS, f"Lundi 2{NBSP}février 2026"]
    assert f"De 18{NBSP}h{NBSP}00 à 20{NBSP}h{NBSP}15" in lines
    assert f"soit 2{NBSP}h{NBSP}15" in lines
    assert f"Présence{NBSP}: 3 sur 4" in lines
    assert f"Présents{NBSP}: 2" in lines
    assert f"À distance{NBSP}: 1" in lines
    assert f"Excusé{NBSP}: 1" in lines
    assert not any(line.startswith("Absent") for line in lines)


def test_who_gave_a_pouvoir_and_to_whom_is_told(seat: Seat, meetings: MeetingsPage) -> None:
    lines = told(seat, meetings, "06/06/2026")
    assert f"Représenté{NBSP}: 1" in lines
    assert f"Absent{NBSP}: 1" in lines
    (given,) = [line for line in lines if "pouvoir" in line]
    assert "O’Brien" in given
    assert any("Aucune décision" in line for line in lines)


def test_a_meeting_to_come_lacks_nothing_yet(seat: Seat, meetings: MeetingsPage) -> None:
    lines = told(seat, meetings, "10/12/2026")
    assert "Prévue" in lines
    for absent in ("Décisions", "Présence", "Ordre du jour"):
        assert absent not in lines


def test_a_held_meeting_without_anybody_says_so(seat: Seat, meetings: MeetingsPage) -> None:
    lines = told(seat, meetings, "04/04/2026")
    assert "Charte adoptée" in lines
    assert any("Personne n’est inscrit" in line for line in lines)


def test_those_who_came_are_doors_to_their_own_file(seat: Seat, meetings: MeetingsPage) -> None:
    told(seat, meetings, "04/04/2025")
    people = go_through(seat, meetings, "Yann Ézanno", "people")
    assert column(people, "name") == ["Ézanno Yann"]
    assert people._scope_words.whole() == "Yann Ézanno"


def test_the_committee_is_a_door_that_can_be_left_again(seat: Seat, meetings: MeetingsPage) -> None:
    told(seat, meetings, "04/04/2025")
    committees = go_through(seat, meetings, "Voir le comité", "committees")
    assert column(committees, "name") == [ETHICS]
    committees._show_all()
    seat.wait()
    assert len(column(committees, "name")) == 3


def test_a_list_of_thousands_comes_two_hundred_at_a_time(seat: Seat) -> None:
    def write(make: Builder) -> None:
        committee = make.committee(make.structure())
        for n in range(230):
            make.meeting(committee, date(2020 + n % 5, 1 + n % 12, 1 + n % 28))

    seat.fill(write)
    page = seat.open("meetings")
    assert isinstance(page, MeetingsPage)
    assert page.model.rowCount() == 200
    page.table.scrollToBottom()
    seat.bot.waitUntil(lambda: page.model.rowCount() == 230)
    read = [row.held_on for row in page.model.loaded()]
    assert read == sorted(read, reverse=True)
    assert len({row.id for row in page.model.loaded()}) == 230
    assert page._footer.whole() == f"230{NBSP}réunions"
