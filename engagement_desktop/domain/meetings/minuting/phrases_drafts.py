"""Usual sentences as typed, and as lists and menus show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.meetings.preparing.agenda import Phrase
from engagement_desktop.domain.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDraft:
    """One usual sentence as its form holds it; without committee it serves all."""

    id: int | None = None
    version: int | None = None
    title: str = ""
    text: str = ""
    committee_id: int | None = None


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """One usual sentence in a list."""

    id: int
    title: str
    text: str
    committee_id: int | None
    committee: str | None


@dataclass(frozen=True, slots=True)
class UsualPhrase:
    """One sentence offered after /p; `id` None: it comes with the program."""

    id: int | None
    title: str
    text: str


def phrase_faults(draft: PhraseDraft) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form; fields in braces are checked by who knows them."""
    if not clean(draft.title):
        yield DomainError("Donnez un titre court\u00a0: c’est lui que l’on cherche.", "title")
    yield from wording_faults(draft.text, "Écrivez la phrase.", "text")


def phrase_draft(phrase: Phrase) -> PhraseDraft:
    """What a form shows of a sentence."""
    return PhraseDraft(
        id=phrase.id,
        version=phrase.version,
        title=phrase.title,
        text=phrase.text,
        committee_id=phrase.committee_id,
    )


def write_phrase(phrase: Phrase | None, draft: PhraseDraft) -> Phrase:
    """The entity as the draft says it."""
    title, text = " ".join(clean(draft.title).split()), clean(draft.text)
    if phrase is None:
        return Phrase(title=title, text=text, committee_id=draft.committee_id)
    phrase.title, phrase.text, phrase.committee_id = title, text, draft.committee_id
    return phrase
