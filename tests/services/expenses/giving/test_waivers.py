"""Costs given up: the sentence is recorded on its day, blocked where no gift may be received."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.expenses.giving.ground import NO_GROUND, NO_STRUCTURE
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer, Matter
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.services.expenses.giving.gifts import GiftService
from engagement_desktop.services.expenses.giving.waivers import WaiverService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.body_files import governing_kinds
from tests.builders import Builder
from tests.made_receipts import PROGRAM, jpeg, pdf
from tests.services.expenses.giving.giving_room import (
    SIGNED,
    association,
    donor,
    policy,
    room,
    waiting,
    waived,
)

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


def claim_of(workspace: Workspace, claim_id: int) -> ExpenseClaim:
    with workspace.read() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        session.expunge(claim)
        return claim


def test_a_signed_sentence_makes_a_gift_of_its_day(workspace: Workspace) -> None:
    claim_id, _luc = room(workspace)
    service = WaiverService(workspace)
    service.record(claim_id, SIGNED, LOGO)
    claim = claim_of(workspace, claim_id)
    assert (claim.status, claim.paid_on) == (ClaimStatus.WAIVED, None)
    with workspace.read() as session:
        days = [line.waived_on for line in session.query(ExpenseLine).filter_by(claim_id=claim_id)]
    assert days == [SIGNED]
    row = next(one for one in service.all(2026) if one.claim_id == claim_id)
    assert (row.person, row.amount, row.waived_on, row.scan) == (
        "Chantal Prigent", Money(7_350), SIGNED, "logo.png",
    )  # fmt: skip
    assert service.scan(claim_id).content == LOGO.read_bytes()
    assert workspace.last_act() == f"Abandon noté\u00a0: {claim.reference}, 73,50\u00a0€, le 03/06/2026."


def test_those_who_wait_come_first_whatever_the_year(workspace: Workspace) -> None:
    claim_id, _luc = room(workspace)
    service = WaiverService(workspace)
    assert [row.waived_on for row in service.all(2026)] == [None, date(2026, 6, 30), date(2026, 2, 1)]
    assert [row.claim_id for row in service.all(2020)] == [claim_id]
    assert len(service.all()) == 3


def test_a_waiver_is_taken_back_until_a_receipt_carries_it(workspace: Workspace) -> None:
    claim_id, _luc = room(workspace)
    service = WaiverService(workspace)
    service.record(claim_id, SIGNED, LOGO)
    service.undo_record(claim_id)
    claim = claim_of(workspace, claim_id)
    assert (claim.status, claim.waiver_scan_id) == (ClaimStatus.APPROVED, None)
    with pytest.raises(DomainError, match="n’est pas abandonnée"):
        service.undo_record(claim_id)
    with pytest.raises(DomainError, match="Aucun papier signé"):
        service.scan(claim_id)
    service.record(claim_id, SIGNED)
    GiftService(workspace).issue(claim.person_id, 2026)
    with pytest.raises(DomainError, match="Un reçu porte cet abandon"):
        service.undo_record(claim_id)


def test_the_last_act_is_taken_back_with_the_usual_key(workspace: Workspace) -> None:
    claim_id, _luc = room(workspace)
    WaiverService(workspace).record(claim_id, SIGNED)
    workspace.undo()
    assert claim_of(workspace, claim_id).status is ClaimStatus.APPROVED


@pytest.mark.parametrize(
    ("form", "ground", "said"),
    [
        (LegalForm.SISA, "Rescrit", "est une société"),
        (LegalForm.SCIC, "Rescrit", "est une société"),
        (LegalForm.ASSOCIATION_1901, None, "pas dit à quel titre"),
    ],
)
def test_a_company_or_a_body_without_ground_receives_no_gift(
    workspace: Workspace, form: LegalForm, ground: str | None, said: str
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make, legal_form=form), gift_ground=ground)
        claim_id = waiting(make, donor(make))
        person_id = make.person().id
    service, gifts = WaiverService(workspace), GiftService(workspace)
    assert said in service.ground().barred
    assert said in gifts.ground().barred
    for refused in (
        lambda: service.record(claim_id, SIGNED),
        lambda: gifts.issue(person_id, 2026),
        lambda: gifts.preview(person_id, 2026),
        lambda: gifts.issue_all(2026, Path("/nowhere")),
    ):
        with pytest.raises(DomainError, match=said):
            refused()
    assert claim_of(workspace, claim_id).status is ClaimStatus.APPROVED


def test_what_the_structure_itself_answered_is_heard(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make, art200_all_activities=Answer.UNKNOWN))
        session.add(
            ApplicabilityAnswer(
                matter=Matter.WAIVER,
                answer=Answer.NO,
                reason="Rescrit défavorable",
                decided_on=date(2026, 1, 1),
                source="rescrit",
            )
        )
    assert WaiverService(workspace).ground().barred == "Rescrit défavorable Source\u00a0: rescrit."


def test_a_dossier_without_structure_says_so(workspace: Workspace) -> None:
    assert WaiverService(workspace).ground().barred == NO_STRUCTURE
    assert NO_GROUND != NO_STRUCTURE


@pytest.mark.parametrize(
    ("day", "said", "field"),
    [
        (date(2030, 1, 1), "à venir", "signed_on"),
        (date(2023, 12, 31), "don de l’année", "signed_on"),
        (date(2026, 5, 1), "frais déjà engagés", "signed_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused(workspace: Workspace, day: date, said: str, field: str) -> None:
    claim_id, _luc = room(workspace)
    with pytest.raises(DomainError, match=said) as refusal:
        WaiverService(workspace).record(claim_id, day)
    assert refusal.value.field == field


def test_only_a_granted_claim_whose_person_chose_so_is_waived(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make))
        person = donor(make)
        submitted = make.claim(person, ClaimStatus.SUBMITTED, wish=Wish.WAIVE).id
        wants_money = waiting(make, person, wish=Wish.REIMBURSE)
        nothing = waiting(make, person, cents=-100)
        done = waived(make, person)
    service = WaiverService(workspace)
    for claim_id, said in (
        (submitted, "Seule une note approuvée"),
        (done, "Seule une note approuvée"),
        (wants_money, "n’a pas choisi l’abandon"),
        (nothing, "n’a rien à abandonner"),
        (999, "plus dans le dossier"),
    ):
        with pytest.raises(DomainError, match=said):
            service.record(claim_id, SIGNED)


def test_a_sentence_signed_before_the_grant_is_a_gift_of_the_day_of_the_grant(workspace: Workspace) -> None:
    claim_id, _luc = room(workspace)
    service = WaiverService(workspace)
    service.record(claim_id, date(2026, 5, 2))
    (row,) = (one for one in service.all(2026) if one.claim_id == claim_id)
    assert row.waived_on == date(2026, 5, 20)
    assert (workspace.last_act() or "").endswith(
        "signé le 02/05/2026, don du 20/05/2026, jour de l’approbation."
    )


def test_the_gift_of_a_claim_signed_in_december_and_granted_in_january_is_of_the_new_year(
    workspace: Workspace,
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make))
        person = donor(make)
        claim = make.claim(person, ClaimStatus.APPROVED, wish=Wish.WAIVE, decided_on=date(2026, 1, 8))
        make.line(claim, date(2025, 12, 20), 4_000)
        claim_id, person_id = claim.id, person.id
    WaiverService(workspace).record(claim_id, date(2025, 12, 28))
    service = GiftService(workspace)
    assert service.due(2025) == ()
    assert [(one.person_id, one.amount) for one in service.due(2026)] == [(person_id, Money(4_000))]


def test_a_cost_without_proof_is_no_gift(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make))
        claim_id = waiting(make, donor(make))
        claim = session.get_one(ExpenseClaim, claim_id)
        bare = make.line(claim, date(2026, 5, 3), 500, receipt=None, position=7)
        line_id = bare.id
    service = WaiverService(workspace)
    with pytest.raises(DomainError, match="La ligne 7 n’a ni reçu ni attestation"):
        service.record(claim_id, SIGNED)
    with workspace.database.work() as session:
        session.get_one(ExpenseLine, line_id).attested_on = SIGNED
    service.record(claim_id, SIGNED)
    assert claim_of(workspace, claim_id).status is ClaimStatus.WAIVED


def test_who_presides_gives_up_only_with_a_second_accord(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = association(make)
        policy(session, own)
        chair = donor(make)
        board = make.committee(own, "Bureau", kind=min(governing_kinds()))
        make.mandate(chair, board, date(2025, 1, 1), office=Office.CHAIR)
        claim_id = waiting(make, chair)
        account_id = workspace.actor.account_id
    service = WaiverService(workspace)
    with pytest.raises(DomainError, match="second accord"):
        service.record(claim_id, SIGNED)
    with workspace.database.work() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        claim.seconded_by_id, claim.seconded_on = account_id, date(2026, 6, 5)
    service.record(claim_id, SIGNED)
    (row,) = service.all(2026)
    assert row.waived_on == date(2026, 6, 5), "the gift waits for both accords"


def test_the_signed_paper_may_come_later_is_replaced_and_saved_as_it_is_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    claim_id, _luc = room(workspace)
    service = WaiverService(workspace)
    with pytest.raises(DomainError, match="n’est pas abandonnée"):
        service.join_scan(claim_id, LOGO)
    service.record(claim_id, SIGNED)
    paper = tmp_path / "abandon.pdf"
    paper.write_bytes(pdf())
    service.join_scan(claim_id, paper)
    first = service.scan(claim_id)
    with pytest.raises(DomainError, match="finit par «") as refusal:
        service.save_scan(claim_id, tmp_path / "abandon.png")
    assert refusal.value.field == "path"
    assert service.save_scan(claim_id, tmp_path / "copie.pdf").read_bytes() == first.content
    service.join_scan(claim_id, LOGO)
    assert service.scan(claim_id).name == "logo.png"
    with workspace.read() as session:
        assert [one.name for one in session.query(Attachment)] == ["logo.png"]
    workspace.undo()
    assert service.scan(claim_id).content == first.content


def test_a_photo_of_the_signed_paper_keeps_no_position(workspace: Workspace, tmp_path: Path) -> None:
    claim_id, _luc = room(workspace)
    photo = tmp_path / "papier.jpg"
    photo.write_bytes(jpeg())
    assert b"Telephone" in photo.read_bytes()
    service = WaiverService(workspace)
    service.record(claim_id, SIGNED, photo)
    assert b"Telephone" not in service.scan(claim_id).content
    program = tmp_path / "papier.pdf"
    program.write_bytes(PROGRAM)
    with pytest.raises(DomainError, match="est un programme"):
        service.join_scan(claim_id, program)


def test_the_secretariat_may_not(workspace_as: Callable[[Role], Workspace]) -> None:
    with pytest.raises(NotPermitted):
        WaiverService(workspace_as(Role.SECRETARIAT)).record(1, SIGNED)
