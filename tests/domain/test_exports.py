"""By what name people are called in a workbook."""

from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.exports import DossierContent, callings
from engagement_desktop.domain.register.people import Capacity


def test_people_are_called_by_the_identifiant_that_is_shown() -> None:
    called = callings(
        [{"id": 1}],
        [
            {"person_id": 1, "value": "P1", "position": 0},
            {"person_id": 1, "value": "ancien", "position": 1},
        ],
    )
    assert (called.by_person, called.made) == ({1: "P1"}, 0)


def test_who_has_none_is_given_one_that_nobody_ever_had() -> None:
    known = [
        {"person_id": 1, "value": "sans-id-2", "position": 0},
        {"person_id": 1, "value": "SANS-ID-2-2", "position": 1},
    ]
    called = callings([{"id": 1}, {"id": 2}, {"id": 3}], known)
    assert called.by_person == {1: "sans-id-2", 2: "SANS-ID-2-3", 3: "SANS-ID-3"}
    assert called.made == 2


def content(*people: dict[str, Any]) -> DossierContent:
    return DossierContent((), (), people, (), (), (), (), (), (), (), ())


def test_an_account_number_under_another_key_is_seen() -> None:
    assert not content({"iban": None}, {"iban": Sealed("FR76")}).has_unreadable_accounts()
    assert content({"iban": Sealed("FR76")}, {"iban": Sealed(None, b"x")}).has_unreadable_accounts()


def test_people_without_college_are_named() -> None:
    nobody = {"capacity": None, "last_name": "Hélias", "first_name": "Monique"}
    user = nobody | {"capacity": Capacity.USER}
    assert content(user, nobody).people_without_college() == ("Hélias Monique",)
