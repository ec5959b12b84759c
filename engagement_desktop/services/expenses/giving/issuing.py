"""Receipts for gifts: those that wait, how one is numbered, drawn and kept."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.giving.ground import GiftGround, missing_of_body, missing_of_donor
from engagement_desktop.domain.expenses.giving.rows import Gift, GiftBody, GiftDue, GiftFacts
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.numbers import PaperSeries, paper_number
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import enumerated
from engagement_desktop.french.gift_texts import gift_paper
from engagement_desktop.services.expenses.giving.standing import body_of, gift_facts, gift_ground
from engagement_desktop.services.given_papers import as_file_name
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.storage import numbers
from engagement_desktop.storage.expenses.giving import gifts as stored
from engagement_desktop.storage.hours.issued import PDF_TYPE

PDF = ".pdf"
_OVERTAKEN = (
    "Un autre reçu a pris ce numéro pendant la préparation. Rien n’a été écrit, aucun numéro n’est perdu. "
    "Recommencez."
)


@dataclass(frozen=True, slots=True)
class DrawnReceipt:
    """A receipt drawn, ready to be kept."""

    person_id: int
    facts: GiftFacts
    number: str
    issued_on: date
    name: str
    content: bytes
    fingerprint: str


def missing_words(body: GiftBody, person: Person) -> str:
    """What a receipt for this person lacks, « l’adresse de la personne et … »; "" when nothing."""
    return enumerated([*missing_of_body(body), *missing_of_donor(person.address, person.city)])


def told_of(
    session: Session, person_id: int, gifts: tuple[Gift, ...], body: GiftBody, today: date
) -> GiftFacts:
    """What the receipt says.

    Raises:
        DomainError: the person is gone, or something that it must say is not known.
    """
    person = found_person(session, person_id)
    if missing := missing_words(body, person):
        raise DomainError(
            f"Il manque {missing} pour le reçu de {full_name(person)}. Rien n’a été émis. Complétez, puis "
            "réessayez."
        )
    return gift_facts(session, person, gifts, body, today)


def drawn_receipt(person_id: int, facts: GiftFacts, number: str, today: date) -> DrawnReceipt:
    """The PDF of a receipt; without number, a draft."""
    from engagement_desktop.documents.expenses.giving.receipt import gift_receipt_pdf

    paper = gift_paper(facts, number, today)
    name = as_file_name(f"Reçu {number or 'projet'}, {facts.donor}")
    return DrawnReceipt(
        person_id=person_id,
        facts=facts,
        number=number,
        issued_on=today,
        name=f"{name}{PDF}",
        content=gift_receipt_pdf(paper),
        fingerprint=paper.fingerprint,
    )


def drawn_gifts(session: Session, person_id: int, year: int, number: str, today: date) -> DrawnReceipt:
    """The receipt of all that a person gave in a civil year; without number, a draft.

    Raises:
        DomainError: no ground, or the structure may not; nothing was given; something that the receipt must
            say is not known.
    """
    ground = gift_ground(session, today)
    ground.refuse()
    gifts = stored.gifts_due(session, year, person_id).get(person_id, [])
    if not gifts:
        who = full_name(found_person(session, person_id))
        raise DomainError(f"{who} n’a rien à recevoir pour {year}\u00a0: aucun don sans reçu.")
    facts = told_of(session, person_id, tuple(gifts), body_of(session, ground), today)
    return drawn_receipt(person_id, facts, number, today)


def gifts_waiting(session: Session, year: int, ground: GiftGround) -> tuple[GiftDue, ...]:
    """What people gave in a civil year and no receipt carries, with what each receipt lacks."""
    found = stored.gifts_due(session, year)
    if not found:
        return ()
    body = body_of(session, ground)
    rows = []
    for person_id, gifts in found.items():
        person = found_person(session, person_id)
        rows.append(GiftDue(person_id, full_name(person), year, tuple(gifts), missing_words(body, person)))
    return tuple(rows)


def next_numbers(session: Session, year: int, how_many: int) -> list[str]:
    """The numbers that come next; none is taken before the receipts are there."""
    row = numbers.find_series(session, PaperSeries.GIFT_RECEIPT, None, year)
    last = 0 if row is None else row.last
    return [paper_number(year, last + place) for place in range(1, how_many + 1)]


def keep_receipt(session: Session, one: DrawnReceipt) -> GiftReceipt:
    """Takes the number, keeps the bytes, ties the claims to the receipt; call it inside an act.

    Raises:
        DomainError: another receipt took this number, or one of these gifts, meanwhile.
    """
    given = numbers.take(session, PaperSeries.GIFT_RECEIPT, None, one.issued_on.year)
    claims = stored.claims_carried(session, [gift.claim_id for gift in one.facts.gifts])
    if given.number != one.number or any(claim.gift_receipt_id is not None for claim in claims):
        raise DomainError(_OVERTAKEN)
    document = IssuedDocument(
        kind=stored.GIFT_KIND,
        number=one.number,
        name=one.name,
        issued_on=one.issued_on,
        media_type=PDF_TYPE,
        content=one.content,
        fingerprint=one.fingerprint,
        person_id=one.person_id,
    )
    session.add(document)
    session.flush()
    receipt = GiftReceipt(
        number=one.number,
        person_id=one.person_id,
        given_on=one.facts.last_on,
        issued_on=one.issued_on,
        amount=one.facts.amount,
        document_id=document.id,
    )
    session.add(receipt)
    session.flush()
    for claim in claims:
        claim.gift_receipt_id = receipt.id
    session.flush()
    return receipt
