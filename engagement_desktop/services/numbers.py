"""The series of numbers: where they stand, and the last one already used on paper."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda_rows import SeriesRow
from engagement_desktop.domain.numbers import (
    MoneySeries,
    NumberSeries,
    PaperSeries,
    Series,
    number_of,
    paper_number,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.french.formats import count
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import numbers
from engagement_desktop.storage.expenses.claiming.numbers import upcoming_number
from engagement_desktop.storage.register import committee_forms

_RIGHT = Permission.NUMBER_WRITE
_MOST = 9_999
Known = dict[tuple[int | None, str, int], NumberSeries]
S = TypeVar("S", bound=StrEnum)
PAPERS = "Attestations et papiers"
MONEY = "Frais"


class NumberService:
    """What a person sees and says of numbers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def series(self) -> tuple[SeriesRow, ...]:
        """Every series of the committees in the lists: this year's, and the earlier ones that were used.

        Those of papers and of expenses, which are the whole dossier's, come last.
        """
        this_year = self._workspace.today().year
        with self._workspace.read() as session:
            several = numbers.has_several_bodies(session)
            known = {(row.committee_id, row.series, row.year): row for row in numbers.every_series(session)}
            bodies = committee_forms.committees_listed(session)
            money = tuple(_money(session, this_year, known))
        rows: list[SeriesRow] = []
        for body in bodies:
            years = {this_year, *(year for committee, _, year in known if committee == body.id)}
            for year in sorted(years, reverse=True):
                rows += _rows(body, year, known, body.code if several else None, all_of=year == this_year)
        return (*rows, *_papers(this_year, known), *money)

    def set_on_paper(self, series: str, committee_id: int | None, year: int, number: int) -> None:
        """Says the last number used before the program: the next one given here comes after it.

        Raises:
            NotPermitted: the role may not.
            DomainError: no such series or body, or a number out of bounds ("on_paper").
        """
        with self._workspace.act(_RIGHT, "set paper number") as change:
            session = change.session
            body = _body(session, series, committee_id)
            if not 0 <= number <= _MOST:
                raise DomainError("Le dernier numéro utilisé sur papier va de 0 à 9 999.", "on_paper")
            row = numbers.series_row(session, series, committee_id, year)
            row.on_paper = number
            change.said = f"Dernier numéro sur papier de {body} en {year}\u00a0: {number}."

    def without_number(self) -> int:
        """How many meetings held bear no number yet."""
        with self._workspace.read() as session:
            return len(numbers.held_without_number(session))

    def number_held(self) -> int:
        """Numbers the meetings held that bear no number yet, in the order of time; gives how many.

        Raises:
            NotPermitted: the role may not.
        """
        with self._workspace.act(_RIGHT, "number meetings") as change:
            found = numbers.held_without_number(change.session)
            for meeting in found:
                numbers.give_number(change.session, meeting)
            change.said = f"{count(len(found), 'réunion numérotée', 'réunions numérotées')}."
        return len(found)


def _body(session: Session, series: str, committee_id: int | None) -> str:
    """Whose series it is, in words; a series of papers has no committee."""
    if committee_id is None and series in frozenset(PaperSeries):
        return PAPERS.lower()
    if committee_id is None and series in frozenset(MoneySeries):
        return MONEY.lower()
    committee = session.get(Committee, committee_id or 0)
    if committee is None or series not in frozenset(Series):
        raise DomainError("Ce comité n’est plus dans le dossier.")
    return committee.name


def _papers(this_year: int, known: Known) -> Iterator[SeriesRow]:
    for year, series, row in _of_the_dossier(PaperSeries, this_year, known):
        yield _row((series, year), row, paper_number(year, 1 if row is None else row.last + 1), PAPERS)


def _money(session: Session, this_year: int, known: Known) -> Iterator[SeriesRow]:
    for year, series, row in _of_the_dossier(MoneySeries, this_year, known):
        yield _row((series, year), row, upcoming_number(session, series, year), MONEY)


def _of_the_dossier(
    kind: type[S], this_year: int, known: Known
) -> Iterator[tuple[int, S, NumberSeries | None]]:
    """Series that have no committee: this year's, and those of earlier years once they were used."""
    members = tuple(kind)
    used = {year for committee, series, year in known if committee is None and series in members}
    for year in sorted({this_year, *used}, reverse=True):
        for series in members:
            row = known.get((None, series, year))
            if row is not None or year == this_year:
                yield year, series, row


def _rows(body: Committee, year: int, known: Known, code: str | None, *, all_of: bool) -> Iterator[SeriesRow]:
    for series in Series:
        row = known.get((body.id, series, year))
        if row is not None or all_of:
            number = number_of(year, 1 if row is None else row.last + 1, code)
            yield _row((series, year), row, number, body.name, body.id)


def _row(
    asked: tuple[str, int],
    row: NumberSeries | None,
    next_number: str,
    whose: str,
    committee_id: int | None = None,
) -> SeriesRow:
    series, year = asked
    return SeriesRow(
        series=series,
        committee_id=committee_id,
        committee=whose,
        year=year,
        last_used=0 if row is None else row.last_used,
        on_paper=0 if row is None else row.on_paper,
        next_number=next_number,
    )
