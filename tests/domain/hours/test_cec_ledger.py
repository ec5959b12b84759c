"""The ledger of a person and a civil year: side by side, explained, and by the rule of the report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    CecDeadline,
    CecParameters,
    CecReason,
    CecStatus,
)
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft
from engagement_desktop.domain.hours.cec_ledger import (
    CecLedger,
    DayHours,
    Lack,
    LackKind,
    LedgerSources,
    LedgerStructure,
    ledger_of,
)
from engagement_desktop.domain.hours.cec_roles import CorrectedRole, FunctionHeld
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.storage.rate_files import load_rates

RATES = load_rates()
HOUR = 60
BUREAU, SUPERVISING, OTHER = HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS, HoursRole.OTHER
X, Y, SISA = 1, 2, 3
FACTS = AssociationFacts(
    "X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)
STRUCTURES = {
    X: LedgerStructure(X, FACTS, "Ali Baraka"),
    Y: LedgerStructure(Y, replace(FACTS, name="Y"), "Ali Baraka"),
    SISA: LedgerStructure(SISA, AssociationFacts("MSP des Prés", LegalForm.SISA)),
}
BOARD = FunctionHeld(X, "Bureau", Office.CHAIR, SeatKind.TITULAR, date(2020, 1, 1), None, governs=True)


def given(structure: int, minutes: int, role: HoursRole = BUREAU, day: date = date(2025, 3, 4)) -> DayHours:
    return DayHours(structure, day, role, minutes)


def told(*days: DayHours, year: int = 2025, today: date = date(2026, 2, 1), **more: Any) -> CecLedger:
    usual: dict[str, Any] = {
        "person_id": 7,
        "name": "Monique Hélias",
        "born_on": None,
        "today": today,
        "parameters": CecParameters.of(year, RATES),
        "structures": STRUCTURES,
        "days": days,
        "functions": (BOARD,),
    }
    return ledger_of(LedgerSources(**usual | more))


def lacks(ledger: CecLedger) -> list[tuple[LackKind, int, str]]:
    return [(lack.kind, lack.minutes, lack.association) for lack in ledger.lacks]


def test_eligible_and_other_hours_stand_side_by_side_by_association_and_month() -> None:
    ledger = told(
        given(X, 130 * HOUR),
        given(X, 30, OTHER),
        given(X, 90 * HOUR, SUPERVISING, date(2025, 12, 31)),
        given(SISA, 40 * HOUR, OTHER, date(2025, 1, 1)),
    )
    assert (ledger.year, ledger.name, ledger.person_id) == (2025, "Monique Hélias", 7)
    one, sisa = ledger.associations
    assert (one.eligible[2], one.other[2], one.eligible[11]) == (130 * HOUR, 30, 90 * HOUR)
    assert (one.eligible_minutes, one.other_minutes) == (220 * HOUR, 30)
    assert (sisa.eligible_minutes, sisa.other[0]) == (0, 40 * HOUR)
    assert one.roles == {BUREAU, SUPERVISING, OTHER}
    assert (one.functions, sisa.functions) == ((BOARD,), ())
    assert ledger.decision.status is CecStatus.ELIGIBLE
    assert ledger.to_declare == (one,)
    assert ledger.association(SISA) is sisa
    assert ledger.association(Y) is None
    assert (one.counts, sisa.counts) == (True, False)


@pytest.mark.parametrize(
    ("hours", "status", "reason"),
    [
        ({X: 200 * HOUR}, CecStatus.ELIGIBLE, None),
        ({X: 199 * HOUR + 59}, CecStatus.NOT_ELIGIBLE, CecReason.TOTAL_DURATION),
        ({X: 100 * HOUR, Y: 100 * HOUR}, CecStatus.ELIGIBLE, None),
        ({X: 99 * HOUR + 59, Y: 99 * HOUR + 59}, CecStatus.NOT_ELIGIBLE, CecReason.TOTAL_DURATION),
    ],
)
def test_the_boundaries_are_counted_in_minutes(
    hours: dict[int, int], status: CecStatus, reason: CecReason | None
) -> None:
    decision = told(*(given(where, minutes) for where, minutes in hours.items())).decision
    assert decision.status is status
    assert decision.reasons == (() if reason is None else (reason,))


def test_99_h_59_twice_and_50_h_have_no_association_with_100_h() -> None:
    third = {4: LedgerStructure(4, replace(FACTS, name="Z"), "Ali Baraka")}
    minutes = 99 * HOUR + 59
    ledger = told(
        given(X, minutes), given(Y, minutes), given(4, 50 * HOUR), structures=STRUCTURES | third, functions=()
    )
    assert ledger.decision.reasons == (CecReason.SAME_ASSOCIATION,)
    assert (LackKind.SAME_ASSOCIATION, 1, "X") in lacks(ledger)


def test_a_correction_makes_hours_count_on_its_days_alone() -> None:
    corrected = CorrectedRole(
        id=1,
        structure_id=X,
        role=SUPERVISING,
        reason="Délibération",
        started_on=date(2025, 3, 1),
        ended_on=date(2025, 3, 31),
    )
    days = (given(X, 150 * HOUR, OTHER), given(X, 60 * HOUR, OTHER, date(2025, 4, 1)))
    ledger = told(*days, corrections=(corrected,), functions=())
    assert ledger.decision.eligible_minutes == 150 * HOUR
    assert ledger.associations[0].corrections == (corrected,)
    assert lacks(ledger) == [(LackKind.TOTAL, 50 * HOUR, "")]


def test_what_is_missing_is_said_of_each_open_association() -> None:
    bare = AssociationFacts("Z", LegalForm.ASSOCIATION_1901)
    ledger = told(
        given(4, 90 * HOUR),
        structures={4: LedgerStructure(4, bare), SISA: STRUCTURES[SISA]},
        waiting={4: 45, SISA: 60},
        functions=(),
    )
    assert lacks(ledger) == [
        (LackKind.TOTAL, 110 * HOUR, ""),
        (LackKind.SAME_ASSOCIATION, 10 * HOUR, "Z"),
        (LackKind.WAITING, 45, "Z"),
        (LackKind.DECLARATION_DATE, 0, "Z"),
        (LackKind.ACTIVITIES, 0, "Z"),
        (LackKind.IDENTIFIERS, 0, "Z"),
        (LackKind.VALIDATOR, 0, "Z"),
        (LackKind.NO_MANDATE, 90 * HOUR, "Z"),
    ]
    assert ledger.lacks[2] == Lack(LackKind.WAITING, 45, 4, "Z")
    assert [one.waiting_minutes for one in ledger.associations] == [45, 60]


def test_hours_said_otherwise_beside_a_mandate_are_told_unless_corrected() -> None:
    assert (LackKind.MANDATE_NOT_SAID, HOUR, "X") in lacks(told(given(X, HOUR, OTHER)))
    plain = CorrectedRole(
        id=1, structure_id=X, role=OTHER, reason="Simple aide", started_on=date(2025, 1, 1), ended_on=None
    )
    assert lacks(told(given(X, HOUR, OTHER), given(Y, HOUR, OTHER), corrections=(plain,))) == []


@pytest.mark.parametrize(
    ("minutes", "today", "file", "state"),
    [
        (210 * HOUR, date(2026, 2, 1), None, CecDeadline.TO_DECLARE),
        (210 * HOUR, date(2026, 7, 1), None, CecDeadline.DECLARATION_OVERDUE),
        (210 * HOUR, date(2026, 7, 1), date(2026, 3, 1), CecDeadline.TO_ATTEST),
        (210 * HOUR, date(2025, 5, 1), None, CecDeadline.BUILDING),
        (10 * HOUR, date(2025, 5, 1), None, CecDeadline.BUILDING),
        (10 * HOUR, date(2026, 2, 1), None, None),
        (10 * HOUR, date(2026, 7, 1), date(2026, 3, 1), CecDeadline.TO_ATTEST),
    ],
)
def test_a_declaration_has_a_state_when_there_is_one_to_make_or_one_is_told(
    minutes: int, today: date, file: date | None, state: CecDeadline | None
) -> None:
    drafts = {X: CecFileDraft(person_id=7, structure_id=X, year=2025, declared_on=file)} if file else {}
    assert told(given(X, minutes), today=today, files=drafts).associations[0].deadline is state


@pytest.mark.parametrize(("said", "difference"), [(None, None), (210, 0), (215, 300), (200, -600)])
def test_what_the_volunteer_says_is_compared_with_the_ledger(
    said: int | None, difference: int | None
) -> None:
    file = CecFileDraft(
        person_id=7, structure_id=X, year=2025, said_minutes=None if said is None else said * HOUR
    )
    assert told(given(X, 210 * HOUR), files={X: file}).associations[0].difference == difference


def test_what_was_declared_where_nothing_counts_differs_by_all_of_it() -> None:
    file = CecFileDraft(person_id=7, structure_id=SISA, year=2025, said_minutes=HOUR)
    ledger = told(files={SISA: file})
    assert [one.difference for one in ledger.associations] == [HOUR]
    assert ledger.decision.causes == ()


def test_the_running_year_has_a_pace_and_the_others_none() -> None:
    day = date(2026, 3, 4)
    running = told(given(X, 100 * HOUR, day=day), year=2026, today=date(2026, 7, 2))
    assert running.forecast is not None
    assert running.forecast.decision.eligible_minutes == 100 * HOUR * 365 // 183
    assert told(given(X, HOUR)).forecast is None


def test_hours_that_only_wait_leave_a_line_and_no_decision_about_them() -> None:
    ledger = told(waiting={X: 30})
    assert (ledger.associations[0].eligible_minutes, ledger.associations[0].deadline) == (0, None)
    assert lacks(ledger) == [(LackKind.WAITING, 30, "X")]
