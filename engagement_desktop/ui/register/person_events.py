"""The life of a person in the structure, line by line: what, of which kind, when, and what it opens."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.lists import FilterChoice, ListQuery, ListSummary, Page
from engagement_desktop.domain.register.person_file_rows import FileEvent, FileEventKind, PersonFile
from engagement_desktop.domain.text import search_key, search_words
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.register.words import said_name

KINDS: Mapping[FileEventKind, tuple[str, BadgeWord]] = MappingProxyType(
    {
        FileEventKind.MANDATE: ("Mandats", BadgeWord("Mandat", "neutre", "armchair")),
        FileEventKind.MEETING: ("Présences", BadgeWord("Présence", "neutre", "calendar-days")),
        FileEventKind.ACTION: ("Actions", BadgeWord("Action", "neutre", "square-check")),
        FileEventKind.PROPOSAL: (
            "Propositions",
            BadgeWord("Proposition", "neutre", "message-square-quote"),
        ),
        FileEventKind.HOURS: ("Heures", BadgeWord("Heures", "neutre", "clock")),
        FileEventKind.TRAINING: ("Formations", BadgeWord("Formation", "neutre", "users")),
        FileEventKind.EXPENSE: ("Frais", BadgeWord("Frais", "neutre", "receipt-text")),
        FileEventKind.NEED: ("Besoins", BadgeWord("Besoin", "neutre", "handshake")),
        FileEventKind.CONSENT: ("Accords", BadgeWord("Accord", "neutre", "file-check")),
        FileEventKind.DOCUMENT: ("Documents", BadgeWord("Document", "neutre", "paperclip")),
        FileEventKind.CAPACITY: ("Qualités", BadgeWord("Qualité", "neutre", "user")),
        FileEventKind.INVOLVEMENT: ("Statuts", BadgeWord("Statut", "neutre", "pen-line")),
    }
)
"""The chip of each kind, and its badge."""

PARTS: Mapping[FileEventKind, str] = MappingProxyType(
    {
        FileEventKind.CAPACITY: "Qualité",
        FileEventKind.NEED: "Besoins",
        FileEventKind.CONSENT: "Accords donnés",
        FileEventKind.INVOLVEMENT: "Statut d’engagement",
    }
)
"""The part of the form where what a line tells is changed."""

FAMILY = "kind"
_LISTS = frozenset({"meetings", "actions", "proposals", "hours", "training", "expenses"})
_SAID = MappingProxyType(
    {
        "meetings": "Réunions",
        "actions": "Actions",
        "proposals": "Propositions",
        "hours": "Heures",
        "training": "Formations",
        "expenses": "Notes de frais",
    }
)

EVENT_COLUMNS: tuple[Column[FileEvent], ...] = (
    Column("title", "Quoi", lambda event: event.title, sortable=False),
    Column("day", "Date", lambda event: event.day, date_short, width=104),
    Column(
        "kind",
        "Sorte",
        lambda event: event.kind,
        badge=lambda event: KINDS[event.kind][1],
        width=124,
        sortable=False,
    ),
    Column("detail", "Précision", lambda event: _sentence(event.detail), width=190, sortable=False),
)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def events_of(file: PersonFile | None, query: ListQuery) -> tuple[FileEvent, ...]:
    """The events that a query keeps, the latest first unless asked the other way; undated ones last."""
    wanted, kind = search_words(query.search), query.filters.get(FAMILY, "")
    kept = [
        event
        for event in (file.events if file else ())
        if (not kind or event.kind.value == kind) and _holds(event, wanted)
    ]
    dated = [event for event in kept if event.day is not None]
    undated = [event for event in kept if event.day is None]
    if not query.descending:
        dated.sort(key=lambda event: event.day or date.min)
    return (*dated, *undated)


def event_page(file: PersonFile | None, query: ListQuery) -> Page[FileEvent]:
    return Page(events_of(file, query), None)


def event_summary(file: PersonFile | None, query: ListQuery) -> ListSummary:
    return ListSummary(len(events_of(file, query)), len(file.events) if file else 0)


def event_chips(file: PersonFile | None) -> Mapping[str, tuple[FilterChoice, ...]]:
    """A chip for each kind that there is, in the order of the design."""
    counted = Counter(_kinds(file.events if file else ()))
    return {
        FAMILY: tuple(
            FilterChoice(kind.value, words, counted[kind])
            for kind, (words, _badge) in KINDS.items()
            if counted[kind]
        )
    }


def door_of(event: FileEvent, file: PersonFile) -> object:
    """What the page of the event should show: the rows of this person, on the line of the event."""
    if event.page not in _LISTS:
        return event.target
    name = said_name(file.first_name, file.last_name)
    return ListView(
        ListQuery(filters={"person": str(file.id)}), f"{_SAID[event.page]} de {name}", row=event.target
    )


def _holds(event: FileEvent, wanted: tuple[str, ...]) -> bool:
    written = search_key(event.title, event.detail)
    return all(word in written for word in wanted)


def _kinds(events: Iterable[FileEvent]) -> list[FileEventKind]:
    return [event.kind for event in events]
