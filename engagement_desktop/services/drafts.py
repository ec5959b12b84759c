"""Drafts of forms: what is typed is kept while it is typed, so that a stop loses nothing."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.form_drafts import FormDraft
from engagement_desktop.domain.form_drafts_rows import KeptDraft, SealedPart
from engagement_desktop.domain.text import clean
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import bin as storage_bin
from engagement_desktop.storage.form_drafts import draft_of, drafts_of


class DraftService:
    """What the forms of one account keep between two runs.

    A part that the account has no key for is never written: it stays as it was in the dossier, and what is
    typed of it is kept in memory while the dossier is open.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._unsealed: dict[str, dict[str, str]] = {}

    def keep(
        self,
        form: str,
        said: str,
        values: Mapping[str, str],
        bank: frozenset[str] = frozenset(),
        needs: frozenset[str] = frozenset(),
        talks: frozenset[str] = frozenset(),
    ) -> None:
        """Keeps what is typed in a form, in place of what was kept of it; neither traced nor undone.

        Args:
            form: `person:12`, `person:new`, …
            said: what the draft is called: « Fiche de Monique Hélias ».
            values: the words of each field.
            bank: the fields to seal under the key of bank details.
            needs: the fields to seal under the key of needs.
            talks: the fields to seal under the key of talks.

        Raises:
            OnlyRead: the dossier was taken away.
        """
        self._workspace.require_writing()
        under = {SealedPart.BANK: bank, SealedPart.NEEDS: needs, SealedPart.TALKS: talks}
        parts = {
            part: {name: values[name] for name in values if name in names} for part, names in under.items()
        }
        bare = {name: word for name, word in values.items() if name not in bank | needs | talks}
        self._unsealed[form], called = {}, clean(said)
        with self._workspace.database.work() as session:
            draft = draft_of(session, self._workspace.actor.account_id, form)
            if draft is None:
                draft = FormDraft(
                    account_id=self._workspace.actor.account_id,
                    form=form,
                    said=called,
                    kept_at=self._workspace.now(),
                    content="",
                )
                session.add(draft)
            draft.said, draft.kept_at, draft.content = called, self._workspace.now(), _written(bare)
            for part, words in parts.items():
                if self._holds(part):
                    setattr(draft, part.value, Sealed(_written(words)) if words else None)
                else:
                    self._unsealed[form] |= words
        self._workspace.tell(Topic.DRAFTS)

    def kept(self, form: str) -> KeptDraft | None:
        """What is kept of a form."""
        with self._workspace.read() as session:
            draft = draft_of(session, self._workspace.actor.account_id, form)
            return None if draft is None else self._read(draft)

    def all(self) -> tuple[KeptDraft, ...]:
        """Every draft of the account at work, the latest first."""
        with self._workspace.read() as session:
            return tuple(self._read(draft) for draft in drafts_of(session, self._workspace.actor.account_id))

    def drop(self, form: str) -> None:
        """Forgets the draft of a form that has been saved."""
        self._unsealed.pop(form, None)
        if self.kept(form) is None:
            return
        self._workspace.require_writing()
        with self._workspace.database.work() as session:
            draft = draft_of(session, self._workspace.actor.account_id, form)
            if draft is not None:
                session.delete(draft)
        self._workspace.tell(Topic.DRAFTS)

    def discard(self, form: str) -> None:
        """Puts the draft of a form that is given up into the bin."""
        self._unsealed.pop(form, None)
        actor = self._workspace.actor.account_id
        if self.kept(form) is None:
            return
        self._workspace.require_writing()
        with self._workspace.database.work() as session:
            draft = draft_of(session, actor, form)
            if draft is not None:
                at = self._workspace.now()
                storage_bin.put(session, BinKind.FORM_DRAFT, draft.said, (draft,), at=at, account_id=actor)
        self._workspace.tell(Topic.DRAFTS, Topic.BIN)

    def _read(self, draft: FormDraft) -> KeptDraft:
        values: dict[str, str] = json.loads(draft.content)
        unreadable = set()
        for part in SealedPart:
            sealed: Sealed | None = getattr(draft, part.value)
            if sealed is not None and sealed.clear is None:
                unreadable.add(part)
            elif sealed is not None and sealed.clear is not None:
                values |= json.loads(sealed.clear)
        values |= self._unsealed.get(draft.form, {})
        return KeptDraft(
            draft.form, draft.said, draft.kept_at, MappingProxyType(values), frozenset(unreadable)
        )

    def _holds(self, part: SealedPart) -> bool:
        return self._workspace.database.keyring.holds(part.value)


def _written(words: Mapping[str, str]) -> str:
    return json.dumps(dict(words), sort_keys=True)
