"""« Fin d’engagement »: looked at, done in one act, taken back whole."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.departures_rows import DepartureDraft, PaperKind
from engagement_desktop.domain.register.mandates import EndReason, Mandate, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Consent, ConsentPurpose, Need, Person
from engagement_desktop.services.register.departures import DepartureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 23)
START = date(2024, 3, 4)


class Story:
    """A titulaire with a suppléant, a second committee, and what they leave behind."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.database.work() as session:
            build = Builder(session)
            structure = build.structure()
            committee = build.committee(structure)
            other = build.committee(structure, "Éthique")
            leaving = build.person("Hélias", "Monique")
            ready = build.person("Petit", "Zoé")
            aside = build.person("Roux", "Ève")
            chair = build.mandate(
                leaving,
                committee,
                START,
                office=Office.CHAIR,
                ended_on=date(2028, 3, 3),
                college=Capacity.USER,
            )
            guest = build.mandate(leaving, other, START, office=Office.GUEST)
            stands_in = build.mandate(
                ready,
                committee,
                START,
                seat=SeatKind.SUBSTITUTE,
                substitute_for_id=leaving.id,
                basis=MandateBasis.RESIDENT,
                terms_before=1,
            )
            second = build.mandate(
                aside, committee, START, seat=SeatKind.SUBSTITUTE, substitute_for_id=leaving.id
            )
            self.meeting = build.meeting(
                committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, ends_minute=None
            ).id
            build.meeting(committee, date(2026, 10, 10))
            waiting = build.claim(leaving, ClaimStatus.APPROVED, reference="NDF-7")
            build.line(waiting, date(2026, 5, 5), 1250)
            paid = build.claim(leaving, ClaimStatus.REIMBURSED)
            build.line(paid, date(2026, 5, 5), 900)
            build.hours(leaving, structure, START, 90)
            session.add(Need(person_id=leaving.id, kind=Sealed("transport"), detail=Sealed("fauteuil")))
            session.add(Consent(person_id=leaving.id, purpose=ConsentPurpose.NEEDS, given_on=START))
            session.add(Consent(person_id=leaving.id, purpose=ConsentPurpose.OWN_WORDS, given_on=START))
            self.person, self.ready, self.committee = leaving.id, ready.id, committee.id
            self.chair, self.guest = chair.id, guest.id
            self.stands_in, self.second = stands_in.id, second.id

    def draft(self, on: date = TODAY, **values: object) -> DepartureDraft:
        usual = {"reason": EndReason.RESIGNATION}
        return DepartureDraft(person_id=self.person, on=on, **usual | values)


@pytest.fixture
def story(workspace: Workspace) -> Story:
    return Story(workspace)


@pytest.fixture
def service(workspace: Workspace) -> DepartureService:
    return DepartureService(workspace)


def rows(workspace: Workspace) -> list[tuple[object, ...]]:
    """Everything that a departure may touch, versions apart."""
    with workspace.read() as session:
        mandates = session.scalars(select(Mandate).order_by(Mandate.id))
        people = session.scalars(select(Person).order_by(Person.id))
        needs = session.scalars(select(Need).order_by(Need.id))
        consents = session.scalars(select(Consent).order_by(Consent.id))
        return [
            *(
                (one.id, one.person_id, one.seat, one.started_on, one.ended_on, one.end_reason)
                for one in mandates
            ),
            *((one.id, one.archived_on) for one in people),
            *((one.id, one.kind, one.detail) for one in needs),
            *((one.id, one.withdrawn_on) for one in consents),
        ]


def mandate(workspace: Workspace, mandate_id: int) -> Mandate:
    with workspace.read() as session:
        return session.get_one(Mandate, mandate_id)


def test_looking_tells_all_that_a_departure_touches(service: DepartureService, story: Story) -> None:
    view = service.look(story.person)
    assert view.name == "Monique Hélias"
    assert [(one.mandate_id, one.committee, one.office) for one in view.mandates] == [
        (story.chair, "Comité des usagers", Office.CHAIR),
        (story.guest, "Éthique", Office.GUEST),
    ]
    assert [(one.mandate_id, one.name) for one in view.mandates[0].substitutes] == [
        (story.stands_in, "Zoé Petit"),
        (story.second, "Ève Roux"),
    ]
    assert [(one.reference, one.amount) for one in view.claims] == [("NDF-7", Money(1250))]
    assert view.unpaid == Money(1250)
    assert view.contributions == ()
    assert [(one.meeting_id, one.held_on) for one in view.meetings] == [(story.meeting, date(2026, 12, 10))]
    assert [paper.kind for paper in view.papers] == [
        PaperKind.PARTICIPATION,
        PaperKind.HOURS,
        PaperKind.EXPENSES,
    ]
    assert view.needs == 1
    assert view.archived_on is None


