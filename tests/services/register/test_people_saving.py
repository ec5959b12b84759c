"""A person's file, saved: what is kept, refused, asked, untouched, taken back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.entities import (
    Need,
    OwnField,
    OwnValue,
    PersonIdentifier,
    Vehicle,
)
from engagement_desktop.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    Faults,
    ToConfirm,
)
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    ConsentPurpose,
    NeedKind,
)
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    NeedDraft,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import clean
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.hostile_words import chosen_words
from tests.services.contents import contents
from tests.services.register.whole_files import CAR, GIVEN, IBAN, TODAY, whole


@pytest.fixture
def people(workspace: Workspace) -> PeopleService:
    return PeopleService(workspace)


@pytest.fixture
def places(workspace: Workspace) -> tuple[int, int, int]:
    """The structure, an association and an own field."""
    with workspace.database.work() as session:
        make = Builder(session)
        own, around = make.structure(), make.association()
        field = OwnField(label="Taille", label_key="taille", kind=OwnFieldKind.TEXT)
        session.add(field)
        session.flush()
        return own.id, around.id, field.id


def test_a_whole_file_comes_back_as_it_was_saved(people: PeopleService, places: tuple[int, int, int]) -> None:
    typed = whole(places)
    saved = people.save(typed)
    found = people.draft(saved)
    assert found == replace(
        typed,
        id=saved,
        version=found.version,
        last_name="Hélias",
        first_name="Monique",
        college=Capacity.CARER,
        consents=(*typed.consents, ConsentDraft(ConsentPurpose.NEEDS, GIVEN)),
        iban=IBAN,
        vehicles=(CAR, VehicleDraft(VehicleKind.MOPED)),
        own_values={places[2]: "M"},
    )


def test_a_person_is_found_by_what_their_file_says(
    people: PeopleService, places: tuple[int, int, int]
) -> None:
    saved = people.save(whole(places))
    for typed in ("helias", "U-12", "vannes", "monique@exemple.fr", "HÉL"):
        assert [row.id for row in people.page(ListQuery(search=typed)).rows] == [saved]
    draft = people.draft(saved)
    people.save(replace(draft, last_name="Le Goff", city="Auray", identifier=""))
    assert people.page(ListQuery(search="helias")).rows == ()
    assert [row.id for row in people.page(ListQuery(search="goff auray")).rows] == [saved]


def test_a_file_saved_as_it_is_changes_no_row(
    people: PeopleService, workspace: Workspace, places: tuple[int, int, int]
) -> None:
    saved = people.save(whole(places))
    before = contents(workspace.database, versions=True)
    people.save(people.draft(saved))
    assert contents(workspace.database, versions=True) == before


def test_saving_is_taken_back_as_one(
    people: PeopleService, workspace: Workspace, places: tuple[int, int, int]
) -> None:
    empty = contents(workspace.database)
    saved = people.save(whole(places))
    first = contents(workspace.database)
    people.save(
        replace(
            people.draft(saved),
            last_name="Le Goff",
            identifier="",
            capacities=(CapacityDraft(CapacityKind.RESIDENT),),
            needs_consented_on=None,
            consents=(),
            involvements=(),
            iban="",
            vehicles=(VehicleDraft(VehicleKind.CAR, 7),),
            distances=(),
            own_values={},
            own_words="",
        )
    )
    assert people.draft(saved).needs == ()
    told = "Fiche enregistrée\u00a0: Monique Le Goff. Ce qui n’a plus d’accord est effacé."
    assert workspace.last_act() == told
    workspace.undo()
    assert contents(workspace.database) == first
    assert workspace.undo() == "Personne ajoutée\u00a0: Monique Hélias."
    assert contents(workspace.database) == empty


def test_rows_that_say_the_same_keep_their_place(
    people: PeopleService, workspace: Workspace, places: tuple[int, int, int]
) -> None:
    saved = people.save(whole(places))
    draft = people.draft(saved)
    people.save(
        replace(
            draft,
            vehicles=(VehicleDraft(VehicleKind.MOPED, is_usual=True), replace(CAR, is_usual=False)),
            own_values={places[2]: "L"},
        )
    )
    with workspace.read() as session:
        assert [one.is_usual for one in session.query(Vehicle).order_by(Vehicle.id)] == [False, True]
        assert [(one.id, one.value) for one in session.query(OwnValue)] == [(1, "L")]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"last_name": " "}, ["last_name"]),
        ({"born_on": date(2026, 11, 23)}, ["born_on"]),
        ({"iban": "FR7630006000011234567890188"}, ["iban"]),
        ({"identifier": "u-12"}, ["identifier"]),
        ({"needs": (NeedDraft(NeedKind.ACCESS),)}, ["needs_consented_on"]),
        ({"first_name": "", "identifier": "U-12"}, ["first_name", "identifier"]),
        ({"vehicles": (VehicleDraft(VehicleKind.CAR),)}, ["vehicles.0.power"]),
    ],
)
def test_what_is_refused_leaves_the_dossier_as_it_was(
    people: PeopleService,
    workspace: Workspace,
    places: tuple[int, int, int],
    values: dict[str, Any],
    fields: list[str],
) -> None:
    people.save(whole(places))
    before = contents(workspace.database, versions=True)
    draft = replace(people.blank(), last_name="Fournier", first_name="Luc")
    with pytest.raises(DomainError) as refused:
        people.save(replace(draft, **values))
    fault = refused.value
    faults = fault.faults if isinstance(fault, Faults) else (fault,)
    assert [one.field for one in faults] == fields
    assert contents(workspace.database, versions=True) == before


def test_an_identifiant_already_hers_is_said_to_be(people: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        monique = Builder(session).person(known_as="P1")
        session.add(PersonIdentifier(person_id=monique.id, value="A7", value_key="a7", position=1))
    draft = people.draft(monique.id)
    with pytest.raises(DomainError, match="déjà un autre identifiant de cette personne"):
        people.save(replace(draft, identifier="A7"))
    people.save(replace(draft, identifier=""))
    assert people.draft(monique.id).identifier == "A7"


def test_whatever_is_typed_comes_back_as_it_was(people: PeopleService) -> None:
    for typed in chosen_words():
        kept = clean(typed)
        draft = replace(
            people.blank(), last_name=f"N{typed}", first_name=f"P{typed}", city=typed, own_words=typed
        )
        saved = people.save(draft, frozenset({"resembles"}))
        found = people.draft(saved)
        assert (found.city, found.own_words) == (kept, kept)
        assert (found.last_name, found.first_name) == (clean(f"N{typed}"), clean(f"P{typed}"))
        assert people.save(found) == saved
        assert people.draft(saved) == found


def test_people_without_an_identifiant_have_none(people: PeopleService) -> None:
    for first in ("Luc", "Anne"):
        people.save(PersonDraft(last_name="Fournier", first_name=first))
    assert [row.identifier for row in people.page(ListQuery()).rows] == [None, None]


def test_what_import_accepts_can_be_opened_and_saved(people: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        odd = make.person(
            "Hélias",
            "",
            email="pas d’adresse",
            phone="12",
            iban=Sealed("FR00"),
            born_on=date(2027, 1, 1),
        )
        make.vehicle(odd, power=None)
    before = people.draft(odd.id)
    people.save(replace(before, city="Auray"))
    assert people.draft(odd.id) == replace(before, city="Auray", version=2)


def test_somebody_who_resembles_is_named_and_asked_about_once(people: PeopleService) -> None:
    people.save(PersonDraft(last_name="Hélias", first_name="Monique", born_on=date(1950, 3, 4)))
    new = PersonDraft(last_name="Elias", first_name="Monique")
    with pytest.raises(ToConfirm, match="Monique Hélias \\(04/03/1950\\)") as asked:
        people.save(new)
    assert (asked.value.code, asked.value.field) == ("resembles", "last_name")
    saved = people.save(new, frozenset({"resembles"}))
    with pytest.raises(ToConfirm, match="et 1\u00a0autre fiche"):
        people.save(new)
    people.save(people.draft(saved))
    assert [one.face.first_name for one in people.resembling(new)] == ["Monique", "Monique"]
    assert people.resembling(PersonDraft(last_name="Hélias")) == ()


def test_an_archived_person_is_recognised_too(people: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).person(archived_on=date(2025, 1, 1))
    with pytest.raises(ToConfirm, match="fiche archivée"):
        people.save(PersonDraft(last_name="Hélias", first_name="Monique"))


def test_two_who_change_one_file_are_told(people: PeopleService) -> None:
    saved = people.save(PersonDraft(last_name="Hélias", first_name="Monique"))
    mine, theirs = people.draft(saved), people.draft(saved)
    people.save(replace(theirs, vehicles=(CAR,)))
    with pytest.raises(ChangedMeanwhile) as met:
        people.save(replace(mine, city="Auray"))
    assert met.value.theirs == people.draft(saved)
    assert people.save(replace(people.draft(saved), city="Auray")) == saved


def test_a_file_that_is_gone_is_said_to_be(people: PeopleService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        people.draft(7)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        people.save(PersonDraft(id=7, version=1, last_name="Hélias", first_name="Monique"))


def test_a_vehicle_on_which_kilometres_lean_stays(people: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        monique = make.person()
        make.line(make.claim(monique), TODAY, km_hundredths=1000, vehicle_id=make.vehicle(monique).id)
    draft = people.draft(monique.id)
    with pytest.raises(DomainError, match="Des kilomètres sont comptés") as refused:
        people.save(replace(draft, vehicles=(VehicleDraft(VehicleKind.CAR, 7),)))
    assert refused.value.field == "vehicles"
    people.save(replace(draft, vehicles=(replace(CAR, is_usual=False), VehicleDraft(VehicleKind.CAR, 7))))
    assert len(people.draft(monique.id).vehicles) == 2


def test_the_account_that_reimburses_is_changed_alone(people: PeopleService, workspace: Workspace) -> None:
    saved = people.save(PersonDraft(last_name="Hélias", first_name="Monique", city="Vannes"))
    version = people.draft(saved).version or 0
    people.save_bank(saved, "FR76 3000 6000 0112 3456 7890 189", " Mme Hélias ", version)
    draft = people.draft(saved)
    assert (draft.iban, draft.account_holder, draft.city) == (IBAN, "Mme Hélias", "Vannes")
    with pytest.raises(ChangedMeanwhile):
        people.save_bank(saved, "", "", version)
    with pytest.raises(DomainError, match="clé"):
        people.save_bank(saved, "FR7630006000011234567890188", "", draft.version or 0)
    people.save_bank(saved, "", "", draft.version or 0)
    assert people.draft(saved).iban == ""
    assert workspace.last_act() == "Coordonnées bancaires enregistrées\u00a0: Monique Hélias."


def test_a_place_gone_while_the_form_was_open_is_named(people: PeopleService) -> None:
    values = {"association_id": 99, "distances": (DistanceDraft(99, 1200),), "own_values": {99: "L"}}
    person_id = people.save(PersonDraft(last_name="Hélias", first_name="Monique", own_values={99: "L"}))
    assert people.draft(person_id).own_values == {}
    with pytest.raises(Faults) as refused:
        people.save(replace(people.draft(person_id), **values))
    assert [fault.field for fault in refused.value.faults] == ["association_id", "distances.0.structure_id"]


def test_needs_go_with_the_consent(people: PeopleService, workspace: Workspace) -> None:
    saved = people.save(
        PersonDraft(
            last_name="Hélias",
            first_name="Monique",
            needs=(NeedDraft(NeedKind.ACCESS),),
            needs_consented_on=GIVEN,
        )
    )
    people.save(replace(people.draft(saved), needs_consented_on=None))
    told = "Fiche enregistrée\u00a0: Monique Hélias. Ce qui n’a plus d’accord est effacé."
    assert workspace.last_act() == told
    with workspace.read() as session:
        assert session.query(Need).count() == 0
    assert people.draft(saved).consents == (ConsentDraft(ConsentPurpose.NEEDS, GIVEN, TODAY),)
