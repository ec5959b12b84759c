"""The columns of the list of a year: who, where one stands, how much, what is to be declared."""

from engagement_desktop.domain.hours.cec_people import CecPersonRow
from engagement_desktop.french.cec_texts import short_reason
from engagement_desktop.french.formats import duration
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.hours.cec.words import DEADLINE, STATUS


def deadline_badge(row: CecPersonRow) -> BadgeWord | None:
    """That of the declaration which presses most; none when there is none to make."""
    return None if row.deadline is None else DEADLINE[row.deadline]


def reasons(row: CecPersonRow) -> str:
    """Each reason in a few words."""
    said = typo(" ; ".join(short_reason(reason) for reason in row.reasons))
    return said[:1].upper() + said[1:]


CEC_COLUMNS: tuple[Column[CecPersonRow], ...] = (
    Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}".strip(), width=190),
    Column("status", "Situation", lambda row: row.status, badge=lambda row: STATUS[row.status], width=196),
    Column(
        "eligible", "Éligibles", lambda row: row.decision.eligible_minutes, duration, align=RIGHT, width=96
    ),
    Column(
        "best",
        "Au plus dans une",
        lambda row: row.decision.best_minutes or None,
        duration,
        align=RIGHT,
        width=136,
        hidden_by_default=True,
    ),
    Column("other", "Autres", lambda row: row.other_minutes, duration, align=RIGHT, width=92),
    Column("deadline", "Déclaration", lambda row: row.deadline, badge=deadline_badge, width=190),
    Column("reason", "Motif", reasons, sortable=False, width=260, hidden_by_default=True),
)
