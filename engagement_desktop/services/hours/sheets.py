"""Sheets of hours to print: what a grid shows, empty, in its order; or blank lines of the quick entry."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import (
    GridPerson,
    HoursSheetFacts,
    SheetTable,
    days_of_month,
    weeks_of,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.activity_texts import mission_words
from engagement_desktop.french.formats import date_long, month_and_year, period
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.structures import own_structure

_RIGHT = Permission.HOURS_WRITE
_TITLE = "Feuille d’heures"
_BLANK_PEOPLE, _BLANK_LINES = 3, 22
_INITIALS = "LMMJVSD"
_NOTE = "Écrivez les durées en heures et minutes, comme 1 h 30. Une case vide ne compte rien."


class HoursSheetService:
    """What is printed to be filled by hand, then typed in the same order."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def month(self, month: date, people: Sequence[GridPerson], task: HoursTask) -> bytes:
        """One table a week: these people, the days of the month.

        Raises:
            NotPermitted: the role may not.
        """
        tables = tuple(
            SheetTable(
                _week_words(week),
                ("Personne", *(f"{_INITIALS[day.weekday()]} {day.day}" for day in week)),
                _rows(people, len(week)),
            )
            for week in weeks_of(days_of_month(month))
        )
        facts = (
            ("Mois", month_and_year(month).capitalize()),
            ("Mission", mission_words(task.family, task.activity)),
        )
        return self._made(facts, tables)

    def day(self, day: date, people: Sequence[GridPerson], tasks: Sequence[HoursTask]) -> bytes:
        """One table: these people, the tasks of a day.

        Raises:
            NotPermitted: the role may not.
        """
        heads = ("Personne", *(mission_words(task.family, task.activity) for task in tasks))
        return self._made((("Date", date_long(day)),), (SheetTable("", heads, _rows(people, len(tasks))),))

    def lines(self) -> bytes:
        """Blank lines in the order of the quick entry: date, person, mission, duration.

        Raises:
            NotPermitted: the role may not.
        """
        heads = ("Date", "Personne", "Mission", "Durée")
        return self._made((), (SheetTable("", heads, (("",) * len(heads),) * _BLANK_LINES),))

    def _made(self, facts: tuple[tuple[str, str], ...], tables: tuple[SheetTable, ...]) -> bytes:
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.hours.sheet import hours_sheet_pdf

        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            own = own_structure(session)
        name = "" if own is None else own.name
        sheet = HoursSheetFacts(_TITLE, name, facts, tables, _NOTE)
        dated = self._workspace.now()
        return hours_sheet_pdf(sheet, Properties(_TITLE, "Heures à saisir", name, dated))


def _rows(people: Sequence[GridPerson], cells: int) -> tuple[tuple[str, ...], ...]:
    """These people in their order, then a few lines for others."""
    names = [one.name for one in people] + [""] * _BLANK_PEOPLE
    return tuple((name, *("",) * cells) for name in names)


def _week_words(week: Sequence[date]) -> str:
    said = period(week[0], week[-1])
    return f"{said[:1].upper()}{said[1:]}"
