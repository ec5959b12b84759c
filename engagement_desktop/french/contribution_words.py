"""The French words of paid contributions: in which form, and where they stand."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState

CONTRIBUTION_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        ContributionKind: {
            ContributionKind.VACATION: "vacation",
            ContributionKind.INDEMNITY: "indemnité",
            ContributionKind.WAGE: "salaire",
            ContributionKind.VOUCHER: "bon d’achat",
        },
        ContributionState: {
            ContributionState.PLANNED: "prévue",
            ContributionState.APPROVED: "approuvée",
            ContributionState.PAID: "payée",
            ContributionState.RENOUNCED: "renoncée",
        },
    }
)
CONTRIBUTION_CHIPS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        ContributionKind: {
            ContributionKind.VACATION: "Vacations",
            ContributionKind.INDEMNITY: "Indemnités",
            ContributionKind.WAGE: "Salaires",
            ContributionKind.VOUCHER: "Bons d’achat",
        },
        ContributionState: {
            ContributionState.PLANNED: "Prévues",
            ContributionState.APPROVED: "Approuvées",
            ContributionState.PAID: "Payées",
            ContributionState.RENOUNCED: "Renoncées",
        },
    }
)
