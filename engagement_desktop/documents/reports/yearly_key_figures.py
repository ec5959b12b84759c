"""The nine key figures of the yearly report, for paper and window alike."""

from collections.abc import Callable

from engagement_desktop.documents.blocks import KeyFigure
from engagement_desktop.documents.cells import NOT_APPLICABLE
from engagement_desktop.documents.reports.yearly_tables import compared
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures, YearlyReport
from engagement_desktop.french.formats import NOTHING, count, duration, integer, kilometres, money, percent


def key_figures(report: YearlyReport) -> tuple[KeyFigure, ...]:
    """What a reader in a hurry takes away, each beside the exercise before."""
    now, before = report.figures, compared(report)
    return (*_people(now, before), *_hours(now, before), *_expenses(now, before))


def _people(now: YearlyFigures, before: YearlyFigures | None) -> tuple[KeyFigure, ...]:
    meetings = now.meetings
    cancelled = count(meetings.cancelled, "annulée", "annulées") if meetings.cancelled else ""
    present = f"{integer(meetings.attended)} sur {integer(meetings.expected)}" if meetings.expected else ""
    return (
        KeyFigure(
            integer(now.engaged),
            _noun(now.engaged, "personne engagée", "personnes engagées"),
            _context(count(now.hours.volunteers, "bénévole"), before, lambda year: integer(year.engaged)),
        ),
        KeyFigure(
            integer(meetings.held),
            _noun(meetings.held, "réunion tenue", "réunions tenues"),
            _context(cancelled, before, lambda year: integer(year.meetings.held)),
        ),
        KeyFigure(
            percent(meetings.attended, meetings.expected).replace(NOTHING, NOT_APPLICABLE),
            "de présence",
            _context(present, before, _presence),
        ),
    )


def _hours(now: YearlyFigures, before: YearlyFigures | None) -> tuple[KeyFigure, ...]:
    seats = sum(committee.members for committee in now.committees)
    return (
        KeyFigure(
            duration(now.hours.volunteer_minutes),
            "de bénévolat",
            _context("", before, lambda year: duration(year.hours.volunteer_minutes)),
        ),
        KeyFigure(
            money(now.hours.valuation),
            "valeur de ces heures",
            _context("au salaire minimum", before, lambda year: money(year.hours.valuation)),
        ),
        KeyFigure(
            integer(seats),
            _noun(seats, "siège pourvu", "sièges pourvus"),
            f"dans {count(len(now.committees), 'comité')}" if now.committees else "",
        ),
    )


def _expenses(now: YearlyFigures, before: YearlyFigures | None) -> tuple[KeyFigure, ...]:
    status = now.expenses.by_status
    to_pay = f"{money(status[ClaimStatus.APPROVED])} à payer" if status[ClaimStatus.APPROVED] else ""
    return (
        KeyFigure(
            money(status[ClaimStatus.REIMBURSED]),
            "de frais remboursés",
            _context(to_pay, before, lambda year: money(year.expenses.by_status[ClaimStatus.REIMBURSED])),
        ),
        KeyFigure(
            money(status[ClaimStatus.WAIVED]),
            "de frais abandonnés",
            _context("", before, lambda year: money(year.expenses.by_status[ClaimStatus.WAIVED])),
        ),
        KeyFigure(
            kilometres(now.expenses.km_hundredths),
            "parcourus pour participer",
            _context("", before, lambda year: kilometres(year.expenses.km_hundredths)),
        ),
    )


def _noun(quantity: int, singular: str, plural: str) -> str:
    return plural if quantity > 1 else singular


def _presence(year: YearlyFigures) -> str:
    return percent(year.meetings.attended, year.meetings.expected) if year.meetings.expected else ""


def _context(said: str, before: YearlyFigures | None, read: Callable[[YearlyFigures], str]) -> str:
    old = read(before) if before else ""
    last_year = f"{old} en {before.exercise.label}" if before and old else ""
    return " ; ".join(filter(None, (said, last_year)))
