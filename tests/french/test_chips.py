"""The word of each chip above a list."""

from enum import StrEnum

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.committees_rows import CommitteeFilter
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.people_rows import PeopleFilter
from engagement_desktop.french.chips import chip


@pytest.mark.parametrize(
    "kind", [PeopleFilter, CommitteeFilter, Capacity, MeetingStatus, HoursState, HoursNature, ClaimStatus]
)
def test_each_chip_of_a_list_has_its_own_word(kind: type[StrEnum]) -> None:
    said = [chip(member) for member in kind]
    assert len(said) == len(set(said))
    assert all(word[0].isupper() for word in said)


def test_a_chip_is_in_the_plural_or_says_the_badge() -> None:
    assert chip(ClaimStatus.REIMBURSED) == "Remboursées"
    assert chip(MissionFamily.PATIENT_EDUCATION) == "ETP"
