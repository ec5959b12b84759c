"""The tabs of the room of expenses: claims, runs, statements, kilometres, budget, entries, gifts."""

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_tabs import PageTabs, RoomPage, put_page_tabs

PAGES: tuple[RoomPage, ...] = (
    ("expenses", "Notes", Permission.DOSSIER_READ),
    ("runs", "Remboursements", Permission.DOSSIER_READ),
    ("statements", "États de frais", Permission.DOSSIER_READ),
    ("mileage", "Kilomètres", Permission.DOSSIER_READ),
    ("budget", "Budget", Permission.DOSSIER_READ),
    ("ledger", "Écritures", Permission.DOSSIER_READ),
    ("gifts", "Dons", Permission.DOSSIER_READ),
    ("contributions", "Contributions", Permission.DOSSIER_READ),
)


def put_expenses_tabs(page: Page, here: str) -> PageTabs:
    """The tabs of a page of this room, above everything else that it shows."""
    return put_page_tabs(page, here, PAGES, "Pages des frais")
