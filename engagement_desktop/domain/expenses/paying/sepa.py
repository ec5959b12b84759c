"""What a SEPA credit transfer may say: its characters, the length of its names, its bounds."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money

LONGEST_ID, LONGEST_NAME, LONGEST_WORDS = 35, 70, 140
MOST = Money(99_999_999_999)
"""The scheme's largest transfer: 999 999 999,99 €."""

_WRITTEN = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "«": "'",
        "»": "'",
        "“": "'",
        "”": "'",
        '"': "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "_": "-",
        "&": "+",
        "€": "EUR",
        "°": "o",
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
        ";": ",",
        "!": ".",
        "…": "...",
    }
)
_OTHER = re.compile(r"[^a-zA-Z0-9/\-?:().,'+ ]+")
_SLASHES = re.compile(r"/{2,}")


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer: texts as people write them, reduced when the file is written."""

    end_to_end: str
    amount: Money
    payee: str
    iban: str
    words: str


@dataclass(frozen=True, slots=True)
class TransferOrder:
    """What the bank is given: who pays, from which account, on which day, and the transfers."""

    message_id: str
    batch_id: str
    made_at: datetime
    execute_on: date
    holder: str
    iban: str
    version: SepaVersion
    transfers: tuple[Transfer, ...]

    @property
    def total(self) -> Money:
        return Money.sum(one.amount for one in self.transfers)


def reduced(text: str, longest: int = LONGEST_NAME) -> str:
    """The text in the scheme's characters (EPC217-08): no accent, no slash at an end, none doubled."""
    bare = unicodedata.normalize("NFKD", text.translate(_WRITTEN))
    bare = "".join(sign for sign in bare if unicodedata.category(sign) != "Mn").translate(_WRITTEN)
    bare = _SLASHES.sub("/", _OTHER.sub(" ", bare))
    bare = " ".join(bare.split())[:longest]
    return bare.strip(" /")


def identifier(text: str) -> str:
    """The same without a space, cut at 35 signs."""
    return reduced(text.replace(" ", "-"), LONGEST_ID).replace(" ", "-")


def end_to_end_id(run: str, position: int, reference: str) -> str:
    """« REM-2026-001-004-NDF-2026-0014 »: the position makes it the only one of its run."""
    return identifier(f"{run}-{position:03d}-{reference}")


def is_payable_name(name: str) -> bool:
    """Whether something of a name is left in the scheme's characters."""
    return any(sign.isalnum() for sign in reduced(name))


def checked(order: TransferOrder) -> TransferOrder:
    """The order itself.

    Raises:
        DomainError: no transfer, an amount out of bounds, an identifier twice, or a name without a letter.
    """
    if not order.transfers:
        raise DomainError("Aucune note n’est à virer. Rien n’a été écrit.")
    for one in order.transfers:
        if not Money(1) <= one.amount <= MOST:
            raise DomainError(
                f"Le virement à {one.payee} est hors des bornes d’un virement SEPA "
                "(0,01 € à 999 999 999,99 €). Rien n’a été écrit."
            )
    _refuse_names(order)
    ids = [one.end_to_end for one in order.transfers]
    if len(set(ids)) != len(ids) or any(len(one) > LONGEST_ID for one in (*ids, order.message_id)):
        raise DomainError("Deux virements porteraient le même identifiant. Rien n’a été écrit.")
    return order


def _refuse_names(order: TransferOrder) -> None:
    names: Sequence[str] = (order.holder, *(one.payee for one in order.transfers))
    for name in names:
        if not is_payable_name(name):
            raise DomainError(
                f"Le nom «\u00a0{name}\u00a0» ne peut pas s’écrire avec les caractères de la banque. "
                "Écrivez le "
                "titulaire comme sur le relevé d’identité bancaire. Rien n’a été écrit."
            )
