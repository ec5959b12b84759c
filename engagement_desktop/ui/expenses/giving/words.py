"""The words and columns of the page of gifts."""

from engagement_desktop.domain.expenses.giving.rows import GiftDue, GiftReceiptRow, WaiverRow
from engagement_desktop.french.formats import count, date_short, money
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

TITLE = "Dons"
_TO_SIGN = BadgeWord("À signer", "attention", "hourglass")


def waiver_badge(row: WaiverRow) -> BadgeWord:
    """To be signed, or waived on a day."""
    if row.waived_on is None:
        return _TO_SIGN
    return BadgeWord(f"Abandonné le {date_short(row.waived_on)}", "succes", "circle-check")


def due_badge(row: GiftDue) -> BadgeWord:
    """Ready, or what a receipt lacks (told whole under the table)."""
    if row.missing:
        return BadgeWord("À compléter", "attention", "triangle-alert")
    return BadgeWord("Prêt", "succes", "circle-check")


def receipt_badge(row: GiftReceiptRow) -> BadgeWord:
    """Given, or cancelled on a day."""
    if row.cancelled_on is None:
        return BadgeWord(f"Émis le {date_short(row.issued_on)}", "succes", "circle-check")
    return BadgeWord(f"Annulé le {date_short(row.cancelled_on)}", "neutre", "circle-slash")


WAIVER_COLUMNS: tuple[Column[WaiverRow], ...] = (
    Column("person", "Personne", lambda row: row.person),
    Column("claim", "Note de frais", lambda row: row.reference, width=140),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=110),
    Column("state", "État", lambda row: row.waived_on, badge=waiver_badge, width=232),
    Column("receipt", "Reçu", lambda row: row.receipt, width=100),
)
DUE_COLUMNS: tuple[Column[GiftDue], ...] = (
    Column("person", "Personne", lambda row: row.person),
    Column("gifts", "Dons", lambda row: len(row.gifts), align=RIGHT, width=70),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=110),
    Column("state", "État", lambda row: row.missing, badge=due_badge, width=150),
)
RECEIPT_COLUMNS: tuple[Column[GiftReceiptRow], ...] = (
    Column("person", "Personne", lambda row: row.person),
    Column("number", "Numéro", lambda row: row.number, width=110),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=110),
    Column("state", "État", lambda row: row.issued_on, badge=receipt_badge, width=190),
)


def waivers_table(look: Look) -> ShortTable[WaiverRow]:
    """Claims given up."""
    return ShortTable(look, WAIVER_COLUMNS, "Abandons de frais", ("receipt", "claim"), least_name=130)


def due_table(look: Look) -> ShortTable[GiftDue]:
    """What waits for a receipt."""
    return ShortTable(look, DUE_COLUMNS, "Reçus à émettre", ("gifts",), least_name=130)


def receipts_table(look: Look) -> ShortTable[GiftReceiptRow]:
    """Receipts given."""
    return ShortTable(look, RECEIPT_COLUMNS, "Reçus émis", (), least_name=130)


def facts_words(waiting: int, due: int, given: int) -> str:
    """What stands under the title of the page."""
    said = []
    if waiting:
        said.append(count(waiting, "abandon à signer", "abandons à signer"))
    if due:
        said.append(count(due, "reçu à émettre", "reçus à émettre"))
    if given:
        said.append(count(given, "reçu émis", "reçus émis"))
    return ", ".join(said)
