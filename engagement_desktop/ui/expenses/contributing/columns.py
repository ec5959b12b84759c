"""The columns of paid contributions."""

from engagement_desktop.domain.expenses.contributing.rows import ContributionRow
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column

_TONES = {
    ContributionState.PLANNED: ("attention", "hourglass"),
    ContributionState.APPROVED: ("info", "circle-dot"),
    ContributionState.PAID: ("succes", "circle-check"),
    ContributionState.RENOUNCED: ("neutre", "circle-slash"),
}


def state_badge(row: ContributionRow) -> BadgeWord:
    """Where it stands."""
    tone, icon = _TONES[row.state]
    return BadgeWord(badge(row.state), tone, icon)


CONTRIBUTION_COLUMNS: tuple[Column[ContributionRow], ...] = (
    Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}".strip()),
    Column("date", "Date", lambda row: row.done_on, date_short, width=104),
    Column("kind", "Forme", lambda row: badge(row.kind), width=110),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=104),
    Column("state", "État", lambda row: row.state, badge=state_badge, width=124),
    Column("purpose", "Objet", lambda row: row.purpose, width=180, sortable=False, hidden_by_default=True),
    Column(
        "committee", "Comité", lambda row: row.committee, width=150, sortable=False, hidden_by_default=True
    ),
)
