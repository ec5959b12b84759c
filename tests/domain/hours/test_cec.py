"""The compte d'engagement citoyen: what can be said of one person and one year."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    AssociationHours,
    CecDeadline,
    CecDecision,
    CecParameters,
    CecReason,
    CecStatus,
    deadline,
    decide,
    judge,
)
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.storage.rate_files import load_rates

HOUR = 60
ELIGIBLE, NOT_ELIGIBLE, TO_CHECK = CecStatus.ELIGIBLE, CecStatus.NOT_ELIGIBLE, CecStatus.TO_CHECK

X = AssociationFacts(
    "X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)
Y = replace(X, name="Y")
Z = replace(X, name="Z")
SISA = AssociationFacts("MSP des Prés", LegalForm.SISA)
YOUNG = replace(X, declared_on=date(2025, 3, 1))


def hours(facts: AssociationFacts, eligible: int, other: int = 0) -> AssociationHours:
    """Minutes in an eligible role, and the others."""
    return AssociationHours(facts, eligible + other, eligible)


def said(*associations: AssociationHours, year: int = 2025, born_on: date | None = None) -> CecDecision:
    return decide(year, associations, born_on, CecParameters.of(year, load_rates()))


@pytest.mark.parametrize(
    ("associations", "year", "status", "reasons"),
    [
        pytest.param([hours(X, 210 * HOUR)], 2025, ELIGIBLE, [], id="A: treasurer, 210 h"),
        pytest.param([hours(X, 120 * HOUR), hours(Y, 80 * HOUR)], 2025, ELIGIBLE, [], id="B: 120 h and 80 h"),
        pytest.param(
            [hours(X, 99 * HOUR + 59), hours(Y, 99 * HOUR + 59), hours(Z, 50 * HOUR)],
            2025,
            NOT_ELIGIBLE,
            [CecReason.SAME_ASSOCIATION],
            id="C: nowhere 100 h",
        ),
        pytest.param(
            [hours(X, 199 * HOUR + 59)],
            2025,
            NOT_ELIGIBLE,
            [CecReason.TOTAL_DURATION],
            id="D: one minute short",
        ),
        pytest.param(
            [hours(SISA, 0, 260 * HOUR)], 2025, NOT_ELIGIBLE, [CecReason.FORM], id="E: committee of a SISA"
        ),
        pytest.param(
            [hours(X, 60 * HOUR, 150 * HOUR)],
            2025,
            NOT_ELIGIBLE,
            [CecReason.TOTAL_DURATION],
            id="F: 60 h supervising volunteers",
        ),
        pytest.param(
            [hours(YOUNG, 220 * HOUR)], 2025, NOT_ELIGIBLE, [CecReason.SENIORITY], id="G: declared that year"
        ),
        pytest.param(
            [hours(YOUNG, 220 * HOUR)],
            2026,
            TO_CHECK,
            [CecReason.SENIORITY_DURING_YEAR],
            id="H: one year reached during the year",
        ),
        pytest.param(
            [hours(X, 130 * HOUR), hours(SISA, 0, 90 * HOUR)],
            2025,
            NOT_ELIGIBLE,
            [CecReason.FORM, CecReason.TOTAL_DURATION],
            id="I: 130 h and a SISA",
        ),
    ],
)
def test_worked_cases(
    associations: list[AssociationHours], year: int, status: CecStatus, reasons: list[CecReason]
) -> None:
    decision = said(*associations, year=year)
    assert (decision.status, list(decision.reasons)) == (status, reasons)


def test_worked_case_j_hours_declared_after_30_june_are_too_late() -> None:
    parameters = CecParameters.of(2025, load_rates())
    late = deadline(date(2026, 7, 1), parameters, declared=False, attested_on=None)
    assert late is CecDeadline.DECLARATION_OVERDUE


def test_minutes_are_those_of_associations_that_are_not_refused() -> None:
    decision = said(hours(SISA, 300 * HOUR), hours(X, 30 * HOUR, 5 * HOUR), hours(Y, 40 * HOUR))
    assert (decision.eligible_minutes, decision.best_minutes) == (70 * HOUR, 40 * HOUR)
    assert decision.best_association == "Y"


def test_hours_without_an_eligible_role_lack_the_function() -> None:
    decision = said(hours(X, 0, 300 * HOUR))
    assert decision.reasons == (CecReason.FUNCTION,)
    assert decision.best_association is None
    assert decision.eligible_minutes == decision.best_minutes == 0


def test_a_doubtful_association_that_would_be_enough_is_to_check() -> None:
    doubtful = replace(X, art200_all_activities=Answer.UNKNOWN, rna=None, declared_on=None)
    decision = said(hours(doubtful, 150 * HOUR), hours(Y, 60 * HOUR))
    assert decision.status is TO_CHECK
    assert decision.reasons == (
        CecReason.DECLARATION_DATE,
        CecReason.ACTIVITIES,
        CecReason.IDENTIFIERS,
    )


def test_a_doubtful_association_without_eligible_hours_says_nothing() -> None:
    unknown = replace(Y, siren=None)
    silent = replace(Z, art200_all_activities=Answer.UNKNOWN)
    decision = said(hours(unknown, 200 * HOUR), hours(silent, 0, 10 * HOUR))
    assert decision.reasons == (CecReason.IDENTIFIERS,)


def test_a_doubt_elsewhere_does_not_weaken_what_is_sure() -> None:
    doubtful = replace(Y, art200_all_activities=Answer.UNKNOWN)
    decision = said(hours(X, 200 * HOUR), hours(doubtful, 50 * HOUR))
    assert decision.status is ELIGIBLE
    assert decision.eligible_minutes == 250 * HOUR


def test_sure_hours_spread_thin_with_a_doubtful_rest_are_to_check() -> None:
    doubtful = replace(Y, siren=None)
    assert said(hours(X, 99 * HOUR), hours(doubtful, 101 * HOUR)).status is TO_CHECK


def test_refused_associations_without_hours_are_not_told() -> None:
    assert said(hours(SISA, 0), hours(X, HOUR)).reasons == (CecReason.TOTAL_DURATION,)


def test_each_reason_is_given_once() -> None:
    decision = said(hours(SISA, HOUR), hours(replace(SISA, name="Commune"), HOUR))
    assert decision.reasons == (CecReason.FORM,)
    assert [cause.association.name for cause in decision.causes if cause.association] == [
        "MSP des Prés",
        "Commune",
    ]


def test_a_person_without_hours_gets_no_reason_of_an_association() -> None:
    decision = said()
    assert decision.status is NOT_ELIGIBLE
    assert decision.eligible_minutes == 0


@pytest.mark.parametrize(
    ("born_on", "status"),
    [
        (date(2010, 1, 1), NOT_ELIGIBLE),
        (date(2009, 12, 31), ELIGIBLE),
        (None, ELIGIBLE),
    ],
)
def test_one_must_be_sixteen_on_the_last_day_of_the_year(born_on: date | None, status: CecStatus) -> None:
    decision = said(hours(X, 210 * HOUR), born_on=born_on)
    assert decision.status is status
    assert decision.reasons == (() if status is ELIGIBLE else (CecReason.AGE,))


@pytest.mark.parametrize(
    ("declared_on", "year", "refusals", "doubts"),
    [
        (date(2024, 1, 1), 2025, (), ()),
        (date(2024, 1, 2), 2025, (), (CecReason.SENIORITY_DURING_YEAR,)),
        (date(2024, 12, 31), 2025, (), (CecReason.SENIORITY_DURING_YEAR,)),
        (date(2025, 1, 1), 2025, (CecReason.SENIORITY,), ()),
        (date(2023, 1, 1), 2024, (), ()),
        (date(2019, 1, 1), 2022, (), ()),
        (date(2019, 1, 2), 2022, (), (CecReason.SENIORITY_DURING_YEAR,)),
        (date(2020, 1, 1), 2022, (CecReason.SENIORITY,), ()),
        (date(2020, 1, 1), 2023, (), ()),
        (date(2020, 6, 1), 2023, (), (CecReason.SENIORITY_DURING_YEAR,)),
        (date(2021, 6, 1), 2023, (), (CecReason.SENIORITY,)),
        (date(2022, 1, 1), 2023, (), (CecReason.SENIORITY,)),
        (date(2022, 1, 2), 2023, (CecReason.SENIORITY,), ()),
    ],
)
def test_the_law_of_2024_eases_the_seniority(
    declared_on: date, year: int, refusals: tuple[CecReason, ...], doubts: tuple[CecReason, ...]
) -> None:
    verdict = judge(replace(X, declared_on=declared_on), CecParameters.of(year, load_rates()))
    assert (verdict.refusals, verdict.doubts) == (refusals, doubts)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (X, ELIGIBLE),
        (replace(X, legal_form=LegalForm.ASSOCIATION_ALSACE_MOSELLE, rna=None), ELIGIBLE),
        (replace(X, rna=""), TO_CHECK),
        (replace(X, siren=None), TO_CHECK),
        (replace(X, art200_all_activities=Answer.NO), NOT_ELIGIBLE),
        (replace(X, legal_form=LegalForm.MUTUAL), NOT_ELIGIBLE),
        (replace(X, legal_form=LegalForm.FOUNDATION), NOT_ELIGIBLE),
    ],
)
def test_an_association_is_judged_by_its_form_activities_and_identifiers(
    facts: AssociationFacts, status: CecStatus
) -> None:
    assert judge(facts, CecParameters.of(2025, load_rates())).status is status


@pytest.mark.parametrize(
    ("day", "declared", "attested_on", "state"),
    [
        (date(2025, 12, 31), False, None, CecDeadline.BUILDING),
        (date(2026, 1, 1), False, None, CecDeadline.TO_DECLARE),
        (date(2026, 6, 30), False, None, CecDeadline.TO_DECLARE),
        (date(2026, 7, 1), False, None, CecDeadline.DECLARATION_OVERDUE),
        (date(2026, 12, 31), True, None, CecDeadline.TO_ATTEST),
        (date(2027, 1, 1), True, None, CecDeadline.ATTESTATION_OVERDUE),
        (date(2027, 1, 1), True, date(2026, 9, 1), CecDeadline.ATTESTED),
    ],
)
def test_a_declaration_has_its_days(
    day: date, declared: bool, attested_on: date | None, state: CecDeadline
) -> None:
    parameters = CecParameters.of(2025, load_rates())
    assert deadline(day, parameters, declared=declared, attested_on=attested_on) is state
