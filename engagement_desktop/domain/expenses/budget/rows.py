"""What the budget shows of one exercise: envelopes and what is left, meetings, people, distance."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

NOTHING: Final = Money()


@dataclass(frozen=True, slots=True)
class Use:
    """Money spent (reimbursed, contributions paid) and engaged (asked or granted, not paid yet)."""

    spent: Money = NOTHING
    engaged: Money = NOTHING

    @property
    def whole(self) -> Money:
        return self.spent + self.engaged

    def __add__(self, other: "Use") -> "Use":
        return Use(self.spent + other.spent, self.engaged + other.engaged)


def share(amount: Money, people: int) -> Money | None:
    """An amount for each of several, to the cent; None when there is nobody."""
    return Money.of(amount.euros / people) if people else None


@dataclass(frozen=True, slots=True)
class EnvelopeRow:
    """One envelope and its use."""

    id: int
    label: str
    source: FundingSource
    committee_id: int | None
    committee: str | None
    amount: Money
    use: Use
    note: str | None
    archived_on: date | None

    @property
    def left(self) -> Money:
        return self.amount - self.use.whole

    @property
    def is_over(self) -> bool:
        return self.left < Money()


@dataclass(frozen=True, slots=True)
class MeetingCost:
    """What one meeting cost; `came` counts those who were there."""

    meeting_id: int
    committee: str
    held_on: date
    came: int
    use: Use
    waived: Money

    @property
    def each(self) -> Money | None:
        """For each one who was there; None when nobody is noted."""
        return share(self.use.whole, self.came)


@dataclass(frozen=True, slots=True)
class PersonCost:
    """What one person's engagement cost; `distance`: the part that living far away causes.

    `waiting` is what the person has advanced and nobody paid back yet, since `waiting_since`.
    """

    person_id: int
    name: str
    trips: int
    km_hundredths: int
    use: Use
    distance: Money
    waived: Money
    waiting: Money
    waiting_since: date | None

    @property
    def besides(self) -> Money:
        """What their engagement cost beyond distance, given up included."""
        return self.use.whole + self.waived - self.distance


@dataclass(frozen=True, slots=True)
class DistanceBand:
    """People by the distance of their home; `upto` None: further than all others, or unknown."""

    label: str
    people: int
    distance: Money

    @property
    def each(self) -> Money | None:
        return share(self.distance, self.people)


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of one exercise; `unassigned` stands in no envelope."""

    exercise: Exercise
    envelopes: tuple[EnvelopeRow, ...]
    unassigned: Use
    unassigned_lines: int
    meetings: tuple[MeetingCost, ...]
    people: tuple[PersonCost, ...]
    bands: tuple[DistanceBand, ...]

    @property
    def amount(self) -> Money:
        return Money.sum(one.amount for one in self.envelopes)

    @property
    def use(self) -> Use:
        """Of the envelopes alone."""
        whole = Use()
        for one in self.envelopes:
            whole += one.use
        return whole

    @property
    def left(self) -> Money:
        return self.amount - self.use.whole

    @property
    def over(self) -> tuple[EnvelopeRow, ...]:
        return tuple(one for one in self.envelopes if one.is_over)

    @property
    def each(self) -> Money | None:
        """What engagement costs for each person who had a cost."""
        return share(Money.sum(one.use.whole for one in self.people), len(self.people))

    @property
    def distance(self) -> Money:
        return Money.sum(one.distance for one in self.people)
