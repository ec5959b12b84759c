"""Doubtful duplicates: a new card of the workbook very near one of the dossier, or of an earlier row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from engagement_desktop.domain.imports.drafts import PersonDraft
from engagement_desktop.domain.imports.said import DoubtfulPair, PersonCard
from engagement_desktop.domain.text import fold, name_key
from engagement_desktop.services.imports.dossier import DossierRows

_NAMES_NEAR = 90
_NAMES_AKIN = 75


def doubtful_pairs(
    drafts: Iterable[PersonDraft], dossier: DossierRows, identifiers: Mapping[str, int]
) -> Iterator[DoubtfulPair]:
    """For each new person of the workbook, the nearest card before it, if near enough to be asked about.

    Two names alike are doubtful unless both birth dates are known and differ; two names akin are doubtful
    when birth date, telephone or e-mail is the same.
    """
    shelf = _Shelf()
    main = {row["person_id"]: row["value"] for row in dossier.identifiers if row["position"] == 0}
    for row in dossier.people.values():
        shelf.put(_card_of_row(row, main.get(row["id"], "")))
    for draft in drafts:
        card = _card_of_draft(draft)
        if not draft.last_name or not draft.first_name:
            continue
        if fold(draft.identifier or "") not in identifiers and (other := shelf.nearest(card)) is not None:
            yield DoubtfulPair(draft.row, card, other)
        if fold(draft.identifier or "") not in identifiers:
            shelf.put(card)


class _Shelf:
    """Cards by what two cards of one person share; names are compared with every card that can be theirs."""

    def __init__(self) -> None:
        self._by_mark: dict[tuple[str, Any], list[PersonCard]] = defaultdict(list)
        self._all: list[PersonCard] = []
        self._names: list[str] = []
        self._undated: list[PersonCard] = []
        self._undated_names: list[str] = []

    def put(self, card: PersonCard) -> None:
        for mark in _marks(card):
            self._by_mark[mark].append(card)
        self._all.append(card)
        self._names.append(_compared(card))
        if card.born_on is None:
            self._undated.append(card)
            self._undated_names.append(_compared(card))

    def nearest(self, card: PersonCard) -> PersonCard | None:
        """The nearest doubtful card; cards that share a mark come before cards alike by name only."""
        name = _compared(card)
        akin = [other for mark in _marks(card) for other in self._by_mark.get(mark, ())]
        doubtful = [
            (score, other)
            for other in akin
            if (score := fuzz.ratio(name, _compared(other))) >= _NAMES_AKIN and not _born_apart(card, other)
        ]
        if doubtful:
            return max(doubtful, key=lambda pair: pair[0])[1]
        cards, names = (
            (self._all, self._names) if card.born_on is None else (self._undated, self._undated_names)
        )
        found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_NAMES_NEAR)
        return None if found is None else cards[found[2]]


def _compared(card: PersonCard) -> str:
    """The words of the name in alphabetical order: which is the first name does not matter."""
    return " ".join(sorted(name_key(card.last_name, card.first_name).split()))


def _born_apart(card: PersonCard, other: PersonCard) -> bool:
    return card.born_on is not None and other.born_on is not None and card.born_on != other.born_on


def _marks(card: PersonCard) -> Iterator[tuple[str, Any]]:
    if card.born_on:
        yield "born", card.born_on
    if card.phone:
        yield "phone", _digits(card.phone)
    if card.email:
        yield "email", fold(card.email)


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())[-9:]


def _card_of_draft(draft: PersonDraft) -> PersonCard:
    return PersonCard(
        identifier=draft.identifier or "",
        last_name=draft.last_name or "",
        first_name=draft.first_name or "",
        born_on=draft.born_on,
        phone=draft.phone,
        email=draft.email,
        city=draft.city,
        row=draft.row,
    )


def _card_of_row(row: Mapping[str, Any], identifier: str) -> PersonCard:
    return PersonCard(
        identifier=identifier,
        last_name=row["last_name"],
        first_name=row["first_name"],
        born_on=row["born_on"],
        phone=row["phone"],
        email=row["email"],
        city=row["city"],
        person_id=row["id"],
    )
