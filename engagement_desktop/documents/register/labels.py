"""Address labels on A4 sheets of self-adhesive paper."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.units import mm

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, shortened
from engagement_desktop.documents.register.postal import address_lines
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TaggedCanvas
from engagement_desktop.documents.text import plain
from engagement_desktop.domain.register.letters_rows import LabelFormat, LetterPerson

SIZE, LEADING = 10.5, 12.8
INSIDE = 5 * mm
HUNDREDTH = mm / 100


def labels_pdf(
    people: Sequence[LetterPerson],
    sheet: LabelFormat,
    properties: Properties,
    *,
    used: int = 0,
    step: Callable[[int], None] | None = None,
) -> bytes:
    """A label each, from the left then down; `used` places of the first sheet stay empty."""
    target = BytesIO()
    canvas = TaggedCanvas(target, properties=properties, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
    for number, person in enumerate(people):
        place = (number + used) % sheet.per_page
        if number and place == 0:
            canvas.showPage()
        _draw(canvas, address_lines(person), sheet, place)
        if step:
            step(number + 1)
    canvas.save()
    return target.getvalue()


def _draw(canvas: TaggedCanvas, lines: Sequence[str], sheet: LabelFormat, place: int) -> None:
    row, column = divmod(place, sheet.columns)
    left = (sheet.left + column * sheet.across) * HUNDREDTH + INSIDE
    top = styles.PAGE_HEIGHT - (sheet.top + row * sheet.down) * HUNDREDTH
    room, height = sheet.width * HUNDREDTH - 2 * INSIDE, sheet.height * HUNDREDTH
    # In the middle of its label, so that a printer that slides a little loses nothing.
    first = top - (height - LEADING * len(lines)) / 2 - SIZE
    canvas.open_tag(Mark("P"))
    text = canvas.beginText(left, first)
    text.setFillColor(colour(PAPER.ink))
    for number, line in enumerate(lines):
        face = Face.REGULAR if number else Face.SEMIBOLD
        text.setFont(face.value, SIZE, LEADING)
        text.textLine(shortened(plain(line), face, SIZE, room))
    canvas.drawText(text)
    canvas.close_tag()
