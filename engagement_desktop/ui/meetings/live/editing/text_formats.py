"""How the text of an item looks on screen: paragraphs, headings, list entries, bold."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextListFormat

from engagement_desktop.ui.theme import Look

_LINE = 107  # percent of the font's own height
_AFTER = 7
_HEADING = 133  # tenths of a point
_HEADING_LEVEL = 2
_INDENT = 22


@dataclass(frozen=True, slots=True)
class TextFormats:
    """The formats of one look; made again when theme or text size change."""

    look: Look

    def paragraph(self) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setBottomMargin(self.look.px(_AFTER))
        return made

    def heading(self) -> QTextBlockFormat:
        made = self.paragraph()
        made.setTopMargin(self.look.px(_AFTER))
        made.setHeadingLevel(_HEADING_LEVEL)
        return made

    def plain(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontPointSize(self.look.font().pointSizeF())
        made.setFontWeight(QFont.Weight.Normal)
        return made

    def bold(self) -> QTextCharFormat:
        made = self.plain()
        made.setFontWeight(QFont.Weight.DemiBold)
        return made

    def heading_letters(self) -> QTextCharFormat:
        made = self.bold()
        made.setFontPointSize(self.look.font(_HEADING).pointSizeF())
        return made

    def entries(self) -> QTextListFormat:
        made = QTextListFormat()
        made.setStyle(QTextListFormat.Style.ListDisc)
        made.setIndent(1)
        return made

    def indent(self) -> int:
        """How far a list stands from the edge."""
        return self.look.px(_INDENT)


def is_heading(block_format: QTextBlockFormat) -> bool:
    return block_format.headingLevel() > 0


def is_bold(letters: QTextCharFormat) -> bool:
    return letters.fontWeight() >= QFont.Weight.DemiBold.value
