"""An invented ticket as a picture, so that the demo shows receipts beside their lines."""

from datetime import date
from io import BytesIO

from engagement_desktop import paths
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, money

_WIDTH, _HEIGHT, _MARGIN = 420, 300, 28
_PAPER, _INK, _FAINT = 252, 40, 130
_TITLE, _TEXT = 24, 19


def ticket_picture(title: str, purpose: str, day: date, amount: Money) -> bytes:
    """A PNG in grey of a till ticket: what it is, the day, what was paid."""
    from PIL import Image, ImageDraw, ImageFont

    fonts = paths.resources() / "fonts"
    bold = ImageFont.truetype(fonts / "SourceSans3-Bold.ttf", _TITLE)
    plain = ImageFont.truetype(fonts / "SourceSans3-Regular.ttf", _TEXT)
    picture = Image.new("L", (_WIDTH, _HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_WIDTH // 2, 40), title, _INK, font=bold, anchor="mm")
    pen.text((_WIDTH // 2, 78), purpose[:44], _FAINT, font=plain, anchor="mm")
    pen.line((_MARGIN, 108, _WIDTH - _MARGIN, 108), _FAINT)
    for at, (label, value) in enumerate((("Date", date_short(day)), ("Payé par carte", money(amount)))):
        y = 140 + 42 * at
        pen.text((_MARGIN, y), label, _INK, font=plain, anchor="lm")
        pen.text((_WIDTH - _MARGIN, y), value, _INK, font=bold if at else plain, anchor="rm")
    pen.line((_MARGIN, 216, _WIDTH - _MARGIN, 216), _FAINT)
    pen.text((_WIDTH // 2, 252), "Document de démonstration", _FAINT, font=plain, anchor="mm")
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()
