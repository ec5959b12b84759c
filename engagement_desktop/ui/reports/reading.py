"""What the report page shows, read and drawn away from the window."""

from dataclasses import dataclass, replace

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures, YearlyReport
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.list_view import ListView, volunteered_view
from engagement_desktop.ui.reports.words import busiest_month


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart: its title, its strokes, all it says in words, a sentence, and the list behind it."""

    title: str
    svg: bytes
    words: str
    sentence: str
    page: str
    view: ListView


@dataclass(frozen=True, slots=True)
class ReportReading:
    """The report of one exercise beside another, and the exercises that one may ask for."""

    exercises: tuple[Exercise, ...]
    report: YearlyReport | None = None
    drawings: tuple[Drawing, ...] = ()
    expenses: str = ""

    @property
    def compared(self) -> YearlyFigures | None:
        return self.report.previous if self.report else None


def read_report(application: Application, year: int | None, against: int | None) -> ReportReading:
    """The exercise asked for, else the latest; compared with another one, else with the one before.

    Raises:
        DomainError: the dossier has no structure yet.
    """
    reports = application.reports
    exercises = tuple(sorted(reports.exercises(), reverse=True))
    if not exercises and year is None:
        return ReportReading(exercises)
    report = reports.yearly(year if year is not None else _usual(application, exercises).year)
    if against is not None and against != report.figures.exercise.year - 1:
        report = replace(report, previous=reports.yearly(against).figures)
    report = replace(report, previous=_lived(report))
    from engagement_desktop.documents.reports import yearly_sentences

    sentence = typo(yearly_sentences.expenses(report.figures))
    return ReportReading(exercises, report, _drawings(report), sentence)


def _usual(application: Application, exercises: tuple[Exercise, ...]) -> Exercise:
    """The latest exercise that has begun."""
    today = application.workspace.today()
    return next((exercise for exercise in exercises if exercise.start <= today), exercises[0])


def _lived(report: YearlyReport) -> YearlyFigures | None:
    from engagement_desktop.documents.reports.yearly_tables import compared

    return compared(report)


def _drawings(report: YearlyReport) -> tuple[Drawing, ...]:
    from engagement_desktop.documents.chart_svg import chart_svg
    from engagement_desktop.documents.reports import yearly_charts, yearly_sentences
    from engagement_desktop.documents.reports.yearly_charts import TitledChart

    in_year = {"exercise": str(report.figures.exercise.year)}
    given = volunteered_view(report.figures.exercise.year, report.figures.exercise.label)
    met = ListView(ListQuery(filters=in_year | {"status": MeetingStatus.HELD.value}), "")
    everyone = ListView(ListQuery(), "")

    def drawn(chart: TitledChart, sentence: str, page: str, view: ListView) -> Drawing:
        words = typo(chart.chart.words)
        return Drawing(typo(chart.title), chart_svg(chart.chart), words, typo(sentence), page, view)

    given_sentence = f"{yearly_sentences.hours(report)} {yearly_sentences.value(report.figures)}"
    hours_sentences = (given_sentence, busiest_month(report.figures))
    hours = zip(yearly_charts.hours_charts(report), hours_sentences, strict=False)
    composition = list(yearly_charts.composition_charts(report.figures))
    presence = list(yearly_charts.presence_charts(report))
    sits, came = yearly_sentences.committees(report.figures), yearly_sentences.meetings(report)
    return (
        *(drawn(chart, said, "hours", given) for chart, said in reversed(list(hours))),
        *(drawn(chart, "" if at else came, "meetings", met) for at, chart in enumerate(presence)),
        *(drawn(chart, "" if at else sits, "committees", everyone) for at, chart in enumerate(composition)),
    )
