"""The French word of what decisions, actions and proposals say, and of their chips."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority, ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback

FOLLOW_UP_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        ActionState: {
            ActionState.OPEN: "à faire",
            ActionState.DONE: "faite",
            ActionState.DROPPED: "abandonnée",
        },
        ActionTiming: {
            ActionTiming.LATE: "en retard",
            ActionTiming.TO_DO: "à faire",
            ActionTiming.DONE: "faite",
            ActionTiming.DROPPED: "abandonnée",
        },
        Priority: {
            Priority.NORMAL: "normale",
            Priority.HIGH: "haute",
        },
        ProposalState: {
            ProposalState.WAITING: "sans réponse",
            ProposalState.IN_PROGRESS: "en cours",
            ProposalState.RETAINED: "retenue",
            ProposalState.NOT_RETAINED: "non retenue",
        },
        Feedback: {
            Feedback.ANSWER: "réponse à donner",
            Feedback.TELLING: "retour à faire",
            Feedback.TOLD: "retour fait",
        },
    }
)

FOLLOW_UP_CHIPS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        ActionTiming: {
            ActionTiming.LATE: "En retard",
            ActionTiming.TO_DO: "À faire",
            ActionTiming.DONE: "Faites",
            ActionTiming.DROPPED: "Abandonnées",
        },
        ProposalState: {
            ProposalState.WAITING: "Sans réponse",
            ProposalState.IN_PROGRESS: "En cours",
            ProposalState.RETAINED: "Retenues",
            ProposalState.NOT_RETAINED: "Non retenues",
        },
    }
)
