"""The place where people sign: capacity above, room to write, name below; never alone on a page."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from engagement_desktop.documents.prints import Print
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TableTags, TaggedParagraph
from engagement_desktop.documents.text import Text

ROOM = 20 * mm


def signed(look: Print, last_words: str, signatures: Sequence[tuple[str, str]]) -> Flowable:
    """The last sentence and the signatures under it, on one page."""
    last = TaggedParagraph(Text.of(last_words), look.body, Mark("P"))
    name = look.body.clone("signatory", spaceAfter=0, rightIndent=0)
    capacity = look.label.clone("capacity", leading=name.leading)
    heads = [TaggedParagraph(Text.of(said), capacity) for said, _ in signatures]
    names = [TaggedParagraph(Text.of(who), name) for _, who in signatures]
    wide = look.width / max(len(signatures), 1)
    table = Table(
        [heads, names],
        colWidths=[wide] * len(signatures),
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, 0), 10),
            ("TOPPADDING", (0, 1), (-1, 1), ROOM),
        ],
        renderCB=TableTags(header_rows=1, header_columns=0),
        hAlign="LEFT",
    )
    return KeepTogether([last, table, Spacer(1, look.body.spaceAfter)])
