"""A statement of expenses by committee, nature or month: the sums, then the lines of each group."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.text import plain
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.rows import GroupRow
from engagement_desktop.domain.expenses.statements.told import Outcome, Statement, StatementLine, total_of
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count, date_long, date_short, money, period, trimmed
from engagement_desktop.french.statement_words import (
    GROUPINGS,
    OUTCOMES,
    TITLE,
    cost_words,
    grouped,
    left_out_words,
)
from engagement_desktop.french.typography import NBSP

_SUMS = (
    PaperColumn("Groupe"),
    PaperColumn("Lignes", figures=True),
    PaperColumn("Km", figures=True),
    PaperColumn("Total", figures=True),
    PaperColumn("À payer", figures=True),
)
_LINES = (
    PaperColumn("Date", width=58),
    PaperColumn("Personne"),
    PaperColumn("Objet"),
    PaperColumn("Suite", width=66),
    PaperColumn("Euros", figures=True),
)


def grouped_pdf(
    statement: Statement,
    groups: Sequence[GroupRow],
    by: Grouping,
    structure: str,
    today: date,
    step: Step | None = None,
) -> bytes:
    """The sum said first, the groups, then every line under its group."""
    days = period(statement.first_day, statement.last_day)
    paper = Handout(_properties(structure, days, today), Running(structure, f"{TITLE} · {days}"))
    paper.above(structure)
    paper.title(f"{TITLE} {GROUPINGS[by].lower()}")
    paper.opening(_opening(statement))
    paper.facts([("Période", days), ("Fait le", date_long(today))])
    paper.section(GROUPINGS[by])
    paper.add(long_table(_SUMS, _sums(groups), has_total=True))
    if apart := left_out_words(statement.left_out):
        paper.note(apart)
    for words, its in grouped(statement.lines, by):
        paper.section(words)
        paper.add(long_table(_LINES, _lines(its), has_total=True))
    return paper.to_bytes(step)


def _opening(statement: Statement) -> str:
    people = count(statement.people, "personne")
    lines = count(len(statement.lines), "ligne")
    waiting = money(total_of(statement.lines, Outcome.TO_PAY))
    return f"{money(statement.total)} de frais, dont {waiting} à payer : {people}, {lines}."


def _sums(groups: Sequence[GroupRow]) -> list[tuple[str, ...]]:
    rows = [(row.words, row.lines, row.km_hundredths, row.total, row.to_pay) for row in groups]
    rows.append(
        (
            "Total",
            sum(row.lines for row in groups),
            sum(row.km_hundredths for row in groups),
            Money.sum(row.total for row in groups),
            Money.sum(row.to_pay for row in groups),
        )
    )
    return [
        (words, str(lines), trimmed(Money(km).euros), _euros(total), _euros(to_pay))
        for words, lines, km, total, to_pay in rows
    ]


def _lines(lines: Sequence[StatementLine]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (
            date_short(line.spent_on),
            line.person,
            cost_words(line),
            OUTCOMES[line.outcome],
            _euros(line.amount),
        )
        for line in lines
    ]
    return [*rows, ("Total", "", "", "", _euros(total_of(lines)))]


def _euros(amount: Money) -> str:
    return money(amount).removesuffix(f"{NBSP}€")


def _properties(structure: str, days: str, today: date) -> Properties:
    return Properties(
        title=plain(f"{TITLE} {days}"),
        subject=plain(f"{TITLE} {days}"),
        author=plain(structure) or "Engagement",
        dated=datetime.combine(today, time(), UTC),
    )
