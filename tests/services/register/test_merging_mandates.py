"""Two files become one: mandates, suppléants, pouvoirs, presence and unpaid kilometres."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.entities import (
    Attendance,
    ExpenseLine,
    Mandate,
    OwnField,
    Person,
    Vehicle,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
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
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.register.mandates import MandateService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.contents import contents
from tests.services.register.two_files import DAY, IBAN, LATER, linked


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
