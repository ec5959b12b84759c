"""Yearly reports that carry the same words in every text that a person may have typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import (
    CecLine,
    MeetingLine,
    ValuationLine,
    YearlyReport,
)
from tests.documents.conftest import a_committee, empty_figures, figures_of, report_of

LONGEST_NAME = 400
"""A longer text is set as a note: nobody calls a committee so, and each of its pages is set anew."""
IDENTITY = ("name", "city", "postcode", "finess")


def names(words: Sequence[str]) -> list[str]:
    return [said for said in words if len(said) <= LONGEST_NAME]


def notes(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(said for said in words if len(said) > LONGEST_NAME)


def report_saying(words: Sequence[str]) -> YearlyReport:
    """Each of the words is a committee, its kind, that of a meeting, a source, a person, an association."""
    called = names(words)
    figures = figures_of(2025, tuple(a_committee(said, kind=said, meetings_held=1) for said in called))
    hours = replace(
        figures.hours,
        valuation_lines=tuple(
            ValuationLine(date(2025, 1, 1), Decimal("11.88"), said, 60, Money(1188)) for said in called
        ),
        valuation=Money(1188 * len(called)),
    )
    figures = replace(
        figures,
        meeting_lines=tuple(
            MeetingLine(said, date(2025, 3, 1 + number % 28), MeetingStatus.HELD, 60, 3, 4)
            for number, said in enumerate(called)
        ),
        hours=hours,
        cec=tuple(CecLine(said, said, CecStatus.ELIGIBLE, (), 12000, said, 9000) for said in called),
    )
    return replace(
        report_of(figures, None, **identity(called or ["Maison"])),
        scale_notes=notes(words),
    )


def identity(words: Sequence[str]) -> dict[str, Any]:
    """A structure whose every text is one of the words."""
    said = list(islice(cycle(words), len(IDENTITY)))
    return dict(zip(IDENTITY, said, strict=True)) | {"siren": None, "address": said[0]}


def bare_report(**structure: Any) -> YearlyReport:
    """A structure of which only the cover and the names are looked at: three pages."""
    return replace(report_of(empty_figures(2025), None, **structure), gaps=())
