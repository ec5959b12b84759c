"""The CEC of everybody in a civil year: one line a person, by the same rule as the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.hours.cec import (
    AssociationHours,
    CecDeadline,
    CecDecision,
    CecParameters,
    CecReason,
    CecStatus,
    decide,
    judge,
)
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft, standing

_URGENCY = (
    CecDeadline.TO_DECLARE,
    CecDeadline.TO_ATTEST,
    CecDeadline.DECLARATION_OVERDUE,
    CecDeadline.ATTESTATION_OVERDUE,
    CecDeadline.ATTESTED,
    CecDeadline.BUILDING,
)


@dataclass(frozen=True, slots=True)
class PersonYear:
    """Hours of a person in a year, by structure."""

    person_id: int
    last_name: str
    first_name: str
    born_on: date | None
    hours: Mapping[int, AssociationHours]


@dataclass(frozen=True, slots=True, kw_only=True)
class CecPersonRow:
    """One person of a year; `deadline` is that of the declaration which presses most (None: none to make).

    `states` has one for each association; `declared` and `attested` count those told of.
    """

    id: int
    last_name: str
    first_name: str
    decision: CecDecision
    other_minutes: int
    deadline: CecDeadline | None
    states: tuple[CecDeadline, ...] = ()
    declared: int = 0
    attested: int = 0

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def status(self) -> CecStatus:
        return self.decision.status

    @property
    def reasons(self) -> tuple[CecReason, ...]:
        return self.decision.reasons


def person_row(
    year: PersonYear, files: Mapping[int, CecFileDraft], parameters: CecParameters, today: date
) -> CecPersonRow:
    """The line of one person; `files` are theirs, by structure."""
    decision = decide(parameters.year, tuple(year.hours.values()), year.born_on, parameters)
    to_make = _to_declare(year, decision, parameters, today)
    known = [files[one] for one in to_make if one in files]
    states = [_state(files.get(one), parameters, today) for one in to_make]
    eligible = decision.eligible_minutes
    return CecPersonRow(
        id=year.person_id,
        last_name=year.last_name,
        first_name=year.first_name,
        decision=decision,
        other_minutes=sum(one.total_minutes for one in year.hours.values()) - eligible,
        deadline=pressing(states),
        states=tuple(states),
        declared=sum(file.declared_on is not None for file in known),
        attested=sum(file.attested_on is not None for file in known),
    )


def _to_declare(
    year: PersonYear, decision: CecDecision, parameters: CecParameters, today: date
) -> Sequence[int]:
    """The structures where a declaration is to be made; while the year runs, where hours build up."""
    if decision.status is CecStatus.NOT_ELIGIBLE and today.year > parameters.year:
        return ()
    return [
        structure
        for structure, one in year.hours.items()
        if one.eligible_minutes and not judge(one.facts, parameters).refusals
    ]


def _state(file: CecFileDraft | None, parameters: CecParameters, today: date) -> CecDeadline:
    declared_on, attested_on = (None, None) if file is None else (file.declared_on, file.attested_on)
    return standing(today, parameters, declared_on, attested_on)


def pressing(states: Iterable[CecDeadline]) -> CecDeadline | None:
    """The state that presses most."""
    return min(states, key=_URGENCY.index, default=None)
