"""The words of the ledger and of the budget: what an account is for, where money comes from."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.expenses.ledger.accounts import AccountUse
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding

LEDGER_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        FundingSource: {
            FundingSource.ARS: "ARS",
            FundingSource.ACI: "ACI",
            FundingSource.CALL_FOR_PROJECTS: "appel à projets",
            FundingSource.LOCAL_AUTHORITY: "collectivité",
            FundingSource.OWN_FUNDS: "fonds propres",
            FundingSource.OTHER: "autre",
        },
        EntryKind: {
            EntryKind.GRANT: "frais dus",
            EntryKind.PAYMENT: "remboursement",
            EntryKind.WAIVER: "abandon",
            EntryKind.CONTRIBUTION: "contribution",
            EntryKind.REVERSAL: "contre-passation",
        },
        FecEncoding: {
            FecEncoding.LATIN9: "ISO 8859-15, celui du texte officiel",
            FecEncoding.UTF8: "UTF-8, des logiciels récents",
        },
        AccountUse: {
            AccountUse.KILOMETRES: "kilomètres",
            AccountUse.TRAIN: "train",
            AccountUse.PUBLIC_TRANSPORT: "transports en commun",
            AccountUse.TAXI: "taxi",
            AccountUse.TOLL: "péage",
            AccountUse.PARKING: "stationnement",
            AccountUse.MEAL: "repas",
            AccountUse.LODGING: "hébergement",
            AccountUse.TRAINING: "formation",
            AccountUse.HUMAN_ASSISTANCE: "aide humaine",
            AccountUse.CHILDCARE: "garde d’enfants",
            AccountUse.SUPPLIES: "fournitures",
            AccountUse.OTHER: "autres frais",
            AccountUse.VACATION: "vacations",
            AccountUse.INDEMNITY: "indemnités",
            AccountUse.WAGE: "salaires",
            AccountUse.VOUCHER: "bons d’achat",
            AccountUse.VOLUNTEERS: "dû aux bénévoles",
            AccountUse.WAIVERS: "frais abandonnés",
            AccountUse.BANK: "banque",
            AccountUse.CASH: "caisse",
            AccountUse.JOURNAL_GENERAL: "journal des frais",
            AccountUse.JOURNAL_BANK: "journal de banque",
            AccountUse.JOURNAL_CASH: "journal de caisse",
        },
    }
)
"""Merged into the words of every enum."""
