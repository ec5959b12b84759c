"""A meeting as typed: what a rule refuses, and what an import accepted stays."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import (
    MeetingDraft,
    PresenceDraft,
    meeting_draft,
    meeting_faults,
    write_meeting,
)

TODAY = date(2026, 11, 22)
HELD = MeetingDraft(
    committee_id=1,
    held_on=date(2026, 3, 3),
    starts_minute=18 * 60,
    ends_minute=20 * 60,
    status=MeetingStatus.HELD,
)
S = AttendanceStatus


def here(person: int, status: AttendanceStatus = S.PRESENT, proxy: int | None = None) -> PresenceDraft:
    return PresenceDraft(person_id=person, status=status, proxy_to_id=proxy)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, []),
        (
            {"committee_id": None, "held_on": None, "starts_minute": None},
            ["committee_id", "held_on", "starts_minute"],
        ),
        ({"held_on": date(2026, 11, 22)}, []),
        ({"held_on": date(2026, 11, 23)}, ["held_on"]),
        ({"held_on": date(2026, 11, 23), "status": MeetingStatus.PLANNED}, []),
        ({"held_on": date(2020, 1, 1), "status": MeetingStatus.PLANNED}, []),
        ({"ends_minute": 18 * 60}, []),
        ({"ends_minute": 18 * 60 - 1}, ["ends_minute"]),
        ({"ends_minute": 24 * 60}, ["ends_minute"]),
        ({"ends_minute": None}, []),
        ({"starts_minute": 24 * 60}, ["starts_minute"]),
        ({"presences": (here(1), here(2, S.REMOTE))}, []),
        ({"presences": (here(1),), "status": MeetingStatus.CANCELLED}, ["status"]),
        ({"presences": (here(1), here(1, S.ABSENT))}, ["presences"]),
        ({"presences": (here(1), here(2, S.REPRESENTED, 1))}, []),
        ({"presences": (here(1, S.REMOTE), here(2, S.EXCUSED, 1))}, []),
        ({"presences": (here(1, S.EXCUSED), here(2, S.REPRESENTED, 1))}, ["presences"]),
        ({"presences": (here(2, S.REPRESENTED, 3),)}, ["presences"]),
        ({"presences": (here(2, S.REPRESENTED, 2),)}, ["presences"]),
        ({"presences": (here(1), here(2, S.PRESENT, 1))}, ["presences"]),
    ],
)
def test_a_rule_names_its_field(values: dict[str, Any], fields: list[str]) -> None:
    assert [fault.field for fault in meeting_faults(replace(HELD, **values), TODAY)] == fields


def test_a_pouvoir_that_an_import_accepted_stays() -> None:
    odd = here(2, S.PRESENT, 3)
    draft = replace(HELD, presences=(here(1), odd))
    assert list(meeting_faults(draft, TODAY, {odd})) == []
    assert len(list(meeting_faults(draft, TODAY, {here(2, S.PRESENT, 1)}))) == 1


def test_texts_are_cleaned_and_empty_ones_are_nothing() -> None:
    made = write_meeting(
        None, replace(HELD, place="  Salle \n du  haut ", agenda=" un\r\ndeux ", decisions="  ")
    )
    made.version = 1
    assert (made.place, made.agenda, made.decisions) == ("Salle du haut", "un\ndeux", None)
    again = meeting_draft(made, ())
    assert again == replace(HELD, version=1, place="Salle du haut", agenda="un\ndeux")
    assert write_meeting(made, replace(again, status=MeetingStatus.CANCELLED)) is made
    assert made.status is MeetingStatus.CANCELLED


def test_an_incomplete_meeting_is_never_written() -> None:
    with pytest.raises(DomainError, match="pas complète"):
        write_meeting(None, MeetingDraft())
