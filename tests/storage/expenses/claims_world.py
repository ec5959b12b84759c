"""A dossier full of claims, and the same claims as plain Python rows: queries are counted against them."""

import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    Correction,
    ExpenseClaim,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import Structure
from tests.builders import Builder

TODAY = date(2026, 11, 22)
FIRST_MONTH = 9
EXERCISES = tuple(Exercise.starting_in(year, FIRST_MONTH) for year in (2023, 2024, 2025, 2026))
CLAIMS = 236
NAMES = (
    ("Hélias", "Monique"),
    ("O'Brien", "Máire"),
    ("100 %", "Coopérative"),
    ("Le_Goff", "Yann"),
    ("Œuvrard", "Zoé"),
    ("Abgrall", "Ange"),
    ("Ñuñez", "José"),
)
EDGES = (
    date(2024, 8, 31),
    date(2024, 9, 1),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 8, 31),
    date(2026, 9, 1),
    date(2026, 2, 28),
)
S = ClaimStatus


@dataclass(frozen=True)
class PlainLine:
    """A cost, as it was written."""

    id: int
    claim_id: int
    day: date
    nature: ExpenseNature
    cents: int
    receipt: str | None
    attested: bool
    correction: Correction | None
    km: int | None
    envelope_id: int | None
    meeting_id: int | None
    committee_id: int | None
    waived_on: date | None


@dataclass(frozen=True)
class PlainClaim:
    """A claim, as it was written, with its lines."""

    id: int
    reference: str
    person_id: int
    last: str
    first: str
    status: ClaimStatus
    wish: Wish
    pay_by: PaymentMeans | None
    paid_on: date | None
    decided_on: date | None
    held_by: str = ""
    lines: tuple[PlainLine, ...] = ()

    @property
    def cents(self) -> int:
        return sum(line.cents for line in self.lines)

    @property
    def last_on(self) -> date | None:
        return max((line.day for line in self.lines), default=None)

    @property
    def awaits_second(self) -> bool:
        """Abgrall presides the office until the last day of an exercise; nobody gave a second accord."""
        day = self.decided_on or TODAY
        return self.status is S.APPROVED and self.last == "Abgrall" and day <= OFFICE_ENDS


OFFICE_ENDS = date(2026, 8, 31)


@dataclass(frozen=True)
class World:
    """What the dossier holds."""

    claims: tuple[PlainClaim, ...]
    people: dict[str, int]
    committees: tuple[int, ...]
    meetings: dict[int, int]
    envelopes: tuple[int, ...]
    run: str

    @property
    def lines(self) -> tuple[tuple[PlainClaim, PlainLine], ...]:
        return tuple((claim, line) for claim in self.claims for line in claim.lines)


def lacks_receipt(line: PlainLine) -> bool:
    """No proof, and one is needed."""
    needed = line.nature is not ExpenseNature.KILOMETRES and line.correction is None and line.cents != 0
    return needed and not line.receipt and not line.attested


def filled(session: Session) -> World:
    """Writes the claims; what comes back does not read the file again."""
    make, rng = Builder(session), random.Random(20261122)
    own = make.structure(exercise_first_month=FIRST_MONTH)
    make.association()
    people = {last: make.person(last, first).id for last, first in NAMES}
    board = make.committee(own, "Bureau", kind="bureau")
    users, works = make.committee(own), make.committee(own, "Œuvres & « soins » 50 %")
    chair = {last: session.get_one(type(make.person("Témoin", "Un")), pk) for last, pk in people.items()}
    make.mandate(chair["Abgrall"], board, date(2024, 1, 1), office=Office.TREASURER, ended_on=OFFICE_ENDS)
    make.mandate(chair["Hélias"], users, date(2024, 1, 1), office=Office.CHAIR)
    meetings = {make.meeting(one, day).id: one.id for one in (users, works) for day in EDGES[:4]}
    envelopes = tuple(_envelope(session, at, users.id if at == 1 else None) for at in range(3))
    world = World((), people, (board.id, users.id, works.id), meetings, envelopes, "REM-2026-001")
    claims = _claims(make, rng, world, own)
    held = _run(session, claims)
    return replace(world, claims=tuple(replace(one, held_by=held.get(one.id, "")) for one in claims))


def _envelope(session: Session, at: int, committee_id: int | None) -> int:
    row = Envelope(
        label=f"Enveloppe {at}",
        label_key=f"enveloppe {at}",
        first_day=EXERCISES[2].start,
        source=FundingSource.ARS,
        amount=Money((at + 1) * 20_000),
        committee_id=committee_id,
    )
    session.add(row)
    session.flush()
    return row.id


