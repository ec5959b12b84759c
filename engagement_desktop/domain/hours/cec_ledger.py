"""The CEC ledger of a person and a civil year: what counts, what does not, why, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial

from engagement_desktop.domain.hours.cec import (
    ELIGIBLE_ROLES,
    AssociationFacts,
    AssociationHours,
    AssociationVerdict,
    CecDeadline,
    CecDecision,
    CecParameters,
    CecReason,
    CecStatus,
    decide,
    judge,
)
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft, standing
from engagement_desktop.domain.hours.cec_forecast import CecForecast, forecast
from engagement_desktop.domain.hours.cec_roles import (
    CorrectedRole,
    FunctionHeld,
    RoleSource,
    correction_on,
    role_on,
)
from engagement_desktop.domain.hours.entries import HoursRole

MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayHours:
    """Counted volunteer minutes of a day in a structure, in the capacity written with them."""

    structure_id: int
    day: date
    role: HoursRole
    minutes: int


@dataclass(frozen=True, slots=True)
class LedgerStructure:
    """A structure as the ledger names it; `validator` is its valideur CEC."""

    id: int
    facts: AssociationFacts
    validator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSources:
    """All that the ledger is made from; `waiting`: minutes not validated yet, by structure."""

    person_id: int
    name: str
    born_on: date | None
    today: date
    parameters: CecParameters
    structures: Mapping[int, LedgerStructure]
    days: Sequence[DayHours] = ()
    waiting: Mapping[int, int] = field(default_factory=dict)
    functions: Sequence[FunctionHeld] = ()
    corrections: Sequence[CorrectedRole] = ()
    files: Mapping[int, CecFileDraft] = field(default_factory=dict)


class LackKind(StrEnum):
    """What is missing, or what to look at again."""

    TOTAL = "total"
    SAME_ASSOCIATION = "same_association"
    WAITING = "waiting"
    DECLARATION_DATE = "declaration_date"
    ACTIVITIES = "activities"
    IDENTIFIERS = "identifiers"
    VALIDATOR = "validator"
    NO_MANDATE = "no_mandate"
    MANDATE_NOT_SAID = "mandate_not_said"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing: minutes when it is time, the structure when it is about one."""

    kind: LackKind
    minutes: int = 0
    structure_id: int | None = None
    association: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CecAssociation:
    """One structure of the ledger; twelve months from January, eligible and other minutes side by side.

    `deadline` is None when nothing is to be declared there. `functions` are the mandates that touch the year.
    """

    structure: LedgerStructure
    eligible: tuple[int, ...]
    other: tuple[int, ...]
    roles: frozenset[HoursRole]
    verdict: AssociationVerdict
    functions: tuple[FunctionHeld, ...]
    corrections: tuple[CorrectedRole, ...]
    file: CecFileDraft
    deadline: CecDeadline | None
    waiting_minutes: int = 0

    @property
    def eligible_minutes(self) -> int:
        return sum(self.eligible)

    @property
    def other_minutes(self) -> int:
        return sum(self.other)

    @property
    def counts(self) -> bool:
        """Its eligible hours enter the decision: hours in an eligible capacity, no refusal."""
        return bool(self.eligible_minutes) and not self.verdict.refusals

    @property
    def difference(self) -> int | None:
        """What the volunteer says they declared, less what the ledger holds; None when nothing is said."""
        said = self.file.said_minutes
        return None if said is None else said - (self.eligible_minutes if self.counts else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CecLedger:
    """One person, one civil year."""

    person_id: int
    name: str
    today: date
    parameters: CecParameters
    decision: CecDecision
    associations: tuple[CecAssociation, ...]
    forecast: CecForecast | None
    lacks: tuple[Lack, ...]

    @property
    def year(self) -> int:
        return self.parameters.year

    @property
    def to_declare(self) -> tuple[CecAssociation, ...]:
        """One declaration for each of these."""
        return tuple(one for one in self.associations if one.counts)

    def association(self, structure_id: int) -> CecAssociation | None:
        """The one of that structure."""
        return next((one for one in self.associations if one.structure.id == structure_id), None)


def ledger_of(sources: LedgerSources) -> CecLedger:
    """Counts, decides by the same rule as the yearly report, and says what is missing."""
    counted = _counted(sources)
    hours = [
        AssociationHours(sources.structures[one].facts, sum(all_), sum(eligible))
        for one, (eligible, all_) in counted.items()
        if sum(all_)
    ]
    decision = decide(sources.parameters.year, hours, sources.born_on, sources.parameters)
    rows = [_association(sources, one, counted[one], decision) for one in counted]
    rows.sort(key=lambda row: (-row.eligible_minutes, -row.other_minutes, row.structure.facts.name))
    associations = tuple(rows)
    return CecLedger(
        person_id=sources.person_id,
        name=sources.name,
        today=sources.today,
        parameters=sources.parameters,
        decision=decision,
        associations=associations,
        forecast=forecast(hours, sources.born_on, sources.parameters, sources.today),
        lacks=tuple(_lacks(sources, associations, decision)),
    )


_Months = tuple[list[int], list[int]]


def effective_role(one: DayHours, corrections: Iterable[CorrectedRole]) -> HoursRole:
    """The capacity that counts: the correction in force, else what is written with the hours."""
    corrected = correction_on(one.structure_id, one.day, corrections)
    return one.role if corrected is None else corrected.role


def _counted(sources: LedgerSources) -> dict[int, _Months]:
    """By structure, eligible and all minutes of each month; a structure told of without hours has zeros."""
    counted: dict[int, _Months] = defaultdict(lambda: ([0] * MONTHS, [0] * MONTHS))
    for one in sources.days:
        eligible, every = counted[one.structure_id]
        every[one.day.month - 1] += one.minutes
        if effective_role(one, sources.corrections) in ELIGIBLE_ROLES:
            eligible[one.day.month - 1] += one.minutes
    for known in (*sources.waiting, *sources.files):
        counted[known]  # a look at a defaultdict makes the line
    return dict(counted)


def _association(
    sources: LedgerSources, structure_id: int, months: _Months, decision: CecDecision
) -> CecAssociation:
    eligible, every = months
    structure = sources.structures[structure_id]
    verdict = judge(structure.facts, sources.parameters)
    blank = CecFileDraft(person_id=sources.person_id, structure_id=structure_id, year=sources.parameters.year)
    file = sources.files.get(structure_id, blank)
    matters = sum(eligible) > 0 and not verdict.refusals and decision.status is not CecStatus.NOT_ELIGIBLE
    is_building = sources.today.year <= sources.parameters.year and sum(eligible) > 0 and not verdict.refusals
    at = standing(sources.today, sources.parameters, file.declared_on, file.attested_on)
    return CecAssociation(
        structure=structure,
        eligible=tuple(eligible),
        other=tuple(all_ - some for all_, some in zip(every, eligible, strict=True)),
        roles=frozenset(
            effective_role(one, sources.corrections)
            for one in sources.days
            if one.structure_id == structure_id
        ),
        verdict=verdict,
        functions=tuple(one for one in sources.functions if one.structure_id == structure_id),
        corrections=tuple(one for one in sources.corrections if one.structure_id == structure_id),
        file=file,
        deadline=at if matters or is_building or not file.is_blank else None,
        waiting_minutes=sources.waiting.get(structure_id, 0),
    )


_ASSOCIATION_LACKS = (
    (CecReason.DECLARATION_DATE, LackKind.DECLARATION_DATE),
    (CecReason.ACTIVITIES, LackKind.ACTIVITIES),
    (CecReason.IDENTIFIERS, LackKind.IDENTIFIERS),
)


def _lacks(
    sources: LedgerSources, associations: Sequence[CecAssociation], decision: CecDecision
) -> Iterator[Lack]:
    asked = sources.parameters
    if decision.eligible_minutes:
        if (short := asked.total_minutes - decision.eligible_minutes) > 0:
            yield Lack(LackKind.TOTAL, short)
        if (short := asked.same_association_minutes - decision.best_minutes) > 0:
            yield Lack(LackKind.SAME_ASSOCIATION, short, association=decision.best_association or "")
    for one in associations:
        if not one.verdict.refusals:
            yield from _of_association(sources, one)


def _of_association(sources: LedgerSources, one: CecAssociation) -> Iterator[Lack]:
    lack = partial(Lack, structure_id=one.structure.id, association=one.structure.facts.name)
    if one.waiting_minutes:
        yield lack(LackKind.WAITING, one.waiting_minutes)
    if one.eligible_minutes:
        for reason, kind in _ASSOCIATION_LACKS:
            if reason in one.verdict.doubts:
                yield lack(kind, 0)
        if not one.structure.validator:
            yield lack(LackKind.VALIDATOR, 0)
    unheld, unsaid = _against_mandates(sources, one.structure.id)
    if unheld:
        yield lack(LackKind.NO_MANDATE, unheld)
    if unsaid:
        yield lack(LackKind.MANDATE_NOT_SAID, unsaid)


def _against_mandates(sources: LedgerSources, structure_id: int) -> tuple[int, int]:
    """Minutes said to govern without a mandate that day, and minutes said otherwise beside a mandate."""
    unheld = unsaid = 0
    for one in sources.days:
        if one.structure_id != structure_id:
            continue
        known = role_on(structure_id, one.day, sources.corrections, sources.functions)
        if known.source is RoleSource.CORRECTION:
            continue
        governs = one.role is HoursRole.GOVERNING_BODY
        if governs and known.source is RoleSource.NOTHING:
            unheld += one.minutes
        elif one.role is HoursRole.OTHER and known.source is RoleSource.MANDATE:
            unsaid += one.minutes
    return unheld, unsaid
