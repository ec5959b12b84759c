"""The talks with one person, on their page, for the coordination alone."""

from functools import partial

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import date_long, date_short
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.list_view import ListView, NewWanted
from engagement_desktop.ui.common.pane import Pane

_SHOWN = 3


def write_talks(pane: Pane, context: PageContext, person_id: int, name: str) -> None:
    """When they talked and when they should again; the notes are read on their own page."""
    application, go = context.application, context.signals.go
    if not application.workspace.may(Permission.TALK_WRITE):
        return
    talks = application.talks.of_person(person_id)
    pane.section("Entretiens")
    if not talks:
        pane.note("Aucun entretien noté.")
    for talk in talks[:_SHOWN]:
        again = f"prochain le {date_short(talk.again_on)}" if talk.again_on else ""
        view = ListView(ListQuery(filters={"person": str(person_id)}), f"Entretiens avec {name}", talk.id)
        pane.door(f"Entretien du {date_long(talk.held_on)}", partial(go, "talks", view), "handshake")
        if again:
            pane.note(again.capitalize())
    if len(talks) > _SHOWN:
        pane.note(f"Et {len(talks) - _SHOWN} plus anciens.")
    pane.button("Noter un entretien", partial(go, "talks", NewWanted(person_id)), "plus")
