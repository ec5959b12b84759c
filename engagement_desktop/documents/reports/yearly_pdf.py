"""The yearly report on paper: tagged, archivable, the same bytes for the same figures."""

from datetime import UTC

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Attachment, Properties
from engagement_desktop.documents.blocks import SeatMotif
from engagement_desktop.documents.charts import DotRow, Dots
from engagement_desktop.documents.pdf import Paper, Running, Step
from engagement_desktop.documents.reports import yearly_chapters as chapters
from engagement_desktop.documents.reports.figures_json import fingerprint, render_json, short_fingerprint
from engagement_desktop.documents.reports.yearly_charts import TONES
from engagement_desktop.documents.reports.yearly_tables import seats_by_college
from engagement_desktop.documents.reports.yearly_words import STRUCTURES, SeatCollege
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures, YearlyReport
from engagement_desktop.french.formats import date_long, period, siren

_UNSEATED, _MOST_DOTS = 8, 60


def render_pdf(report: YearlyReport, *, nominative: bool, step: Step | None = None) -> bytes:
    """The whole report; without `nominative` no person is named, the JSON joined to it apart.

    `step` is told each chapter as it is drawn and may raise to stop.
    """
    figures = report.figures
    title = f"Rapport d’activité {figures.exercise.label}"
    full = fingerprint(report)
    properties = Properties(
        title=plain(f"{title}, {report.structure.name}"),
        subject=plain(
            f"Engagement des usagers, exercice {period(figures.exercise.start, figures.exercise.end)}"
        ),
        author=plain(report.structure.name),
        dated=report.as_of.astimezone(UTC),
        keywords=f"SHA-256 {full}",
    )
    foot = f"Rapport {figures.exercise.label} · empreinte\u00a0{short_fingerprint(report)}"
    attached = Attachment(
        f"rapport-{figures.exercise.label}.json",
        "application/json",
        render_json(report),
        "Chiffres du rapport",
    )
    paper = Paper(properties, Running(report.structure.name, foot), [attached])
    paper.cover(*cover(report, title))
    chapters.in_brief(paper, report)
    chapters.committees(paper, report)
    chapters.meetings(paper, report)
    chapters.hours(paper, report)
    chapters.value(paper, report)
    chapters.expenses(paper, report)
    chapters.cec(paper, report)
    chapters.comparison(paper, report)
    chapters.method(paper, report, full)
    chapters.annex(paper, report, nominative=nominative)
    return paper.to_bytes(step)


def cover(report: YearlyReport, title: str) -> list[Flowable]:
    """Seats as dots, the title at a third of the height, who reports, from which figures."""
    structure = report.structure
    motif = SeatMotif(motif_rows(report.figures))
    place = " ".join(filter(None, (structure.postcode, structure.city)))
    known = [
        f"SIREN {siren(structure.siren)}" if structure.siren else "",
        f"FINESS {structure.finess}" if structure.finess else "",
    ]
    lines = [
        (title, styles.COVER_TITLE),
        ("de l’engagement des usagers", styles.COVER_SUBTITLE),
        (structure.name, styles.COVER_NAME),
        (STRUCTURES[structure.kind], styles.COVER_LINE),
        (place, styles.COVER_PLACE),
        (f"Chiffres arrêtés au {date_long(report.as_of.astimezone(UTC))}", styles.COVER_SMALL),
        (", ".join(filter(None, known)), styles.COVER_NOTE),
    ]
    room = 105 * mm - 48 * mm - motif.LINE * len(motif_rows(report.figures))
    said = [TaggedParagraph(Text.of(words), style, Mark("P")) for words, style in lines if words]
    return [Spacer(1, 21 * mm), motif, Spacer(1, max(room, 20)), *said]


def motif_rows(figures: YearlyFigures) -> list[DotRow]:
    """A row of dots for each college that sits; empty seats where nobody sits yet."""
    seats = dict.fromkeys(SeatCollege, 0)
    vacant = 0
    for committee in figures.committees:
        vacant += max((committee.seats or 0) - committee.members, 0)
        for college, members in seats_by_college(committee).items():
            seats[college] += members
    # A large structure has a dot for several seats: the motif is an ornament, the chart counts.
    per_dot = -(-max(*seats.values(), vacant, 1) // _MOST_DOTS)
    rows = [
        DotRow(college, (Dots(-(-held // per_dot), tone=TONES[college]),), "")
        for college, held in seats.items()
        if held
    ]
    if not rows:
        return [DotRow("", (Dots(0, _UNSEATED),), "")] * 2
    if vacant:
        last = rows[-1]
        rows[-1] = DotRow(last.label, (*last.groups, Dots(0, -(-vacant // per_dot))), "")
    return rows
