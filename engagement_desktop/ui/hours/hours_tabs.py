"""The way between what hours lead to: the list, months, the CEC, papers, trainings, talks, their value."""

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_tabs import PageTabs
from engagement_desktop.ui.meetings.preparing.page_doors import leads_to

PAGES: tuple[tuple[str, str, Permission], ...] = (
    ("hours", "Saisies", Permission.DOSSIER_READ),
    ("months", "Mois", Permission.DOSSIER_READ),
    ("cec", "CEC", Permission.DOSSIER_READ),
    ("papers", "Papiers", Permission.PAPER_ISSUE),
    ("training", "Formations", Permission.DOSSIER_READ),
    ("talks", "Entretiens", Permission.TALK_WRITE),
    ("valuation", "Valeur", Permission.DOSSIER_READ),
)
"""The key of each page, its tab, and the right without which it is not offered."""


def put_hours_tabs(page: Page, here: str) -> PageTabs:
    """The tabs of a page of this room, above everything else that it shows."""
    may = page.context.application.workspace.may
    offered = [(key, title) for key, title, right in PAGES if may(right) and leads_to(page.context, key)]
    tabs = PageTabs(page, here, offered, "Pages des heures")
    tabs.stand_above()
    return tabs
