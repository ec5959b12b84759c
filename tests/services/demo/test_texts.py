"""Texts of the demo: written as French is, each meeting its own, and nothing said of anybody."""

import re
from datetime import date
from itertools import pairwise

import pytest

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.french.formats import date_long
from engagement_desktop.french.typography import typo
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.rows import Rows
from engagement_desktop.services.demo.sizes import DemoSize
from tests.services.demo.conftest import Drawn

BANNED = re.compile(r"·|Mlle|\(s\)|\(e\)|!|Oups|'| {2}")
HEALTH = re.compile(
    r"malad|diab[eè]t|cancer|handicap|dépress|psych|alcool|tabac|addict|surdité|démence|épileps|obés|symptôme",
    re.IGNORECASE,
)


def minutes(rows: Rows) -> list[str]:
    return [text for row in rows["meeting"] for text in (row["agenda"], row["decisions"]) if text]


def said_of_people(rows: Rows) -> set[str]:
    """Every text that stands beside a name in a list."""
    hours = {text for row in rows["hours_entry"] for text in (row["activity"], row["reason"]) if text}
    costs = {
        text
        for row in rows["expense_line"]
        for text in (row["purpose"], row["receipt"], row["refusal_reason"])
        if text
    }
    return hours | costs | {row["name"] for row in rows["committee"]}


def test_texts_are_written_as_french_is(demo: tuple[Rows, date]) -> None:
    rows, _ = demo
    for text in [*minutes(rows), *said_of_people(rows)]:
        assert not BANNED.search(text), text
        assert "{" not in text, text
    for text in minutes(rows):
        assert all(typo(line) == line for line in text.splitlines()), text


def test_no_text_beside_a_name_speaks_of_health(demo: tuple[Rows, date]) -> None:
    rows, _ = demo
    assert [text for text in said_of_people(rows) if HEALTH.search(text)] == []


def test_minutes_name_roles_and_never_people(demo: tuple[Rows, date]) -> None:
    rows, _ = demo
    names = {row["last_name"] for row in rows["person"]} | {row["first_name"] for row in rows["person"]}
    places = {word for town in Library().towns for word in re.findall(r"\w+", town.name)}
    spoken = {word for text in minutes(rows) for word in re.findall(r"\w+", text)}
    assert spoken & (names - places) == set()


@pytest.mark.parametrize("size", list(DemoSize))
def test_no_two_meetings_tell_the_same(drawn: Drawn, size: DemoSize) -> None:
    told = [
        (row["committee_id"], row["agenda"], row["decisions"])
        for row in drawn(size)["meeting"]
        if row["status"] is MeetingStatus.HELD
    ]
    assert len(set(told)) == len(told)
    assert all(decisions for _, _, decisions in told)


def test_every_matter_on_the_agenda_of_a_held_meeting_is_decided(demo: tuple[Rows, date]) -> None:
    rows, _ = demo
    titles = {typo(topic.title) for topic in Library().topics}
    for row in rows["meeting"]:
        if row["status"] is MeetingStatus.HELD:
            matters = {line.split("\u00a0: ")[0] for line in row["agenda"].splitlines()} & titles
            decided = {line.split("\u00a0: ")[0] for line in row["decisions"].splitlines()} & titles
            assert len(matters) >= 3
            assert matters == decided
        else:
            assert row["decisions"] is None


def test_a_meeting_approves_the_minutes_of_the_one_before(drawn: Drawn) -> None:
    rows = drawn(DemoSize.SMALL)
    held = [row for row in rows["meeting"] if row["status"] is MeetingStatus.HELD]
    for before, after in pairwise(held):
        first = after["agenda"].splitlines()[0]
        if before["held_on"].year == after["held_on"].year:
            assert first == f"Approbation du compte rendu du {date_long(before['held_on'])}"
        else:
            assert first == f"Bilan de l’année {before['held_on'].year} et calendrier {after['held_on'].year}"


def test_matters_go_forward_step_by_step(drawn: Drawn) -> None:
    steps = {topic.title: [step.agenda for step in topic.steps] for topic in Library().topics}
    seen: dict[str, list[str]] = {}
    for row in drawn(DemoSize.SMALL)["meeting"]:
        if row["status"] is MeetingStatus.HELD:
            for line in row["agenda"].splitlines():
                title, _, item = line.partition("\u00a0: ")
                if title in steps:
                    seen.setdefault(title, []).append(item)
    for title, items in seen.items():
        assert items == [typo(step) for step in steps[title]][: len(items)]


def test_the_library_covers_every_family_and_nature() -> None:
    library = Library()
    assert set(library.activities) == {*MissionFamily, "governing", "supervising"} - {""}
    assert set(library.costs) | {ExpenseNature.KILOMETRES} == set(ExpenseNature)


def test_every_theme_of_a_committee_has_its_matters() -> None:
    library = Library()
    themes = {topic.theme for topic in library.topics}
    for size in DemoSize:
        for committee in library.committees(size):
            assert set(committee.themes) <= themes
            assert len([topic for topic in library.topics if topic.theme in committee.themes]) >= 6
