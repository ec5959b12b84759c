"""The file of an action: what, who, for when, from where, and what proves it."""

from collections.abc import Callable

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionDetail
from engagement_desktop.domain.meetings.follow_up.decisions import Priority
from engagement_desktop.french.formats import date_long
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.meetings.follow_up.follow_up_words import HIGH, TIMING_BADGES, lateness_of


def write_action_file(
    pane: Pane, action: ActionDetail, context: PageContext, act: Callable[[Pane], object]
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row, today = action.row, context.application.workspace.today()
    pane.heading(f"Action {row.number}", lateness_of(row, today).capitalize())
    pane.badge(TIMING_BADGES[row.timing])
    if row.priority is Priority.HIGH:
        pane.badge(HIGH)
    act(pane)
    pane.section("À faire")
    pane.paragraph(row.wording)
    pane.fact("Responsable", row.owner or "personne encore")
    pane.fact("Échéance", "sans échéance" if row.due_on is None else date_long(row.due_on))
    if row.closed_on is not None:
        pane.fact("Close le", date_long(row.closed_on))
    _write_proof(pane, action)
    if action.comment:
        pane.section("Remarque")
        pane.paragraph(action.comment)
    _write_origin(pane, action, context)


def _write_proof(pane: Pane, action: ActionDetail) -> None:
    if not action.row.has_proof:
        return
    pane.section("Preuve")
    if action.row.proof:
        pane.paragraph(action.row.proof)
    if action.proof_name:
        pane.line(action.proof_name, "", "paperclip")


def _write_origin(pane: Pane, action: ActionDetail, context: PageContext) -> None:
    row, go = action.row, context.signals.go
    pane.section("D’où elle vient")
    pane.line(row.committee, f"demandée le {date_long(row.asked_on)}", "armchair")
    if action.item:
        pane.fact("Point", action.item)
    if action.decision_id is not None:
        view = ListView(
            ListQuery(search=action.decision or ""), f"Décision {action.decision}", action.decision_id
        )
        pane.door(f"Décision {action.decision}", lambda: go("decisions", view), "gavel")
    if (meeting_id := row.meeting_id) is not None:
        pane.door("Ouvrir la réunion", lambda: go("meeting", meeting_id), "calendar-days")
    if (owner_id := row.owner_id) is not None:
        pane.door(f"Page de {row.owner}", lambda: go("person", owner_id), "user")
