"""Hours validated by somebody else than who gave them, or given back with a reason."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.validation_rules import (
    EntryDecision,
    Judge,
    Judged,
    bypasses,
    is_own,
    to_give_back,
    to_validate,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, duration
from engagement_desktop.services.hour_locks import lock_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import validation

_RIGHT = Permission.HOURS_VALIDATE


class ValidationService:
    """What a person does with hours that wait."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def decision(self, entry_id: int) -> EntryDecision:
        """Who typed one entry, who decided on it and when, what locks it, what one may do.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            entry = session.get(HoursEntry, entry_id)
            if entry is None:
                raise DomainError("Cette saisie n’est plus dans le dossier.")
            names = validation.account_names(session, (entry.entered_by_id, entry.decided_by_id))
            judge = self._judge(session)
            own, lock = is_own(judge, entry.person_id), lock_of(session, entry.done_on, entry.export_id)
            may = self._workspace.may(_RIGHT) and not lock and (not own or judge.validates_alone)
            return EntryDecision(
                state=entry.state,
                entered_by=names.get(entry.entered_by_id or 0, ""),
                decided_by=names.get(entry.decided_by_id or 0, ""),
                decided_on=entry.decided_on,
                return_reason=entry.return_reason or "",
                is_own=own,
                may_validate=may and entry.state is HoursState.TO_VALIDATE,
                may_give_back=may and entry.state is not HoursState.RETURNED,
                lock=lock,
                is_exported=entry.export_id is not None,
            )

    def validate(self, ids: Sequence[int]) -> int:
        """Validates those of these entries that wait, in one act; returns how many.

        One's own under the rule of a structure that is too small leave a trace of their own.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing chosen, one is gone, one's own, given back, locked, or none waits.
        """
        verb = "validate own hours" if self._bypasses(ids) else "validate hours"
        with self._workspace.act(_RIGHT, verb) as change:
            found, judge = validation.judged(change.session, ids), self._judge(change.session)
            waiting = to_validate([one for _entry, one in found], judge, len(set(ids)))
            minutes = self._decide(found, waiting, HoursState.VALIDATED, None)
            change.said = f"{_what(waiting, 'validée', 'validées')}\u00a0: {duration(minutes)}."
            return len(waiting)

    def give_back(self, ids: Sequence[int], reason: str) -> int:
        """Gives entries back to be corrected, with the reason; returns how many.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing chosen, no reason, one is gone, one's own, locked, or all were given back.
        """
        with self._workspace.act(_RIGHT, "give back hours") as change:
            found, judge = validation.judged(change.session, ids), self._judge(change.session)
            entries = [one for _entry, one in found]
            others, kept = to_give_back(entries, judge, len(set(ids)), reason)
            self._decide(found, others, HoursState.RETURNED, kept)
            change.said = f"{_what(others, 'rendue', 'rendues')}."
            return len(others)

    def _bypasses(self, ids: Sequence[int]) -> bool:
        with self._workspace.read() as session:
            return bypasses((one for _entry, one in validation.judged(session, ids)), self._judge(session))

    def _decide(
        self,
        found: Sequence[tuple[HoursEntry, Judged]],
        wanted: Sequence[Judged],
        state: HoursState,
        reason: str | None,
    ) -> int:
        """Writes the decision; gives the minutes that it is about."""
        chosen = {one.id for one in wanted}
        entries = [entry for entry, _one in found if entry.id in chosen]
        for entry in entries:
            entry.state, entry.return_reason = state, reason
            entry.decided_by_id, entry.decided_on = self._workspace.actor.account_id, self._workspace.today()
        return sum(entry.minutes for entry in entries)

    def _judge(self, session: Session) -> Judge:
        return validation.judge_of(session, self._workspace.actor.account_id)


def _what(entries: Sequence[Judged], one: str, many: str) -> str:
    """« Saisie de Chantal Prigent validée », « 12 saisies validées »."""
    if len(entries) == 1:
        return f"Saisie de {entries[0].person} {one}"
    return count(len(entries), f"saisie {one}", f"saisies {many}")
