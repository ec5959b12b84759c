"""The charts that the figures deserve."""

from collections.abc import Callable
from dataclasses import replace

from engagement_desktop.documents.chart_svg import chart_svg
from engagement_desktop.documents.reports.yearly_charts import yearly_charts
from engagement_desktop.documents.reports.yearly_key_figures import key_figures
from engagement_desktop.documents.reports.yearly_tables import yearly_tables
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear, YearlyReport

Reports = Callable[..., YearlyReport]
Committees = Callable[..., CommitteeYear]


def titles(report: YearlyReport) -> list[str]:
    return [each.title.replace("\u00a0", " ") for each in yearly_charts(report)]


def test_a_small_committee_shows_its_seats(a_report: Reports) -> None:
    assert titles(a_report()) == [
        "Sièges au 31 décembre 2025",
        "Présence à chaque réunion",
        "Heures bénévoles par famille de missions",
        "Heures bénévoles par mois, arrondies à l’heure, trait : 2024",
        "Frais retenus par nature",
    ]


def test_two_committees_are_named(a_report: Reports, committee: Committees) -> None:
    shown = titles(a_report(committee("A"), committee("B")))
    assert "Sièges au 31 décembre 2025, A" in shown
    assert "Présence à chaque réunion, B" in shown


def test_many_committees_have_one_row_each(a_report: Reports, committee: Committees) -> None:
    report = a_report(*(committee(f"C{number}", expected=0 if number else 144) for number in range(6)))
    assert titles(report)[0] == "Sièges pourvus au 31 décembre 2025, un point par siège"
    busy = a_report(*(committee(f"C{number}") for number in range(5)), committee("C6", expected=0))
    assert "Taux de présence par comité" in titles(busy)


def test_a_crowd_has_no_dots(a_report: Reports, committee: Committees) -> None:
    shown = titles(a_report(*(committee(f"C{number}", meetings_held=2) for number in range(30)), alone=True))
    assert shown[0] == "Heures bénévoles par famille de missions"


def test_an_empty_dossier_has_no_chart(an_empty_report: YearlyReport) -> None:
    assert yearly_charts(an_empty_report) == ()


def test_under_four_natures_the_table_says_enough(a_report: Reports) -> None:
    report = a_report(alone=True)
    natures = dict(report.figures.expenses.by_nature)
    for nature in list(natures)[1:]:
        natures[nature] = natures[nature] - natures[nature]
    expenses = replace(report.figures.expenses, by_nature=natures)
    shown = titles(replace(report, figures=replace(report.figures, expenses=expenses)))
    assert "Frais retenus par nature" not in shown


def test_each_chart_names_a_table_and_draws_in_the_window(a_report: Reports) -> None:
    names = {table.name for table in yearly_tables(a_report(), nominative=False)}
    for each in yearly_charts(a_report()):
        assert each.table in names
        assert chart_svg(each.chart).startswith(b"<?xml")


def test_nine_key_figures_stand_beside_last_year(a_report: Reports, an_empty_report: YearlyReport) -> None:
    figures = key_figures(a_report())
    assert [figure.label for figure in figures[:3]] == [
        "personnes engagées",
        "réunions tenues",
        "de présence",
    ]
    assert len(figures) == 9
    assert figures[0].context.replace("\u00a0", " ") == "21 bénévoles ; 27 en 2024"
    assert key_figures(a_report(alone=True))[3].context == ""
    assert key_figures(an_empty_report)[2].value == "–"
