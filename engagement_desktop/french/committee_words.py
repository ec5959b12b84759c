"""The French word of what committees and their mandates say."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.register.committees import EngagementLevel, InvolvementField, MajorityRule
from engagement_desktop.domain.register.history import ChangeKind
from engagement_desktop.domain.register.mandate_clock import MandateClock

COMMITTEE_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        MajorityRule: {
            MajorityRule.SIMPLE: "majorité simple",
            MajorityRule.ABSOLUTE: "majorité absolue",
            MajorityRule.TWO_THIRDS: "majorité des deux tiers",
        },
        EngagementLevel: {
            EngagementLevel.INFORMATION: "information",
            EngagementLevel.CONSULTATION: "consultation",
            EngagementLevel.COLLABORATION: "collaboration",
            EngagementLevel.PARTNERSHIP: "partenariat",
        },
        InvolvementField: {
            InvolvementField.GOVERNANCE: "gouvernance",
            InvolvementField.DIAGNOSIS: "diagnostic",
            InvolvementField.ACTIONS: "santé publique et accompagnement",
            InvolvementField.EVALUATION: "évaluation et recherche",
        },
        MandateClock: {
            MandateClock.TO_COME: "à venir",
            MandateClock.RUNNING: "en cours",
            MandateClock.TO_RENEW: "à renouveler",
            MandateClock.URGENT: "urgent",
            MandateClock.OVER: "échu",
        },
        ChangeKind: {
            ChangeKind.COMMITTEE_CREATED: "comité créé",
            ChangeKind.RULES_CHANGED: "règles changées",
            ChangeKind.STARTED: "début de mandat",
            ChangeKind.RENEWED: "renouvellement",
            ChangeKind.REPLACED: "remplacement",
            ChangeKind.OFFICE_CHANGED: "changement de fonction",
            ChangeKind.CAPACITY_CHANGED: "changement de collège",
            ChangeKind.ENDED: "fin de mandat",
            ChangeKind.COMMITTEE_CLOSED: "comité fermé",
        },
    }
)
