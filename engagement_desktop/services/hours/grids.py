"""Grids of hours: a month of a committee, the tasks of a day, the week of a person."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entry_drafts import HoursDraft, HoursTask
from engagement_desktop.domain.hours.week import (
    GridPerson,
    HoursGrid,
    days_of_month,
    days_of_week,
    month_before,
    same_rank,
)
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import grids, writing
from engagement_desktop.storage.register.structures import own_structure

_MOST_PEOPLE, _MOST_TASKS, _LATELY = 60, 5, 28


class HoursGridService:
    """What grids of hours begin on; what they write goes through `hours_writing.save_many`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def month(self, month: date, committee_id: int | None = None, people: Collection[int] = ()) -> HoursGrid:
        """A month: the members of a committee, else who gave hours that month or the one before.

        `people` are put beside them.
        """
        days = days_of_month(month)
        return self._grid(days[0], days[-1], month_before(month), committee_id, people)

    def day(self, day: date, committee_id: int | None = None, people: Collection[int] = ()) -> HoursGrid:
        """One day, with the tasks done lately; its people as in `month`."""
        return self._grid(day, day, month_before(day), committee_id, people)

    def week(self, person_id: int, day: date) -> HoursGrid:
        """The week of a day for one person: what they gave, and what they did in the weeks before."""
        days = days_of_week(day)
        with self._workspace.read() as session:
            given = grids.given(session, [person_id], days[0], days[-1])
            before = days[0] - timedelta(days=1)
            lately = grids.latest_tasks(session, [person_id], before, _MOST_TASKS)
            tasks = {one.task.key: one.task for one in given} | {task.key: task for task in lately}
            return HoursGrid(
                people=grids.people_of(session, [person_id]),
                given=given,
                tasks=tuple(tasks.values()),
                closed=writing.closed_months(session, days),
                today=self._workspace.today(),
            )

    def people(self, ids: Collection[int]) -> tuple[GridPerson, ...]:
        """These people, by name."""
        with self._workspace.read() as session:
            return grids.people_of(session, ids)

    def task(self, task: HoursTask) -> HoursTask:
        """The same task with its structure said: the committee's, else the dossier's own."""
        with self._workspace.read() as session:
            return _placed(session, task)

    def copy_month(
        self, from_month: date, to_month: date, task: HoursTask, people: Collection[int]
    ) -> tuple[HoursDraft, ...]:
        """What these people gave to a task in a month, on the days of the same rank of another one.

        The second Tuesday goes to the second Tuesday; days to come and those that already hold hours of
        the task are left out. Nothing is written.
        """
        today, source, target = self._workspace.today(), days_of_month(from_month), days_of_month(to_month)
        with self._workspace.read() as session:
            wanted = _placed(session, task)
            former = grids.given(session, people, source[0], source[-1])
            now = grids.given(session, people, target[0], target[-1])
        taken = {(one.person_id, one.done_on) for one in now if one.task.key == wanted.key}
        drafts = []
        for one in former:
            day = same_rank(one.done_on, to_month)
            if one.task.key == wanted.key and day and day <= today and (one.person_id, day) not in taken:
                drafts.append(wanted.given(one.person_id, day, one.minutes))
        return tuple(drafts)

    def _grid(
        self, first: date, last: date, lately: date, committee_id: int | None, people: Collection[int]
    ) -> HoursGrid:
        with self._workspace.read() as session:
            if committee_id is not None:
                found = grids.members(session, committee_id, first, last)
            else:
                found = grids.givers(session, lately, last, _MOST_PEOPLE)
            missing = set(people) - {one.id for one in found}
            found += grids.people_of(session, missing)
            return HoursGrid(
                people=found,
                given=grids.given(session, [one.id for one in found], first, last),
                tasks=tuple(grids.latest_tasks(session, None, last, _MOST_TASKS)),
                closed=writing.closed_months(session, (first, last)),
                today=self._workspace.today(),
            )


def _placed(session: Session, task: HoursTask) -> HoursTask:
    if task.structure_id is not None:
        return task
    own = own_structure(session)
    holder = None
    if task.committee_id is not None:
        holder = session.get_one(Structure, session.get_one(Committee, task.committee_id).structure_id)
    if holder is None or holder.link is StructureLink.SITE:
        holder = own
    return task if holder is None else replace(task, structure_id=holder.id)
