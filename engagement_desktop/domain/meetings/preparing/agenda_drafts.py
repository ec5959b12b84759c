"""An agenda being written: a meeting to prepare, one of its items, a usual meeting of a committee."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.text import clean

_BREAKS = re.compile(r"[ \n]+")
DAY_MINUTES = 24 * 60
LONGEST_TITLE = 300
LONGEST_ITEM = 600
TITLES = {
    ItemKind.ORDINARY: "",
    ItemKind.APPROVAL: "Approbation du compte rendu précédent",
    ItemKind.ACTIONS: "Suivi des actions en cours",
    ItemKind.SECRECY: "Rappel du secret (article 226-13 du code pénal)",
    ItemKind.OTHER_BUSINESS: "Questions diverses",
}
"""What the items born with an agenda are called, until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDraft:
    """A meeting to prepare; its agenda is born when it is kept. Hours are minutes since midnight."""

    committee_id: int | None = None
    template_id: int | None = None
    held_on: date | None = None
    starts_minute: int | None = None
    ends_minute: int | None = None
    place: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """One item as typed; `minutes` is its planned length, `id` None a new one."""

    id: int | None = None
    version: int | None = None
    title: str = ""
    kind: ItemKind = ItemKind.ORDINARY
    level: EngagementLevel | None = None
    minutes: int | None = None
    rapporteur_id: int | None = None
    carried_from_id: int | None = None
    approves_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItemDraft:
    """One item that a usual meeting always has."""

    title: str = ""
    kind: ItemKind = ItemKind.ORDINARY
    level: EngagementLevel | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """A usual meeting of a committee, as its form holds it."""

    id: int | None = None
    version: int | None = None
    committee_id: int | None = None
    name: str = ""
    starts_minute: int | None = None
    minutes: int | None = None
    place: str = ""
    items: tuple[TemplateItemDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """Who presides and who writes at a meeting, and when the next one is."""

    chair_id: int | None = None
    secretary_id: int | None = None
    next_on: date | None = None
    next_minute: int | None = None


def one_line(text: str) -> str:
    """A title as it is kept: cleaned, on one line; a space that holds two words together stays."""
    return _BREAKS.sub(" ", clean(text)).strip()


def prepared_faults(draft: PreparedDraft, today: date) -> Iterator[DomainError]:
    """What a rule refuses of a meeting to prepare, in the order of the form."""
    if draft.committee_id is None:
        yield DomainError("Choisissez le comité qui se réunit.", "committee_id")
    if draft.held_on is None:
        yield DomainError("Donnez la date de la réunion.", "held_on")
    elif draft.held_on < today:
        yield DomainError(
            "Cette date est passée. Une réunion déjà tenue s’ajoute depuis la liste des réunions.", "held_on"
        )
    if draft.starts_minute is None:
        yield DomainError("Donnez l’heure de début, comme 18 h 30.", "starts_minute")
    elif not 0 <= draft.starts_minute < DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "starts_minute")
    elif draft.ends_minute is not None and draft.ends_minute < draft.starts_minute:
        yield DomainError("La réunion finit avant de commencer. Corrigez l’une des heures.", "ends_minute")
    elif draft.ends_minute is not None and draft.ends_minute >= DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "ends_minute")


def item_faults(draft: ItemDraft | TemplateItemDraft) -> Iterator[DomainError]:
    """What a rule refuses of an item."""
    title = one_line(draft.title)
    if not title:
        yield DomainError("Donnez un intitulé au point.", "title")
    elif len(title) > LONGEST_TITLE:
        yield DomainError(f"Un intitulé compte {LONGEST_TITLE} signes au plus. Raccourcissez-le.", "title")
    if draft.minutes is not None and not 0 <= draft.minutes <= LONGEST_ITEM:
        yield DomainError("Un point dure de 0 à 600 minutes.", "minutes")


def template_faults(draft: TemplateDraft) -> Iterator[DomainError]:
    """What a rule refuses of a usual meeting, in the order of the form."""
    if draft.committee_id is None:
        yield DomainError("Choisissez le comité de ce modèle.", "committee_id")
    if not one_line(draft.name):
        yield DomainError("Donnez un nom au modèle.", "name")
    if draft.starts_minute is not None and not 0 <= draft.starts_minute < DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "starts_minute")
    if draft.minutes is not None and not 0 < draft.minutes < DAY_MINUTES:
        yield DomainError("Une réunion dure de 1 minute à 24 heures.", "minutes")
    if not draft.items:
        yield DomainError("Ce modèle n’a aucun point. Ajoutez-en un au moins.", "items")
    fault = next((fault for item in draft.items for fault in item_faults(item)), None)
    if fault is not None:
        yield DomainError(fault.sentence, "items")


def item_draft(row: AgendaItem) -> ItemDraft:
    """What a form shows of an item."""
    return ItemDraft(
        id=row.id,
        version=row.version,
        title=row.title,
        kind=row.kind,
        level=row.level,
        minutes=row.minutes,
        rapporteur_id=row.rapporteur_id,
        carried_from_id=row.carried_from_id,
        approves_id=row.approves_id,
    )


def new_item(draft: ItemDraft, meeting_id: int, position: int) -> AgendaItem:
    """The entity that a draft describes, at this place of an agenda."""
    return AgendaItem(
        meeting_id=meeting_id,
        position=position,
        title=one_line(draft.title),
        kind=draft.kind,
        level=draft.level,
        minutes=draft.minutes,
        rapporteur_id=draft.rapporteur_id,
        carried_from_id=draft.carried_from_id,
        approves_id=draft.approves_id,
    )


def write_item(row: AgendaItem, draft: ItemDraft) -> None:
    """The item as its form now says it; where it comes from does not change."""
    row.title, row.level = one_line(draft.title), draft.level
    row.minutes, row.rapporteur_id = draft.minutes, draft.rapporteur_id
