"""The page of one person, and « Ma participation » beside an independent count."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.entities import (
    Attendance,
    ExpenseClaim,
    ExpenseLine,
    HoursEntry,
    Mandate,
    Meeting,
    Person,
    Structure,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    Consent,
    ConsentPurpose,
    ContactChannel,
    Involvement,
    InvolvementStatus,
    Need,
    PersonCapacity,
)
from engagement_desktop.domain.register.person_file_rows import FileEventKind, Participation
from engagement_desktop.french.labels import label
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.register.person_file import PersonFileService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder, open_copy

K = FileEventKind


@pytest.fixture
def person_id(workspace: Workspace) -> int:
    """A person of whom something of each kind is known."""
    with workspace.database.work() as session:
        build = Builder(session)
        structure, association = build.structure(), build.association()
        committee = build.committee(structure)
        person = build.person(
            known_as="P01",
            association_id=association.id,
            own_words=Sealed("je vis avec une maladie rare"),
            channel=ContactChannel.LARGE_PRINT,
            availability="le mardi",
            pay_renounced_on=date(2024, 6, 1),
        )
        build.mandate(person, committee, date(2024, 3, 4), ended_on=date(2027, 3, 3))
        meeting = build.meeting(committee, date(2025, 5, 5))
        build.attendance(meeting, person, AttendanceStatus.REMOTE)
        build.hours(person, structure, date(2025, 6, 6), 150, activity="Accueil")
        claim = build.claim(person, ClaimStatus.REIMBURSED, reference="NDF-1", paid_on=date(2025, 9, 9))
        build.line(claim, date(2025, 7, 7), 4530)
        session.add_all(
            [
                PersonCapacity(person_id=person.id, kind=CapacityKind.PATIENT, ended_on=date(2026, 12, 31)),
                PersonCapacity(person_id=person.id, kind=CapacityKind.CARER, started_on=date(2026, 1, 1)),
                Involvement(
                    person_id=person.id, status=InvolvementStatus.VOLUNTEER, started_on=date(2024, 3, 4)
                ),
                Need(person_id=person.id, kind=Sealed("transport"), detail=Sealed("fauteuil roulant")),
                Need(person_id=person.id, kind=Sealed("meal")),
                Consent(
                    person_id=person.id,
                    purpose=ConsentPurpose.NEEDS,
                    given_on=date(2024, 3, 4),
                    withdrawn_on=date(2026, 2, 2),
                    how="de vive voix",
                ),
            ]
        )
        return person.id


def test_the_head_says_who_it_is(workspace: Workspace, person_id: int) -> None:
    file = PersonFileService(workspace).file(person_id)
    assert (file.first_name, file.last_name, file.identifiers) == ("Monique", "Hélias", ("P01",))
    assert file.association == "Les Usagers du Canton"
    assert file.capacity is Capacity.CARER
    assert file.own_words == "je vis avec une maladie rare"
    assert file.needs == ("Transport, fauteuil roulant", "Repas")
    assert file.since == date(2024, 3, 4)


def test_every_kind_of_event_leads_somewhere(workspace: Workspace, person_id: int) -> None:
    with workspace.act(Permission.LETTER_MAKE, "make letters") as change:
        change.concern("person", [person_id])
    with workspace.act(Permission.LETTER_MAKE, "make letters") as change:
        change.concern("person", [person_id + 1])
    file = PersonFileService(workspace).file(person_id)
    agreed = label(ConsentPurpose.NEEDS)
    said = {(event.kind, event.title, event.detail, event.page) for event in file.events}
    assert said == {
        (K.MANDATE, "Membre titulaire, Comité des usagers", "du 04/03/2024 au 03/03/2027", "committee"),
        (
            K.MEETING,
            "Réunion, Comité des usagers",
            "à distance, de 18\u00a0h\u00a000 à 20\u00a0h\u00a000",
            "meeting",
        ),
        (K.HOURS, "2\u00a0h\u00a030, représentation", "Accueil, MSP des Deux-Ponts", "hours"),
        (
            K.EXPENSE,
            "Note de frais NDF-1, 45,30\u00a0€",
            "remboursée le 09/09/2025, 1\u00a0dépense",
            "expenses",
        ),
        (K.CAPACITY, "Patient", "jusqu’au 31/12/2026", "person"),
        (K.CAPACITY, "Aidant", "depuis le 01/01/2026", "person"),
        (K.INVOLVEMENT, "Bénévole", "depuis le 04/03/2024", "person"),
        (K.INVOLVEMENT, "Renonce à la rémunération", "", "person"),
        (K.CONSENT, f"Accord\u00a0: {agreed}", "de vive voix", "person"),
        (K.CONSENT, f"Accord retiré\u00a0: {agreed}", "", "person"),
        (K.NEED, "Besoin\u00a0: transport", "fauteuil roulant", "person"),
        (K.NEED, "Besoin\u00a0: repas", "", "person"),
        (K.DOCUMENT, "Lettre", "Document préparé", "person"),
    }
    assert all(event.target > 0 for event in file.events)


def test_events_stand_in_time_order_the_latest_first(workspace: Workspace, person_id: int) -> None:
    events = PersonFileService(workspace).file(person_id).events
    dated = [event.day for event in events if event.day is not None]
    assert dated == sorted(dated, reverse=True)
    assert {event.kind for event in events[len(dated) :]} == {K.CAPACITY, K.NEED}
    assert len(PersonFileService(workspace).file(person_id).of_kind(K.NEED)) == 2


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_what_a_role_may_not_read_is_told_as_kept(
    role: Role, person_id: int, workspace_as: Callable[[Role], Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = workspace_as(role)
    monkeypatch.setattr(workspace.database.engine.dialect, "sealer", _Blind(), raising=False)
    file = PersonFileService(workspace).file(person_id)
    assert file.own_words is None
    assert file.needs is None
    (need,) = file.of_kind(K.NEED)
    assert (need.title, need.detail) == ("Besoin gardé", "Votre rôle ne permet pas de le lire.")


class _Blind:
    """The keyring of an account without the key of needs."""

    def seal(self, _kind: str, _context: bytes, clear: bytes) -> bytes:
        return clear

    def unseal(self, _kind: str, _context: bytes, _sealed: bytes) -> bytes | None:
        return None


@pytest.mark.parametrize("verb", ["file", "participation"])
def test_a_person_who_is_gone_is_told(verb: str, workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        getattr(PersonFileService(workspace), verb)(999)


def test_a_bare_person_has_an_empty_page(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        bare = Builder(session).person("Petit", "Zoé").id
    service = PersonFileService(workspace)
    assert service.file(bare).events == ()
    assert service.file(bare).since is None
    told = service.participation(bare, 2025)
    assert told.span.is_empty
    assert told.since is None
    assert told.structure == ""


@pytest.fixture(scope="module")
def demo(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_copy(pristine, tmp_path_factory.mktemp("participation"))
    DemoService(workspace).fill(DemoSize.SMALL, 7)
    yield workspace
    workspace.close()


class Recount:
    """The same figures counted row by row, without any query of the program."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.read() as session:
            self.meetings = {one.id: one for one in session.scalars(select(Meeting))}
            self.attendance = list(session.scalars(select(Attendance)))
            self.hours = list(session.scalars(select(HoursEntry)))
            self.claims = {one.id: one for one in session.scalars(select(ExpenseClaim))}
            self.lines = list(session.scalars(select(ExpenseLine)))
            self.mandates = list(session.scalars(select(Mandate)))
            self.people = [one.id for one in session.scalars(select(Person))]
            own = session.scalars(select(Structure).where(Structure.link == "own")).one()
            self.travel = own.counts_travel

    def agrees(self, told: Participation, year: int | None) -> None:
        def inside(day: date) -> bool:
            return year is None or day.year == year

        seen = [
            one.status
            for one in self.attendance
            if one.person_id == told.person_id
            and self.meetings[one.meeting_id].status is MeetingStatus.HELD
            and inside(self.meetings[one.meeting_id].held_on)
        ]
        assert told.span.expected == len(seen) == len(told.meetings)
        assert told.span.attended == sum(status.value in ("present", "remote") for status in seen)
        minutes: Counter[object] = Counter()
        for entry in self.hours:
            if entry.person_id != told.person_id or not inside(entry.done_on):
                continue
            if entry.state is HoursState.VALIDATED and (self.travel or entry.kind is not TimeKind.TRAVEL):
                minutes[entry.nature] += entry.minutes
                if entry.nature is HoursNature.VOLUNTEER:
                    minutes[entry.family] += entry.minutes
        assert told.span.volunteer_minutes == minutes[HoursNature.VOLUNTEER]
        assert told.span.other_minutes == minutes[HoursNature.INDEMNIFIED] + minutes[HoursNature.PAID]
        assert {line.family: line.minutes for line in told.missions} == {
            family: total for family, total in minutes.items() if not isinstance(family, HoursNature)
        }
        cents: Counter[ClaimStatus] = Counter()
        for line in self.lines:
            claim = self.claims[line.claim_id]
            if claim.person_id == told.person_id and inside(line.spent_on):
                cents[claim.status] += line.amount.cents
        assert told.span.reimbursed == Money(cents[ClaimStatus.REIMBURSED])
        assert told.span.waived == Money(cents[ClaimStatus.WAIVED])
        assert told.span.refused == Money(cents[ClaimStatus.REFUSED])
        assert told.span.waiting == Money(cents[ClaimStatus.SUBMITTED] + cents[ClaimStatus.APPROVED])
        claimed = sum(total for status, total in cents.items() if status is not ClaimStatus.DRAFT)
        assert Money.sum(claim.amount for claim in told.claims) == Money(claimed)
        held = [
            one
            for one in self.mandates
            if one.person_id == told.person_id
            and (
                year is None
                or (one.started_on.year <= year and (one.ended_on is None or one.ended_on.year >= year))
            )
        ]
        assert len(told.mandates) == len(held)


@pytest.mark.parametrize("year", [None, 2024, 2025, 2026])
def test_the_figures_are_those_of_an_independent_count(demo: Workspace, year: int | None) -> None:
    recount, service = Recount(demo), PersonFileService(demo)
    somebody = 0
    for person_id in recount.people:
        told = service.participation(person_id, year)
        recount.agrees(told, year)
        assert told.exercise == (None if year is None else str(year))
        somebody += told.span.attended + told.span.volunteer_minutes
    assert somebody > 1000


def test_since_the_beginning_is_the_sum_of_the_years(demo: Workspace) -> None:
    service, recount = PersonFileService(demo), Recount(demo)
    years = range(2018, 2029)
    for person_id in recount.people[:8]:
        told = [service.participation(person_id, year) for year in years]
        assert sum(one.span.attended for one in told) == told[0].always.attended
        assert sum(one.span.volunteer_minutes for one in told) == told[0].always.volunteer_minutes
        assert Money.sum(one.span.reimbursed for one in told) == told[0].always.reimbursed