def test_contributions_that_were_approved_are_due_until_they_are_paid(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        for day, state in enumerate(ContributionState, 1):
            session.add(
                PaidContribution(
                    person_id=story.person,
                    kind=ContributionKind.VACATION,
                    state=state,
                    done_on=date(2026, 9, day),
                    quantity_hundredths=100,
                    unit_price=Money(7500),
                    amount=Money(7500),
                )
            )
    assert [(one.done_on, one.kind, one.amount) for one in service.look(story.person).contributions] == [
        (date(2026, 9, 2), ContributionKind.VACATION, Money(7500))
    ]


def test_a_suppleant_who_leaves_has_nobody_to_hand_over_to(service: DepartureService, story: Story) -> None:
    (only,) = service.look(story.ready).mandates
    assert only.substitutes == ()


def test_leaving_ends_every_mandate_that_day(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    assert service.leave(story.draft()) == 2
    for mandate_id in (story.chair, story.guest):
        ended = mandate(workspace, mandate_id)
        assert (ended.ended_on, ended.end_reason) == (TODAY, EndReason.RESIGNATION)
    assert mandate(workspace, story.stands_in).ended_on is None
    assert service.look(story.person).mandates[0].ended_on == TODAY
    assert workspace.last_act() == "Fin d’engagement enregistrée\u00a0: Monique Hélias."


def test_the_suppleant_chosen_sits_from_the_day_after(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    service.leave(story.draft(promote=frozenset({story.stands_in})))
    own = mandate(workspace, story.stands_in)
    assert (own.ended_on, own.end_reason) == (TODAY, EndReason.OTHER)
    with workspace.read() as session:
        new = session.scalars(select(Mandate).order_by(Mandate.id.desc())).first()
        assert new is not None
        assert (new.person_id, new.seat, new.office) == (story.ready, SeatKind.TITULAR, Office.MEMBER)
        assert (new.started_on, new.ended_on) == (TOMORROW, date(2028, 3, 3))
        assert (new.college, new.basis, new.terms_before) == (Capacity.USER, MandateBasis.RESIDENT, 1)
        assert new.substitute_for_id is None


def test_the_whole_is_taken_back_by_one_undo(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    before = rows(workspace)
    service.leave(story.draft(promote=frozenset({story.stands_in}), archive=True, forget_needs=True))
    assert rows(workspace) != before
    workspace.undo()
    assert rows(workspace) == before
    assert workspace.last_act() is None


def test_needs_are_forgotten_with_their_consent_withdrawn(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    service.leave(story.draft(forget_needs=True))
    with workspace.read() as session:
        assert session.scalars(select(Need)).all() == []
        withdrawn = {one.purpose: one.withdrawn_on for one in session.scalars(select(Consent))}
    assert withdrawn == {ConsentPurpose.NEEDS: TODAY, ConsentPurpose.OWN_WORDS: None}


def test_the_person_is_archived_when_asked(service: DepartureService, story: Story) -> None:
    service.leave(story.draft(YESTERDAY, archive=True))
    assert service.look(story.person).archived_on == TODAY


def test_a_mandate_that_would_begin_later_is_taken_away(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        person = session.get_one(Person, story.person)
        later = Mandate(
            person_id=person.id,
            committee_id=story.committee,
            office=Office.MEMBER,
            seat=SeatKind.TITULAR,
            started_on=date(2028, 3, 4),
        )
        session.add(later)
        session.flush()
        later_id = later.id
    assert service.leave(story.draft()) == 3
    with workspace.read() as session:
        assert session.get(Mandate, later_id) is None
    workspace.undo()
    assert mandate(workspace, later_id).started_on == date(2028, 3, 4)


def test_a_mandate_that_ends_that_day_keeps_its_reason(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        session.get_one(Mandate, story.guest).ended_on = TODAY
    assert service.leave(story.draft()) == 1
    assert mandate(workspace, story.guest).end_reason is None


@pytest.mark.parametrize(
    ("promote", "said"),
    [
        (("stands_in", "second"), "Un siège se donne à une seule personne"),
        (("chair",), "n’est plus suppléante ce jour-là"),
    ],
)
def test_a_choice_that_does_not_hold_is_refused(
    promote: tuple[str, ...], said: str, service: DepartureService, story: Story, workspace: Workspace
) -> None:
    before = rows(workspace)
    chosen = frozenset(getattr(story, name) for name in promote)
    with pytest.raises(DomainError, match=said) as refused:
        service.leave(story.draft(promote=chosen))
    assert refused.value.field == "promote"
    assert rows(workspace) == before
    assert workspace.last_act() is None


def test_nobody_sits_twice_in_a_committee(
    service: DepartureService, story: Story, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        session.add(
            Mandate(
                person_id=story.ready,
                committee_id=story.committee,
                office=Office.MEMBER,
                seat=SeatKind.TITULAR,
                started_on=START,
            )
        )
    with pytest.raises(DomainError, match="le même siège deux fois"):
        service.leave(story.draft(promote=frozenset({story.stands_in})))


def test_a_day_before_the_mandate_is_refused(service: DepartureService, story: Story) -> None:
    with pytest.raises(DomainError, match="a commencé après ce jour") as refused:
        service.leave(story.draft(date(2024, 1, 1)))
    assert refused.value.field == "on"


@pytest.mark.parametrize("verb", ["look", "leave"])
def test_a_person_who_is_gone_is_told(verb: str, service: DepartureService) -> None:
    asked = DepartureDraft(person_id=999, on=TODAY, reason=EndReason.OTHER) if verb == "leave" else 999
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        getattr(service, verb)(asked)


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_other_roles_may_look_and_not_leave(
    role: Role, story: Story, workspace_as: Callable[[Role], Workspace]
) -> None:
    service = DepartureService(workspace_as(role))
    assert service.look(story.person).mandates
    for asked in (story.draft(), story.draft(archive=True), story.draft(forget_needs=True)):
        with pytest.raises(NotPermitted):
            service.leave(asked)
