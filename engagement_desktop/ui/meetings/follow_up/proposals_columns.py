"""The columns of the list of proposals."""

from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback, ProposalRow
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.meetings.follow_up.follow_up_words import FEEDBACK_BADGES, PROPOSAL_BADGES


def waited(row: ProposalRow) -> str:
    """« 12 jours »: since it was made; nothing once the person knows."""
    return "" if row.feedback is Feedback.TOLD else count(row.waiting_days, "jour")


PROPOSALS_COLUMNS: tuple[Column[ProposalRow], ...] = (
    Column("said", "Vous avez dit", lambda row: row.said, sortable=False),
    Column(
        "state",
        "Suite donnée",
        lambda row: row.state,
        badge=lambda row: PROPOSAL_BADGES[row.state],
        width=148,
    ),
    Column(
        "feedback",
        "Retour à la personne",
        lambda row: row.feedback,
        badge=lambda row: FEEDBACK_BADGES[row.feedback],
        width=180,
        sortable=False,
    ),
    Column("waiting", "Attend depuis", waited, align=RIGHT, width=146),
    Column("person", "Personne", lambda row: row.person, width=150),
    Column("date", "Faite le", lambda row: row.made_on, date_short, width=112),
    Column("poster", "Affiche", lambda row: "oui" if row.on_poster else "", width=80, sortable=False),
    Column("told", "Retour le", lambda row: row.told_on, date_short, width=112, hidden_by_default=True),
    Column("committee", "Comité", lambda row: row.committee, width=170, hidden_by_default=True),
)
