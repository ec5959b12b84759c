"""The tables of the report, said once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from engagement_desktop.documents.reports import yearly_tables as tables
from engagement_desktop.documents.tables import Cell, Duration, Kilometres, Share
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear, YearlyReport

Reports = Callable[..., YearlyReport]


def test_people_are_in_a_nominative_report_only(a_report: Reports) -> None:
    public = tables.yearly_tables(a_report(), nominative=False)
    named = tables.yearly_tables(a_report(), nominative=True)
    assert [table.name for table in named] == [*(table.name for table in public), "CEC par personne"]
    assert "Œuvrard" not in str(public)
    assert named[-1].rows[0][:2] == ("Aubin Œuvrard", "P01")


def test_totals_are_those_of_the_figures(a_report: Reports) -> None:
    report = a_report()
    by_name = {table.name: table for table in tables.yearly_tables(report, nominative=False)}
    assert by_name["Heures par famille"].totals()[1] == Duration(report.figures.hours.volunteer_minutes)
    assert by_name["Heures par mois"].totals()[1] == Duration(report.figures.hours.volunteer_minutes)
    assert by_name["Valeur des heures"].totals()[3] == report.figures.hours.valuation
    assert by_name["Frais par nature"].totals()[4] == Money.sum(report.figures.expenses.by_nature.values())
    assert by_name["Frais par suite"].totals()[1] == report.figures.expenses.lines
    assert by_name["CEC"].totals()[1] == 3


def test_a_year_without_anything_is_not_compared(a_report: Reports, an_empty_report: YearlyReport) -> None:
    report = a_report()
    assert tables.compared(report) is report.previous
    assert tables.compared(replace(report, previous=None)) is None
    assert tables.compared(replace(report, previous=an_empty_report.figures)) is None
    assert len(tables.summary_table(a_report(alone=True)).columns) == 2


@pytest.mark.parametrize(
    ("now", "before", "gap"),
    [
        (3, 5, -2),
        (Money(3), Money(5), Money(-2)),
        (Duration(3), Duration(5), Duration(-2)),
        (Kilometres(3), Kilometres(5), Kilometres(-2)),
        (Share(1, 2), Share(1, 3), None),
    ],
)
def test_a_difference_keeps_its_unit(now: Cell, before: Cell, gap: Cell) -> None:
    assert tables.difference(now, before) == gap


def test_the_largest_comes_first(a_report: Reports) -> None:
    natures = tables.expenses_table(a_report().figures)
    assert [row[0] for row in natures.rows] == ["Kilomètres", "Formation", "Train", "Repas", "Garde"]
    assert tables.families_table(a_report()).rows[0][0] == "Représentation dans les instances"


def test_committees_sit_in_three_colleges(a_report: Reports, committee: Callable[..., CommitteeYear]) -> None:
    table = tables.committees_table(a_report(committee("A"), committee("B")).figures)
    assert table.rows[0] == ("A", 16, 15, 8, 6, 1, 3, 2)
    assert table.totals() == ("Ensemble", None, 30, 16, 12, 2, 6, 4)
    assert not tables.committees_table(a_report().figures).has_total


def test_reasons_are_words_without_age_nor_count(a_report: Reports) -> None:
    rows = tables.cec_table(a_report().figures).rows
    assert rows[0] == ("Conditions semblant réunies", 1, None)
    assert rows[2][2] == "aucune heure en instance dirigeante ni en encadrement d’autres bénévoles"


def test_a_cancelled_meeting_has_no_length_nor_presence(a_report: Reports) -> None:
    report = a_report()
    first, second, *rest = report.figures.meeting_lines
    lines = (replace(first, status=MeetingStatus.CANCELLED), replace(second, minutes=None), *rest)
    table = tables.meetings_table(replace(report.figures, meeting_lines=lines))
    assert table.rows[0][2:] == ("annulée", None, None, None)
    assert table.rows[1][3:] == (None, 13, 16)
    assert table.totals()[3:] == (Duration(840), 104, 128)
