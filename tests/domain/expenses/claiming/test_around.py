"""What is offered around a claim."""

from datetime import date

import pytest

from engagement_desktop.domain.expenses.claiming.around import (
    ClaimAround,
    EnvelopeOffer,
    MeetingOffer,
    TripOffer,
)
from engagement_desktop.domain.expenses.claiming.drafts import LineDraft, write_line

HOUSE = TripOffer(7, "Domicile", "Deux-Ponts", 1400)
ANNEXE = TripOffer(8, "Domicile", "Annexe", 300)
HELD = MeetingOffer(3, 1, "Comité des usagers", date(2026, 11, 17), "2026-05", 7, came=True, has_costs=False)


def test_a_trip_is_there_and_back() -> None:
    assert HOUSE.both_ways == 2800


def test_the_way_to_a_meeting_is_found_and_the_only_way_is_proposed() -> None:
    both = ClaimAround(trips=(HOUSE, ANNEXE), meetings=(HELD,))
    assert both.trip_to(8) == ANNEXE
    assert both.trip_to(9) is None
    assert both.trip_to(None) is None
    assert ClaimAround(trips=(HOUSE,)).trip_to(None) == HOUSE
    assert both.meeting(3) == HELD
    assert both.meeting(None) is None


def test_a_line_that_was_not_checked_is_not_written() -> None:
    with pytest.raises(LookupError):
        write_line(None, 1, 1, LineDraft())


def test_an_envelope_is_offered_for_the_days_of_its_exercise() -> None:
    missions = EnvelopeOffer(1, "Missions", date(2026, 9, 1), date(2027, 8, 31))
    around = ClaimAround(envelopes=(missions,))
    assert around.envelopes_on(date(2027, 8, 31)) == (missions,)
    assert around.envelopes_on(date(2026, 8, 31)) == ()
    assert around.envelopes_on(None) == ()
