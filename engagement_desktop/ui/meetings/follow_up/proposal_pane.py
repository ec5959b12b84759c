"""The file of a proposal: what was said, what was done of it, since when the person waits."""

from collections.abc import Callable

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback, ProposalDetail
from engagement_desktop.french.formats import count, date_long
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.meetings.follow_up.follow_up_words import FEEDBACK_BADGES, PROPOSAL_BADGES

_WAITS = {
    Feedback.ANSWER: "Sans réponse depuis",
    Feedback.TELLING: "La personne attend un retour depuis",
}


def write_proposal_file(
    pane: Pane, proposal: ProposalDetail, context: PageContext, act: Callable[[Pane], object]
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row = proposal.row
    whose = f"{row.person}, " if row.person else ""
    pane.heading("Proposition", f"{whose}{date_long(row.made_on)}")
    pane.badge(PROPOSAL_BADGES[row.state])
    pane.badge(FEEDBACK_BADGES[row.feedback])
    act(pane)
    if row.feedback in _WAITS:
        pane.note(f"{_WAITS[row.feedback]} {count(row.waiting_days, 'jour')}.")
    pane.section("Vous avez dit")
    pane.paragraph(row.said)
    _write_suite(pane, proposal)
    _write_origin(pane, proposal, context)


def _write_suite(pane: Pane, proposal: ProposalDetail) -> None:
    row = proposal.row
    if proposal.answer:
        pane.section("Nous avons fait")
        pane.paragraph(proposal.answer)
    if proposal.reason:
        pane.section("Raison")
        pane.paragraph(proposal.reason)
    if row.answered_on is not None:
        pane.fact("Suite donnée le", date_long(row.answered_on))
    if row.told_on is not None:
        pane.fact("Personne informée le", date_long(row.told_on))
    if row.on_poster:
        pane.line("Sur l’affiche", "", "message-square-quote")


def _write_origin(pane: Pane, proposal: ProposalDetail, context: PageContext) -> None:
    row, go = proposal.row, context.signals.go
    pane.section("D’où elle vient")
    pane.line(row.committee, proposal.item or "", "armchair")
    if proposal.decision_id is not None:
        number = proposal.decision or ""
        view = ListView(ListQuery(search=number), f"Décision {number}", proposal.decision_id)
        pane.door(f"Décision {number}", lambda: go("decisions", view), "gavel")
    if (meeting_id := row.meeting_id) is not None:
        pane.door("Ouvrir la réunion", lambda: go("meeting", meeting_id), "calendar-days")
    if (person_id := row.person_id) is not None:
        pane.door(f"Page de {row.person}", lambda: go("person", person_id), "user")
