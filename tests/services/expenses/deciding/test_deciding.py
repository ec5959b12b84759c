"""A claim is submitted, decided by somebody else than whose it is, and corrected beside once settled."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import CeilingScale
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.reports.home_rows import StepKind
from engagement_desktop.services.expenses.deciding.service import DecidingService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.workspace import Actor, Workspace
from tests.builders import Builder
from tests.services.expenses.deciding.decided import change, last_verb
from tests.services.expenses.deciding.decision_room import (
    SPENT,
    TODAY,
    DecisionRoom,
    make_decision_room,
    policy,
)


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    return make_decision_room(workspace)


def test_a_draft_is_submitted_and_taken_back_while_nobody_decided(room: DecisionRoom) -> None:
    room.service.submit(room.draft)
    claim = room.claim(room.draft)
    assert (claim.status, claim.submitted_on, claim.submitted_by_id) == (
        ClaimStatus.SUBMITTED,
        TODAY,
        room.lou.actor.account_id,
    )
    assert room.lou.last_act() == f"Note {claim.reference} de Chantal Prigent soumise\u00a0: 12,50\u00a0€."
    with pytest.raises(DomainError, match="n’est plus à soumettre"):
        room.service.submit(room.draft)
    room.service.take_back(room.draft)
    assert (room.status(room.draft), room.claim(room.draft).submitted_on) == (ClaimStatus.DRAFT, None)
    with pytest.raises(DomainError, match="tant qu’elle attend une décision"):
        room.service.take_back(room.draft)


def test_an_empty_claim_is_not_submitted(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        make = Builder(session)
        empty = make.claim(session.get_one(Person, room.chantal), ClaimStatus.DRAFT).id
    with pytest.raises(DomainError, match="est vide"):
        room.service.submit(empty)


def test_a_line_that_lacks_something_is_told_by_its_place(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        session.query(ExpenseLine).filter_by(claim_id=room.draft).one().purpose = None
    with pytest.raises(DomainError, match="Ligne 1\u00a0: Dites pourquoi") as refused:
        room.service.submit(room.draft)
    assert refused.value.field == "lines.0.purpose"


def test_the_ceiling_of_the_day_is_frozen_when_the_claim_is_submitted(room: DecisionRoom) -> None:
    policy(room, ceilings=CeilingScale.PUBLIC)
    room.service.submit(room.draft)
    line = room.lines(room.draft)[0]
    assert line.ceiling == Money(2000)
    assert "20,00" in (line.ceiling_text or "")


def test_a_waiver_is_submitted_once_the_structure_said_on_what_ground(room: DecisionRoom) -> None:
    change(room, room.draft, wish=Wish.WAIVE)
    with pytest.raises(DomainError, match="à quel titre"):
        room.service.submit(room.draft)
    assert "à quel titre" in room.service.decision(room.draft).blocked
    policy(room, gift_ground="Œuvre d’intérêt général")
    room.service.submit(room.draft)
    assert room.service.decision(room.draft).takes_gifts


def test_somebody_else_approves_and_it_is_known_by_whom(room: DecisionRoom) -> None:
    done = room.other.approve([room.submitted])
    assert (done.ids, done.left_out) == ((room.submitted,), ())
    told = room.service.decision(room.submitted)
    assert (told.status, told.decided_by, told.decided_on) == (ClaimStatus.APPROVED, "Max", TODAY)
    assert not told.decided_alone
    assert last_verb(room.max) == "approve claims"
    room.max.undo()
    assert room.status(room.submitted) is ClaimStatus.SUBMITTED


def test_two_editors_approve_one_claim_and_the_second_is_told_who_did(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    with pytest.raises(DomainError) as refused:
        room.other.approve([room.submitted])
    claim = room.claim(room.submitted)
    assert refused.value.sentence == (
        f"La note {claim.reference} est déjà approuvée, par Compte coordination le 22/11/2026. "
        "Rien n’a été changé."
    )
    assert claim.decided_by_id == room.lou.actor.account_id


def test_what_may_not_be_approved_is_left_and_told(room: DecisionRoom) -> None:
    done = room.service.approve([room.draft, room.submitted, room.own])
    assert done.ids == (room.submitted,)
    assert {left.claim_id for left in done.left_out} == {room.draft, room.own}
    assert any("est un brouillon" in left.reason for left in done.left_out)
    assert room.status(room.own) is ClaimStatus.SUBMITTED
    with pytest.raises(DomainError, match="au moins une note"):
        room.service.approve([])
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        room.service.approve([room.submitted, 999])
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        room.service.decision(999)


def test_a_refusal_says_why_on_each_line_and_may_be_taken_back(room: DecisionRoom) -> None:
    with pytest.raises(DomainError, match="Dites pourquoi"):
        room.service.refuse([room.submitted], "  ")
    room.service.refuse([room.submitted], " Payée par  la commune ")
    assert room.status(room.submitted) is ClaimStatus.REFUSED
    assert [line.refusal_reason for line in room.lines(room.submitted)] == ["Payée par la commune"]
    with pytest.raises(DomainError, match="est déjà refusée"):
        room.other.approve([room.submitted])
    room.other.reopen(room.submitted)
    assert room.status(room.submitted) is ClaimStatus.SUBMITTED
    assert [line.refusal_reason for line in room.lines(room.submitted)] == [None]
    with pytest.raises(DomainError, match="pas de décision à reprendre"):
        room.other.reopen(room.submitted)


def test_a_claim_given_back_says_what_to_mend_until_it_is_submitted_again(room: DecisionRoom) -> None:
    room.service.give_back(room.submitted, "Reçu à joindre")
    told = room.service.decision(room.submitted)
    assert (told.status, told.returned, told.may_submit) == (ClaimStatus.DRAFT, "Reçu à joindre", True)
    room.service.submit(room.submitted)
    assert room.claim(room.submitted).note is None


def test_submitting_counts_the_kilometres_and_refusing_gives_them_back(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        make = Builder(session)
        chantal = session.get_one(Person, room.chantal)
        car = make.vehicle(chantal, kind=VehicleKind.CAR, power=5)
        trips = []
        for day, km in ((date(2026, 3, 2), 500_000), (date(2026, 11, 3), 10_000)):
            claim = make.claim(chantal, ClaimStatus.DRAFT)
            make.line(
                claim,
                day,
                1,
                nature=ExpenseNature.KILOMETRES,
                purpose="Comité",
                km_hundredths=km,
                vehicle_id=car.id,
                receipt=None,
            )
            trips.append(claim.id)
    first, later = trips
    room.service.submit(later)
    alone = room.lines(later)[0].amount
    assert alone == Money.of("63.60")
    room.service.submit(first)
    assert room.lines(first)[0].amount == Money.of("3180")
    assert room.lines(later)[0].amount < alone
    room.other.refuse([first], "Hors des règles")
    assert room.lines(later)[0].amount == alone


def over_ceiling(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        line = session.query(ExpenseLine).filter_by(claim_id=room.submitted).one()
        line.ceiling, line.ceiling_text = Money(2000), "20,00 € un repas"


def test_a_cost_over_its_ceiling_is_approved_only_with_the_accord_of_the_committee(
    room: DecisionRoom,
) -> None:
    over_ceiling(room)
    assert "passe le plafond de 20,00" in room.service.decision(room.submitted).over_ceiling
    with pytest.raises(DomainError, match="accord du comité"):
        room.service.approve([room.submitted])
    room.service.approve([room.submitted], accord=True)
    assert [line.ceiling_text for line in room.lines(room.submitted)] == [
        "20,00 € un repas — accord du comité noté le 22/11/2026"
    ]


def hold(room: DecisionRoom, claim_id: int, state: RunState = RunState.MADE) -> None:
    with room.lou.database.work() as session:
        run = PaymentRun(number="REM-2026-001", state=state, made_on=TODAY, execute_on=TODAY)
        session.add(run)
        session.flush()
        session.add(
            Payment(
                run_id=run.id,
                claim_id=claim_id,
                means=PaymentMeans.TRANSFER,
                amount=Money(4850),
                state=PaymentState.MADE,
                position=1,
            )
        )


def test_a_decision_is_not_taken_back_while_a_run_holds_the_claim(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    hold(room, room.submitted)
    assert room.service.decision(room.submitted).held_by == "REM-2026-001"
    with pytest.raises(DomainError, match="remboursement REM-2026-001"):
        room.service.reopen(room.submitted)


def pay(room: DecisionRoom, claim_id: int, status: ClaimStatus = ClaimStatus.REIMBURSED) -> None:
    with room.lou.database.work() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        claim.status, claim.paid_on = status, TODAY


def test_what_is_paid_is_corrected_by_an_opposite_line_in_the_open_draft(room: DecisionRoom) -> None:
    line = room.lines(room.submitted)[0]
    with pytest.raises(DomainError, match="se corrige directement"):
        room.service.correct(line.id, None)
    pay(room, room.submitted)
    assert room.service.decision(room.submitted).may_correct
    written = room.service.correct(line.id, Money(4000))
    made = next(one for one in room.lines(room.draft) if one.id == written)
    assert (made.amount, made.correction, made.corrects_id, made.spent_on) == (
        Money(-850),
        Correction.OPPOSITE,
        line.id,
        TODAY,
    )
    assert room.lines(room.submitted)[0].amount == Money(4850)
    with pytest.raises(DomainError, match="rien à corriger"):
        room.service.correct(line.id, Money(4000))
    with pytest.raises(DomainError, match="en dessous de 0"):
        room.service.correct(line.id, Money(-1))
    room.service.correct(line.id, None)
    room.service.submit(room.draft)
    assert [one.amount for one in room.lines(room.draft)][-1] == Money(-4000)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        room.service.correct(999, None)


def test_a_correction_opens_a_new_claim_when_there_is_no_draft_and_is_not_corrected(
    room: DecisionRoom,
) -> None:
    pay(room, room.of_chair, ClaimStatus.WAIVED)
    written = room.service.correct(room.lines(room.of_chair)[0].id, None)
    with room.lou.read() as session:
        made = session.get_one(ExpenseLine, written)
        claim = session.get_one(ExpenseClaim, made.claim_id)
        assert (claim.person_id, claim.wish, claim.reference) == (room.chair, Wish.WAIVE, "NDF-2026-0001")
        assert claim.status is ClaimStatus.DRAFT
    pay(room, claim.id)
    with pytest.raises(DomainError, match="elle-même une correction"):
        room.service.correct(written, None)


def test_the_real_cost_guard_notes_and_does_not_block(room: DecisionRoom) -> None:
    policy(room, yearly_level=Money(10000))
    with room.lou.database.work() as session:
        make = Builder(session)
        claim = make.claim(session.get_one(Person, room.chantal))
        for day in (1, 2, 3):
            make.line(claim, date(2026, 11, day), 4000, receipt=None)
    notes = room.service.decision(claim.id).notes
    assert notes[0].startswith("Repas\u00a0: 40,00\u00a0€ reviennent 3 fois en 2026.")
    assert "tout rond, sans reçu" in notes[1]
    assert notes[-1].startswith("Les frais de la personne atteignent 168,50\u00a0€ en 2026")
    room.service.approve([claim.id])
    pay(room, claim.id)
    assert room.service.decision(claim.id).notes == ()


def test_home_tells_who_decides_and_who_pays_what_they_may(room: DecisionRoom) -> None:
    def steps(workspace: Workspace) -> dict[StepKind, tuple[int, Money | None]]:
        kinds = (StepKind.CLAIMS_TO_DECIDE, StepKind.CLAIMS_TO_SECOND, StepKind.CLAIMS_TO_PAY)
        found = HomeService(workspace).home().steps
        return {step.kind: (step.count, step.amount) for step in found if step.kind in kinds}

    assert steps(room.lou) == {StepKind.CLAIMS_TO_DECIDE: (2, Money(14750))}
    assert steps(room.max) == {StepKind.CLAIMS_TO_DECIDE: (3, Money(16750))}
    room.service.approve([room.submitted, room.of_chair])
    assert steps(room.lou) == {StepKind.CLAIMS_TO_PAY: (1, Money(4850))}
    assert steps(room.max)[StepKind.CLAIMS_TO_SECOND] == (1, Money(9900))
    hold(room, room.submitted)
    assert StepKind.CLAIMS_TO_PAY not in steps(room.lou)
    change(room, room.of_chair, decided_alone=True, wish=Wish.LATER)
    assert StepKind.CLAIMS_TO_SECOND not in steps(room.max)


def test_the_secretariat_writes_and_does_not_decide(room: DecisionRoom) -> None:
    room.max.actor = Actor(room.max.actor.account_id, "Max", Role.SECRETARIAT)
    secretary = DecidingService(room.max)
    secretary.submit(room.draft)
    with pytest.raises(NotPermitted):
        secretary.approve([room.draft])
    assert not secretary.decision(room.draft).may_decide
    assert room.lines(room.draft)[0].spent_on == SPENT
