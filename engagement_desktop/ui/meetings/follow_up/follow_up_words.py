"""How decisions, actions and proposals are said on screen."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionRow, ActionTiming, days_late
from engagement_desktop.domain.meetings.follow_up.decisions import Priority, ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord

TIMING_BADGES: Mapping[ActionTiming, BadgeWord] = MappingProxyType(
    {
        ActionTiming.LATE: BadgeWord("En retard", "erreur", "clock-alert"),
        ActionTiming.TO_DO: BadgeWord("À faire", "info", "circle"),
        ActionTiming.DONE: BadgeWord("Faite", "succes", "circle-check"),
        ActionTiming.DROPPED: BadgeWord("Abandonnée", "neutre", "circle-slash"),
    }
)
PROPOSAL_BADGES: Mapping[ProposalState, BadgeWord] = MappingProxyType(
    {
        ProposalState.WAITING: BadgeWord("Sans réponse", "attention", "hourglass"),
        ProposalState.IN_PROGRESS: BadgeWord("En cours", "info", "circle-dot"),
        ProposalState.RETAINED: BadgeWord("Retenue", "succes", "circle-check"),
        ProposalState.NOT_RETAINED: BadgeWord("Non retenue", "neutre", "circle-x"),
    }
)
FEEDBACK_BADGES: Mapping[Feedback, BadgeWord] = MappingProxyType(
    {
        Feedback.ANSWER: BadgeWord("Réponse à donner", "attention", "hourglass"),
        Feedback.TELLING: BadgeWord("Retour à faire", "attention", "send"),
        Feedback.TOLD: BadgeWord("Retour fait", "succes", "circle-check"),
    }
)
HIGH = BadgeWord("Priorité haute", "attention", "triangle-alert")


def level_of(level: EngagementLevel | None) -> str:
    return "" if level is None else badge(level)


def priority_of(priority: Priority) -> str:
    """Only what is out of the ordinary is said."""
    return badge(priority) if priority is Priority.HIGH else ""


def lateness_of(row: ActionRow, today: date) -> str:
    """« en retard de 3 jours », « pour le 12/03/2026 », nothing without a day."""
    if row.due_on is None:
        return ""
    if row.timing is ActionTiming.LATE:
        return f"en retard de {count(days_late(row.due_on, today), 'jour')}"
    return f"pour le {date_short(row.due_on)}"
