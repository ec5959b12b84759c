"""The search of the whole dossier: a few words, forgiven their accents and small slips."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.search_rows import Found, FoundGroup, FoundKind
from engagement_desktop.domain.text import fold, search_words
from engagement_desktop.french.formats import date_long, date_short, duration
from engagement_desktop.french.labels import badge, label
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import search as storage

MOST = 6
"""How many things of one family are shown."""
_FEWEST_LETTERS = 2
_FEW_EXACT = 3
_EXCERPT = 90

Words = tuple[str, ...]


class SearchService:
    """One field to find anything."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: storage.Known | None = None

    def find(self, words: str) -> tuple[FoundGroup, ...]:
        """What holds all the words, by family, the nearest first; nothing under two letters.

        Names nearly as typed come after the exact ones when these are few.
        """
        wanted = search_words(words)
        if sum(map(len, wanted)) < _FEWEST_LETTERS:
            return ()
        with self._workspace.read() as session:
            known = self._known = storage.Known.of(session, self._known)
            groups = [
                _group(FoundKind.PERSON, "Personnes", _people(session, known, wanted)),
                *_others(session, wanted),
                _group(
                    FoundKind.HOURS, "Heures", [*map(_hours, storage.hours(session, known, wanted, MOST + 1))]
                ),
            ]
        return tuple(group for group in groups if group.found)


def _others(session: Session, words: Words) -> Iterator[FoundGroup]:
    families: tuple[tuple[FoundKind, str, Any, Callable[[Any, Words], Found]], ...] = (
        (FoundKind.STRUCTURE, "Structures et associations", storage.structures, _structure),
        (FoundKind.COMMITTEE, "Comités", storage.committees, _committee),
        (FoundKind.MEETING, "Réunions", storage.meetings, _meeting),
        (FoundKind.DECISION, "Décisions", storage.decisions, _decision),
        (FoundKind.ACTION, "Actions", storage.actions, _action),
        (FoundKind.PROPOSAL, "Propositions", storage.proposals, _proposal),
        (FoundKind.CLAIM, "Notes de frais", storage.claims, _claim),
    )
    for kind, title, read, told in families:
        yield _group(kind, title, [told(row, words) for row in read(session, words, MOST + 1)])


def _group(kind: FoundKind, title: str, found: Sequence[Found]) -> FoundGroup:
    return FoundGroup(kind, title, tuple(found[:MOST]), more=len(found) > MOST)


def _people(session: Session, known: storage.Known, words: Words) -> list[Found]:
    exact = storage.people(session, words, MOST + 1)
    near: Sequence[Any] = ()
    if len(exact) < _FEW_EXACT:
        near = storage.people_alike(session, known, words, MOST - len(exact), [row[0] for row in exact])
    return [_person(row) for row in (*exact, *near)]


def _person(row: Any) -> Found:
    row_id, first, last, identifier, capacity, city, archived = row
    college = None if capacity is None else badge(capacity)
    return Found("person", row_id, f"{first} {last}", _said(college, city, identifier, _archived(archived)))


def _structure(row: Any, _: Words) -> Found:
    row_id, name, link, city, archived = row
    page = "structure" if link is StructureLink.OWN else "around"
    said = "Structure du dossier" if link is StructureLink.OWN else badge(link)
    return Found(page, row_id, name, _said(said, city, _archived(archived)))


def _committee(row: Any, _: Words) -> Found:
    row_id, name, kind, closed_on, archived = row
    closed = None if closed_on is None else f"fermé le {date_short(closed_on)}"
    return Found("committee", row_id, name, _said(kind, closed, "archivé" if archived else None))


def _meeting(row: Any, words: Words) -> Found:
    row_id, committee, held_on, status, place, agenda, decisions = row
    told = _excerpt(words, decisions) or _excerpt(words, agenda) or place
    return Found("meetings", row_id, f"{committee}, {date_long(held_on)}", _said(badge(status), told))


def _decision(row: Any, words: Words) -> Found:
    row_id, number, wording, committee, decided_on = row
    told = _excerpt(words, wording) or _short(wording)
    return Found("decisions", row_id, f"Décision {number}", _said(told, committee, date_short(decided_on)))


def _action(row: Any, words: Words) -> Found:
    row_id, number, wording, state, first, last = row
    owner = None if last is None else f"{first} {last}"
    told = _excerpt(words, wording) or _short(wording)
    return Found("actions", row_id, f"Action {number}", _said(told, owner, label(state)))


def _proposal(row: Any, _: Words) -> Found:
    row_id, said, state, made_on = row
    return Found("proposals", row_id, _short(said), _said(badge(state), date_short(made_on)))


def _claim(row: Any, _: Words) -> Found:
    row_id, reference, status, first, last = row
    return Found("expenses", row_id, reference, _said(f"{first} {last}", label(status)))


def _hours(row: Any) -> Found:
    row_id, activity, done_on, minutes, first, last = row
    return Found("hours", row_id, activity, _said(f"{first} {last}", date_long(done_on), duration(minutes)))


def _excerpt(words: Words, text: str | None) -> str | None:
    """The line of a text that holds one of the words, cut short."""
    for line in (text or "").splitlines():
        if any(word in fold(line) for word in words):
            return _short(line)
    return None


def _short(line: str) -> str:
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + "\u00a0…"


def _archived(day: object) -> str | None:
    return "archivée" if day else None


def _said(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
