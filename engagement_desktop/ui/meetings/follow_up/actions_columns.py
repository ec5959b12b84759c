"""The columns of the list of actions."""

from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.meetings.follow_up.follow_up_words import TIMING_BADGES, priority_of

ACTIONS_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("wording", "Action", lambda row: row.wording, sortable=False),
    Column("state", "État", lambda row: row.timing, badge=lambda row: TIMING_BADGES[row.timing], width=136),
    Column("due", "Échéance", lambda row: row.due_on, date_short, width=112),
    Column("owner", "Responsable", lambda row: row.owner, width=150),
    Column("number", "Numéro", lambda row: row.number, width=116, hidden_by_default=True),
    Column("priority", "Priorité", lambda row: priority_of(row.priority), width=96, hidden_by_default=True),
    Column("committee", "Comité", lambda row: row.committee, width=170, hidden_by_default=True),
    Column(
        "proof",
        "Preuve",
        lambda row: "oui" if row.has_proof else "",
        width=84,
        sortable=False,
        hidden_by_default=True,
    ),
    Column(
        "closed",
        "Close le",
        lambda row: row.closed_on,
        date_short,
        width=112,
        sortable=False,
        hidden_by_default=True,
    ),
)
