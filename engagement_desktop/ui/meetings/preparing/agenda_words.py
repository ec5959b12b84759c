"""How an agenda, its notice and the stage of a meeting are said on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.preparing.agenda_rows import DocumentRow, ItemRow
from engagement_desktop.domain.meetings.preparing.notice import Notice, NoticeState
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.numbers import MoneySeries, PaperSeries, Series
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord

STAGE_BADGES: Mapping[MeetingStage, BadgeWord] = MappingProxyType(
    {
        MeetingStage.PLANNED: BadgeWord("Prévue", "info", "circle"),
        MeetingStage.OPEN: BadgeWord("Ouverte", "attention", "circle-dot"),
        MeetingStage.RECORDED: BadgeWord("Tenue", "succes", "circle-check"),
        MeetingStage.CLOSED: BadgeWord("Close", "succes", "lock"),
        MeetingStage.VALIDATED: BadgeWord("Validée", "succes", "file-check"),
        MeetingStage.APPROVED: BadgeWord("Approuvée", "succes", "stamp"),
        MeetingStage.CANCELLED: BadgeWord("Annulée", "neutre", "circle-slash"),
    }
)
KINDS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.ORDINARY: "Point ordinaire",
        ItemKind.APPROVAL: "Approbation du compte rendu",
        ItemKind.ACTIONS: "Suivi des actions",
        ItemKind.SECRECY: "Rappel du secret",
        ItemKind.OTHER_BUSINESS: "Questions diverses",
    }
)
ITEM_BADGES: Mapping[ItemState, BadgeWord | None] = MappingProxyType(
    {
        ItemState.TO_COME: None,
        ItemState.TREATED: BadgeWord("Traité", "succes", "circle-check"),
        ItemState.TO_CARRY: BadgeWord("Reporté", "attention", "clock-alert"),
        ItemState.DROPPED: BadgeWord("Retiré", "neutre", "circle-slash"),
    }
)
SERIES: Mapping[str, str] = MappingProxyType(
    {
        Series.MINUTES: "Comptes rendus",
        Series.DECISION: "Décisions",
        Series.ACTION: "Actions",
        PaperSeries.ATTESTATION: "Attestations",
        PaperSeries.CEC_SUMMARY: "Récapitulatifs CEC",
        PaperSeries.MISSION_SHEET: "Fiches de mission",
        PaperSeries.RECOMMENDATION: "Lettres de recommandation",
        PaperSeries.CERTIFICATE: "Certificats de formation",
        PaperSeries.CONTRIBUTORS: "Listes de contributeurs",
        PaperSeries.EXPENSE_STATEMENT: "États de frais",
        PaperSeries.GIFT_RECEIPT: "Reçus de dons",
        MoneySeries.CLAIM: "Notes de frais",
        MoneySeries.RECEIPT: "Reçus et justificatifs",
        MoneySeries.RUN: "Remboursements",
    }
)
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


def title_of(item: ItemRow) -> str:
    """« 3. Accès aux soins (reporté du 12/03/2026) »."""
    carried = "" if item.carried_from_on is None else f" (reporté du {date_short(item.carried_from_on)})"
    return f"{item.number}. {item.title}{carried}"


def minutes_words(minutes: int | None) -> str:
    """« 15 min », nothing without a length."""
    return "" if not minutes else f"{minutes}{NBSP}min"


def notice_words(notice: Notice) -> str:
    """What the notice of the rules asks for, and how it stands."""
    if notice.latest_on is None or notice.days is None:
        return "Aucun délai de convocation n’est inscrit dans les règles."
    days, latest = count(notice.days, "jour"), date_short(notice.latest_on)
    said = {
        NoticeState.TO_CALL: f"À envoyer le {latest} au plus tard{NBSP}: les règles demandent {days}.",
        NoticeState.TOO_LATE: f"Le délai de {days} n’est plus tenu{NBSP}: il fallait convoquer le {latest} "
        "au plus tard. Changez la date, ou dites-le à l’ouverture.",
        NoticeState.CALLED: f"Envoyée dans le délai de {days}.",
        NoticeState.CALLED_LATE: f"Envoyée après le {latest}{NBSP}: le délai de {days} n’est pas tenu.",
    }
    return said[notice.state]


def size_words(document: DocumentRow) -> str:
    """« 1,2 Mo », « 340 Ko »."""
    if document.size < _MEGABYTE:
        return f"{max(1, document.size // _KILOBYTE)}{NBSP}Ko"
    tenths = document.size * 10 // _MEGABYTE
    return f"{tenths // 10},{tenths % 10}{NBSP}Mo"
