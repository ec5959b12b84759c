"""The register of decisions: on paper, and as CSV for a spreadsheet."""

from collections.abc import Sequence

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.domain.meetings.papers import DecisionLine
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.labels import badge

HEADS = ("N°", "Date", "Comité", "Décision", "Niveau d’engagement", "Vote", "Compte rendu")
NUMBER, DAY, DECISION = PaperColumn("N°", width=58), PaperColumn("Date", width=64), PaperColumn("Décision")
COMMITTEE, VOTE = PaperColumn("Comité", width=94), PaperColumn("Vote", width=90)


def decisions_pdf(
    lines: Sequence[DecisionLine], structure: str, properties: Properties, step: Step | None = None
) -> bytes:
    """One row a decision, in the order given; the committee is a column when there are several."""
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title("Registre des décisions")
    bodies = dict.fromkeys(line.committee for line in lines)
    paper.opening(_opening(lines, list(bodies)))
    if lines:
        several = (COMMITTEE,) if len(bodies) > 1 else ()
        columns = (NUMBER, DAY, *several, DECISION, VOTE)
        paper.add(long_table(columns, [_row(line, with_committee=bool(several)) for line in lines]))
        paper.note("Une décision garde son numéro pour toujours ; un numéro n’est jamais donné deux fois.")
    return paper.to_bytes(step)


def decisions_csv(lines: Sequence[DecisionLine]) -> bytes:
    """One row a decision."""
    return csv_bytes(HEADS, (_whole(line) for line in lines))


def _opening(lines: Sequence[DecisionLine], bodies: Sequence[str]) -> str:
    if not lines:
        return "Aucune décision n’est au registre."
    days = [line.decided_on for line in lines]
    of = f"du comité « {bodies[0]} »" if len(bodies) == 1 else f"de {len(bodies)} comités"
    return f"{count(len(lines), 'décision')} {of}, du {date_short(min(days))} au {date_short(max(days))}."


def _row(line: DecisionLine, *, with_committee: bool) -> tuple[str, ...]:
    body = (line.committee,) if with_committee else ()
    return (line.number, date_short(line.decided_on), *body, line.wording, line.vote or "sans vote")


def _whole(line: DecisionLine) -> tuple[str, ...]:
    return (
        line.number,
        date_short(line.decided_on),
        line.committee,
        line.wording,
        badge(line.level) if line.level else "",
        line.vote,
        line.minutes or "",
    )
