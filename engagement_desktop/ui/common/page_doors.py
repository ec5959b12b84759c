"""Whether a page stands behind a button, for this account: a button that leads nowhere is not shown."""

from engagement_desktop.ui.common.context import PageContext


def leads_to(context: PageContext, key: str) -> bool:
    """Whether the window has this page and the account may see it."""
    from engagement_desktop.ui.navigation import PAGES  # it builds every page: not before they are all there

    may = context.application.workspace.may
    return any(page.key == key and may(page.right) for page in PAGES)
