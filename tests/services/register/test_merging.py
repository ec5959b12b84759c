"""Two files of one person: found, compared, made one with every link, and taken back whole."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.entities import (
    Attendance,
    Base,
    ExpenseLine,
    Mandate,
    OwnField,
    Person,
    PersonIdentifier,
    Vehicle,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
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
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.register.mandates import MandateService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.contents import contents
from tests.services.register.every_link import at_meetings, paid, recognised

DAY, LATER = date(2025, 1, 1), date(2026, 1, 1)
IBAN = "FR7630006000011234567890189"


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


def person(workspace: Workspace, person_id: int) -> Person:
    with workspace.read() as session:
        return session.get_one(Person, person_id)


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


def linked(workspace: Workspace, keep: int, gone: int) -> None:
    """Everything in a dossier that can point at a person."""
    with workspace.database.work() as session:
        make = Builder(session)
        one, other, luc = (
            session.get_one(Person, keep),
            session.get_one(Person, gone),
            make.person("Fournier", "Luc", known_as="L1"),
        )
        own = make.association("Deuxième")
        committee, second = make.committee(own), make.committee(own, "Comité d’éthique")
        make.mandate(one, committee, LATER)
        make.mandate(
            other, committee, DAY, ended_on=date(2026, 6, 1), terms_before=2, basis=MandateBasis.INDIVIDUAL
        )
        make.mandate(other, second, DAY, office=Office.CHAIR)
        make.mandate(luc, second, DAY, seat=SeatKind.SUBSTITUTE, substitute_for_id=gone)
        together, alone = make.meeting(committee, DAY), make.meeting(second, DAY)
        make.attendance(together, one, AttendanceStatus.EXCUSED)
        make.attendance(together, other, AttendanceStatus.PRESENT)
        make.attendance(alone, other, AttendanceStatus.ABSENT)
        represented = make.attendance(together, luc, AttendanceStatus.REPRESENTED)
        represented.proxy_to_id = represented.stands_in_for_id = gone
        at_meetings(session, alone, gone, luc.id)
        recognised(session, own.id, gone)
        paid(session, gone)
        make.hours(other, own, DAY)
        session.add(Account(first_name="Monique", role=Role.READING, person_id=gone))
        theirs = session.query(Vehicle).filter_by(person_id=gone).one()
        moped = make.vehicle(other, kind=VehicleKind.MOPED, power=None, is_usual=False)
        for status, vehicle in (
            (ClaimStatus.REIMBURSED, theirs),
            (ClaimStatus.SUBMITTED, theirs),
            (ClaimStatus.SUBMITTED, moped),
        ):
            make.line(
                make.claim(other, status),
                DAY,
                cents=12345,
                km_hundredths=10_000,
                vehicle_id=vehicle.id,
                nature=ExpenseNature.KILOMETRES,
            )


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


def test_one_meeting_keeps_the_stronger_presence_and_one_seat_its_whole_length(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    linked(workspace, *two)
    merging.merge(*two, {})
    with workspace.read() as session:
        came = session.query(Attendance).filter_by(person_id=two[0]).order_by(Attendance.id)
        assert [one.status for one in came] == [AttendanceStatus.PRESENT, AttendanceStatus.ABSENT]
        joined, other = session.query(Mandate).filter_by(person_id=two[0]).order_by(Mandate.id)
        assert (joined.started_on, joined.ended_on) == (DAY, None)
        assert (joined.terms_before, joined.basis) == (2, MandateBasis.INDIVIDUAL)
        assert other.office is Office.CHAIR


def test_a_paid_amount_does_not_move_and_an_unpaid_one_is_priced_with_the_others(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    linked(workspace, *two)
    merging.merge(*two, {})
    with workspace.read() as session:
        paid, unpaid, moped = session.query(ExpenseLine).order_by(ExpenseLine.id)
        assert paid.amount.cents == moped.amount.cents == 12345
        assert unpaid.amount.cents == 6360
        assert unpaid.rate_text
        assert paid.vehicle_id == unpaid.vehicle_id
        cars = session.query(Vehicle).filter_by(kind=VehicleKind.CAR).all()
        assert [one.person_id for one in cars] == [two[0]]


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


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_stands_in_for_the_other_is_somebody_else(
    merging: MergeService, workspace: Workspace, two: tuple[int, int], order: tuple[int, int]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.mandate(
            session.get_one(Person, two[0]),
            make.committee(make.association()),
            DAY,
            seat=SeatKind.SUBSTITUTE,
            substitute_for_id=two[1],
        )
    before = contents(workspace.database)
    with pytest.raises(DomainError, match="suppléante de l’autre"):
        merging.merge(two[order[0]], two[order[1]], {})
    assert contents(workspace.database) == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_gave_the_other_a_pouvoir_is_somebody_else(
    merging: MergeService, workspace: Workspace, two: tuple[int, int], order: tuple[int, int]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        meeting = make.meeting(make.committee(make.association()), DAY)
        given = make.attendance(meeting, session.get_one(Person, two[0]), AttendanceStatus.REPRESENTED)
        given.proxy_to_id = two[1]
    with pytest.raises(DomainError, match="donné pouvoir"):
        merging.merge(two[order[0]], two[order[1]], {})


def test_the_pouvoir_that_only_one_file_names_is_kept(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        meeting, luc = make.meeting(make.committee(make.association()), DAY), make.person("Fournier", "Luc")
        for one in two:
            make.attendance(meeting, session.get_one(Person, one), AttendanceStatus.REPRESENTED)
        session.query(Attendance).filter_by(person_id=two[1]).one().proxy_to_id = luc.id
    merging.merge(*two, {})
    with workspace.read() as session:
        assert session.query(Attendance).one().proxy_to_id == 3


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


def test_a_mandate_that_ended_takes_the_later_end_and_its_reason(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.association())
        for row_id, end, reason in (
            (two[0], date(2025, 6, 1), EndReason.TERM),
            (two[1], date(2025, 9, 1), EndReason.MOVED),
        ):
            make.mandate(session.get_one(Person, row_id), committee, DAY, ended_on=end, end_reason=reason)
    merging.merge(*two, {})
    with workspace.read() as session:
        mandate = session.query(Mandate).one()
        assert (mandate.ended_on, mandate.end_reason) == (date(2025, 9, 1), EndReason.MOVED)


def test_a_mandate_between_two_of_the_other_file_makes_no_seat_held_twice(
    merging: MergeService, workspace: Workspace, two: tuple[int, int]
) -> None:
    keep, gone = two
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.association())
        for row_id, start, end in (
            (keep, date(2020, 1, 1), date(2021, 6, 30)),
            (keep, date(2022, 1, 1), date(2023, 12, 31)),
            (gone, date(2019, 9, 1), None),
        ):
            make.mandate(session.get_one(Person, row_id), committee, start, ended_on=end)
    merging.merge(*two, {})
    with workspace.read() as session:
        assert [(one.started_on, one.ended_on) for one in session.query(Mandate).order_by("id")] == [
            (date(2019, 9, 1), date(2021, 12, 31)),
            (date(2022, 1, 1), None),
        ]


def test_a_mandate_in_the_bin_comes_back_to_the_file_that_stays(
    merging: MergeService, people: PeopleService, workspace: Workspace, two: tuple[int, int]
) -> None:
    keep, gone = two
    with workspace.database.work() as session:
        make = Builder(session)
        mandate = make.mandate(session.get_one(Person, gone), make.committee(make.association()), DAY).id
    MandateService(workspace).delete(mandate)
    before = contents(workspace.database)
    merging.merge(keep, gone, {})
    workspace.undo()
    assert contents(workspace.database) == before
    merging.merge(keep, gone, {})
    taker = people.save(PersonDraft(last_name="Le Goff", first_name="Zoé"))
    assert taker == gone, "the number is given again: the mandate may not go with it"
    bin_service = BinService(workspace)
    bin_service.restore(bin_service.entries()[0].id)
    with workspace.read() as session:
        assert session.get_one(Mandate, mandate).person_id == keep


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


def test_without_a_structure_of_ones_own_no_kilometre_is_priced(
    merging: MergeService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        for cents in (12345, 54321):
            one = make.person()
            make.line(make.claim(one), DAY, cents, km_hundredths=10_000, vehicle_id=make.vehicle(one).id)
    merging.merge(1, 2, {})
    with workspace.read() as session:
        lines = session.query(ExpenseLine).order_by(ExpenseLine.id).all()
    assert [line.amount.cents for line in lines] == [12345, 54321]
    assert len({line.vehicle_id for line in lines}) == 1
