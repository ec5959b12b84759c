"""The compte d'engagement citoyen: what can be said of one person and one civil year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.periods import add_years
from engagement_desktop.domain.rates import Rates, day_of_year, whole_value
from engagement_desktop.domain.register.structures import Answer, LegalForm

ASSOCIATIONS = frozenset({LegalForm.ASSOCIATION_1901, LegalForm.ASSOCIATION_ALSACE_MOSELLE})
_MINUTES = 60

ELIGIBLE_ROLES = frozenset({HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS})


class CecStatus(StrEnum):
    """The three outcomes; the program informs, it decides no right."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    TO_CHECK = "to_check"


class CecReason(StrEnum):
    """Why not, or why one must check."""

    FORM = "FORME"
    DECLARATION_DATE = "DATE_DECLARATION"
    SENIORITY = "ANCIENNETE"
    SENIORITY_DURING_YEAR = "ANCIENNETE_EN_COURS_D_ANNEE"
    ACTIVITIES = "ACTIVITES"
    IDENTIFIERS = "IDENTIFIANTS"
    FUNCTION = "FONCTION"
    TOTAL_DURATION = "DUREE_TOTALE"
    SAME_ASSOCIATION = "DUREE_MEME_ASSOCIATION"
    AGE = "AGE"


class CecDeadline(StrEnum):
    """Where the declaration of one year stands on a day."""

    BUILDING = "building"
    TO_DECLARE = "to_declare"
    DECLARATION_OVERDUE = "declaration_overdue"
    TO_ATTEST = "to_attest"
    ATTESTATION_OVERDUE = "attestation_overdue"
    ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class CecParameters:
    """What the texts ask for the hours of one year; the deadlines fall in the next one.

    `min_years` is in force when the year ends, `min_years_later` when its declaration closes: between the
    two a law may have eased the condition (law 2024-344 for the hours of 2023).
    """

    year: int
    total_minutes: int
    same_association_minutes: int
    min_years: int
    min_years_later: int
    minimum_age: int
    declare_by: date
    attest_by: date

    @classmethod
    def of(cls, year: int, rates: Rates) -> CecParameters:
        last_day = date(year, 12, 31)
        declare_by = day_of_year(rates["cec.deadline.declare"].on(last_day), year + 1)
        age_of_association = rates["cec.association_age_years"]
        return cls(
            year=year,
            total_minutes=whole_value(rates["cec.hours.total"].on(last_day)) * _MINUTES,
            same_association_minutes=whole_value(rates["cec.hours.same_association"].on(last_day)) * _MINUTES,
            min_years=whole_value(age_of_association.on(last_day)),
            min_years_later=whole_value(age_of_association.on(declare_by)),
            minimum_age=whole_value(rates["cec.minimum_age"].on(last_day)),
            declare_by=declare_by,
            attest_by=day_of_year(rates["cec.deadline.attest"].on(last_day), year + 1),
        )


@dataclass(frozen=True, slots=True)
class AssociationFacts:
    """What the decision reads of a structure, association or not."""

    name: str
    legal_form: LegalForm
    declared_on: date | None = None
    art200_all_activities: Answer = Answer.UNKNOWN
    siren: str | None = None
    rna: str | None = None


@dataclass(frozen=True, slots=True)
class AssociationHours:
    """Volunteer minutes of one person in one structure and year; eligible: those of `ELIGIBLE_ROLES`."""

    facts: AssociationFacts
    total_minutes: int
    eligible_minutes: int


@dataclass(frozen=True, slots=True)
class CecCause:
    """One reason, and the structure that it is about (None: about the person)."""

    reason: CecReason
    association: AssociationFacts | None = None


@dataclass(frozen=True, slots=True)
class AssociationVerdict:
    """What stands against an association, and what is only in doubt."""

    refusals: tuple[CecReason, ...]
    doubts: tuple[CecReason, ...]

    @property
    def status(self) -> CecStatus:
        if self.refusals:
            return CecStatus.NOT_ELIGIBLE
        return CecStatus.TO_CHECK if self.doubts else CecStatus.ELIGIBLE


@dataclass(frozen=True, slots=True)
class CecDecision:
    """What can be said. Minutes are over the associations that are not refused."""

    year: int
    status: CecStatus
    causes: tuple[CecCause, ...]
    eligible_minutes: int
    best_association: str | None
    best_minutes: int

    @property
    def reasons(self) -> tuple[CecReason, ...]:
        """The codes, each once; none when eligible."""
        return tuple(dict.fromkeys(cause.reason for cause in self.causes))


