"""Several papers in one file: each begins its own page, with its own foot and page numbers."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.fonts import register_fonts
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import Heading, TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.documents.together import Part

ABOUT = Properties("États de frais", "États", "MSP du Val", datetime(2026, 11, 22, tzinfo=UTC))
Read = Callable[[bytes], Any]


def part(title: str, *words: str, foot: str = "", lines: int = 0) -> Part:
    register_fonts()
    story = [Heading(Text.of(title), USUAL.title, 0)]
    story += [
        TaggedParagraph(Text.of(said), USUAL.body, Mark("P")) for said in (*words, *["Une ligne."] * lines)
    ]
    return Part(story, f"En tête de {title}", foot or f"{title} · 2026")
