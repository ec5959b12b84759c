"""The tabs of the room of expenses: claims, runs, statements, kilometres, budget, entries, gifts."""

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_tabs import PageTabs
from engagement_desktop.ui.meetings.preparing.page_doors import leads_to

PAGES: tuple[tuple[str, str, Permission], ...] = (
    ("expenses", "Notes", Permission.DOSSIER_READ),
    ("runs", "Remboursements", Permission.DOSSIER_READ),
    ("statements", "États de frais", Permission.DOSSIER_READ),
    ("mileage", "Kilomètres", Permission.DOSSIER_READ),
    ("budget", "Budget", Permission.DOSSIER_READ),
    ("ledger", "Écritures", Permission.DOSSIER_READ),
    ("gifts", "Dons", Permission.DOSSIER_READ),
    ("contributions", "Contributions", Permission.DOSSIER_READ),
)
"""The key of each page, its tab, and the right without which it is not offered."""


def put_expenses_tabs(page: Page, here: str) -> PageTabs:
    """The tabs of a page of this room, above everything else that it shows."""
    may = page.context.application.workspace.may
    offered = [(key, title) for key, title, right in PAGES if may(right) and leads_to(page.context, key)]
    tabs = PageTabs(page, here, offered, "Pages des frais")
    tabs.stand_above()
    return tabs
