"""Entry like a spreadsheet: a paste recognised, its lines checked, the good ones saved in one act."""

from collections.abc import Sequence

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.entry import (
    CheckedLine,
    EntryLine,
    EntryOutcome,
    EntryState,
    EntryTarget,
    Recognised,
)
from engagement_desktop.services.register.entry_columns import recognised
from engagement_desktop.services.register.entry_judging import Judged, judged
from engagement_desktop.services.register.entry_mandates import Bench
from engagement_desktop.services.register.entry_writing import outcome, said, write
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.imports import generation

_NOWHERE = EntryTarget()


class EntryService:
    """Many people, and their mandates, at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def recognise(self, cells: Sequence[Sequence[str]]) -> Recognised:
        """What each column of a paste holds, by its header or else by what stands in it; saves nothing."""
        return recognised(cells, self._workspace.today())

    def check(self, lines: Sequence[EntryLine], target: EntryTarget | None = None) -> tuple[CheckedLine, ...]:
        """How each line that holds something stands: faults by field, and who it may be; saves nothing.

        Raises:
            DomainError: the committee is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = judged(session, lines, target or _NOWHERE, self._workspace.today())
        return tuple(one.checked() for one in found)

    def save(
        self,
        lines: Sequence[EntryLine],
        target: EntryTarget | None = None,
        accepted: frozenset[str] = frozenset(),
    ) -> EntryOutcome:
        """Saves the good lines in one act and gives the others back, in order, with what is wrong in them.

        Raises:
            NotPermitted: the role may write no people, or no mandates when a committee is chosen.
            ToConfirm: unusual and not accepted yet: "second_chair", "over_seats" or "over_terms".
            DomainError: the committee is no longer in the dossier.
        """
        where = target or _NOWHERE
        self._workspace.require(Permission.PERSON_WRITE)
        if where.committee_id is not None:
            self._workspace.require(Permission.MANDATE_WRITE)
        with self._workspace.read() as session:
            seen, found = generation(session), judged(session, lines, where, self._workspace.today())
        if all(one.state is not EntryState.GOOD for one in found):
            return EntryOutcome(0, 0, 0, tuple(one.checked() for one in found))
        with self._workspace.act(Permission.PERSON_WRITE, "enter people") as change:
            if generation(change.session) != seen:
                found = judged(change.session, lines, where, self._workspace.today())
            if where.committee_id is not None:
                _ask(
                    found, Bench(change.session, where.committee_id, where, self._workspace.today()), accepted
                )
            good = [one for one in found if one.state is EntryState.GOOD]
            done = write(change.session, good)
            change.said = said(done)
        return outcome(done, [one for one in found if one.state is not EntryState.GOOD])


def _ask(found: Sequence[Judged], bench: Bench, accepted: frozenset[str]) -> None:
    """The first question that was not accepted, as the lines take their seats one after the other."""
    for one in found:
        if one.state is EntryState.GOOD and one.mandate is not None and one.holder is not None:
            for question in bench.questions(one.mandate, one.holder, accepted):
                raise question
            bench.take(one.mandate, one.holder)
