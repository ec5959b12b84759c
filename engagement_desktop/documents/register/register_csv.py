"""The register on a day, and what changed between two days, as CSV for a spreadsheet."""

from collections.abc import Sequence

from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import badge

REGISTER_HEADS = (
    "Nom",
    "Prénom",
    "Comité",
    "Collège",
    "Siège",
    "Fonction",
    "Début",
    "Fin",
    "Suppléance de",
    "Désigné par",
    "Au titre de",
)
CHANGES_HEADS = ("À partir du", "Comité", "Ce qui a changé")


def register_csv(lines: Sequence[RegisterLine]) -> bytes:
    """One row a mandate."""
    return csv_bytes(REGISTER_HEADS, (_sitting(line) for line in lines))


def changes_csv(changes: Sequence[RegisterChange]) -> bytes:
    """One row a change, in order of time."""
    rows = ((date_short(change.day), change.committee, change.sentence) for change in changes)
    return csv_bytes(CHANGES_HEADS, rows)


def _sitting(line: RegisterLine) -> tuple[str, ...]:
    return (
        line.last_name,
        line.first_name,
        line.committee,
        badge(line.college) if line.college else "",
        badge(line.seat),
        badge(line.office),
        date_short(line.started_on),
        date_short(line.ended_on) if line.ended_on else "",
        line.substitute_for or "",
        line.appointed_by or "",
        badge(line.basis) if line.basis else "",
    )
