"""Decisions, actions, votes and proposals in the text: one coloured frame each, read-only, in one piece."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.ui.theme import Look

_BAR, _AROUND, _BELOW = 5, 9, 4
_SMALL, _LINE = 105, 105
_WHOLE = 100
MARK = QTextFormat.Property.UserProperty.value + 1
"""The property of a frame's lines that says which row it stands for."""


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What a frame says of its row: a title, its wording, and a line of facts."""

    tone: str
    title: str
    wording: str
    facts: str = ""


TONES: Mapping[MarkerKind, str] = MappingProxyType(
    {
        MarkerKind.DECISION: "succes",
        MarkerKind.ACTION: "info",
        MarkerKind.VOTE: "attention",
        MarkerKind.PROPOSAL: "repet",
    }
)


def insert_frame(cursor: QTextCursor, look: Look, marker: Marker, words: FrameWords) -> QTextTable:
    """Put the frame of a row where the cursor stands; the cursor ends on the line after it."""
    table = cursor.insertTable(1, 2, _table_format(look))
    bar, body = table.cellAt(0, 0), table.cellAt(0, 1)
    _paint(bar, words.tone, look, padding=0)
    _paint(body, f"{words.tone}_fond", look, padding=_AROUND)
    name = f"{marker.kind.value} {marker.id}"
    bar.firstCursorPosition().setBlockFormat(_line_format(name, look, is_first=True))
    _write(body.firstCursorPosition(), look, words, name)
    cursor.setPosition(table.lastPosition() + 1)
    return table


def mark_of(block: QTextBlock) -> str | None:
    """The line of the kept text that a block of a frame stands for; None outside of frames.

    A frame has several blocks: the first says the marker, the others nothing.
    """
    block_format = block.blockFormat()
    name = block_format.stringProperty(MARK)
    if not name:
        return None
    return f"::{name}::" if block_format.boolProperty(MARK + 1) else ""


def marker_of(block: QTextBlock) -> Marker | None:
    """The row whose frame a block belongs to."""
    kind, _, number = block.blockFormat().stringProperty(MARK).partition(" ")
    return Marker(MarkerKind(kind), int(number)) if number else None


def is_in_frame(cursor: QTextCursor) -> bool:
    """Whether the cursor stands in a frame, where nothing is typed."""
    return mark_of(cursor.block()) is not None


def frame_at(document: QTextDocument, position: int) -> QTextTable | None:
    """The frame in which a place of the text lies."""
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, min(position, document.characterCount() - 1)))
    return cursor.currentTable()


def whole(document: QTextDocument, table: QTextTable) -> QTextCursor:
    """A selection of exactly one frame."""
    cursor = QTextCursor(document)
    cursor.setPosition(table.firstPosition() - 1)
    cursor.setPosition(table.lastPosition() + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def frames(document: QTextDocument) -> Iterator[tuple[Marker, QTextTable]]:
    """Every frame of the text, in its order."""
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            marker = marker_of(child.cellAt(0, 0).firstCursorPosition().block())
            if marker is not None:
                yield marker, child


def _table_format(look: Look) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setTopMargin(look.px(_BELOW))
    made.setBottomMargin(look.px(_BELOW + _AROUND))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, _WHOLE))
    made.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.FixedLength, look.px(_BAR)),
            QTextLength(QTextLength.Type.PercentageLength, _WHOLE),
        ]
    )
    return made


def _paint(cell: QTextTableCell, token: str, look: Look, padding: int) -> None:
    made = QTextTableCellFormat()
    made.setBackground(look.colour(token))
    made.setLeftPadding(look.px(padding))
    made.setRightPadding(look.px(padding))
    made.setTopPadding(look.px(padding - 1 if padding else 0))
    made.setBottomPadding(look.px(padding - 1 if padding else 0))
    cell.setFormat(made)


def _line_format(name: str, look: Look, *, is_first: bool = False) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setProperty(MARK, name)
    if is_first:
        made.setProperty(MARK + 1, True)
    made.setBottomMargin(look.px(1))
    return made


def _write(cursor: QTextCursor, look: Look, words: FrameWords, name: str) -> None:
    title, wording, facts = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    title.setForeground(look.colour(words.tone))
    title.setFontWeight(QFont.Weight.DemiBold)
    wording.setForeground(look.colour("encre"))
    facts.setForeground(look.colour("encre2"))
    for letters in (title, wording):
        letters.setFontPointSize(look.font().pointSizeF())
    facts.setFontPointSize(look.font(_SMALL).pointSizeF())
    cursor.setBlockFormat(_line_format(name, look))
    cursor.insertText(words.title, title)
    for said, letters in ((words.wording, wording), (words.facts, facts)):
        if said:
            cursor.insertBlock(_line_format(name, look))
            cursor.insertText(said, letters)
