"""What a file may not say, each with its field; what was there before is left in peace."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    CapacityKind,
    ConsentPurpose,
    InvolvementStatus,
)
from engagement_desktop.domain.register.people_checks import counted_power, person_faults, same_vehicle
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    InvolvementDraft,
    OwnFieldRow,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
START, END = date(2024, 1, 1), date(2024, 12, 31)
CAR = VehicleDraft(VehicleKind.CAR, 5)
MONIQUE = PersonDraft(last_name="Hélias", first_name="Monique")
SIZE = OwnFieldRow(3, 1, "Taille", OwnFieldKind.NUMBER, (), is_hidden=False, values=0)

WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({"last_name": "", "first_name": ""}, ["last_name", "first_name"]),
    ({"born_on": TOMORROW}, ["born_on"]),
    ({"email": "monique"}, ["email"]),
    ({"email": "monique@exemple"}, ["email"]),
    ({"email": "mo nique@exemple.fr"}, ["email"]),
    ({"phone": "12 34"}, ["phone"]),
    ({"iban": "FR7630006000011234567890188"}, ["iban"]),
    ({"capacities": (CapacityDraft(CapacityKind.CARER, END, START),)}, ["capacities.0.ended_on"]),
    (
        {"capacities": (CapacityDraft(CapacityKind.CARER, START), CapacityDraft(CapacityKind.CARER, END))},
        ["capacities.1.started_on"],
    ),
    (
        {"involvements": (InvolvementDraft(InvolvementStatus.VOLUNTEER, END, START),)},
        ["involvements.0.ended_on"],
    ),
    (
        {"involvements": (InvolvementDraft(InvolvementStatus.EMPLOYEE),) * 2},
        ["involvements.1.started_on"],
    ),
    ({"consents": (ConsentDraft(ConsentPurpose.NAME_PUBLISHED, TOMORROW),)}, ["consents.0.given_on"]),
    (
        {"consents": (ConsentDraft(ConsentPurpose.NAME_PUBLISHED, END, START),)},
        ["consents.0.withdrawn_on"],
    ),
    (
        {"consents": (ConsentDraft(ConsentPurpose.NAME_PUBLISHED, START, TOMORROW),)},
        ["consents.0.withdrawn_on"],
    ),
    ({"needs_consented_on": TOMORROW}, ["needs_consented_on"]),
    ({"vehicles": (VehicleDraft(VehicleKind.CAR),)}, ["vehicles.0.power"]),
    ({"vehicles": (VehicleDraft(VehicleKind.MOTORCYCLE, 0),)}, ["vehicles.0.power"]),
    ({"vehicles": (CAR, CAR)}, ["vehicles.1.kind"]),
    (
        {"vehicles": (replace(CAR, is_usual=True), VehicleDraft(VehicleKind.MOPED, is_usual=True))},
        ["vehicles.1.is_usual"],
    ),
    ({"distances": (DistanceDraft(1, 0),)}, ["distances.0.km_hundredths"]),
    ({"distances": (DistanceDraft(1, 10**20),)}, ["distances.0.km_hundredths"]),
    ({"distances": (DistanceDraft(1, 100), DistanceDraft(1, 200))}, ["distances.1.structure_id"]),
    ({"own_values": {3: "douze"}}, ["own_values.3"]),
]
RIGHT: list[dict[str, Any]] = [
    {"born_on": TODAY},
    {"email": "monique.helias@exemple.fr", "phone": "+262 692 12 34 56", "iban": ""},
    {"iban": "FR7630006000011234567890189"},
    {
        "capacities": (
            CapacityDraft(CapacityKind.CARER, START, END),
            CapacityDraft(CapacityKind.CARER, date(2025, 1, 1)),
            CapacityDraft(CapacityKind.PATIENT),
        )
    },
    {"vehicles": (CAR, replace(CAR, electric=True), VehicleDraft(VehicleKind.MOPED, 3, is_usual=True))},
    {"distances": (DistanceDraft(1, 100), DistanceDraft(2, 100))},
    {"own_values": {3: "12,5", 9: "champ retiré"}},
    {"own_values": {3: ""}},
]


@pytest.mark.parametrize(("values", "fields"), WRONG)
def test_what_is_wrong_is_named_by_its_field(values: dict[str, Any], fields: list[str]) -> None:
    faults = person_faults(replace(MONIQUE, **values), None, TODAY, {3: SIZE})
    assert [fault.field for fault in faults] == fields
    assert all(fault.sentence.endswith(".") for fault in faults)


@pytest.mark.parametrize("values", RIGHT)
def test_what_is_right_passes(values: dict[str, Any]) -> None:
    assert person_faults(replace(MONIQUE, **values), MONIQUE, TODAY, {3: SIZE}) == []


@pytest.mark.parametrize(("values", "_"), WRONG)
def test_what_was_so_already_can_be_saved(values: dict[str, Any], _: list[str]) -> None:
    stored = replace(MONIQUE, **values)
    assert person_faults(replace(stored, city="Vannes"), stored, TODAY, {3: SIZE}) == []


def test_a_mopeds_power_does_not_tell_it_apart() -> None:
    assert same_vehicle(VehicleDraft(VehicleKind.MOPED, 3), VehicleDraft(VehicleKind.MOPED))
    assert not same_vehicle(CAR, replace(CAR, power=6))
    assert counted_power(VehicleDraft(VehicleKind.MOPED, 3)) is None
