"""What is told of a declaration, and where it stands on a day."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import CecDeadline, CecParameters
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.hours.cec_follow_up import (
    CecFileDraft,
    declared_in_time,
    file_draft,
    follow_up_faults,
    standing,
    write_file,
)
from engagement_desktop.storage.rate_files import load_rates

ASKED = CecParameters.of(2025, load_rates())
TODAY = date(2026, 11, 22)
BLANK = CecFileDraft(person_id=1, structure_id=2, year=2025)
IN_TIME, LATE = date(2026, 6, 30), date(2026, 7, 1)
D = CecDeadline


@pytest.mark.parametrize(
    ("day", "declared", "attested", "state"),
    [
        (date(2025, 12, 31), None, None, D.BUILDING),
        (date(2026, 1, 1), None, None, D.TO_DECLARE),
        (IN_TIME, None, None, D.TO_DECLARE),
        (LATE, None, None, D.DECLARATION_OVERDUE),
        (LATE, LATE, None, D.DECLARATION_OVERDUE),
        (LATE, IN_TIME, None, D.TO_ATTEST),
        (date(2026, 12, 31), IN_TIME, None, D.TO_ATTEST),
        (date(2027, 1, 1), IN_TIME, None, D.ATTESTATION_OVERDUE),
        (date(2027, 1, 1), IN_TIME, LATE, D.ATTESTED),
    ],
)
def test_the_states_of_the_table(
    day: date, declared: date | None, attested: date | None, state: CecDeadline
) -> None:
    assert standing(day, ASKED, declared, attested) is state


def test_a_declaration_made_on_the_first_of_july_is_too_late() -> None:
    assert declared_in_time(IN_TIME, ASKED)
    assert not declared_in_time(LATE, ASKED)
    assert not declared_in_time(None, ASKED)


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (BLANK, []),
        (replace(BLANK, declared_on=LATE, attested_on=TODAY, said_minutes=1), []),
        (replace(BLANK, said_minutes=0), ["said_minutes"]),
        (replace(BLANK, said_minutes=-60), ["said_minutes"]),
        (replace(BLANK, said_minutes=366 * 1440 + 1), ["said_minutes"]),
        (replace(BLANK, declared_on=date(2026, 11, 23)), ["declared_on"]),
        (replace(BLANK, declared_on=date(2025, 12, 31)), ["declared_on"]),
        (replace(BLANK, attested_on=TODAY), ["declared_on"]),
        (replace(BLANK, declared_on=LATE, attested_on=IN_TIME), ["attested_on"]),
        (replace(BLANK, declared_on=LATE, attested_on=date(2026, 12, 1)), ["attested_on"]),
    ],
)
def test_what_is_told_is_done_and_in_order(draft: CecFileDraft, fields: list[str]) -> None:
    assert [fault.field for fault in follow_up_faults(draft, TODAY)] == fields


@pytest.mark.parametrize(
    ("draft", "blank"),
    [
        (BLANK, True),
        (replace(BLANK, comment="  "), True),
        (replace(BLANK, comment="Relancée"), False),
        (replace(BLANK, said_minutes=60), False),
        (replace(BLANK, declared_on=LATE), False),
        (replace(BLANK, attested_on=LATE), False),
    ],
)
def test_a_draft_is_blank_when_nothing_is_told(draft: CecFileDraft, blank: bool) -> None:
    assert draft.is_blank is blank


def test_what_is_told_goes_from_the_form_to_the_row_and_back() -> None:
    row = CecFile(person_id=1, structure_id=2, year=2025)
    told = replace(BLANK, said_minutes=600, declared_on=IN_TIME, attested_on=LATE, comment=" Appelée ")
    write_file(row, told)
    assert file_draft(row) == replace(told, comment="Appelée", version=row.version)
    write_file(row, BLANK)
    assert file_draft(row).is_blank
