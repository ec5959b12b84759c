"""Closing a committee asks about the mandates that go on."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.closing import (
    closing_question,
    created_too_late,
    going_past,
    refuse_to_come,
)
from tests.seats import held, holder

LAST_DAY = date(2026, 6, 30)
NAMES = ("Anne A", "Béa B", "Carl C", "Dina D", "Élie E", "Flo F", "Guy G")
SITTING = [held(holder(at, name)) for at, name in enumerate(NAMES)]


def test_mandates_that_go_past_the_last_day_are_found() -> None:
    ending, over = held(holder(8), ended_on=LAST_DAY), held(holder(9), ended_on=date(2026, 7, 1))
    assert going_past([ending, over, SITTING[0]], LAST_DAY) == [over, SITTING[0]]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "un mandat est en cours dans ce comité\u00a0: Anne A. Le terminer ce jour-là\u202f?"),
        (2, "2 mandats sont en cours dans ce comité\u00a0: Anne A, Béa B. Les terminer ce jour-là\u202f?"),
        (6, "Anne A, Béa B, Carl C, Dina D, Élie E et 1 autre. Les terminer ce jour-là\u202f?"),
        (7, "Anne A, Béa B, Carl C, Dina D, Élie E et 2 autres. Les terminer ce jour-là\u202f?"),
    ],
)
def test_the_question_names_who_sits(number: int, said: str) -> None:
    question = closing_question(SITTING[:number], LAST_DAY)
    assert question.sentence.startswith("Le 30/06/2026, ")
    assert question.sentence.endswith(said)
    assert (question.code, question.field) == ("mandates_in_force", "closed_on")


def test_a_committee_begins_with_its_first_mandate_or_before() -> None:
    assert created_too_late([], LAST_DAY) is None
    assert created_too_late(SITTING, date(2025, 1, 1)) is None
    late = created_too_late(SITTING, date(2025, 1, 2))
    assert late is not None
    assert late.field == "created_on"


def test_a_mandate_to_come_forbids_to_close() -> None:
    refuse_to_come(SITTING, LAST_DAY)
    with pytest.raises(DomainError, match="Le mandat de Zoé Z commence le 01/07/2026") as refused:
        refuse_to_come([held(holder(9, "Zoé Z"), date(2026, 7, 1))], LAST_DAY)
    assert refused.value.field == "closed_on"
