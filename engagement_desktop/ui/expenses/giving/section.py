"""Receipts for gifts on a person's page: a copy again at will."""

from engagement_desktop.french.formats import date_short, money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.pane import Pane

_MOST = 5


def write_gift_receipts(pane: Pane, context: PageContext, person_id: int) -> None:
    """A line a receipt; the door leads to the page where a copy is written again."""
    given = [one for one in context.application.gifts.receipts(person_id=person_id) if not one.is_cancelled]
    if not given:
        return
    pane.section("Reçus de dons")
    for one in given[:_MOST]:
        pane.line(f"Reçu {one.number}", f"{money(one.amount)}, {date_short(one.issued_on)}", "stamp")
    pane.button("Redonner un reçu", lambda: context.signals.go("gifts", person_id), "stamp")
