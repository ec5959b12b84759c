"""What is asked before a mandate is kept: a second chair, more people than seats, more terms than allowed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import dated
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.mandates_checks import Around
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.register.mandates_questions import mandate_questions
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from tests.seats import always, behind, held, holder

MONIQUE, LUC = holder(1, "Monique Hélias"), holder(2, "Luc Fournier")
FATIMA = holder(3, "Fatima Benali", capacity=Capacity.PROFESSIONAL)
ANNE = holder(4, "Anne Gall", capacity=None)
DRAFT = MandateDraft(person_id=1, committee_id=1, started_on=date(2025, 1, 1), ended_on=date(2027, 12, 31))
CHAIR = replace(DRAFT, office=Office.CHAIR)


def around(**values: Any) -> Around:
    usual: dict[str, Any] = {
        "holder": MONIQUE,
        "committee": "Comité des usagers",
        "created_on": None,
        "closed_on": None,
        "archived_on": None,
        "rules": always(),
        "others": [],
    }
    return Around(**usual | values)


def asked(draft: MandateDraft, former: MandateDraft | None = None, **seen: Any) -> list[str]:
    return [question.code for question in mandate_questions(draft, former, around(**seen))]


def places(**by_college: int) -> Seats:
    return Seats.of({Capacity(college): number for college, number in by_college.items()})


@pytest.mark.parametrize(
    ("draft", "other", "codes"),
    [
        (CHAIR, held(LUC, office=Office.CHAIR), ["second_chair"]),
        (CHAIR, held(LUC, date(2027, 12, 31), office=Office.CHAIR), ["second_chair"]),
        (CHAIR, held(LUC, date(2020, 1, 1), date(2024, 12, 31), office=Office.CHAIR), []),
        (CHAIR, held(LUC, office=Office.VICE_CHAIR), []),
        (CHAIR, behind(LUC, MONIQUE, office=Office.CHAIR), []),
        (CHAIR, held(MONIQUE, office=Office.CHAIR), []),
        (DRAFT, held(LUC, office=Office.CHAIR), []),
        (replace(CHAIR, seat=SeatKind.SUBSTITUTE), held(LUC, office=Office.CHAIR), []),
    ],
)
def test_two_chairs_at_a_time_are_asked(draft: MandateDraft, other: Any, codes: list[str]) -> None:
    assert asked(draft, others=[other]) == codes


def test_a_chair_already_there_is_asked_again_only_when_it_moves() -> None:
    seen = {"others": [held(LUC, office=Office.CHAIR)]}
    assert asked(replace(CHAIR, terms_before=1), CHAIR, **seen) == []
    assert asked(replace(CHAIR, ended_on=None), CHAIR, **seen) == ["second_chair"]
    assert asked(CHAIR, DRAFT, **seen) == ["second_chair"]


@pytest.mark.parametrize(
    ("rules", "others", "codes"),
    [
        ({"seats": 2}, [held(LUC)], []),
        ({"seats": 1}, [held(LUC)], ["over_seats"]),
        ({"seats": 1}, [held(LUC, office=Office.GUEST), behind(FATIMA, LUC)], []),
        ({"seats": 1}, [held(LUC, date(2020, 1, 1), date(2024, 12, 31))], []),
        ({"seats": 1}, [held(LUC, date(2027, 12, 31))], ["over_seats"]),
        ({"seats": 1}, [held(LUC, date(2028, 1, 1))], []),
        ({"seats": 1}, [held(MONIQUE, office=Office.SECRETARY)], []),
        ({"seats": 1}, [held(LUC), held(LUC, office=Office.SECRETARY)], ["over_seats"]),
        ({}, [held(LUC), held(FATIMA)], []),
        ({"seats": 9, "seats_by_college": places(user=1, professional=8)}, [held(LUC)], ["over_seats"]),
        ({"seats": 10, "seats_by_college": places(user=1, professional=8)}, [held(LUC)], []),
        (
            {"seats": 10, "seats_by_college": places(user=1, professional=8)},
            [held(LUC), held(ANNE)],
            ["over_seats"],
        ),
        ({"seats_by_college": places(user=1)}, [held(LUC)], ["over_seats"]),
        ({"seats_by_college": places(professional=1)}, [held(LUC)], []),
        ({"seats_by_college": places(user=1)}, [held(FATIMA)], []),
    ],
    ids=[
        "room left",
        "one too many",
        "guests and suppléants take no seat",
        "left before",
        "one too many on the last day",
        "comes after",
        "sits already by another office",
        "two offices take one seat",
        "number not said",
        "college full",
        "a place of no college is left",
        "the places of no college are taken",
        "college full, whole not said",
        "no place of that college, whole not said",
        "another college",
    ],
)
def test_more_people_than_seats_are_asked(rules: dict[str, Any], others: list[Any], codes: list[str]) -> None:
    assert asked(DRAFT, rules=always(**rules), others=others) == codes


def test_seats_are_counted_by_the_rules_of_each_day() -> None:
    shrinking = dated([(date(2025, 12, 31), RulesDraft(seats=2))], RulesDraft(seats=1))
    seen = {"rules": shrinking, "others": [held(LUC)]}
    assert asked(DRAFT, **seen) == ["over_seats"]
    assert asked(replace(DRAFT, ended_on=date(2025, 12, 31)), **seen) == []


def test_the_college_is_that_of_the_seat_when_it_has_its_own() -> None:
    rules = always(seats=2, seats_by_college=places(user=1, professional=1))
    others = [held(LUC)]
    assert asked(DRAFT, rules=rules, others=others) == ["over_seats"]
    assert asked(replace(DRAFT, college=Capacity.PROFESSIONAL), rules=rules, others=others) == []


def test_a_guest_takes_no_seat_until_they_become_a_member() -> None:
    guest, rules = replace(DRAFT, office=Office.GUEST), always(seats=1, terms_most=1)
    seen = {"rules": rules, "others": [held(LUC)]}
    assert asked(guest, **seen) == []
    assert asked(DRAFT, guest, **seen) == ["over_seats"]
    assert asked(replace(DRAFT, office=Office.LEAD), DRAFT, **seen) == []
    assert asked(replace(DRAFT, person_id=None), holder=None, **seen) == []


@pytest.mark.parametrize(
    ("terms_before", "most", "codes"),
    [(0, None, []), (0, 2, []), (1, 2, ["over_terms"]), (0, 1, ["over_terms"])],
)
def test_more_terms_than_the_rules_allow_are_asked(
    terms_before: int, most: int | None, codes: list[str]
) -> None:
    done = held(MONIQUE, date(2022, 1, 1), date(2024, 12, 31))
    draft = replace(DRAFT, terms_before=terms_before)
    seen = {"rules": always(terms_most=most), "others": [done, held(LUC, date(2019, 1, 1), None)]}
    assert asked(draft, **seen) == codes
    assert asked(replace(draft, ended_on=None), draft, **seen) == []


def test_questions_come_in_a_set_order_and_name_their_field() -> None:
    seen = around(
        rules=always(seats=1, terms_most=1),
        others=[held(LUC, office=Office.CHAIR), held(MONIQUE, date(2020, 1, 1), date(2022, 12, 31))],
    )
    found = list(mandate_questions(replace(CHAIR, terms_before=1), None, seen))
    assert [(one.code, one.field) for one in found] == [
        ("second_chair", "office"),
        ("over_seats", "seat"),
        ("over_terms", "terms_before"),
    ]
    assert found[0].sentence == ("Luc Fournier préside déjà ce comité. Enregistrer une coprésidence\u202f?")
    assert found[1].sentence == (
        "Le comité compte 1 siège et 2 titulaires y siégeraient le 01/01/2025. Enregistrer quand même\u202f?"
    )
    assert found[2].sentence == (
        "Cette personne a déjà fait 2 mandats dans ce comité, dont les règles en permettent 1. "
        "Enregistrer quand même\u202f?"
    )


def test_a_college_without_places_is_said_so() -> None:
    seen = around(rules=always(seats=1, seats_by_college=places(professional=1)), others=[])
    (question,) = mandate_questions(DRAFT, None, seen)
    assert question.sentence == (
        "Ce collège n’a aucun siège et 1 titulaire y siégerait le 01/01/2025. Enregistrer quand même\u202f?"
    )
