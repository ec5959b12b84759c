"""Months of hours closed for everybody, and opened again with a reason."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.locks import ClosedMonth
from engagement_desktop.domain.hours.months import (
    MonthRow,
    Reopening,
    closing_questions,
    month_of,
    read_reopenings,
    refuse_closing,
    reopening_reason,
    write_reopenings,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.settings import Setting
from engagement_desktop.french.formats import month_and_year
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import locks

_RIGHT = Permission.HOURS_CLOSE


class MonthService:
    """What a person does with months of hours; neither act is taken back, each has its opposite."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def months(self) -> tuple[MonthRow, ...]:
        """Every month with hours, those that were closed, and the one of today, the latest first."""
        with self._workspace.read() as session:
            return locks.months(session, month_of(self._workspace.today()))

    def close(self, first_day: date, accepted: frozenset[str] = frozenset()) -> None:
        """Closes a month for everybody, in one act.

        Raises:
            NotPermitted: the role may not.
            DomainError: no month, not over, or closed already.
            ToConfirm: hours of the month still wait (`waiting`).
        """
        with self._workspace.act(_RIGHT, "close month", undo=False) as change:
            session, today = change.session, self._workspace.today()
            standing = locks.closed_month(session, first_day)
            refuse_closing(first_day, today, None if standing is None else standing.closed_on)
            for question in closing_questions(*locks.waiting_in_month(session, first_day)):
                if question.code not in accepted:
                    raise question
            closed = ClosedMonth(
                first_day=first_day, closed_on=today, account_id=self._workspace.actor.account_id
            )
            session.add(closed)

    def reopen(self, first_day: date, reason: str) -> None:
        """Opens a closed month again, in one act; the reason stays with the month.

        Raises:
            NotPermitted: the role may not.
            DomainError: the month is open, or no reason is said.
        """
        with self._workspace.act(_RIGHT, "reopen month", undo=False) as change:
            closed = locks.closed_month(change.session, first_day)
            if closed is None:
                raise DomainError(
                    f"{month_and_year(first_day).capitalize()} est ouvert. Rien n’a été changé."
                )
            self._keep(change.session, first_day, reopening_reason(reason))
            change.session.delete(closed)

    def _keep(self, session: Session, first_day: date, reason: str) -> None:
        """Adds a reopening to what is kept of the month."""
        now = Reopening(self._workspace.today(), self._workspace.actor.first_name, reason)
        kept = locks.reopened_setting(session, first_day)
        if kept is None:
            session.add(Setting(key=locks.reopened_key(first_day), value=write_reopenings((now,))))
        else:
            kept.value = write_reopenings((*read_reopenings(kept.value), now))
