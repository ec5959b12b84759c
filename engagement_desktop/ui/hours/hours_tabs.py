"""The way between what hours lead to: the list, months, the CEC, papers, trainings, talks, their value."""

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_tabs import PageTabs, RoomPage, put_page_tabs

PAGES: tuple[RoomPage, ...] = (
    ("hours", "Saisies", Permission.DOSSIER_READ),
    ("months", "Mois", Permission.DOSSIER_READ),
    ("cec", "CEC", Permission.DOSSIER_READ),
    ("papers", "Papiers", Permission.PAPER_ISSUE),
    ("training", "Formations", Permission.DOSSIER_READ),
    ("talks", "Entretiens", Permission.TALK_WRITE),
    ("valuation", "Valeur", Permission.DOSSIER_READ),
)


def put_hours_tabs(page: Page, here: str) -> PageTabs:
    """The tabs of a page of this room, above everything else that it shows."""
    return put_page_tabs(page, here, PAGES, "Pages des heures")
