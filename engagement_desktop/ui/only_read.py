"""The banner of every page of a dossier that only reads: why, since when, where, and the ways out."""

from functools import partial

from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.custody_texts import why_only_read
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.settings.custody_acts import BRING_BACK, GIVE_UP
from engagement_desktop.ui.settings.place import breakable


def only_read_banner(context: PageContext) -> Banner:
    """Its acts are done in Réglages › Dossier, where their steps are shown."""
    application = context.application
    held = application.custody.holding()
    sentence = why_only_read(held)
    banner = Banner(context.look, INFO, "", "")
    banner.tell(INFO, "Lecture seule", breakable(sentence), "eye")
    banner.setAccessibleName(f"Lecture seule. {sentence}")
    if application.workspace.may(Permission.DOSSIER_CARRY):
        lost = (
            "La copie ne reviendra pas" if held.state is CustodyState.AWAY else "La copie rendue est perdue"
        )
        banner.add_action("Rapporter le dossier…", partial(context.signals.go, "dossier", BRING_BACK))
        banner.add_action(lost, partial(context.signals.go, "dossier", GIVE_UP))
    return banner
