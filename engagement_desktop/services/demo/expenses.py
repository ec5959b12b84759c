"""Expense claims: trips to meetings and other costs, by person and quarter, in every status."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import MileageLine, ScaleOf, price_lines
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.library import Library, Town
from engagement_desktop.services.demo.meetings import Held
from engagement_desktop.services.demo.names import Resident
from engagement_desktop.services.demo.register import Driven, Register
from engagement_desktop.services.demo.rows import Row, Rows

ScaleFor = Callable[[Driven], ScaleOf]
Cost = Row

_NATURES = (
    (ExpenseNature.KILOMETRES, 30),
    (ExpenseNature.MEAL, 14),
    (ExpenseNature.PARKING, 13),
    (ExpenseNature.PUBLIC_TRANSPORT, 11),
    (ExpenseNature.TRAIN, 9),
    (ExpenseNature.CHILDCARE, 5),
    (ExpenseNature.TOLL, 4),
    (ExpenseNature.SUPPLIES, 4),
    (ExpenseNature.TAXI, 3),
    (ExpenseNature.HUMAN_ASSISTANCE, 2),
    (ExpenseNature.TRAINING, 2),
    (ExpenseNature.LODGING, 2),
    (ExpenseNature.OTHER, 1),
)
_CLAIMS_TRIP, _MONTHS_TOGETHER, _NO_RECEIPT = 58, 3, 12
_ONE_CLAIMANT_IN, _EVENING, _NEEDS_CHILDCARE = 4, 17 * 60, 5
_OLD, _MIDDLE = 110, 45
_PAY_DAYS, _PAY_AFTER, _SATURDAY = (5, 20), 12, 5


# How many claims of an age stand in each status: a deck of cards, so that each status is met.
_OLD_CLAIMS = ((ClaimStatus.REIMBURSED, 41), (ClaimStatus.WAIVED, 6), (ClaimStatus.REFUSED, 3))
_MIDDLE_CLAIMS = (
    (ClaimStatus.REIMBURSED, 10),
    (ClaimStatus.APPROVED, 5),
    (ClaimStatus.WAIVED, 2),
    (ClaimStatus.SUBMITTED, 2),
    (ClaimStatus.REFUSED, 1),
)
_RECENT_CLAIMS = ((ClaimStatus.SUBMITTED, 5), (ClaimStatus.APPROVED, 3), (ClaimStatus.DRAFT, 4))


class ExpensesMaker:
    """Makes the costs, groups them into claims, then prices the kilometres of each vehicle."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random, scale_for: ScaleFor) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng
        self._scale_for = scale_for
        self._old, self._middle = self._deck(_OLD_CLAIMS), self._deck(_MIDDLE_CLAIMS)
        self._recent = self._deck(_RECENT_CLAIMS)
        self._references: dict[int, int] = defaultdict(int)

    def make(self, held: Iterable[Held], register: Register, count: int) -> None:
        """Exactly `count` lines: trips to meetings first, then other costs."""
        costs: list[tuple[Resident, Cost]] = []
        for meeting in held:
            for person, status in meeting.came:
                costs += self._trip(meeting, person, status, register)
        self._rng.shuffle(costs)
        del costs[count // 2 :]
        claimants = self._rng.sample(register.residents, max(1, len(register.residents) // _ONE_CLAIMANT_IN))
        while len(costs) < count:
            person = self._rng.choice(claimants)
            costs.append((person, self._other(person, register)))
        for person_id, lines in self._claims(costs):
            self._claim(person_id, lines)
        self._price(register)

    def _trip(
        self, meeting: Held, person: Resident, status: AttendanceStatus, register: Register
    ) -> Iterator[tuple[Resident, Cost]]:
        rng, body = self._rng, meeting.body
        if status is not AttendanceStatus.PRESENT or rng.randrange(100) >= _CLAIMS_TRIP:
            return
        purpose = self._library.meeting_trip.format(committee=body.spec.name)
        driven = register.vehicles.get(person.id)
        if driven is not None:
            yield person, self._ride(driven, meeting.day, person.town, body.town, purpose)
        elif person.town is not body.town:
            yield person, self._cost(ExpenseNature.PUBLIC_TRANSPORT, meeting.day) | {"purpose": purpose}
        if meeting.starts >= _EVENING and rng.randrange(100) < _NEEDS_CHILDCARE:
            yield person, self._cost(ExpenseNature.CHILDCARE, meeting.day)

    def _other(self, person: Resident, register: Register) -> Cost:
        rng = self._rng
        nature = rng.choices([one for one, _ in _NATURES], [weight for _, weight in _NATURES])[0]
        day, driven = self._span.past_workday(rng), register.vehicles.get(person.id)
        if nature is ExpenseNature.KILOMETRES and driven is not None:
            towns = [town for town in self._library.towns if town is not person.town]
            return self._ride(driven, day, person.town, rng.choice(towns), rng.choice(self._library.trips))
        if nature is ExpenseNature.KILOMETRES:
            nature = ExpenseNature.PUBLIC_TRANSPORT
        return self._cost(nature, day)

    def _cost(self, nature: ExpenseNature, day: date) -> Cost:
        rng, cost = self._rng, self._library.costs[nature]
        return {
            "spent_on": day,
            "nature": nature,
            "amount": Money(rng.randrange(cost.least, cost.most + 1, 10)),
            "purpose": rng.choice(cost.purposes),
            "origin": None,
            "destination": None,
            "km_hundredths": None,
            "vehicle_id": None,
            "receipt": rng.choice(cost.receipts),
        }

    def _ride(self, driven: Driven, day: date, home: Town, there: Town, purpose: str) -> Cost:
        tenth = 10
        return {
            "spent_on": day,
            "nature": ExpenseNature.KILOMETRES,
            "amount": Money(),
            "purpose": purpose,
            "origin": home.name,
            "destination": there.name,
            "km_hundredths": 2 * home.km_hundredths_to(there) // tenth * tenth,
            "vehicle_id": driven.id,
            "receipt": None,
        }

    def _claims(self, costs: Sequence[tuple[Resident, Cost]]) -> list[tuple[int, list[Cost]]]:
        """The costs of one person and quarter together, the oldest claim first."""
        together: dict[tuple[int, int, int], list[Cost]] = defaultdict(list)
        for person, cost in costs:
            day: date = cost["spent_on"]
            together[person.id, day.year, (day.month - 1) // _MONTHS_TOGETHER].append(cost)
        claims = [
            (person_id, sorted(lines, key=lambda line: line["spent_on"]))
            for (person_id, _, _), lines in together.items()
        ]
        return sorted(claims, key=lambda claim: (claim[1][-1]["spent_on"], claim[0]))

    def _claim(self, person_id: int, lines: list[Cost]) -> None:
        last: date = lines[-1]["spent_on"]
        status, paid_on = self._status(last)
        self._references[last.year] += 1
        reference = f"NDF-{last.year}-{self._references[last.year]:04d}"
        claim_id = self._rows.add(
            "expense_claim",
            reference=reference,
            reference_key=fold(reference),
            person_id=person_id,
            status=status,
            paid_on=paid_on,
        )
        waived = status is ClaimStatus.WAIVED
        waived_on = (
            min(last + timedelta(days=self._rng.randrange(1, 12)), self._span.today) if waived else None
        )
        refusal = self._rng.choice(self._library.refusals) if status is ClaimStatus.REFUSED else None
        for position, line in enumerate(lines, 1):
            if status is ClaimStatus.DRAFT and self._rng.randrange(100) < _NO_RECEIPT:
                line["receipt"] = None
            self._rows.add(
                "expense_line",
                claim_id=claim_id,
                position=position,
                rate_text=None,
                waived_on=waived_on,
                refusal_reason=refusal,
                **line,
            )

    def _status(self, last: date) -> tuple[ClaimStatus, date | None]:
        """By the age of the claim; one whose pay day has not come is approved only."""
        age = (self._span.today - last).days
        deck = self._old if age > _OLD else self._middle if age > _MIDDLE else self._recent
        status = next(deck)
        if status is not ClaimStatus.REIMBURSED:
            return status, None
        paid_on = _pay_day(last + timedelta(days=_PAY_AFTER))
        return (status, paid_on) if paid_on <= self._span.today else (ClaimStatus.APPROVED, None)

    def _deck(self, odds: tuple[tuple[ClaimStatus, int], ...]) -> Iterator[ClaimStatus]:
        cards = [status for status, many in odds for _ in range(many)]
        self._rng.shuffle(cards)
        return cycle(cards)

    def _price(self, register: Register) -> None:
        """As the rule says: vehicle by vehicle, over each civil year, in order of entry."""
        statuses = {claim["id"]: claim["status"] for claim in self._rows["expense_claim"]}
        lines = self._rows["expense_line"]
        driven_by: dict[int, list[MileageLine]] = defaultdict(list)
        for line in lines:
            if line["vehicle_id"] is not None:
                driven_by[line["vehicle_id"]].append(
                    MileageLine(
                        line["id"], line["spent_on"], line["km_hundredths"], statuses[line["claim_id"]]
                    )
                )
        for driven in register.vehicles.values():
            for priced in price_lines(driven_by.get(driven.id, ()), self._scale_for(driven)):
                line = lines[priced.order - 1]
                line["amount"] = priced.amount
                line["rate_text"] = mileage_text(priced, driven.kind, driven.power)


def _pay_day(earliest: date) -> date:
    """Payments leave twice a month."""
    day = earliest
    while day.day not in _PAY_DAYS:
        day += timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
