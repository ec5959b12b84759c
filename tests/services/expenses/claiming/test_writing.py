"""Claims written by hand: one act, numbered, priced, with their receipts; what is refused changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.expenses.receipts.receipts import ReceiptService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.claiming.claim_room import (
    DAY,
    MEAL,
    MONIQUE,
    PAUL,
    TRIP,
    claim_of,
    writing_line,
)

RECEIPT = PreparedReceipt("parking.png", "image/png", b"\x89PNG une image", "a" * 64)


PARKING = LineDraft(
    spent_on=DAY,
    nature=ExpenseNature.PARKING,
    amount=Money(360),
    purpose="Parc relais Nord",
    prepared=(RECEIPT,),
)


@pytest.fixture
def writing(workspace: Workspace) -> ClaimWritingService:
    with workspace.database.work() as session:
        build = Builder(session)
        own = build.structure()
        monique = build.person(city="Saint-Martin")
        build.person("Tessier", "Paul")
        build.vehicle(monique, power=4)
        committee = build.committee(own)
        held = build.meeting(committee, DAY, number="2026-05")
        build.attendance(held, monique)
        build.meeting(committee, date(2026, 6, 2))
        session.add(HomeDistance(person_id=monique.id, structure_id=own.id, km_hundredths=1400))
    return ClaimWritingService(workspace)


def test_a_claim_is_kept_in_one_act_with_its_number_its_price_and_its_receipt(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    claim_id = writing.save(claim_of(TRIP, PARKING, MEAL))
    claim = writing.draft(claim_id)
    assert (claim.reference, claim.status) == ("NDF-2026-0001", ClaimStatus.DRAFT)
    assert claim.entered_by_id == workspace.actor.account_id
    trip, parking, meal = claim.lines
    assert trip.amount == Money(1697)
    assert "0,606" in trip.rate_text
    assert (trip.purpose, trip.committee_id) == ("Comité des usagers, réunion n°\u00a02026-05", 1)
    assert (trip.means, meal.means, meal.amount) == (Means.VEHICLE, None, Money(1850))
    assert parking.receipt == "J-2026-0001"
    assert claim.total == Money(3907)
    said = "Note enregistrée\u00a0: NDF-2026-0001 de Monique Hélias, 3\u00a0lignes, 39,07\u00a0€."
    assert workspace.last_act() == said
    workspace.undo()
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        writing.draft(claim_id)


def test_lines_change_places_leave_and_come(writing: ClaimWritingService, workspace: Workspace) -> None:
    claim = writing.draft(writing.save(claim_of(TRIP, PARKING, MEAL)))
    trip, parking, meal = claim.lines
    taxi = replace(MEAL, nature=ExpenseNature.TAXI, amount=Money(900))
    again = writing.draft(writing.save(replace(claim, lines=(meal, taxi, trip))))
    assert [line.nature for line in again.lines] == [
        ExpenseNature.MEAL,
        ExpenseNature.TAXI,
        ExpenseNature.KILOMETRES,
    ]
    assert [line.id for line in again.lines][::2] == [meal.id, trip.id]
    assert not ReceiptService(workspace).of_claim(again.id or 0)
    assert parking.id not in {line.id for line in again.lines}


def test_a_receipt_that_is_taken_off_goes(writing: ClaimWritingService, workspace: Workspace) -> None:
    claim = writing.draft(writing.save(claim_of(PARKING)))
    (kept,) = ReceiptService(workspace).of_claim(claim.id or 0)
    writing.save(replace(claim, lines=(replace(claim.lines[0], gone=(kept.id,)),)))
    assert writing.draft(claim.id or 0).lines[0].receipt == ""


def test_two_who_save_the_same_claim_compare(writing: ClaimWritingService) -> None:
    claim = writing.draft(writing.save(claim_of(MEAL)))
    writing.save(replace(claim, lines=(replace(claim.lines[0], amount=Money(1700)),)))
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        writing.save(replace(claim, lines=(replace(claim.lines[0], amount=Money(1600)),)))
    assert isinstance(meanwhile.value.theirs, ClaimDraft)
    assert meanwhile.value.theirs.total == Money(1700)


def test_a_trip_priced_again_by_another_claim_is_no_quarrel(writing: ClaimWritingService) -> None:
    claim = writing.draft(writing.save(claim_of(TRIP)))
    writing.save(claim_of(replace(TRIP, spent_on=date(2026, 1, 5), km_hundredths=600_000)), frozenset({"*"}))
    writing.save(replace(claim, note="relue"))
    assert writing.draft(claim.id or 0).note == "relue"


def test_a_claim_that_is_handed_in_changes_no_more(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    claim = writing.draft(writing.save(claim_of(MEAL)))
    stand(workspace, claim.id, ClaimStatus.SUBMITTED)
    with pytest.raises(DomainError, match="n’est plus un brouillon"):
        writing.save(replace(claim, version=None))
    with pytest.raises(DomainError, match="reste dans le dossier"):
        writing.delete(claim.id or 0)


def test_the_wish_changes_until_the_claim_is_settled(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    claim_id = writing.save(claim_of(MEAL))
    stand(workspace, claim_id, ClaimStatus.APPROVED)
    writing.choose(claim_id, Wish.LATER)
    assert writing.draft(claim_id).wish is Wish.LATER
    with pytest.raises(DomainError) as refused:
        writing.choose(claim_id, Wish.WAIVE)
    assert refused.value.field == "wish"
    stand(workspace, claim_id, ClaimStatus.REFUSED)
    with pytest.raises(DomainError, match="ne change plus"):
        writing.choose(claim_id, Wish.REIMBURSE)


def test_giving_up_is_refused_at_its_wish_until_the_ground_is_said(writing: ClaimWritingService) -> None:
    with pytest.raises(DomainError) as refused:
        writing.save(claim_of(MEAL, wish=Wish.WAIVE))
    assert refused.value.field == "wish"
    assert writing.around(claim_of()).waiver_closed == refused.value.sentence


def test_a_mixed_wish_splits_the_claim(writing: ClaimWritingService, workspace: Workspace) -> None:
    claim = writing.draft(writing.save(claim_of(TRIP, PARKING, MEAL)))
    ids = [line.id or 0 for line in claim.lines]
    twin_id = writing.split(claim.id or 0, ids[1:2], Wish.LATER)
    twin, left = writing.draft(twin_id), writing.draft(claim.id or 0)
    assert (twin.wish, left.wish) == (Wish.LATER, Wish.REIMBURSE)
    assert ([line.id for line in twin.lines], [line.id for line in left.lines]) == (
        [ids[1]],
        [ids[0], ids[2]],
    )
    assert twin.reference == "NDF-2026-0002"
    assert twin.total + left.total == claim.total
    assert ReceiptService(workspace).of_claim(twin_id)[0].number == "J-2026-0001"
    workspace.undo()
    assert writing.draft(claim.id or 0).total == claim.total


@pytest.mark.parametrize(("lines", "wish"), [((), Wish.LATER), ((1, 2), Wish.LATER), ((1,), Wish.REIMBURSE)])
def test_a_split_takes_a_part_of_the_lines_and_another_wish(
    writing: ClaimWritingService, lines: tuple[int, ...], wish: Wish
) -> None:
    claim_id = writing.save(claim_of(MEAL, PARKING))
    with pytest.raises(DomainError, match="une partie des lignes"):
        writing.split(claim_id, lines, wish)


def test_a_draft_goes_to_the_bin_and_comes_back_with_its_receipt(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    claim_id = writing.save(claim_of(PARKING, MEAL))
    writing.delete(claim_id)
    assert workspace.last_act() == (
        "Note mise à la corbeille\u00a0: NDF-2026-0001 de Monique Hélias, 2\u00a0lignes, 22,10\u00a0€."
    )
    bin_service = BinService(workspace)
    (entry,) = bin_service.entries()
    bin_service.restore(entry.id)
    assert writing.draft(claim_id).total == Money(2210)
    assert ReceiptService(workspace).of_claim(claim_id)


def test_a_new_claim_is_of_oneself_when_the_account_is_somebodys(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    assert writing.blank().person_id is None
    with workspace.database.work() as session:
        session.get_one(Account, workspace.actor.account_id).person_id = PAUL
    assert writing.blank().person_id == PAUL
    assert writing.blank(MONIQUE).person_id == MONIQUE
    assert writing.around(writing.blank()).entered_by == ""


def test_what_is_offered_around_a_claim(writing: ClaimWritingService) -> None:
    around = writing.around(writing.blank(MONIQUE))
    assert (around.first_name, around.entered_by) == ("Monique", "Compte coordination")
    assert [vehicle.power for vehicle in around.vehicles] == [4]
    assert [(trip.origin, trip.both_ways) for trip in around.trips] == [("Saint-Martin", 2800)]
    assert [(one.held_on, one.came, one.has_costs) for one in around.meetings] == [
        (DAY, True, False),
        (date(2026, 6, 2), False, False),
    ]
    writing.save(claim_of(TRIP))
    assert writing.around(writing.blank(MONIQUE)).meetings[0].has_costs
    assert writing.around(ClaimDraft()).meetings == ()


def test_a_person_is_proposed_the_payment_of_their_last_claim(writing: ClaimWritingService) -> None:
    assert writing.around(claim_of(MEAL)).pay_by is None
    writing.save(replace(claim_of(MEAL), pay_by=PaymentMeans.CASH))
    writing.save(replace(claim_of(MEAL), pay_by=PaymentMeans.CHEQUE))
    assert writing.around(claim_of(MEAL)).pay_by is PaymentMeans.CHEQUE
    assert writing.around(replace(claim_of(MEAL), person_id=PAUL)).pay_by is None


def test_a_line_that_another_corrects_does_not_leave(
    writing: ClaimWritingService, workspace: Workspace
) -> None:
    claim = writing.draft(writing.save(claim_of(MEAL, PARKING)))
    other = writing.save(claim_of(MEAL))
    with workspace.database.work() as session:
        session.get_one(ExpenseLine, writing_line(workspace, other)).corrects_id = claim.lines[0].id
    with pytest.raises(DomainError, match="corrigée"):
        writing.save(replace(claim, lines=claim.lines[1:]))


def stand(workspace: Workspace, claim_id: int | None, status: ClaimStatus) -> None:
    """As the decision would leave it."""
    with workspace.database.work() as session:
        session.get_one(ExpenseClaim, claim_id or 0).status = status
