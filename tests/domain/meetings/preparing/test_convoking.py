"""In which way a person is called: the one preferred, else the nearest that is open to them."""

from typing import Any

import pytest

from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import open_ways, way_of
from engagement_desktop.domain.register.letters_rows import LetterPerson
from engagement_desktop.domain.register.people import ContactChannel

LETTER, LARGE, EMAIL, PHONE = ConvocationWay
HOME, MAIL, CALL = "address", "email", "phone"


def a_person(channel: ContactChannel | None, *reached: str) -> LetterPerson:
    facts: dict[str, Any] = dict.fromkeys(("email", "phone", "address", "postcode", "city"))
    facts |= dict.fromkeys(reached, "x")
    if HOME in reached:
        facts["city"] = "Kervalec"
    return LetterPerson(
        id=1,
        civility=None,
        last_name="Hélias",
        first_name="Monique",
        channel=channel,
        availability=None,
        capacity=None,
        **facts,
    )


@pytest.mark.parametrize(
    ("channel", "reached", "way"),
    [
        (None, (HOME, MAIL, CALL), EMAIL),
        (None, (HOME, CALL), LETTER),
        (None, (CALL,), PHONE),
        (None, (), None),
        (ContactChannel.EMAIL, (HOME, CALL), LETTER),
        (ContactChannel.EMAIL, (CALL,), PHONE),
        (ContactChannel.LETTER, (MAIL, CALL), EMAIL),
        (ContactChannel.LETTER, (HOME, MAIL), LETTER),
        (ContactChannel.PHONE, (HOME, MAIL, CALL), PHONE),
        (ContactChannel.PHONE, (HOME, MAIL), LETTER),
        (ContactChannel.LARGE_PRINT, (HOME, MAIL), LARGE),
        (ContactChannel.LARGE_PRINT, (MAIL, CALL), PHONE),
        (ContactChannel.LARGE_PRINT, (MAIL,), EMAIL),
        (ContactChannel.EASY_READING, (HOME, MAIL), LARGE),
    ],
)
def test_the_way_is_the_one_preferred_or_the_nearest(
    channel: ContactChannel | None, reached: tuple[str, ...], way: ConvocationWay | None
) -> None:
    assert way_of(a_person(channel, *reached)) is way


def test_an_address_opens_both_letters() -> None:
    assert open_ways(a_person(None, HOME)) == (LETTER, LARGE)
    assert open_ways(a_person(None, MAIL, CALL)) == (EMAIL, PHONE)
