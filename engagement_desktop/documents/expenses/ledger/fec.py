"""Entries as text « au format FEC »: eighteen columns, tab, decimal comma, AAAAMMJJ; written and read back.

The columns and their order are those of article A. 47 A-1 of the Livre des procédures fiscales, VII.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.ledger.entries import Entry, Posting
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding
from engagement_desktop.domain.money import Money

COLUMNS: Final = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)
_TAB, _END, _DAY = "\t", "\r\n", "%Y%m%d"
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True)
class FecLine:
    """One line read back."""

    journal: str
    number: int
    entry_on: date
    account: str
    auxiliary: str
    piece_ref: str
    label: str
    debit: Money
    credit: Money
    lettering: str


def fec_text(entries: Iterable[Entry], made_on: date, encoding: FecEncoding = FecEncoding.LATIN9) -> bytes:
    """The lines of the entries under the names of the columns; `made_on` is the day of their validation."""
    kept = tuple(entries)
    settled = settled_in(kept)
    lines = [_TAB.join(COLUMNS)]
    for entry in kept:
        for posting in entry.postings:
            cells = _cells(entry, posting, settled, made_on)
            lines.append(_TAB.join(_text(cell, encoding) for cell in cells))
    return (_END.join(lines) + _END).encode(encoding.value)


def read_fec(content: bytes, encoding: FecEncoding = FecEncoding.LATIN9) -> tuple[FecLine, ...]:
    """The lines of such a text.

    Raises:
        DomainError: the columns are not the eighteen, or a line has not as many.
    """
    head, *lines = content.decode(encoding.value).removesuffix(_END).split(_END)
    cells = [line.split(_TAB) for line in lines]
    if tuple(head.split(_TAB)) != COLUMNS or any(len(line) != len(COLUMNS) for line in cells):
        raise DomainError("Ce fichier n’a pas les dix-huit colonnes du format FEC. Rien n’a été lu.")
    return tuple(_line(dict(zip(COLUMNS, line, strict=True))) for line in cells)


def settled_in(entries: Collection[Entry]) -> Mapping[int, date]:
    """The claims whose account of volunteers is at zero within these entries, with the last day."""
    due: dict[int, Money] = defaultdict(Money)
    days: dict[int, date] = {}
    for entry in entries:
        for posting in entry.postings:
            if posting.person_id is not None and entry.claim_id is not None:
                due[entry.claim_id] += posting.debit - posting.credit
                days[entry.claim_id] = max(entry.entry_on, days.get(entry.claim_id, entry.entry_on))
    return {claim_id: days[claim_id] for claim_id, left in due.items() if not left}


def _cells(entry: Entry, posting: Posting, settled: Mapping[int, date], made_on: date) -> tuple[str, ...]:
    owed = posting.person_id is not None
    lettered = settled.get(entry.claim_id or 0) if owed else None
    return (
        entry.journal.number,
        entry.journal.label,
        str(entry.number),
        entry.entry_on.strftime(_DAY),
        posting.account,
        posting.account_label,
        f"BEN{posting.person_id:05d}" if owed else "",
        posting.person if owed else "",
        entry.piece_ref,
        entry.piece_on.strftime(_DAY),
        entry.label,
        _amount(posting.debit),
        _amount(posting.credit),
        f"C{entry.claim_id}" if lettered else "",
        lettered.strftime(_DAY) if lettered else "",
        made_on.strftime(_DAY),
        "",
        "",
    )


@lru_cache(maxsize=4096)
def _text(cell: str, encoding: FecEncoding) -> str:
    """On one line, without tab; a sign that the encoding lacks loses its marks, else becomes « ? »."""
    if cell.isascii() and cell.isprintable():
        return cell
    words = unicodedata.normalize("NFC", " ".join(cell.translate(_PLAIN).split()))
    printable = "".join(sign for sign in words if sign.isprintable())
    return "".join(_written(sign, encoding.value) for sign in printable)


def _written(sign: str, encoding: str) -> str:
    for tried in (sign, unicodedata.normalize("NFKD", sign)[:1]):
        if tried.encode(encoding, "ignore"):
            return tried
    return "?"


def _amount(amount: Money) -> str:
    whole, cents = divmod(amount.cents, 100)
    return f"{whole},{cents:02d}"


def _line(cells: Mapping[str, str]) -> FecLine:
    return FecLine(
        journal=cells["JournalCode"],
        number=int(cells["EcritureNum"]),
        entry_on=date.fromisoformat(cells["EcritureDate"]),
        account=cells["CompteNum"],
        auxiliary=cells["CompAuxNum"],
        piece_ref=cells["PieceRef"],
        label=cells["EcritureLib"],
        debit=Money(int(cells["Debit"].replace(",", ""))),
        credit=Money(int(cells["Credit"].replace(",", ""))),
        lettering=cells["EcritureLet"],
    )
