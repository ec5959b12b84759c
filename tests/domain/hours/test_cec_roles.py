"""In which capacity a person acts: corrected by hand, else by mandate, else none."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.cec_roles import (
    CorrectedRole,
    CorrectionDraft,
    FunctionHeld,
    RoleSource,
    correction_draft,
    correction_faults,
    is_governing,
    role_on,
    write_correction,
)
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import Office, SeatKind

X, Y = 1, 2
FIRST, LAST = date(2025, 3, 1), date(2025, 6, 30)
BOARD = FunctionHeld(X, "Bureau", Office.TREASURER, SeatKind.TITULAR, FIRST, LAST, governs=True)
SUPERVISES = CorrectedRole(
    id=1,
    structure_id=X,
    role=HoursRole.SUPERVISES_VOLUNTEERS,
    reason="Délibération",
    started_on=FIRST,
    ended_on=LAST,
)
DRAFT = CorrectionDraft(
    person_id=5, structure_id=X, role=HoursRole.GOVERNING_BODY, reason="Élue", started_on=FIRST, ended_on=LAST
)


@pytest.mark.parametrize(
    ("day", "governs"),
    [
        (date(2025, 2, 28), False),
        (FIRST, True),
        (LAST, True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_mandate_in_a_governing_body_holds_both_its_days(day: date, governs: bool) -> None:
    role = role_on(X, day, (), (BOARD,))
    assert (role.role is HoursRole.GOVERNING_BODY) is governs
    assert role.source is (RoleSource.MANDATE if governs else RoleSource.NOTHING)
    assert role.why == ("Bureau" if governs else "")


@pytest.mark.parametrize(
    "held",
    [
        replace(BOARD, governs=False),
        replace(BOARD, office=Office.GUEST),
        replace(BOARD, seat=SeatKind.SUBSTITUTE),
        replace(BOARD, structure_id=Y),
    ],
    ids=["another body", "guest", "suppléant", "another structure"],
)
def test_other_seats_do_not_govern(held: FunctionHeld) -> None:
    assert role_on(X, FIRST, (), (held,)).role is HoursRole.OTHER


def test_a_mandate_without_end_goes_on() -> None:
    assert role_on(X, date(2030, 1, 1), (), (replace(BOARD, ended_on=None),)).source is RoleSource.MANDATE


def test_a_correction_wins_over_the_mandate_on_its_days_alone() -> None:
    inside, after = role_on(X, LAST, (SUPERVISES,), (BOARD,)), role_on(X, date(2025, 7, 1), (SUPERVISES,), ())
    assert (inside.role, inside.source, inside.why) == (
        HoursRole.SUPERVISES_VOLUNTEERS,
        RoleSource.CORRECTION,
        "Délibération",
    )
    assert after.source is RoleSource.NOTHING


def test_of_two_corrections_that_meet_the_one_begun_last_holds() -> None:
    later = replace(SUPERVISES, id=2, role=HoursRole.OTHER, started_on=date(2025, 5, 1), ended_on=None)
    assert role_on(X, LAST, (later, SUPERVISES), ()).role is HoursRole.OTHER
    assert role_on(X, FIRST, (later, SUPERVISES), ()).role is HoursRole.SUPERVISES_VOLUNTEERS


def test_a_body_governs_by_its_words_whatever_case_and_accents() -> None:
    assert is_governing("CONSEIL D'ADMINISTRATION", ["conseil d’administration"])
    assert not is_governing("comité des usagers", ["conseil d’administration", "bureau"])


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (DRAFT, []),
        (replace(DRAFT, structure_id=None), ["structure_id"]),
        (replace(DRAFT, role=None, reason="  "), ["role", "reason"]),
        (replace(DRAFT, started_on=None), ["started_on"]),
        (replace(DRAFT, ended_on=date(2025, 2, 1)), ["ended_on"]),
        (replace(DRAFT, ended_on=None), []),
    ],
)
def test_a_correction_needs_a_structure_a_capacity_days_and_a_reason(
    draft: CorrectionDraft, fields: list[str]
) -> None:
    assert [fault.field for fault in correction_faults(draft, ())] == fields


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (SUPERVISES, "du 01/03/2025 au 30/06/2025"),
        (replace(SUPERVISES, started_on=LAST, ended_on=None), "du 30/06/2025. Rien"),
        (replace(SUPERVISES, started_on=date(2025, 7, 1)), ""),
        (replace(SUPERVISES, structure_id=Y), ""),
    ],
)
def test_two_corrections_do_not_cover_the_same_day(other: CorrectedRole, said: str) -> None:
    faults = list(correction_faults(DRAFT, (other,)))
    assert bool(faults) is bool(said)
    assert said in "".join(fault.sentence for fault in faults)
    assert not list(correction_faults(replace(DRAFT, id=other.id), (other,)))


def test_a_correction_goes_from_the_form_to_the_row_and_back() -> None:
    row = write_correction(None, replace(DRAFT, reason=" Élue "))
    assert isinstance(row, RoleCorrection)
    row.id = 9
    assert correction_draft(row) == replace(DRAFT, id=9, version=row.version)
    changed = replace(correction_draft(row), role=HoursRole.OTHER, structure_id=Y, ended_on=None)
    assert write_correction(row, changed) is row
    assert (row.role, row.structure_id, row.ended_on) == (HoursRole.OTHER, Y, None)


def test_a_draft_that_was_not_checked_is_a_bug() -> None:
    with pytest.raises(ValueError, match="first day"):
        write_correction(None, CorrectionDraft())
