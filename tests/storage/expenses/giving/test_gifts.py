"""Which waived claims are gifts of a year, and which receipt carries them."""

from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, Wish
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.giving import gifts
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import donor, waiting, waived

LAST, FIRST = date(2025, 12, 31), date(2026, 1, 1)


def test_a_gift_is_of_the_civil_year_of_its_day_by_a_single_night(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        luc = donor(make, "Fournier", "Luc")
        waived(make, luc, LAST, 100)
        waived(make, luc, FIRST, 200)
        assert [one.amount for one in gifts.gifts_due(session, 2025)[luc.id]] == [Money(100)]
        assert [one.amount for one in gifts.gifts_due(session, 2026)[luc.id]] == [Money(200)]
        assert gifts.gifts_due(session, 2024) == {}
        assert gifts.gift_years(session) == [2026, 2025]


def test_a_claim_waived_elsewhere_is_a_gift_of_the_day_that_is_known(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        luc = donor(make)
        claim = make.claim(luc, ClaimStatus.WAIVED, wish=Wish.WAIVE, decided_on=date(2025, 6, 1))
        make.line(claim, date(2025, 5, 1), 700)
        assert [one.given_on for one in gifts.gifts_due(session, 2025)[luc.id]] == [date(2025, 6, 1)]


def test_people_go_by_name_and_one_may_be_asked_alone(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        luc, anne = donor(make, "Prigent", "Luc"), donor(make, "Abadie", "Anne")
        for person in (luc, anne):
            waived(make, person, FIRST, 500)
        waiting(make, luc)
        assert list(gifts.gifts_due(session, 2026)) == [anne.id, luc.id]
        assert list(gifts.gifts_due(session, 2026, luc.id)) == [luc.id]


def test_what_a_receipt_carries_is_due_no_more_and_declared_on_the_day_of_each_gift(
    workspace: Workspace,
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        luc = donor(make)
        claims = [waived(make, luc, day, cents) for day, cents in ((date(2026, 2, 1), 300), (FIRST, 200))]
        receipt = GiftReceipt(
            number="2026-001",
            person_id=luc.id,
            given_on=date(2026, 2, 1),
            issued_on=date(2026, 3, 1),
            amount=Money(500),
        )
        session.add(receipt)
        session.flush()
        for claim_id in claims:
            session.get_one(ExpenseClaim, claim_id).gift_receipt_id = receipt.id
        session.flush()
        assert gifts.gifts_due(session, 2026) == {}
        assert {one.id for one in gifts.claims_of_receipt(session, receipt.id)} == set(claims)
        civil, cancelled = gifts.declared(session, Exercise.starting_in(2026, 1))
        assert ([one.amount for one in civil], cancelled) == ([Money(500)], ())
        school, _ = gifts.declared(session, Exercise.starting_in(2026, 2))
        assert [one.amount for one in school] == [Money(300)]
        receipt.cancelled_on = date(2026, 4, 1)
        session.flush()
        assert gifts.declared(session, Exercise.starting_in(2026, 1)) == ((), ("2026-001",))
