"""Which field each column of a paste holds: told by its header, else by what stands in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.entry import EntryField, EntryLine, Recognised
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.french.labels import words
from engagement_desktop.french.parsing import parse_date
from engagement_desktop.services.register.entry_names import looks_whole, split_name

F = EntryField
HEADERS: Mapping[EntryField, tuple[str, ...]] = MappingProxyType(
    {
        F.CIVILITY: ("civilité", "civ", "titre", "M./Mme"),
        F.LAST_NAME: ("nom", "nom de famille", "nom d'usage", "noms"),
        F.FIRST_NAME: ("prénom", "prénoms"),
        F.NAME: (
            "nom et prénom",
            "nom prénom",
            "nom, prénom",
            "nom/prénom",
            "prénom et nom",
            "prénom nom",
            "nom complet",
            "personne",
            "personnes",
            "participant",
            "participants",
        ),
        F.BORN_ON: ("né(e) le", "né le", "née le", "née(e) le", "date de naissance", "naissance"),
        F.COLLEGE: ("collège", "qualité", "catégorie"),
        F.EMAIL: ("courriel", "mail", "e-mail", "email", "mél", "adresse mail", "adresse e-mail"),
        F.PHONE: ("téléphone", "tél.", "tél", "portable", "mobile", "numéro de téléphone"),
        F.ADDRESS: ("adresse", "adresse postale", "rue"),
        F.POSTCODE: ("code postal", "CP"),
        F.CITY: ("commune", "ville"),
        F.IDENTIFIER: ("identifiant", "id", "code", "numéro"),
        F.OFFICE: ("fonction", "rôle", "mandat"),
        F.SEAT: ("siège", "titulaire ou suppléant", "titulaire/suppléant", "type de siège"),
        F.SUBSTITUTE_FOR: ("suppléant de", "suppléante de", "suppléant(e) de", "supplée"),
        F.STARTED_ON: ("début", "date de début", "depuis", "depuis le", "début du mandat", "nommé le"),
        F.ENDED_ON: ("fin", "date de fin", "jusqu'au", "fin du mandat"),
    }
)
"""The titles by which spreadsheets name each field; they are compared without case nor accents."""

_BY_TITLE = MappingProxyType({fold(title): field for field, titles in HEADERS.items() for title in titles})
_LOOKED_AT = 200
_MOST, _ALL = 7, 10  # seven cells in ten say what a column holds

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?:\+|00)?[\d .\-/()]{9,20}")
_POSTCODE = re.compile(r"\d{4,5}|2[AB]\d{3}", re.ASCII)
_IDENTIFIER = re.compile(r"(?=.*\d)[A-Za-z]{1,5}[-_ ]?\d{1,6}", re.ASCII)
_ADDRESS = re.compile(r"\d{1,4} ?(?:bis|ter)?,? [^\W\d].*")
_DATE_WORDS = re.compile(r"^\d{1,2}(?:er)? [a-z]+\.? \d{2,4}$", re.ASCII)
_PHONE_DIGITS = range(9, 16)
_GROWN_UP_YEARS = 10


def recognised(cells: Sequence[Sequence[str]], today: date) -> Recognised:
    """Columns, lines and header of a paste; empty lines and the empty columns at the end are left out."""
    rows = [[clean(cell) for cell in row] for row in cells if any(fold(cell) for cell in row)]
    wide = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (wide - len(row)) for row in rows]
    had_header = bool(rows) and _is_header(rows[0])
    titles = rows[0] if had_header else [""] * wide
    body = rows[1:] if had_header else rows
    columns = _columns(titles, body, today)
    columns, body = _names_apart(columns, titles, body)
    lines = tuple(
        EntryLine(number, {field: word for field, word in zip(columns, row, strict=True) if field and word})
        for number, row in enumerate(body, start=1)
    )
    return Recognised(tuple(columns), lines, tuple(map(tuple, body)), had_header)


def titled(title: str) -> EntryField | None:
    """The field that a header names."""
    return _BY_TITLE.get(fold(title.strip(" *:.")), _BY_TITLE.get(fold(title)))


def _is_header(row: Sequence[str]) -> bool:
    told = [cell for cell in row if cell]
    known = sum(titled(cell) is not None for cell in told)
    return known > 0 and known * 2 >= len(told) and not any(_EMAIL.fullmatch(cell) for cell in told)


def _columns(titles: Sequence[str], body: Sequence[Sequence[str]], today: date) -> list[EntryField | None]:
    found: list[EntryField | None] = []
    for title in titles:
        field = titled(title) if title else None
        found.append(None if field in found else field)
    untold = [place for place, title in enumerate(titles) if not title]
    for place in untold:
        held = [row[place] for row in body[:_LOOKED_AT] if row[place]]
        guess = _guessed(held, today, found)
        found[place] = guess if guess not in found else None
    _guess_words(found, untold, body)
    return found


def _guessed(held: Sequence[str], today: date, found: Sequence[EntryField | None]) -> EntryField | None:
    if not held:
        return None
    for field, tells in _TELLS.items():
        if field not in found and _mostly(tells, held):
            return field
    if _mostly(lambda word: _day(word, today) is not None, held):
        return _day_field(held, today, found)
    return None


def _day_field(held: Sequence[str], today: date, found: Sequence[EntryField | None]) -> EntryField | None:
    """Births are old; other days begin a mandate, then end it."""
    days = [day for word in held if (day := _day(word, today)) is not None]
    old = sum(day.year < today.year - _GROWN_UP_YEARS for day in days)
    wanted = [F.BORN_ON] if old * _ALL >= len(days) * _MOST else []
    return next((one for one in (*wanted, F.STARTED_ON, F.ENDED_ON) if one not in found), None)


def _guess_words(
    found: list[EntryField | None], untold: Sequence[int], body: Sequence[Sequence[str]]
) -> None:
    """What is left are words: a city after a postcode, a family name, a first name."""
    left = [p for p in untold if found[p] is None and any(row[p] for row in body[:_LOOKED_AT])]
    for place in left:
        if place and found[place - 1] is F.POSTCODE and F.CITY not in found:
            found[place] = F.CITY
    named = {F.NAME, F.LAST_NAME, F.FIRST_NAME} & set(found)
    left = [place for place in left if found[place] is None]
    if named or not left:
        return
    if len(left) == 1:
        found[left[0]] = F.NAME
        return
    first, second = left[:2]
    capitals = [sum(row[p] == row[p].upper() for row in body[:_LOOKED_AT]) for p in (first, second)]
    last_name, first_name = (second, first) if capitals[1] > capitals[0] else (first, second)
    found[last_name], found[first_name] = F.LAST_NAME, F.FIRST_NAME
    for place in left[2:3]:
        found[place] = F.CITY if F.CITY not in found else None


def _names_apart(
    columns: list[EntryField | None], titles: Sequence[str], body: Sequence[Sequence[str]]
) -> tuple[list[EntryField | None], list[list[str]]]:
    """The column of whole names as columns of its parts, unless one of them stands beside it already."""
    if F.NAME not in columns or {F.LAST_NAME, F.FIRST_NAME} & set(columns):
        return columns, [list(row) for row in body]
    place = columns.index(F.NAME)
    title = fold(titles[place])
    last_first = title.startswith("nom") if title and "complet" not in title else None
    names = [split_name(row[place], last_first=last_first) for row in body]
    parts: list[tuple[EntryField, list[str]]] = [
        (F.LAST_NAME, [name.last_name for name in names]),
        (F.FIRST_NAME, [name.first_name for name in names]),
    ]
    if F.CIVILITY not in columns and any(name.civility for name in names):
        parts.insert(0, (F.CIVILITY, [name.civility for name in names]))
    fields = [field for field, _ in parts]
    return [*columns[:place], *fields, *columns[place + 1 :]], [
        [*row[:place], *(held[at] for _, held in parts), *row[place + 1 :]] for at, row in enumerate(body)
    ]


def _mostly(tells: Callable[[str], object], held: Sequence[str]) -> bool:
    return sum(bool(tells(word)) for word in held) * _ALL >= len(held) * _MOST


def _day(word: str, today: date) -> date | None:
    try:
        return parse_date(word, today, birth=True)
    except DomainError:
        return None


def _is_phone(word: str) -> bool:
    digits = sum(sign.isdigit() for sign in word)
    return _PHONE.fullmatch(word) is not None and digits in _PHONE_DIGITS


_TELLS: Mapping[EntryField, Callable[[str], object]] = MappingProxyType(
    {
        F.EMAIL: _EMAIL.fullmatch,
        F.CIVILITY: lambda word: fold(word) in words(Civility),
        F.COLLEGE: lambda word: fold(word) in words(Capacity),
        F.OFFICE: lambda word: fold(word) in words(Office),
        F.SEAT: lambda word: fold(word) in words(SeatKind),
        F.POSTCODE: _POSTCODE.fullmatch,
        F.IDENTIFIER: _IDENTIFIER.fullmatch,
        F.PHONE: lambda word: _is_phone(word) and "/" not in word,
        F.ADDRESS: lambda word: _ADDRESS.fullmatch(word) and not _DATE_WORDS.search(fold(word)),
        F.NAME: looks_whole,
    }
)
"""What tells a column, the surest first."""
