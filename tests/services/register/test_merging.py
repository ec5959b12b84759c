"""Two files of one person: found, compared, made one with every link, and taken back whole."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.entities import (
    Base,
    OwnField,
    Person,
    PersonIdentifier,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.merging import MergeLinks, Side
from engagement_desktop.domain.register.own_fields import OwnFieldKind
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
from engagement_desktop.domain.register.resemblance import Likeness
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.contents import contents
from tests.services.register.two_files import DAY, IBAN, LATER, linked, person


@pytest.fixture
def merging(workspace: Workspace) -> MergeService:
    return MergeService(workspace)


@pytest.fixture
def people(workspace: Workspace) -> PeopleService:
    return PeopleService(workspace)


@pytest.fixture
def two(workspace: Workspace, people: PeopleService) -> tuple[int, int]:
    """Two whole files of Monique Hélias, each with links of every kind."""
    with workspace.database.work() as session:
        make = Builder(session)
        place = make.structure().id
        session.add(OwnField(label="Taille", label_key="taille", kind=OwnFieldKind.TEXT))
    usual: dict[str, Any] = {
        "first_name": "Monique",
        "needs_consented_on": DAY,
        "distances": (DistanceDraft(place, 100),),
        "vehicles": (VehicleDraft(VehicleKind.CAR, 5, is_usual=True),),
    }
    keep = people.save(
        PersonDraft(
            last_name="Hélias",
            identifier="U1",
            city="Vannes",
            own_words="rare",
            needs=(NeedDraft(NeedKind.ACCESS),),
            capacities=(CapacityDraft(CapacityKind.PATIENT, DAY),),
            own_values={1: "M"},
            **usual,
        )
    )
    gone = people.save(
        PersonDraft(
            last_name="Helias",
            identifier="U2",
            email="m@exemple.fr",
            iban=IBAN,
            account_holder="Mme Hélias",
            needs=(NeedDraft(NeedKind.MEAL, "sans sel"),),
            capacities=(CapacityDraft(CapacityKind.CARER, LATER),),
            involvements=(InvolvementDraft(InvolvementStatus.VOLUNTEER),),
            consents=(ConsentDraft(ConsentPurpose.CONTACT_SHARED, DAY),),
            own_values={1: "L"},
            **usual,
        ),
        frozenset({"resembles"}),
    )
    return keep, gone


def test_two_files_that_resemble_each_other_are_found(merging: MergeService, two: tuple[int, int]) -> None:
    (pair,) = merging.pairs()
    assert (pair.left.person_id, pair.right.person_id) == two
    assert pair.why == (Likeness.SAME_NAME,)


def test_two_people_said_to_be_two_are_not_asked_about_again(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    for _ in range(2):
        merging.keep_apart(two[1], two[0])
        assert merging.pairs() == ()
    with pytest.raises(DomainError, match="avec elle-même"):
        merging.keep_apart(two[0], two[0])
    assert workspace.undo() == "Notées comme deux personnes\u00a0: Monique Helias et Monique Hélias."
    assert len(merging.pairs()) == 1


def test_what_was_noted_of_two_people_goes_with_a_file_and_comes_back_with_it(
    merging: MergeService, people: PeopleService, workspace: Workspace, two: tuple[int, int]
) -> None:
    third = people.save(PersonDraft(last_name="Fournier", first_name="Luc"))
    merging.keep_apart(*two)
    merging.keep_apart(two[0], third)
    before = contents(workspace.database)
    people.delete(two[1])
    assert [row["key"] for row in contents(workspace.database)["setting"]] == [f"two_people:{two[0]}:{third}"]
    workspace.undo()
    assert contents(workspace.database) == before
    merging.merge(two[1], two[0], {})
    assert contents(workspace.database)["setting"] == []
    workspace.undo()
    assert contents(workspace.database) == before


def test_two_files_are_compared_field_by_field(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    keep, gone = two
    with workspace.database.work() as session:
        make = Builder(session)
        one, other = session.get_one(Person, keep), session.get_one(Person, gone)
        one.association_id = make.association().id
        one.address, one.postcode, one.phone = "1 rue du Port\nbâtiment B", "56000", "0612345678"
        one.born_on = date(1950, 3, 4)
        meeting = make.meeting(make.committee(make.association("Deuxième")), DAY)
        make.attendance(meeting, one)
        make.attendance(meeting, other)
        make.claim(other)
    seen = merging.compare(keep, gone)
    shown = {field.key: (field.left, field.right, field.proposed) for field in seen.fields}
    assert shown == {
        "last_name": ("Hélias", "Helias", Side.LEFT),
        "first_name": ("Monique", "Monique", Side.LEFT),
        "identifier": ("U1", "U2", Side.LEFT),
        "born_on": ("04/03/1950", "", Side.LEFT),
        "college": ("Usager", "Aidant", Side.LEFT),
        "association_id": ("Les Usagers du Canton", "", Side.LEFT),
        "email": ("", "m@exemple.fr", Side.RIGHT),
        "phone": ("06\u00a012\u00a034\u00a056\u00a078", "", Side.LEFT),
        "address": ("1 rue du Port, bâtiment B, 56000 Vannes", "", Side.LEFT),
        "own_words": ("rare", "", Side.LEFT),
        "iban": ("", "••••\u00a00189 — Mme Hélias", Side.RIGHT),
        "usual_vehicle": ("Voiture, 5\u00a0CV", "Voiture, 5\u00a0CV", Side.LEFT),
        "distance:1": ("1\u00a0km", "1\u00a0km", Side.LEFT),
        "own:1": ("M", "L", Side.LEFT),
    }
    assert [field.key for field in seen.fields if field.differs] == [
        "last_name", "identifier", "college", "own:1",
    ]  # fmt: skip
    assert (seen.left_links, seen.right_links) == (MergeLinks(0, 1, 0, 0), MergeLinks(0, 1, 0, 1))
    assert seen.meetings_in_common == 1
    assert seen.why == (Likeness.SAME_NAME,)


def test_two_accounts_that_end_alike_are_still_two(
    merging: MergeService, people: PeopleService, two: tuple[int, int]
) -> None:
    keep, gone = two
    people.save(replace(people.draft(keep), iban="DE74000000000000000189", account_holder="Mme Hélias"))
    accounts = next(field for field in merging.compare(keep, gone).fields if field.key == "iban")
    assert accounts.left == "••••\u00a00189 — Mme Hélias"
    assert accounts.right == "••••\u00a00189 — Mme Hélias (autre compte)"
    assert accounts.differs


def test_two_files_of_nothing_in_common_can_be_compared(merging: MergeService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.person()
        luc = make.person("Fournier", "Luc")
        make.vehicle(luc, kind=VehicleKind.MOPED, power=None, electric=True)
    seen = merging.compare(1, 2)
    assert seen.why == ()
    assert {field.right for field in seen.fields if field.key == "usual_vehicle"} == {"Cyclo, électrique"}


def test_the_file_that_stays_says_all_and_the_other_is_gone(
    merging: MergeService, people: PeopleService, two: tuple[int, int]
) -> None:
    keep, gone = two
    assert merging.merge(keep, gone, {"own:1": Side.RIGHT, "identifier": Side.RIGHT}) == keep
    one = people.draft(keep)
    assert (one.last_name, one.city, one.email, one.identifier) == ("Hélias", "Vannes", "m@exemple.fr", "U2")
    assert (one.iban, one.account_holder, one.own_words) == (IBAN, "Mme Hélias", "rare")
    assert one.own_values == {1: "L"}
    assert {need.kind for need in one.needs or ()} == {NeedKind.ACCESS, NeedKind.MEAL}
    assert {held.kind for held in one.capacities} == {CapacityKind.PATIENT, CapacityKind.CARER}
    assert one.college is Capacity.CARER
    assert {consent.purpose for consent in one.consents} == {
        ConsentPurpose.NEEDS,
        ConsentPurpose.CONTACT_SHARED,
    }
    assert len(one.vehicles) == len(one.distances) == len(one.involvements) == 1
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        people.draft(gone)


def test_she_is_found_by_both_identifiants(
    merging: MergeService, people: PeopleService, workspace: Workspace, two: tuple[int, int]
) -> None:
    merging.merge(*two, {})
    assert people.detail(two[0]).identifiers == ("U1", "U2")
    assert "u2" in person(workspace, two[0]).search_key


def pointing_at(workspace: Workspace, person_id: int) -> dict[str, int]:
    """How many rows of every column that points at people hold that one."""
    with workspace.database.alone() as raw:
        return {
            f"{table.name}.{column.key}": raw.execute(
                f"SELECT count(*) FROM {table.name} WHERE {column.key} = ?",  # noqa: S608 # our names
                (person_id,),
            ).fetchone()[0]
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if any(key.column.table.name == "person" for key in column.foreign_keys)
        }


def test_every_link_goes_over(merging: MergeService, workspace: Workspace, two: tuple[int, int]) -> None:
    keep, gone = two
    linked(workspace, keep, gone)
    before = pointing_at(workspace, gone)
    assert min(before.values()) > 0, "the story links a row of every kind"
    merging.merge(keep, gone, {})
    assert set(pointing_at(workspace, gone).values()) == {0}
    after = pointing_at(workspace, keep)
    assert after == {
        "account.person_id": 1,
        "person_identifier.person_id": 2,
        "person_capacity.person_id": 2,
        "involvement.person_id": 1,
        "need.person_id": 2,
        "consent.person_id": 2,
        "vehicle.person_id": 2,
        "home_distance.person_id": 1,
        "own_value.person_id": 1,
        "mandate.person_id": 2,
        "mandate.substitute_for_id": 1,
        "attendance.person_id": 2,
        "attendance.proxy_to_id": 1,
        "attendance.stands_in_for_id": 1,
        "hours_entry.person_id": 1,
        "action.owner_id": 1,
        "agenda_item.rapporteur_id": 1,
        "cec_file.person_id": 1,
        "convocation.person_id": 1,
        "issued_document.person_id": 1,
        "meeting.chair_id": 1,
        "meeting.secretary_id": 1,
        "mission.person_id": 1,
        "presence_span.person_id": 1,
        "proposal.person_id": 1,
        "role_correction.person_id": 1,
        "talk.person_id": 1,
        "training_presence.person_id": 1,
        "vote_elector.carried_by_id": 2,
        "vote_elector.member_id": 1,
        "expense_claim.person_id": 3,
        "gift_receipt.person_id": 1,
        "ledger_line.person_id": 1,
        "paid_contribution.person_id": 1,
    }


def test_a_merge_is_taken_back_whole(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    linked(workspace, *two)
    before = contents(workspace.database)
    merging.merge(*two, {"identifier": Side.RIGHT, "last_name": Side.RIGHT, "usual_vehicle": Side.RIGHT})
    assert contents(workspace.database) != before
    assert workspace.undo() == "Fiches fusionnées\u00a0: Monique Hélias et Monique Helias."
    assert contents(workspace.database) == before
    merging.merge(two[1], two[0], {})
    workspace.undo()
    assert contents(workspace.database) == before


def test_a_file_does_not_merge_with_itself_nor_with_one_that_is_gone(
    merging: MergeService, two: tuple[int, int]
) -> None:
    for act in (lambda other: merging.merge(two[0], other, {}), lambda other: merging.compare(two[0], other)):
        with pytest.raises(DomainError, match="avec elle-même"):
            act(two[0])
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            act(99)


@pytest.mark.parametrize(
    ("kept", "gone", "archived"),
    [(DAY, None, None), (DAY, LATER, DAY), (None, DAY, None)],
)
def test_who_is_in_the_lists_stays_in_them(
    merging: MergeService,
    workspace: Workspace,
    two: tuple[int, int],
    kept: date | None,
    gone: date | None,
    archived: date | None,
) -> None:
    with workspace.database.work() as session:
        for row_id, day in zip(two, (kept, gone), strict=True):
            session.get_one(Person, row_id).archived_on = day
    merging.merge(*two, {})
    assert person(workspace, two[0]).archived_on == archived


def test_people_without_identifiant_or_vehicle_merge_too(
    merging: MergeService, people: PeopleService, workspace: Workspace
) -> None:
    bare = PersonDraft(last_name="Le Gall", first_name="Anne")
    keep, gone = people.save(bare), people.save(bare, frozenset({"resembles"}))
    merging.merge(keep, gone, {})
    found = people.draft(keep)
    assert found == replace(bare, id=keep, version=found.version, own_words="", needs=(), iban="")
    with workspace.read() as session:
        assert session.query(PersonIdentifier).count() == 0
        assert session.get_one(Person, keep).iban is None
