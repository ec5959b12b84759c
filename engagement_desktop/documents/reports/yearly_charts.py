"""The charts of the yearly report, for paper and window alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from engagement_desktop.documents.charts import Bar, Chart, DotRow, Dots, bars, months, presence, seats
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.reports.yearly_tables import compared, seats_by_college
from engagement_desktop.documents.reports.yearly_words import NATURES, SeatCollege
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.reports.yearly_rows import (
    CommitteeYear,
    MeetingLine,
    YearlyFigures,
    YearlyReport,
)
from engagement_desktop.french import formats
from engagement_desktop.french.families import FAMILIES

LARGEST_SEATS = 16
"""Above, a large dot per seat would no longer be read at a glance."""
FEW_COMMITTEES, MOST_ROWS, MOST_DOTS, MOST_FIGURES, FEWEST_BARS = 2, 26, 34, 4, 4
TONES = MappingProxyType(
    {SeatCollege.USERS: PAPER.r4, SeatCollege.PROFESSIONALS: PAPER.r3, SeatCollege.ELECTED: PAPER.r2}
)


@dataclass(frozen=True, slots=True)
class TitledChart:
    """A chart, what it counts, and the table that holds the same numbers."""

    title: str
    chart: Chart
    table: str


def yearly_charts(report: YearlyReport) -> tuple[TitledChart, ...]:
    """Every chart that the figures deserve, in the order of the report."""
    return (
        *composition_charts(report.figures),
        *presence_charts(report),
        *hours_charts(report),
        *nature_charts(report),
    )


def composition_charts(figures: YearlyFigures) -> Iterator[TitledChart]:
    """One dot per seat: large for one or two small committees, a row each for more."""
    seated = [each for each in figures.committees if max(each.members, each.seats or 0)]
    largest = max((max(each.members, each.seats or 0) for each in seated), default=0)
    day = formats.date_long(figures.exercise.end)
    if seated and len(figures.committees) <= FEW_COMMITTEES and largest <= LARGEST_SEATS:
        for each in seated:
            title = f"Sièges au {day}, {each.name}" if len(seated) > 1 else f"Sièges au {day}"
            yield TitledChart(title, seats(seat_rows(each)), "Comités")
    elif 0 < len(seated) <= MOST_ROWS:
        rows = [DotRow(each.name, _groups(each), formats.integer(each.members)) for each in seated]
        names = [(college.value, tone) for college, tone in TONES.items()]
        chart = presence(rows, "Sièges pourvus", names)
        yield TitledChart(f"Sièges pourvus au {day}, un point par siège", chart, "Comités")


def seat_rows(committee: CommitteeYear) -> list[DotRow]:
    """The colleges that sit in a committee, face to face, then what is vacant."""
    held = formats.count
    rows = [
        DotRow(
            college.value,
            (Dots(members, tone=TONES[college]),),
            held(members, "siège pourvu", "sièges pourvus"),
        )
        for college, members in seats_by_college(committee).items()
        if members
    ]
    vacant = max((committee.seats or 0) - committee.members, 0)
    if vacant:
        rows.append(DotRow("Vacants", (Dots(0, vacant),), held(vacant, "siège", "sièges")))
    return rows


def presence_charts(report: YearlyReport) -> Iterator[TitledChart]:
    """One dot per person expected; with many committees, one bar each."""
    held = [
        line for line in report.figures.meeting_lines if line.status is MeetingStatus.HELD and line.expected
    ]
    by_committee: dict[str, list[MeetingLine]] = {}
    for line in sorted(held, key=lambda line: (line.held_on, line.committee)):
        by_committee.setdefault(line.committee, []).append(line)
    small = all(
        len(lines) <= MOST_ROWS and all(line.expected <= MOST_DOTS for line in lines)
        for lines in by_committee.values()
    )
    if small and len(by_committee) <= MOST_FIGURES:
        for committee in sorted(by_committee):
            name = f", {committee}" if len(report.figures.committees) > 1 else ""
            chart = presence(
                [_presence_row(line) for line in by_committee[committee]], "Présents sur attendus"
            )
            yield TitledChart(f"Présence à chaque réunion{name}", chart, "Réunions")
    elif FEWEST_BARS <= len(by_committee) <= MOST_ROWS:
        yield TitledChart("Taux de présence par comité", _rates_chart(report), "Présence")


def hours_charts(report: YearlyReport) -> Iterator[TitledChart]:
    """Volunteer hours by family, then by month, with last year's tick."""
    now, before = report.figures, compared(report)
    if not now.hours.volunteer_minutes:
        return
    old, label = (before.hours, before.exercise.label) if before else (None, "")
    families = sorted(FAMILIES, key=lambda family: -now.hours.by_family.get(family, 0))
    rows = [
        _bar(
            FAMILIES[family],
            now.hours.by_family.get(family, 0),
            old.by_family.get(family, 0) if old else None,
        )
        for family in families
    ]
    yield TitledChart("Heures bénévoles par famille de missions", bars(rows, label), "Heures par famille")
    columns = [
        Bar(
            formats.month_short(day),
            minutes,
            formats.integer((minutes + 30) // 60),
            old.by_month[index] if old else None,
            formats.integer((old.by_month[index] + 30) // 60) if old else "",
        )
        for index, (day, minutes) in enumerate(zip(now.exercise.months(), now.hours.by_month, strict=True))
    ]
    tick = f", trait : {label}" if label else ""
    title = f"Heures bénévoles par mois, arrondies à l’heure{tick}"
    yield TitledChart(title, months(columns, label), "Heures par mois")


def nature_charts(report: YearlyReport) -> Iterator[TitledChart]:
    """Costs granted by nature, the largest first; under four natures the table says enough."""
    now, before = report.figures.expenses.by_nature, compared(report)
    natures = [nature for nature in ExpenseNature if now[nature]]
    if len(natures) < FEWEST_BARS:
        return
    natures.sort(key=lambda nature: -now[nature].cents)
    old = before.expenses.by_nature if before else None
    rows = [
        Bar(
            NATURES[nature],
            now[nature].cents,
            formats.money(now[nature]),
            old[nature].cents if old else None,
            formats.money(old[nature]) if old else "",
        )
        for nature in natures
    ]
    yield TitledChart(
        "Frais retenus par nature", bars(rows, before.exercise.label if before else ""), "Frais par nature"
    )


def _bar(name: str, minutes: int, old: int | None) -> Bar:
    return Bar(name, minutes, formats.duration(minutes), old, "" if old is None else formats.duration(old))


def _groups(committee: CommitteeYear) -> tuple[Dots, ...]:
    return tuple(
        Dots(members, tone=TONES[college]) for college, members in seats_by_college(committee).items()
    )


def _presence_row(line: MeetingLine) -> DotRow:
    day = formats.date_long(line.held_on).removesuffix(f" {line.held_on.year}")
    shown = f"{line.attended} sur {line.expected}"
    return DotRow(day, (Dots(line.attended, line.expected - line.attended),), shown)


def _rates_chart(report: YearlyReport) -> Chart:
    before = compared(report)
    rates = {each.name: (each.attended, each.expected) for each in before.committees} if before else {}
    rows = []
    for each in report.figures.committees:
        if not each.expected:
            continue
        part, whole = rates.get(each.name, (0, 0))
        rows.append(
            Bar(
                each.name,
                each.attended * 1000 // each.expected,
                formats.percent(each.attended, each.expected),
                part * 1000 // whole if whole else None,
                formats.percent(part, whole) if whole else "",
            )
        )
    rows.sort(key=lambda row: -row.value)
    return bars(rows, before.exercise.label if before else "", whole=1000)
