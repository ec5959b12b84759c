"""What a structure and a person must have said before something is given: read in one session."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.giving.ground import NO_STRUCTURE, GiftGround
from engagement_desktop.domain.expenses.giving.rows import Gift, GiftBody, GiftFacts
from engagement_desktop.domain.hours.cec import CecParameters
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.applicability import Applies, Standing, applies
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.french.amount_words import in_letters
from engagement_desktop.french.labels import label
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.services.register.found import full_name
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.applicability import own_answers
from engagement_desktop.storage.register.law import shipped_law
from engagement_desktop.storage.register.structures import own_structure

TO_WAIVE = (Matter.WAIVER,)
TO_ISSUE = (Matter.WAIVER, Matter.GIFT_RECEIPT)


def gift_ground(session: Session, today: date, matters: tuple[Matter, ...] = TO_ISSUE) -> GiftGround:
    """Whether this structure may receive waived costs, or issue receipts for them."""
    structure = own_structure(session)
    if structure is None:
        return GiftGround(barred_by_law=NO_STRUCTURE)
    answers = _answers(session, structure, today, matters)
    return GiftGround.of(policy_of(session, today), answers)


def _answers(
    session: Session, structure: Structure, today: date, matters: tuple[Matter, ...]
) -> tuple[Applies, ...]:
    standing = Standing.of(structure, CecParameters.of(today.year, rates_in_force(session)))
    words = {"kind": label(structure.kind), "form": label(structure.legal_form)}
    law, own = shipped_law(), own_answers(session)
    return tuple(applies(matter, law, standing, words, own.get(matter)) for matter in matters)


def body_of(session: Session, ground: GiftGround) -> GiftBody:
    """The structure as a receipt names it.

    Raises:
        DomainError: the dossier has none.
    """
    structure = own_structure(session)
    if structure is None:
        raise DomainError(NO_STRUCTURE)
    return GiftBody(
        name=structure.name,
        legal_form=label(structure.legal_form),
        siren=structure.siren or "",
        rna=structure.rna or "",
        address=_lines(structure.address, structure.postcode, structure.city),
        city=structure.city or "",
        object=ground.object,
        ground=ground.ground,
        articles=ground.articles,
        signatory=structure.signatory or "",
        capacity=structure.signatory_capacity or "",
    )


def gift_facts(
    session: Session, person: Person, gifts: tuple[Gift, ...], body: GiftBody, today: date
) -> GiftFacts:
    """What the receipt of a person says."""
    total = Money.sum(gift.amount for gift in gifts)
    return GiftFacts(
        body=body,
        donor=full_name(person),
        donor_address=_lines(person.address, person.postcode, person.city),
        gifts=gifts,
        in_letters=in_letters(total, traditional=policy_of(session, today).letters_traditional),
    )


def _lines(address: str | None, postcode: str | None, city: str | None) -> tuple[str, ...]:
    street = [line.strip() for line in (address or "").splitlines() if line.strip()]
    town = " ".join(part for part in (postcode, city) if part)
    return (*street, *([town] if town else []))
