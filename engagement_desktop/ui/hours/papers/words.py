"""The words of the page of papers."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.hours.missions_drafts import MissionRow
from engagement_desktop.domain.hours.papers import (
    Block,
    Facts,
    Grid,
    Heading,
    LargeName,
    Lines,
    PaperText,
    Prose,
    Remark,
    Statement,
)
from engagement_desktop.domain.hours.papers_drafts import BatchShape
from engagement_desktop.domain.hours.papers_rows import IssuedPaper
from engagement_desktop.domain.register.letters_rows import LeftOut
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.paper_words import named
from engagement_desktop.french.typography import NBSP, typo

TITLE = "Attestations et papiers"
SHAPES = (
    (BatchShape.PDF_EACH, "Un PDF par personne"),
    (BatchShape.WORD_EACH, "Un Word par personne"),
    (BatchShape.ONE_PDF, "Un seul PDF à imprimer"),
)
BATCH_NOTE = (
    "Un papier pour chaque membre que ce comité a eu sur ces jours. Ceux pour qui il n’y a rien à dire sont "
    "laissés de côté, et nommés à la fin."
)
_MORE = "(la suite est dans l’aperçu)"
_MOST_NAMES, _MOST_LINES = 5, 9


def plan_lines(text: PaperText) -> tuple[str, ...]:
    """What the paper says, in a few lines to read before it is given."""
    said = [line for block in text.blocks for line in _lines(block)]
    more = [_MORE] if len(said) > _MOST_LINES else []
    return tuple(typo(line) for line in (*said[:_MOST_LINES], *more, text.closing))


def left_out_words(left_out: Sequence[LeftOut]) -> str:
    """« De côté : Monique Hélias (aucune réunion) et 3 autres. »; nothing when nobody is."""
    if not left_out:
        return ""
    named_ones = ", ".join(f"{one.name} ({one.why})" for one in left_out[:_MOST_NAMES])
    more = len(left_out) - _MOST_NAMES
    others = f" et {count(more, 'autre')}" if more > 0 else ""
    return f"De côté{NBSP}: {named_ones}{others}."


def paper_name(paper: IssuedPaper) -> str:
    """« Attestation 2026-031 », and that it is the document to edit."""
    said = named(paper.kind, paper.number)
    return f"{said} (Word)" if paper.is_word else said


def mission_days(row: MissionRow) -> str:
    """« depuis le 03/01/2025 », « du 03/01/2025 au 30/06/2025 »."""
    begins = date_short(row.started_on)
    return f"depuis le {begins}" if row.ended_on is None else f"du {begins} au {date_short(row.ended_on)}"


def years(today: date) -> list[tuple[int, str]]:
    """The running year and those before it, then days of one's own (0)."""
    return [*((year, str(year)) for year in range(today.year, today.year - 6, -1)), (0, "D’autres jours")]


def _lines(block: Block) -> list[str]:
    match block:
        case Statement(words) | LargeName(words) | Remark(words):
            return [words]
        case Heading(words):
            return [words]
        case Prose(words):
            return words.splitlines()[:3]
        case Facts(rows):
            return [f"{name} : {value.splitlines()[0]}" for name, value in rows]
        case Lines(lines):
            return list(lines)
        case Grid(_, rows, total):
            return [f"{count(len(rows), 'ligne')} dans le tableau{f' ; total {total[-1]}' if total else ''}"]
