"""The register on a day, and what changed between two days, on paper."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import count, date_long, date_short
from engagement_desktop.french.labels import badge, label

OPEN, UNKNOWN = "sans terme", "non renseigné"
SITTING = (
    PaperColumn("Nom et prénom", width=44 * mm),
    PaperColumn("Collège", width=34 * mm),
    PaperColumn("Siège", width=38 * mm),
    PaperColumn("Depuis le", figures=True, width=22 * mm),
    PaperColumn("Jusqu’au", figures=True, width=22 * mm),
)
CHANGING = (
    PaperColumn("À partir du", figures=True, width=26 * mm),
    PaperColumn("Ce qui a changé", width=134 * mm),
)


def register_pdf(
    lines: Sequence[RegisterLine], on: date, structure: str, properties: Properties, step: Step | None = None
) -> bytes:
    """A table for each committee, in the order of the lines."""
    paper = _paper(structure, properties)
    people = len({line.person_id for line in lines})
    paper.opening(f"Au {date_long(on)}\u00a0: {count(len(lines), 'mandat')}, {count(people, 'personne')}.")
    for committee, held in groupby(lines, key=lambda line: (line.committee_id, line.committee)):
        _table(paper, committee[1], SITTING, [_sitting(line) for line in held])
    return paper.to_bytes(step)


def changes_pdf(
    changes: Sequence[RegisterChange],
    days: tuple[date, date],
    structure: str,
    properties: Properties,
    step: Step | None = None,
) -> bytes:
    """A table for each committee, each in order of time."""
    paper = _paper(structure, properties)
    since, until = (date_long(day) for day in days)
    paper.opening(f"Entre le {since} et le {until}\u00a0: {count(len(changes), 'changement')}.")
    ordered = sorted(changes, key=lambda change: (fold(change.committee), change.committee_id))
    for committee, found in groupby(ordered, key=lambda change: (change.committee_id, change.committee)):
        _table(paper, committee[1], CHANGING, [(date_short(one.day), one.sentence) for one in found])
    return paper.to_bytes(step)


def _paper(structure: str, properties: Properties) -> Handout:
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title(properties.title)
    return paper


def _table(
    paper: Handout, title: str, columns: tuple[PaperColumn, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    drawn = long_table(columns, rows)
    mark = Mark("Caption", drawn.tags.table)
    caption = TaggedParagraph(Text.of(" ".join(title.split())), styles.CAPTION, mark)
    paper.add(CondPageBreak(110), caption, drawn, Spacer(1, 14))


def _sitting(line: RegisterLine) -> tuple[str, ...]:
    ends = OPEN if line.ended_on is None else date_short(line.ended_on)
    college = badge(line.college) if line.college else UNKNOWN
    name = f"{line.last_name} {line.first_name}".strip()
    return (name, college, _seat(line), date_short(line.started_on), ends)


def _seat(line: RegisterLine) -> str:
    """« Titulaire, présidence »; whom a suppléant replaces."""
    if line.office is Office.GUEST:
        return badge(line.office)
    said = badge(line.seat) if line.office is Office.MEMBER else f"{badge(line.seat)}, {label(line.office)}"
    return f"{said} de {line.substitute_for}" if line.substitute_for else said
