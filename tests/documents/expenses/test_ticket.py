"""The demo's tickets are pictures that say what was paid."""

from datetime import date
from io import BytesIO

from PIL import Image

from engagement_desktop.documents.expenses.ticket import ticket_picture
from engagement_desktop.domain.money import Money

DAY = date(2026, 3, 17)


def test_a_ticket_is_a_small_grey_png() -> None:
    content = ticket_picture("Ticket de car", "Tram aller et retour", DAY, Money(360))
    picture = Image.open(BytesIO(content))
    assert (picture.format, picture.mode) == ("PNG", "L")
    assert len(content) < 20_000


def test_tickets_of_two_amounts_differ() -> None:
    one, other = (ticket_picture("Reçu", "Péage", DAY, Money(cents)) for cents in (360, 370))
    assert one != other


def test_the_same_ticket_comes_out_the_same() -> None:
    one, other = (ticket_picture("Reçu", "Péage", DAY, Money(360)) for _ in range(2))
    assert one == other
