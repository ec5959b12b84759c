"""Talks as typed: what a form holds, what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.training import Talk
from engagement_desktop.domain.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDraft:
    """One talk as its form holds it; whose it is changes no more once it is kept."""

    id: int | None = None
    version: int | None = None
    person_id: int | None = None
    held_on: date | None = None
    note: str = ""
    again_on: date | None = None


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk in a list: never its note."""

    id: int
    person_id: int
    person: str
    held_on: date
    again_on: date | None


@dataclass(frozen=True, slots=True)
class TalkDetail:
    """One talk with its note."""

    row: TalkRow
    note: str


def talk_faults(draft: TalkDraft, today: date) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form."""
    if draft.person_id is None:
        yield DomainError("Dites avec qui vous avez parlé.", "person_id")
    if draft.held_on is None:
        yield DomainError("Dites quel jour vous avez parlé.", "held_on")
    elif draft.held_on > today:
        yield DomainError(
            "Un entretien noté a eu lieu\u00a0: sa date n’est pas à venir. Corrigez-la.", "held_on"
        )
    elif draft.again_on is not None and draft.again_on <= draft.held_on:
        yield DomainError("Le prochain entretien vient après celui-ci. Corrigez la date.", "again_on")
    if not clean(draft.note):
        yield DomainError("Écrivez ce qu’il faut retenir de l’entretien.", "note")


def talk_draft(talk: Talk) -> TalkDraft:
    """What a form shows of a talk."""
    return TalkDraft(
        id=talk.id,
        version=talk.version,
        person_id=talk.person_id,
        held_on=talk.held_on,
        note=talk.note.clear or "",
        again_on=talk.again_on,
    )


def write_talk(talk: Talk, draft: TalkDraft) -> None:
    """The entity as the draft says it; a note left as it was is not sealed anew."""
    if draft.held_on is None:
        raise DomainError("Cet entretien n’est pas complet.", "held_on")
    talk.held_on, talk.again_on = draft.held_on, draft.again_on
    if talk.note.clear != (note := clean(draft.note)):
        talk.note = Sealed(note)
