"""The way between the lists that meetings leave: meetings, decisions, actions, proposals, the calendar."""

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_tabs import PageTabs, RoomPage, put_page_tabs

LISTS: tuple[RoomPage, ...] = (
    ("meetings", "Réunions", Permission.DOSSIER_READ),
    ("decisions", "Décisions", Permission.DOSSIER_READ),
    ("actions", "Actions", Permission.DOSSIER_READ),
    ("proposals", "Propositions", Permission.DOSSIER_READ),
    ("calendar", "Calendrier", Permission.DOSSIER_READ),
)


def put_tabs(page: Page, here: str) -> PageTabs:
    """The tabs of a list page, above everything else that it shows."""
    return put_page_tabs(page, here, LISTS, "Listes des réunions")
