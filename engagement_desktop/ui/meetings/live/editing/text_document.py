"""From the kept text to the document on screen, and back."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Block,
    Bullet,
    Heading,
    Marker,
    Paragraph,
    Run,
    blocks_of,
    content_of,
)
from engagement_desktop.ui.meetings.live.editing.marker_frames import FrameWords, insert_frame, mark_of
from engagement_desktop.ui.meetings.live.editing.text_formats import TextFormats, is_bold, is_heading

WordsOf = Callable[[Marker], FrameWords]
_LONGEST = 3_000  # signs of a line: a page
_JOINER = "\u2060"  # takes no room: typed words that look like a marker line stay words


def fill(
    document: QTextDocument, content: str, formats: TextFormats, words_of: WordsOf, room_above: int = 0
) -> None:
    """Show a kept text under some room; what was in the document and its undo go."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setIndentWidth(formats.indent())
    page = document.rootFrame().frameFormat()
    page.setTopMargin(room_above)
    document.rootFrame().setFrameFormat(page)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(formats.paragraph())
    cursor.setBlockCharFormat(formats.plain())
    write_blocks(cursor, blocks_of(content), formats, words_of)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def write_blocks(
    cursor: QTextCursor, blocks: Iterable[Block], formats: TextFormats, words_of: WordsOf
) -> None:
    """Write blocks from where the cursor stands, on a line that is empty; the cursor ends after the last."""
    is_free = True
    for block in blocks:
        if isinstance(block, Marker):
            insert_frame(cursor, formats.look, block, words_of(block))
            to_paragraph(cursor, formats)
            is_free = True
            continue
        if not is_free:
            cursor.insertBlock(formats.paragraph(), formats.plain())
        _write_words(cursor, block, formats)
        is_free = False


def to_paragraph(cursor: QTextCursor, formats: TextFormats) -> None:
    """Make the line of the cursor a plain paragraph."""
    cursor.setBlockFormat(formats.paragraph())
    cursor.setBlockCharFormat(formats.plain())


def line_of(block: QTextBlock) -> str:
    """One block of the document as a line of the kept text; empty when it says nothing."""
    mark = mark_of(block)
    if mark is not None:
        return mark
    text = block.text()
    if not text.strip():
        return ""
    block_format = block.blockFormat()
    if is_heading(block_format):
        return content_of((Heading(" ".join(text.split()).replace("**", "")),))
    runs = tuple(_runs(block))
    if block_format.objectIndex() >= 0:
        return content_of((Bullet(runs),)).strip()
    line = content_of((Paragraph(runs),)).strip()
    return line[:1] + _JOINER + line[1:] if isinstance(_read(line), Marker) else line


def content_in(document: QTextDocument) -> str:
    """The whole document as the text that is kept."""
    return "\n".join(line for line in map(line_of, blocks_in(document)) if line)


def blocks_in(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block of the document, those inside frames too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def in_lines(text: str) -> str:
    """Words whose longest lines are cut between two words: laying one out again would hold every key."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line))


def _parts(line: str) -> Iterator[str]:
    while len(line) > _LONGEST:
        space = line.rfind(" ", 1, _LONGEST)
        at = _LONGEST if space < 0 else space
        yield line[:at]
        line = line[at:].lstrip(" ")
    yield line


def words_only(text: str) -> tuple[Block, ...]:
    """Pasted words as blocks: headings, lists and bold are understood, a marker is only words."""
    return tuple(
        Paragraph((Run(_said(block)),)) if isinstance(block, Marker) else block for block in blocks_of(text)
    )


def _write_words(cursor: QTextCursor, block: Paragraph | Heading | Bullet, formats: TextFormats) -> None:
    if isinstance(block, Heading):
        cursor.setBlockFormat(formats.heading())
        cursor.insertText(block.text, formats.heading_letters())
        return
    to_paragraph(cursor, formats)
    if isinstance(block, Bullet):
        to_entry(cursor, formats)
    for run in block.runs:
        cursor.insertText(run.text, formats.bold() if run.bold else formats.plain())


def to_entry(cursor: QTextCursor, formats: TextFormats) -> None:
    """Make the line of the cursor an entry of the list above it, or of a new one."""
    above = cursor.block().previous()
    entries = above.textList() if above.isValid() else None
    if entries is not None:
        entries.add(cursor.block())
    else:
        cursor.createList(formats.entries())


def _runs(block: QTextBlock) -> Iterator[Run]:
    """Words of one block; neighbours of the same weight are one."""
    said, bold = "", False
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        words = fragment.text().replace("\u2028", " ").replace("\ufffc", "")
        is_heavy = is_bold(fragment.charFormat()) and bool(words.strip())
        if said and is_heavy != bold:
            yield _run(said, bold)
            said = ""
        said, bold = said + words, is_heavy
        step += 1
    if said:
        yield _run(said, bold)


def _run(said: str, bold: bool) -> Run:
    return Run(said.replace("**", "") if bold else said, bold)


def _read(line: str) -> Block | None:
    return next(iter(blocks_of(line)), None)


def _said(marker: Marker) -> str:
    return f":{_JOINER}:{marker.kind.value} {marker.id}::"
