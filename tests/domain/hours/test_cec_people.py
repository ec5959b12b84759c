"""One line a person: status, and the declaration that presses most."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    AssociationHours,
    CecDeadline,
    CecParameters,
    CecStatus,
)
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft
from engagement_desktop.domain.hours.cec_people import PersonYear, person_row, pressing
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.storage.rate_files import load_rates

ASKED = CecParameters.of(2025, load_rates())
X = AssociationFacts(
    "X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)
BOTH = {
    1: AssociationHours(X, 7000, 6600),
    2: AssociationHours(replace(X, name="Y"), 6000, 6000),
    3: AssociationHours(AssociationFacts("MSP", LegalForm.SISA), 90, 0),
}
WHO = PersonYear(7, "Hélias", "Monique", None, BOTH)
D = CecDeadline


def told(structure: int, declared: date, attested: date | None = None) -> CecFileDraft:
    return CecFileDraft(
        person_id=7, structure_id=structure, year=2025, declared_on=declared, attested_on=attested
    )


def test_a_line_says_the_status_the_hours_and_the_declarations() -> None:
    files = {1: told(1, date(2026, 3, 1), date(2026, 4, 1)), 3: told(3, date(2026, 3, 1))}
    row = person_row(WHO, files, ASKED, date(2026, 5, 1))
    assert (row.name, row.id, row.status, row.reasons) == ("Monique Hélias", 7, CecStatus.ELIGIBLE, ())
    assert (row.decision.eligible_minutes, row.other_minutes) == (12600, 490)
    assert row.states == (D.ATTESTED, D.TO_DECLARE)
    assert (row.declared, row.attested, row.deadline) == (1, 1, D.TO_DECLARE)


@pytest.mark.parametrize(("today", "state"), [(date(2026, 2, 1), None), (date(2025, 2, 1), D.BUILDING)])
def test_who_does_not_meet_the_conditions_has_nothing_to_declare_once_the_year_is_over(
    today: date, state: CecDeadline | None
) -> None:
    little = replace(WHO, hours={1: AssociationHours(X, 100, 60)})
    assert person_row(little, {}, ASKED, today).deadline is state


@pytest.mark.parametrize(
    ("states", "first"),
    [
        ((), None),
        ((D.ATTESTED, D.TO_ATTEST, D.TO_DECLARE), D.TO_DECLARE),
        ((D.ATTESTED, D.DECLARATION_OVERDUE), D.DECLARATION_OVERDUE),
    ],
)
def test_what_may_still_be_done_presses_most(
    states: tuple[CecDeadline, ...], first: CecDeadline | None
) -> None:
    assert pressing(states) is first