def judge(facts: AssociationFacts, parameters: CecParameters) -> AssociationVerdict:
    """Whether the volunteering in that association can count for the year (Code du travail, L5151-9)."""
    refusals: list[CecReason] = []
    doubts: list[CecReason] = []
    if facts.legal_form not in ASSOCIATIONS:
        refusals.append(CecReason.FORM)
    elif facts.declared_on is None:
        doubts.append(CecReason.DECLARATION_DATE)
    else:
        seniority = _seniority(facts.declared_on, parameters)
        refusals.extend(seniority.refusals)
        doubts.extend(seniority.doubts)
    if facts.art200_all_activities is Answer.NO:
        refusals.append(CecReason.ACTIVITIES)
    elif facts.art200_all_activities is Answer.UNKNOWN:
        doubts.append(CecReason.ACTIVITIES)
    has_no_rna = facts.legal_form is LegalForm.ASSOCIATION_1901 and not facts.rna
    if not facts.siren or has_no_rna:
        doubts.append(CecReason.IDENTIFIERS)
    return AssociationVerdict(tuple(refusals), tuple(doubts))


def _seniority(declared_on: date, parameters: CecParameters) -> AssociationVerdict:
    first, last = date(parameters.year, 1, 1), date(parameters.year, 12, 31)
    reached = add_years(declared_on, parameters.min_years)
    if reached <= first:
        return AssociationVerdict((), ())
    if reached <= last:
        return AssociationVerdict((), (CecReason.SENIORITY_DURING_YEAR,))
    if add_years(declared_on, parameters.min_years_later) <= first:
        return AssociationVerdict((), (CecReason.SENIORITY,))
    return AssociationVerdict((CecReason.SENIORITY,), ())


def decide(
    year: int, associations: Sequence[AssociationHours], born_on: date | None, parameters: CecParameters
) -> CecDecision:
    """The status of one person's hours of one year; each structure with hours comes once."""
    judged = [(one, judge(one.facts, parameters)) for one in associations]
    open_ones = [one for one, verdict in judged if not verdict.refusals]
    sure = [one for one, verdict in judged if verdict.status is CecStatus.ELIGIBLE]
    best = max(open_ones, key=lambda one: one.eligible_minutes, default=None)
    if best is not None and not best.eligible_minutes:
        best = None
    total = sum(one.eligible_minutes for one in open_ones)
    status, causes = CecStatus.ELIGIBLE, tuple[CecCause, ...]()
    if born_on is not None and _age_at_the_end(born_on, year) < parameters.minimum_age:
        status, causes = CecStatus.NOT_ELIGIBLE, (CecCause(CecReason.AGE),)
    elif not _reaches(sure, parameters):
        if _reaches(open_ones, parameters):
            status, causes = CecStatus.TO_CHECK, _doubts(judged)
        else:
            status, causes = CecStatus.NOT_ELIGIBLE, _obstacles(judged, total, parameters)
    return CecDecision(
        year=year,
        status=status,
        causes=causes,
        eligible_minutes=total,
        best_association=None if best is None else best.facts.name,
        best_minutes=0 if best is None else best.eligible_minutes,
    )


_Judged = Sequence[tuple[AssociationHours, AssociationVerdict]]


def _reaches(associations: Sequence[AssociationHours], parameters: CecParameters) -> bool:
    minutes = [one.eligible_minutes for one in associations]
    return (
        sum(minutes) >= parameters.total_minutes
        and max(minutes, default=0) >= parameters.same_association_minutes
    )


def _doubts(judged: _Judged) -> tuple[CecCause, ...]:
    return tuple(
        CecCause(reason, one.facts)
        for one, verdict in judged
        if not verdict.refusals and one.eligible_minutes
        for reason in verdict.doubts
    )


def _obstacles(judged: _Judged, total: int, parameters: CecParameters) -> tuple[CecCause, ...]:
    causes = [
        CecCause(reason, one.facts)
        for one, verdict in judged
        if one.total_minutes
        for reason in verdict.refusals
    ]
    has_open_hours = any(one.total_minutes and not verdict.refusals for one, verdict in judged)
    if has_open_hours and not total:
        causes.append(CecCause(CecReason.FUNCTION))
    elif 0 < total < parameters.total_minutes:
        causes.append(CecCause(CecReason.TOTAL_DURATION))
    elif total:
        causes.append(CecCause(CecReason.SAME_ASSOCIATION))
    return tuple(causes)


def _age_at_the_end(born_on: date, year: int) -> int:
    return year - born_on.year


def deadline(
    day: date, parameters: CecParameters, *, declared: bool, attested_on: date | None
) -> CecDeadline:
    """Where the declaration stands on that day; what is attested stays so."""
    if attested_on is not None:
        return CecDeadline.ATTESTED
    if declared:
        on_time = day <= parameters.attest_by
        return CecDeadline.TO_ATTEST if on_time else CecDeadline.ATTESTATION_OVERDUE
    if day.year <= parameters.year:
        return CecDeadline.BUILDING
    return CecDeadline.TO_DECLARE if day <= parameters.declare_by else CecDeadline.DECLARATION_OVERDUE