def _claims(make: Builder, rng: random.Random, world: World, own: Structure) -> list[PlainClaim]:
    assert own.exercise_first_month == FIRST_MONTH
    statuses, wishes = cycle(ClaimStatus), cycle((Wish.REIMBURSE, Wish.REIMBURSE, Wish.WAIVE, Wish.LATER))
    names, found = cycle(NAMES), []
    for at in range(CLAIMS):
        (last, first), status, wish = next(names), next(statuses), next(wishes)
        wish = Wish.WAIVE if status is S.WAIVED else wish
        plain = PlainClaim(
            id=0,
            reference=f"NDF-2026-{rng.randrange(10**6):06}-{at}",
            person_id=world.people[last],
            last=last,
            first=first,
            status=status,
            wish=wish,
            pay_by=rng.choice((None, *PaymentMeans)),
            paid_on=rng.choice((None, *EDGES)) if status in {S.REIMBURSED, S.WAIVED} else None,
            decided_on=rng.choice(EDGES) if status not in {S.DRAFT, S.SUBMITTED} else None,
        )
        found.append(_written(make, rng, world, plain, at))
    return found


def _written(make: Builder, rng: random.Random, world: World, plain: PlainClaim, at: int) -> PlainClaim:
    row = ExpenseClaim(
        reference=plain.reference,
        reference_key=plain.reference.lower(),
        person_id=plain.person_id,
        status=plain.status,
        wish=plain.wish,
        pay_by=plain.pay_by,
        paid_on=plain.paid_on,
        decided_on=plain.decided_on,
    )
    make.session.add(row)
    make.session.flush()
    many = 0 if at % 19 == 0 else rng.choice((1, 1, 2, 3))
    lines = tuple(_line(make, rng, world, row, plain.status) for _ in range(many))
    return replace(plain, id=row.id, lines=lines)


def _line(
    make: Builder, rng: random.Random, world: World, claim: ExpenseClaim, status: ClaimStatus
) -> PlainLine:
    nature = rng.choice(tuple(ExpenseNature)[:8])
    values = {
        "receipt": rng.choice((None, "", "J-2026-0001")),
        "attested_on": rng.choice((None, None, EDGES[0])),
        "correction": rng.choice((None, None, None, *Correction)),
        "km_hundredths": rng.randrange(1, 9000) if nature is ExpenseNature.KILOMETRES else None,
        "envelope_id": rng.choice((None, *world.envelopes)),
        "meeting_id": rng.choice((None, *world.meetings)),
        "committee_id": rng.choice((None, None, *world.committees)),
        "waived_on": rng.choice((None, *EDGES)) if status is S.WAIVED else None,
    }
    cents = rng.choice((0, 1250, 1250, 4999, 12_345, -300 if values["correction"] else 1))
    day = rng.choice(EDGES)
    row = make.line(claim, day, cents, nature=nature, **values)
    return PlainLine(
        id=row.id,
        claim_id=claim.id,
        day=day,
        nature=nature,
        cents=cents,
        receipt=values["receipt"],
        attested=values["attested_on"] is not None,
        correction=values["correction"],
        km=values["km_hundredths"],
        envelope_id=values["envelope_id"],
        meeting_id=values["meeting_id"],
        committee_id=values["committee_id"],
        waived_on=values["waived_on"],
    )


def _run(session: Session, claims: list[PlainClaim]) -> dict[int, str]:
    """One run not sent yet holds some approved claims; a second one, sent, was rejected for others."""
    approved = [one for one in claims if one.status is S.APPROVED and one.wish is Wish.REIMBURSE]
    made = PaymentRun(number="REM-2026-001", state=RunState.MADE, made_on=EDGES[6], execute_on=EDGES[7])
    sent = PaymentRun(
        number="REM-2026-002", state=RunState.SENT, made_on=EDGES[4], execute_on=EDGES[5], sent_on=EDGES[5]
    )
    session.add_all([made, sent])
    session.flush()
    held, back = approved[:5], approved[5:8]
    for run, state, those in ((made, PaymentState.MADE, held), (sent, PaymentState.REJECTED, back)):
        session.add_all(
            Payment(
                run_id=run.id,
                claim_id=one.id,
                means=one.pay_by or PaymentMeans.TRANSFER,
                amount=Money(one.cents),
                state=state,
                position=at,
                rejected_on=EDGES[6] if state is PaymentState.REJECTED else None,
            )
            for at, one in enumerate(those, 1)
        )
    session.flush()
    return {one.id: made.number for one in held}
