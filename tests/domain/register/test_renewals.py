"""The renewal wave: what ends soon or has ended without successor, and what follows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind
from engagement_desktop.domain.register.mandates_drafts import MandateDraft, RenewalDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.renewals import (
    chosen_lines,
    over_terms_question,
    renewed,
    wave_of,
)
from tests.seats import behind, held, holder, past

DAY = date(2026, 11, 22)
MONIQUE, LUC, ANNE = holder(1, "Monique Hélias"), holder(2, "Luc Fournier"), holder(4, "Anne Gall")
FATIMA = holder(3, "Fatima Benali", capacity=Capacity.PROFESSIONAL)
BEGAN, ENDS, ENDED = date(2024, 1, 1), date(2026, 12, 31), date(2026, 8, 31)
RULES = RulesDraft(term_months=36, terms_most=2)
ENDING = held(MONIQUE, BEGAN, ENDS)
EXPIRED = held(MONIQUE, BEGAN, ENDED)


def waiting(*mandates: Held, within: int = 90, **values: Any) -> list[int]:
    wave = wave_of(past(now=RULES, **values), mandates, DAY, within)
    return [line.mandate_id for line in wave.lines]


def test_a_line_says_what_would_follow() -> None:
    earlier = held(MONIQUE, date(2021, 1, 1), date(2023, 12, 31))
    (line,) = wave_of(past(now=RULES), [ENDING, earlier], DAY, 90).lines
    assert (line.mandate_id, line.clock, line.days_left) == (ENDING.mandate_id, MandateClock.TO_RENEW, 39)
    assert (line.next_start, line.next_end) == (date(2027, 1, 1), date(2029, 12, 31))
    assert (line.term, line.over_terms) == (3, True)
    (line,) = wave_of(past(now=RulesDraft()), [ENDING, earlier], DAY, 90).lines
    assert (line.next_end, line.over_terms) == (None, False)


@pytest.mark.parametrize(
    ("mandate", "is_waiting"),
    [
        (ENDING, True),
        (held(MONIQUE, BEGAN, date(2027, 2, 20)), True),
        (held(MONIQUE, BEGAN, date(2027, 2, 21)), False),
        (held(MONIQUE, BEGAN), False),
        (held(MONIQUE, BEGAN, ENDS, office=Office.GUEST), False),
        (behind(MONIQUE, LUC, BEGAN, ended_on=ENDS), True),
        (EXPIRED, True),
        (held(MONIQUE, BEGAN, date(2025, 11, 22)), True),
        (held(MONIQUE, BEGAN, date(2025, 11, 21)), False),
        (held(MONIQUE, BEGAN, ENDED, end_reason=EndReason.TERM), True),
        (held(MONIQUE, BEGAN, ENDED, end_reason=EndReason.RESIGNATION), False),
        (held(holder(9, archived_on=DAY), BEGAN, ENDS), False),
    ],
)
def test_what_ends_within_the_days_or_ran_out_this_year_waits(mandate: Held, is_waiting: bool) -> None:
    assert waiting(mandate) == ([mandate.mandate_id] if is_waiting else [])


@pytest.mark.parametrize(
    ("other", "is_waiting"),
    [
        (held(MONIQUE, date(2026, 9, 1)), False),
        (held(MONIQUE, BEGAN, office=Office.CHAIR), False),
        (held(MONIQUE, date(2026, 9, 1), office=Office.GUEST), True),
        (held(LUC, date(2026, 9, 1)), False),
        (held(LUC, date(2026, 9, 1), office=Office.GUEST), True),
        (held(LUC, BEGAN), True),
        (held(FATIMA, date(2026, 9, 1)), True),
        (behind(LUC, MONIQUE, date(2026, 9, 1)), True),
    ],
    ids=[
        "renewed",
        "goes on in another office",
        "invited since",
        "replaced",
        "a guest replaces nobody",
        "was there before",
        "of another college",
        "a suppléant",
    ],
)
def test_a_seat_taken_again_waits_for_nobody(other: Held, is_waiting: bool) -> None:
    found = waiting(EXPIRED, other)
    assert (EXPIRED.mandate_id in found) is is_waiting


def test_one_successor_follows_one_person_and_a_renewed_one_follows_nobody() -> None:
    two = [EXPIRED, held(ANNE, BEGAN, date(2026, 9, 30))]
    came = held(LUC, date(2026, 10, 15))
    assert waiting(*two, came) == [two[1].mandate_id]
    renewed_one = [held(LUC, BEGAN, ENDED), held(LUC, date(2026, 9, 1))]
    assert waiting(EXPIRED, *renewed_one) == [EXPIRED.mandate_id]


def test_the_first_to_end_comes_first_and_a_closed_committee_has_no_wave() -> None:
    assert waiting(ENDING, held(LUC, BEGAN, date(2026, 12, 1)))[1] == ENDING.mandate_id
    assert waiting(ENDING, within=30) == []
    assert waiting(ENDING, closed_on=date(2026, 12, 31)) == []


def test_what_follows_is_the_same_seat_one_term_later() -> None:
    former = MandateDraft(
        id=7,
        version=3,
        person_id=1,
        committee_id=1,
        office=Office.CHAIR,
        seat=SeatKind.SUBSTITUTE,
        college=Capacity.USER,
        started_on=BEGAN,
        ended_on=ENDS,
        substitute_for_id=2,
        appointed_by_id=5,
        end_reason=EndReason.TERM,
        terms_before=1,
    )
    (line,) = wave_of(past(now=RULES), [ENDING], DAY, 90).lines
    following = renewed(former, line, None)
    assert following == replace(
        former,
        id=None,
        version=None,
        started_on=date(2027, 1, 1),
        ended_on=date(2029, 12, 31),
        end_reason=None,
    )
    assert renewed(former, line, date(2028, 6, 30)).ended_on == date(2028, 6, 30)


def test_chosen_mandates_come_titulaires_first() -> None:
    behind_luc = behind(ANNE, LUC, BEGAN, ended_on=date(2026, 12, 1))
    wave = wave_of(past(now=RULES), [ENDING, behind_luc], DAY, 90)
    chosen = frozenset({ENDING.mandate_id, behind_luc.mandate_id})
    lines = chosen_lines(wave, RenewalDraft(1, chosen))
    assert [line.first_name for line in lines] == ["Monique", "Anne"]


@pytest.mark.parametrize(
    ("mandates", "ends_on", "field"),
    [
        (frozenset(), None, "mandates"),
        (frozenset({ENDING.mandate_id, 99999}), None, "mandates"),
        (frozenset({ENDING.mandate_id}), date(2026, 12, 31), "ends_on"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(
    mandates: frozenset[int], ends_on: date | None, field: str
) -> None:
    wave = wave_of(past(now=RULES), [ENDING], DAY, 90)
    with pytest.raises(DomainError) as refused:
        chosen_lines(wave, RenewalDraft(1, mandates, ends_on))
    assert refused.value.field == field


def test_the_question_names_those_over_the_terms() -> None:
    wave = wave_of(past(now=RULES), [ENDING, held(LUC, BEGAN, ENDS)], DAY, 90)
    question = over_terms_question(wave.lines)
    assert "Luc Fournier, Monique Hélias" in question.sentence
    assert question.code == "over_terms"
