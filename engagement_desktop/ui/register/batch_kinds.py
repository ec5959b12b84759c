"""What can be made for many people at once, and what each asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from textwrap import shorten

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.letters_rows import (
    Audience,
    LetterField,
    LetterOutcome,
    Recipients,
)
from engagement_desktop.french.formats import clock_time, count, date_short
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.register.made_file import CSV, PDF, Kind


class BatchKind(StrEnum):
    """What is made from a filtered list."""

    LETTERS = "letters"
    LABELS = "labels"
    CONVOCATIONS = "convocations"
    CALLS = "calls"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class BatchWords:
    """How one kind of batch is said: its chip, the file proposed, what one piece is called, its forms."""

    chip: str
    name: str
    act: str
    one: str
    many: str
    forms: tuple[Kind, ...] = (PDF,)


WORDS = {
    BatchKind.LETTERS: BatchWords("Lettres", "lettres", "les lettres", "lettre", "lettres"),
    BatchKind.LABELS: BatchWords("Étiquettes", "etiquettes", "les étiquettes", "étiquette", "étiquettes"),
    BatchKind.CONVOCATIONS: BatchWords(
        "Convocations", "convocations", "les convocations", "convocation", "convocations"
    ),
    BatchKind.CALLS: BatchWords(
        "Liste d’appel", "liste-d-appel", "la liste d’appel", "personne", "personnes", (PDF, CSV)
    ),
    BatchKind.MERGE: BatchWords(
        "Publipostage", "publipostage", "le tableau csv", "personne", "personnes", (CSV,)
    ),
}
_MOST_NAMES, _MOST_LETTERS = 4, 40

Written = Callable[[Path, Progress], LetterOutcome]


def fields_help() -> str:
    """« Entre accolades, remplacés pour chacun : {prénom}… »."""
    named = ", ".join(f"{{{field.value}}}" for field in LetterField)
    return f"Remplacés pour chacun{NBSP}: {named}."


def audience_words(audience: Audience) -> tuple[str, ...]:
    """Who would be reached and who would not, one fact a line."""
    without = audience.without_address
    lines = [f"{count(audience.with_address, 'a une adresse', 'ont une adresse')}"]
    if without:
        named = ", ".join(shorten(name, _MOST_LETTERS, placeholder="…") for name in without[:_MOST_NAMES])
        rest = len(without) - _MOST_NAMES
        more = f" et {count(rest, 'autre')}" if rest > 0 else ""
        lines.append(f"{count(len(without), 'sans adresse', 'sans adresse')}{NBSP}: {named}{more}")
    if audience.without_email:
        lines.append(
            count(audience.without_email, "sans courriel, écrite d’abord", "sans courriel, écrites d’abord")
        )
    if audience.large_print:
        lines.append(
            count(audience.large_print, "préfère les gros caractères", "préfèrent les gros caractères")
        )
    return tuple(lines)


def planned_meetings(context: PageContext) -> Sequence[tuple[int, str]]:
    """The meetings to come, the nearest first."""
    query = ListQuery(filters={"status": MeetingStatus.PLANNED.value}, sort="date")
    rows = context.application.meetings.page(query).rows
    return [
        (row.id, f"{date_short(row.held_on)} à {clock_time(row.starts_minute)}, {row.committee}")
        for row in rows
    ]


def convoked(context: PageContext, meeting_id: int) -> Audience:
    """Who sits in the committee on the day of the meeting."""
    meeting = context.application.meetings.detail(meeting_id).row
    return context.application.letters.audience(Recipients.sitting(meeting.committee_id, meeting.held_on))


def label_formats(context: PageContext) -> Sequence[tuple[str, str]]:
    """The sheets of labels, the usual one first."""
    return [
        (one.key, f"{one.title} ({one.per_page} par page)")
        for one in context.application.letters.label_formats()
    ]


def outcome_words(kind: BatchKind, outcome: LetterOutcome) -> str:
    """« 38 lettres enregistrées. »."""
    words = WORDS[kind]
    if kind in {BatchKind.CALLS, BatchKind.MERGE}:
        return f"{words.chip} de {count(outcome.made, words.one, words.many)}."
    return f"{count(outcome.made, f'{words.one} enregistrée', f'{words.many} enregistrées')}."
