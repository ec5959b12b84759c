"""Usual sentences: those of the program, those of the dossier, with the facts of the moment put in."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.minuting.phrases_drafts import (
    PhraseDraft,
    PhraseRow,
    UsualPhrase,
    phrase_draft,
    phrase_faults,
    write_phrase,
)
from engagement_desktop.domain.meetings.preparing.agenda import Phrase
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.french.phrase_texts import refuse_unknown_fields, rendered, shipped_phrases
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.minuting import phrases

_RIGHT = Permission.MINUTES_WRITE
_GONE = "Cette phrase n’est plus dans le dossier."


class PhraseService:
    """What a person does with usual sentences, and what /p offers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def offered(self, committee_id: int) -> tuple[UsualPhrase, ...]:
        """What /p offers in a meeting of this committee: its own, those for all, then the program's."""
        with self._workspace.read() as session:
            own = phrases.phrases_for(session, committee_id)
        titles = {one.title.casefold() for one in own}
        return (*own, *(one for one in shipped_phrases() if one.title.casefold() not in titles))

    def rendered(self, text: str, live: LiveMeeting, item_id: int | None = None) -> str:
        """The sentence with the facts of the meeting at its minute.

        Raises:
            DomainError: a word in braces is not known.
        """
        return rendered(text, live, item_id)

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[PhraseRow]:
        """Up to 200 sentences of the dossier."""
        with self._workspace.read() as session:
            return phrases.phrases_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many sentences the query keeps."""
        with self._workspace.read() as session:
            return ListSummary(*phrases.phrases_counts(session, query))

    def chips(self, _query: ListQuery) -> Chips:
        """None."""
        return {}

    def draft(self, phrase_id: int) -> PhraseDraft:
        """One sentence as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return phrase_draft(_found(session, phrase_id))

    def blank(self) -> PhraseDraft:
        """A new sentence, for all committees."""
        return PhraseDraft()

    def save(self, draft: PhraseDraft) -> int:
        """Keeps a new sentence or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: no title, no text, a word in braces that is not known, a title taken.
            ChangedMeanwhile: somebody saved it since; `theirs` is a PhraseDraft.
        """
        with self._workspace.act(_RIGHT, "save phrase") as change:
            session = change.session
            phrase = None if draft.id is None else _found(session, draft.id)
            if phrase is not None and phrase.version != draft.version:
                raise ChangedMeanwhile(phrase_draft(phrase))
            raise_all([*phrase_faults(draft), *_taken(session, draft)])
            refuse_unknown_fields(draft.text, "text")
            phrase = write_phrase(phrase, draft)
            session.add(phrase)
            change.said = f"Phrase enregistrée\u00a0: {phrase.title}."
            session.flush()
            return phrase.id

    def delete(self, phrase_id: int) -> None:
        """Puts a sentence of the dossier into the bin.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "delete phrase") as change:
            phrase = _found(change.session, phrase_id)
            change.said = f"Phrase mise à la corbeille\u00a0: {phrase.title}."
            put_away(
                self._workspace,
                change.session,
                BinKind.PHRASE,
                f"Phrase «\u00a0{phrase.title}\u00a0»",
                phrase,
            )


def _found(session: Session, phrase_id: int) -> Phrase:
    found = session.get(Phrase, phrase_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _taken(session: Session, draft: PhraseDraft) -> Iterator[DomainError]:
    if draft.committee_id is not None and session.get(Committee, draft.committee_id) is None:
        yield DomainError("Ce comité n’est plus dans le dossier.", "committee_id")
    other = phrases.phrase_titled(session, " ".join(draft.title.split()), draft.committee_id)
    if other is not None and other != draft.id:
        yield DomainError("Une phrase porte déjà ce titre. Donnez-en un autre.", "title")
