"""Lists of people as CSV for a spreadsheet or the mail merge of a word processor."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from engagement_desktop.documents.register.postal import addressed
from engagement_desktop.domain.register.letters_rows import LetterPerson
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french.formats import phone
from engagement_desktop.french.labels import badge, label

BYTE_ORDER_MARK = "\ufeff"
MERGE_HEADS = (
    "Civilité",
    "Prénom",
    "Nom",
    "Destinataire",
    "Adresse",
    "Complément",
    "Code postal",
    "Ville",
    "Courriel",
    "Téléphone",
    "Canal préféré",
    "Identifiant",
)
CALL_HEADS = ("Nom", "Prénom", "Téléphone", "Courriel", "Canal préféré", "Disponibilités")
_BEGINS_A_FORMULA = re.compile(r"^[\s\0]*[=+\-@|%\t\r]")
_PLAIN = str.maketrans({"\n": " ", "\r": " ", "\0": "", "\u00a0": " "})
_NUMBER = re.compile(r"-[0-9]+(?:,[0-9]+)?")
_PHONE = re.compile(r"\+?[\d\s.]+")


def merge_csv(people: Sequence[LetterPerson]) -> bytes:
    """One row a person, heads a word processor can name as fields."""
    return csv_bytes(MERGE_HEADS, (_merged(person) for person in people))


def call_csv(people: Sequence[LetterPerson]) -> bytes:
    """Whom to call and when."""
    return csv_bytes(CALL_HEADS, (call_row(person) for person in people))


def call_row(person: LetterPerson) -> tuple[str, ...]:
    """The cells of one person in a call list."""
    return (
        person.last_name,
        person.first_name,
        phone(person.phone or ""),
        person.email or "",
        badge(person.channel) if person.channel else "",
        person.availability or "",
    )


def neutral(cell: str) -> str:
    """The cell as no spreadsheet computes it: what would begin a formula is preceded by an apostrophe.

    A telephone number and a number below zero compute nothing: they stay as they are, and add up.
    """
    on_one_line = cell.translate(_PLAIN)
    if not _BEGINS_A_FORMULA.match(on_one_line) or _PHONE.fullmatch(on_one_line):
        return on_one_line
    return on_one_line if _NUMBER.fullmatch(on_one_line) else f"'{on_one_line}"


def csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file that French spreadsheets open as it is: a mark, semicolons, no cell that is computed."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return f"{BYTE_ORDER_MARK}{target.getvalue()}".encode(errors="replace")


def _merged(person: LetterPerson) -> tuple[str, ...]:
    street = [line.strip() for line in (person.address or "").splitlines() if line.strip()]
    return (
        _civility(person.civility),
        person.first_name,
        person.last_name,
        addressed(person),
        street[0] if street else "",
        ", ".join(street[1:]),
        person.postcode or "",
        person.city or "",
        person.email or "",
        phone(person.phone or ""),
        label(person.channel) if person.channel else "",
        person.identifier or "",
    )


def _civility(civility: Civility | None) -> str:
    return label(civility) if civility else ""
