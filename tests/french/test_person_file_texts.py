"""The lines of a person's page."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import EndReason, Mandate, Office, SeatKind
from engagement_desktop.french import person_file_texts as texts

FIRST, LAST = date(2024, 3, 4), date(2027, 3, 3)


def a_mandate(**values: Any) -> Mandate:
    usual = {"office": Office.MEMBER, "seat": SeatKind.TITULAR, "started_on": FIRST, "ended_on": LAST}
    return Mandate(person_id=1, committee_id=1, **usual | values)


def some_hours(**values: Any) -> HoursEntry:
    usual: dict[str, Any] = {
        "done_on": FIRST,
        "minutes": 150,
        "family": MissionFamily.PEERS,
        "role": HoursRole.OTHER,
        "nature": HoursNature.VOLUNTEER,
    }
    return HoursEntry(person_id=1, structure_id=1, **usual | values)


def test_a_mandate_says_its_office_and_seat() -> None:
    assert texts.mandate_title(a_mandate(), "Comité") == "Membre titulaire, Comité"
    assert texts.mandate_title(a_mandate(office=Office.GUEST), "Comité") == "Invité, Comité"


def test_a_mandate_says_its_days_its_titulaire_and_why_it_ended() -> None:
    assert texts.mandate_detail(a_mandate(), None) == "du 04/03/2024 au 03/03/2027"
    stands_in = a_mandate(seat=SeatKind.SUBSTITUTE, ended_on=None, end_reason=EndReason.MOVED)
    said = texts.mandate_detail(stands_in, "Zoé Petit")
    assert said == "depuis le 04/03/2024, remplace Zoé Petit, déménagement"


def test_a_meeting_says_who_came_only_when_it_was_held() -> None:
    held, planned = MeetingStatus.HELD, MeetingStatus.PLANNED
    assert texts.meeting_title("Comité", held) == "Réunion, Comité"
    assert texts.meeting_title("Comité", planned) == "Réunion prévue, Comité"
    came = AttendanceStatus.REMOTE
    assert texts.meeting_detail(held, came, 1080, 1200) == (
        "à distance, de 18\u00a0h\u00a000 à 20\u00a0h\u00a000"
    )
    assert texts.meeting_detail(planned, came, 1080, None) == "à 18\u00a0h\u00a000"


def test_hours_say_what_is_unusual() -> None:
    assert texts.hours_title(some_hours()) == "2\u00a0h\u00a030, pairs"
    assert texts.hours_detail(some_hours(activity="Accueil"), "MSP") == "Accueil, MSP"
    unusual = some_hours(nature=HoursNature.PAID, state=HoursState.TO_VALIDATE)
    assert texts.hours_detail(unusual, "MSP") == "séance, MSP, heure rémunérée, à valider"


def test_a_claim_says_its_amount_and_where_it_stands() -> None:
    assert texts.claim_title("NDF-1", Money(4530)) == "Note de frais NDF-1, 45,30\u00a0€"
    assert texts.claim_detail(ClaimStatus.SUBMITTED, 1, None) == "soumise, 1\u00a0dépense"
    assert texts.claim_detail(ClaimStatus.REIMBURSED, 3, FIRST) == (
        "remboursée le 04/03/2024, 3\u00a0dépenses"
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (FIRST, LAST, "du 04/03/2024 au 03/03/2027"),
        (FIRST, None, "depuis le 04/03/2024"),
        (None, LAST, "jusqu’au 03/03/2027"),
        (None, None, "sans date"),
    ],
)
def test_days_are_said_as_far_as_known(first: date | None, last: date | None, said: str) -> None:
    assert texts.days(first, last) == said
