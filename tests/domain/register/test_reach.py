"""An e-mail or a telephone that cannot reach anybody is refused at its field."""

import pytest

from engagement_desktop.domain.register.reach import email_faults, phone_faults


@pytest.mark.parametrize("email", ["", "monique.helias@exemple.fr", "a+b@c.org"])
def test_an_email_that_may_arrive_passes(email: str) -> None:
    assert list(email_faults(email)) == []


@pytest.mark.parametrize("email", ["monique", "monique@exemple", "mo nique@exemple.fr", "a@b@c.fr"])
def test_an_incomplete_email_is_refused(email: str) -> None:
    assert [fault.field for fault in email_faults(email)] == ["email"]


@pytest.mark.parametrize("phone", ["", "02 97 00 00 00", "+262 692 12 34 56"])
def test_a_number_of_any_country_passes(phone: str) -> None:
    assert list(phone_faults(phone)) == []


def test_a_number_too_short_is_refused() -> None:
    assert [fault.field for fault in phone_faults("12 34")] == ["phone"]
