"""Months of hours close when they are over; a statement takes what is validated."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily, TimeKind
from engagement_desktop.domain.hours.months import (
    WAITING,
    MonthRow,
    Reopening,
    Statement,
    StatementLine,
    closing_questions,
    last_day_of,
    month_of,
    read_reopenings,
    refuse_closing,
    refuse_period,
    reopening_reason,
    statement_questions,
    write_reopenings,
)

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
LINE = StatementLine(
    entry_id=1,
    person_id=1,
    done_on=date(2026, 10, 8),
    last_name="Prigent",
    first_name="Chantal",
    structure="MSP",
    committee="",
    family=MissionFamily.PEERS,
    activity="",
    nature=HoursNature.VOLUNTEER,
    kind=TimeKind.SESSION,
    minutes=90,
)


def test_a_month_has_its_days_and_its_own_number() -> None:
    assert month_of(TODAY) == date(2026, 11, 1)
    assert last_day_of(date(2028, 2, 1)) == date(2028, 2, 29)
    row = MonthRow(first_day=OCTOBER)
    assert row.id == OCTOBER.toordinal()
    assert not row.is_closed
    assert MonthRow(first_day=OCTOBER, closed_on=TODAY).is_closed


def test_a_month_that_is_over_closes() -> None:
    refuse_closing(OCTOBER, TODAY, None)
    refuse_closing(date(2026, 11, 1), date(2026, 12, 1), None)


@pytest.mark.parametrize(
    ("first_day", "today", "closed_on", "sentence"),
    [
        (date(2026, 11, 1), TODAY, None, "n’est pas fini"),
        (date(2026, 11, 1), date(2026, 11, 30), None, "n’est pas fini"),
        (date(2027, 1, 1), TODAY, None, "n’est pas fini"),
        (date(2026, 10, 2), TODAY, None, "Choisissez un mois"),
        (date(1, 1, 1), TODAY, None, "Choisissez un mois"),
        (OCTOBER, TODAY, date(2026, 11, 3), "déjà clos, depuis le 03/11/2026"),
    ],
)
def test_closing_is_refused_with_its_sentence(
    first_day: date, today: date, closed_on: date | None, sentence: str
) -> None:
    with pytest.raises(DomainError, match=sentence):
        refuse_closing(first_day, today, closed_on)


@pytest.mark.parametrize(
    ("waiting", "returned", "told"),
    [
        (1, 0, "1 saisie à valider dans"),
        (3, 0, "3 saisies à valider dans"),
        (0, 1, "1 saisie rendue dans"),
        (0, 2, "2 saisies rendues dans"),
        (3, 1, "3 saisies à valider et 1 rendue dans"),
        (1, 2, "1 saisie à valider et 2 rendues dans"),
    ],
)
def test_closing_asks_when_hours_wait(waiting: int, returned: int, told: str) -> None:
    (question,) = closing_questions(waiting, returned)
    assert isinstance(question, ToConfirm)
    assert question.code == WAITING
    assert f"Il reste {told}" in question.sentence


def test_a_month_where_nothing_waits_closes_at_once() -> None:
    assert list(closing_questions(0, 0)) == []


def test_reopening_says_why_on_one_line() -> None:
    assert reopening_reason(" Une\tsaisie oubliée\n") == "Une saisie oubliée"
    with pytest.raises(DomainError, match="Dites pourquoi"):
        reopening_reason(" ")


def test_reopenings_are_read_as_they_were_written() -> None:
    kept = (Reopening(TODAY, "Claire", "Oubli « réel »"), Reopening(OCTOBER, "Lou", "Erreur"))
    assert read_reopenings(write_reopenings(kept)) == kept
    assert read_reopenings(None) == ()


@pytest.mark.parametrize(
    ("first_day", "last_day", "sentence"),
    [
        (date(2026, 10, 2), OCTOBER, "finit avant de commencer"),
        (date(1899, 12, 31), OCTOBER, "trop tôt"),
        (OCTOBER, date(2026, 11, 23), "n’est pas finie"),
    ],
)
def test_a_period_that_is_none_is_refused(first_day: date, last_day: date, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        refuse_period(first_day, last_day, TODAY)
    refuse_period(OCTOBER, TODAY, TODAY)


def statement(**values: Any) -> Statement:
    usual: dict[str, Any] = {"first_day": OCTOBER, "last_day": TODAY, "lines": (LINE,)}
    return Statement(**usual | values)


def test_a_statement_sums_its_lines_and_names_people() -> None:
    assert statement(lines=(LINE, LINE)).minutes == 180
    assert LINE.person == "Prigent Chantal"


def test_a_statement_asks_when_hours_wait() -> None:
    assert list(statement_questions(statement())) == []
    (question,) = statement_questions(statement(waiting=2))
    assert "2 saisies à valider dans cette période" in question.sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Aucune heure validée n’est à prendre. Rien"),
        ({"earlier": 1}, "sont déjà parties"),
        ({"waiting": 1}, "Il y a 1 saisie à valider"),
    ],
)
def test_a_statement_of_nothing_is_refused(values: dict[str, int], sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        list(statement_questions(statement(lines=(), **values)))
