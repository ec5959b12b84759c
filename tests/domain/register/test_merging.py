"""Two files made one: what is taken from which, what is joined."""

from datetime import date

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.register.merging import MergeField, Side, merged, stronger
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    ConsentPurpose,
    InvolvementStatus,
    NeedKind,
)
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    InvolvementDraft,
    NeedDraft,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind

S = AttendanceStatus
CAR = VehicleDraft(VehicleKind.CAR, 5, is_usual=True)
MOPED = VehicleDraft(VehicleKind.MOPED, is_usual=True)
CONSENT = ConsentDraft(ConsentPurpose.NAME_PUBLISHED, date(2025, 1, 1))
LEFT = PersonDraft(
    id=1,
    version=4,
    last_name="Hélias",
    first_name="Monique",
    college=Capacity.USER,
    address="1 rue du Port",
    city="Vannes",
    iban="",
    own_words="",
    needs=(NeedDraft(NeedKind.ACCESS),),
    consents=(CONSENT,),
    capacities=(CapacityDraft(CapacityKind.PATIENT, date(2024, 1, 1), date(2024, 12, 31)),),
    involvements=(InvolvementDraft(InvolvementStatus.VOLUNTEER, date(2024, 1, 1)),),
    vehicles=(CAR,),
    distances=(DistanceDraft(1, 100),),
    own_values={1: "gauche", 2: "deux"},
)
RIGHT = PersonDraft(
    id=2,
    version=9,
    last_name="Helias",
    first_name="Monique",
    email="m@exemple.fr",
    address="2 rue du Port",
    postcode="56000",
    iban="FR7630006000011234567890189",
    account_holder="M. Hélias",
    own_words="",
    needs=(NeedDraft(NeedKind.ACCESS), NeedDraft(NeedKind.MEAL, "sans sel")),
    consents=(CONSENT,),
    capacities=(
        CapacityDraft(CapacityKind.PATIENT, date(2024, 6, 1)),
        CapacityDraft(CapacityKind.CARER),
    ),
    involvements=(InvolvementDraft(InvolvementStatus.VOLUNTEER, date(2023, 1, 1), date(2023, 12, 31)),),
    vehicles=(VehicleDraft(VehicleKind.CAR, 5), MOPED),
    distances=(DistanceDraft(1, 200), DistanceDraft(2, 300)),
    own_values={1: "droite", 3: "trois"},
)


def test_without_a_choice_the_left_file_speaks_and_the_right_one_fills_it() -> None:
    one = merged(LEFT, RIGHT, {})
    assert (one.id, one.version, one.last_name, one.college) == (1, 4, "Hélias", Capacity.USER)
    assert (one.email, one.iban, one.account_holder) == ("m@exemple.fr", RIGHT.iban, "M. Hélias")
    assert (one.address, one.postcode, one.city) == ("1 rue du Port", "", "Vannes")
    assert one.own_values == {1: "gauche", 2: "deux", 3: "trois"}
    assert one.distances == (DistanceDraft(1, 100), DistanceDraft(2, 300))
    assert one.vehicles == (CAR, VehicleDraft(VehicleKind.MOPED))


def test_each_field_goes_to_the_side_that_was_chosen() -> None:
    choices = dict.fromkeys(
        ("last_name", "address", "college", "usual_vehicle", "distance:1", "own:1", "own:2"), Side.RIGHT
    ) | {"email": Side.LEFT, "own:3": Side.LEFT}
    one = merged(LEFT, RIGHT, choices)
    assert (one.last_name, one.college, one.email) == ("Helias", None, "")
    assert (one.address, one.postcode, one.city) == ("2 rue du Port", "56000", "")
    assert one.own_values == {1: "droite", 2: "deux"}
    assert one.distances[0] == DistanceDraft(1, 200)
    assert [vehicle.is_usual for vehicle in one.vehicles] == [False, True]


def test_lists_are_joined_and_say_each_thing_once() -> None:
    one = merged(LEFT, RIGHT, {})
    assert one.needs == RIGHT.needs
    assert one.consents == (CONSENT,)
    assert one.capacities == (
        CapacityDraft(CapacityKind.PATIENT, date(2024, 1, 1)),
        CapacityDraft(CapacityKind.CARER),
    )
    assert len(one.involvements) == 2


def test_ends_that_are_both_known_are_the_widest() -> None:
    ended = PersonDraft(
        capacities=(CapacityDraft(CapacityKind.PATIENT, date(2024, 6, 1), date(2025, 5, 31)),)
    )
    (held,) = merged(LEFT, ended, {}).capacities
    assert (held.started_on, held.ended_on) == (date(2024, 1, 1), date(2025, 5, 31))
    assert merged(PersonDraft(), PersonDraft(), {}).vehicles == ()


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        (S.PRESENT, S.REMOTE, S.PRESENT),
        (S.REMOTE, S.REPRESENTED, S.REMOTE),
        (S.EXCUSED, S.REPRESENTED, S.REPRESENTED),
        (S.EXCUSED, S.ABSENT, S.EXCUSED),
        (S.ABSENT, S.ABSENT, S.ABSENT),
    ],
)
def test_who_came_was_not_absent(one: S, other: S, stays: S) -> None:
    assert stronger(one, other) is stronger(other, one) is stays


def test_a_choice_is_due_where_both_say_something_else() -> None:
    def differs(left: str, right: str) -> bool:
        return MergeField("city", "Commune", left, right, Side.LEFT).differs

    assert differs("Vannes", "Auray")
    assert not differs("Vannes", "Vannes")
    assert not differs("", "Auray")
    assert not differs("Vannes", "")
