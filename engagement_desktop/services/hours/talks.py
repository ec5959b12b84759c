"""Talks on how people are: written and read by the coordination alone."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.hours.talks_drafts import (
    TalkDetail,
    TalkDraft,
    TalkRow,
    talk_draft,
    talk_faults,
    write_talk,
)
from engagement_desktop.domain.hours.training import Talk
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import talks as storage

_RIGHT = Permission.TALK_WRITE
_GONE = "Cet entretien n’est plus dans le dossier."
NOBODY: frozenset[str] = frozenset()


class TalkService:
    """What the coordination does with talks; every verb asks for its right, reading too.

    A talk that is deleted goes for good: what was confided does not wait thirty days in the bin. It can be
    undone until the dossier is closed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[TalkRow]:
        """Up to 200 talks; filter `person`. Words are looked for in names only.

        Raises:
            NotPermitted: the role may not.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return storage.talks_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many talks the query keeps.

        Raises:
            NotPermitted: the role may not.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return ListSummary(*storage.talks_counts(session, query))

    def of_person(self, person_id: int) -> tuple[TalkRow, ...]:
        """The talks with one person, the latest first.

        Raises:
            NotPermitted: the role may not.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return storage.talks_of_person(session, person_id)

    def detail(self, talk_id: int) -> TalkDetail:
        """One talk with its note.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            talk = _found(session, talk_id)
            return TalkDetail(storage.talk_rows(session, [talk_id])[talk_id], talk.note.clear or "")

    def blank(self, person_id: int | None = None) -> TalkDraft:
        """A new talk, held today.

        Raises:
            NotPermitted: the role may not.
        """
        self._workspace.require(_RIGHT)
        return TalkDraft(person_id=person_id, held_on=self._workspace.today())

    def draft(self, talk_id: int) -> TalkDraft:
        """One talk as a form holds it.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return talk_draft(_found(session, talk_id))

    def save(self, draft: TalkDraft, accepted: frozenset[str] = NOBODY) -> int:
        """Keeps a new talk or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field.
            ChangedMeanwhile: somebody saved it since; `theirs` is a TalkDraft.
        """
        del accepted
        with self._workspace.act(_RIGHT, "save talk") as change:
            session = change.session
            talk = None if draft.id is None else _found(session, draft.id)
            if talk is not None and talk.version != draft.version:
                raise ChangedMeanwhile(talk_draft(talk))
            raise_all([*talk_faults(draft, self._workspace.today())])
            if talk is None:
                talk = _begun(session, draft)
            write_talk(talk, draft)
            session.add(talk)
            session.flush()
            name = full_name(found_person(session, talk.person_id))
            change.said = f"Entretien noté\u00a0: {name}."
            return talk.id

    def delete(self, talk_id: int) -> None:
        """Takes a talk away for good.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "delete talk") as change:
            talk = _found(change.session, talk_id)
            name = full_name(found_person(change.session, talk.person_id))
            change.said = f"Entretien supprimé\u00a0: {name}."
            change.session.delete(talk)


def _found(session: Session, talk_id: int) -> Talk:
    found = session.get(Talk, talk_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _begun(session: Session, draft: TalkDraft) -> Talk:
    if draft.person_id is None or draft.held_on is None:
        raise DomainError("Cet entretien n’est pas complet.", "held_on")
    person = found_person(session, draft.person_id)
    return Talk(person_id=person.id, held_on=draft.held_on, note=Sealed(draft.note))
