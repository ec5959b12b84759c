"""Claims that wait to be paid, and envelopes that grants pass, against a plain count."""

from collections import defaultdict

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.paying.to_pay import (
    approved_claims,
    claims_by_id,
    claims_of,
    claims_to_pay,
    overdrawn_envelopes,
)
from tests.builders import Builder
from tests.storage.common import IBAN
from tests.storage.expenses.claims_world import EDGES, TODAY, PlainClaim, World


def asking(world: World) -> list[PlainClaim]:
    """Approved, and somebody wants the money, be it later."""
    return [one for one in world.claims if one.status is ClaimStatus.APPROVED and one.wish is not Wish.WAIVE]


def by_reference(claims: list[PlainClaim]) -> list[int]:
    return [one.id for one in sorted(claims, key=lambda one: (one.reference.lower(), one.id))]


def test_every_approved_claim_is_there_by_reference(reading: Session, world: World) -> None:
    assert [one.id for one in approved_claims(reading, TODAY)] == by_reference(asking(world))


def test_what_a_run_holds_or_awaits_a_second_accord_is_not_to_be_paid(reading: Session, world: World) -> None:
    found = {one.id for one in claims_to_pay(reading, TODAY)}
    held = {one.id for one in world.claims if one.held_by}
    assert len(held) == 5
    assert not found & held
    free = [one for one in asking(world) if not one.held_by]
    assert found <= {one.id for one in free}
    assert {one.id for one in free if not one.awaits_second} <= found


def test_only_the_claims_asked_for_are_told(reading: Session, world: World) -> None:
    wanted = asking(world)[8:12]
    other = next(one for one in world.claims if one.status is ClaimStatus.DRAFT)
    ids = [one.id for one in wanted] + [other.id]
    found = {one.id for one in claims_to_pay(reading, TODAY, ids)}
    assert found == {one.id for one in claims_to_pay(reading, TODAY)} & set(ids)
    assert other.id not in found
    assert claims_to_pay(reading, TODAY, []) == ()


def test_any_claim_may_be_told_wherever_it_stands(reading: Session, world: World) -> None:
    wanted = list(world.claims[:12])
    found = claims_of(reading, TODAY, [one.id for one in wanted] + [10**6])
    assert [one.id for one in found] == by_reference(wanted)
    assert {one.standing.status for one in found} == {one.status for one in wanted}


def test_a_claim_to_pay_tells_its_lines_and_its_means(reading: Session, world: World) -> None:
    found = {one.id: one for one in approved_claims(reading, TODAY)}
    for plain in asking(world):
        one = found[plain.id]
        assert (one.last_name, one.first_name, one.pay_by) == (plain.last, plain.first, plain.pay_by)
        assert one.amount == Money(plain.cents)
        assert one.means is (plain.pay_by or PaymentMeans.TRANSFER)
        assert [line.id for line in one.lines] == [line.id for line in plain.lines]
        for line, written in zip(one.lines, plain.lines, strict=True):
            assert (line.amount, line.spent_on) == (Money(written.cents), written.day)
            assert (line.receipt, line.envelope_id) == (written.receipt or "", written.envelope_id)
            assert (line.attested_on == EDGES[0]) == written.attested


def test_rows_of_many_claims_are_read_at_once(reading: Session, world: World) -> None:
    ids = [one.id for one in world.claims]
    found = claims_by_id(reading, [*ids, *range(5000, 6200)])
    assert set(found) == set(ids)
    assert all(found[one.id].reference == one.reference for one in world.claims)
    assert claims_by_id(reading, []) == {}


def test_an_envelope_is_overdrawn_by_what_is_granted_or_paid_only(reading: Session, world: World) -> None:
    used: dict[int, int] = defaultdict(int)
    for claim, line in world.lines:
        granted = claim.status is ClaimStatus.REIMBURSED or (
            claim.status is ClaimStatus.APPROVED and claim.wish is not Wish.WAIVE
        )
        if granted and line.envelope_id is not None:
            used[line.envelope_id] += line.cents
    amounts = {pk: (at + 1) * 20_000 for at, pk in enumerate(world.envelopes)}
    expected = {
        pk: (f"Enveloppe {world.envelopes.index(pk)}", Money(cents - amounts[pk]))
        for pk, cents in used.items()
        if cents > amounts[pk]
    }
    assert expected, "no envelope is passed in this dossier: the test would prove nothing"
    assert overdrawn_envelopes(reading) == expected


def test_the_account_of_a_person_is_told_with_who_holds_it(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person(iban=Sealed(IBAN), account_holder="Indivision Hélias")
        claim = make.claim(person, ClaimStatus.APPROVED, seconded_by_id=1)
        make.line(claim, EDGES[0], 900, nature=ExpenseNature.TAXI)
        bare = make.claim(make.person("Sans", "Compte"), ClaimStatus.APPROVED)
    with database.read() as session:
        found = {one.id: one for one in claims_to_pay(session, TODAY)}
        assert (found[1].iban, found[1].holder) == (Sealed(IBAN), "Indivision Hélias")
        assert found[1].seconder_person_id is None
        assert (found[2].iban, found[2].holder, found[2].lines) == (None, "", ())
        assert bare.id == 2


def test_an_empty_dossier_pays_nothing(nothing: Session) -> None:
    assert claims_to_pay(nothing, TODAY) == approved_claims(nothing, TODAY) == ()
    assert claims_of(nothing, TODAY, [1]) == ()
    assert overdrawn_envelopes(nothing) == {}
