"""The register on any day, and what changed between two days."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.dated_rules import CommitteePast
from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.register_changes import changes_between, line_of
from engagement_desktop.french.register_changes import told
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import held, rules

_OFFICES = tuple(Office)


class HistoryService:
    """What a person sees of the register's past."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def register_on(self, day: date, committee_id: int | None = None) -> tuple[RegisterLine, ...]:
        """Every mandate in force that day, by committee, then office, then name; guests included."""
        with self._workspace.read() as session:
            pasts = _pasts(session, committee_id)
            there = held.in_force_on(session, day, committee_id)
        order = {past.id: at for at, past in enumerate(pasts)}
        there.sort(
            key=lambda one: (
                order[one.committee_id],
                _OFFICES.index(one.office),
                one.holder.sort_key,
                one.mandate_id,
            )
        )
        return tuple(line_of(one, pasts[order[one.committee_id]].name, day) for one in there)

    def changes(
        self, since: date, until: date, committee_id: int | None = None
    ) -> tuple[RegisterChange, ...]:
        """What makes the register of `until` differ from that of `since`, in order of time.

        Raises:
            DomainError: `until` comes before `since`.
        """
        if until < since:
            raise DomainError("La seconde date vient avant la première. Échangez-les.", "until")
        with self._workspace.read() as session:
            pasts = _pasts(session, committee_id)
            moving = held.moving_between(session, since, until, committee_id)
        found = changes_between(since, until, pasts, moving)
        return tuple(replace(change, sentence=told(change)) for change in found)


def _pasts(session: Session, committee_id: int | None) -> list[CommitteePast]:
    return rules.committee_pasts(session, None if committee_id is None else [committee_id])
