"""« Saisie en tableau »: people by the days of a month for one task, or by the tasks of one day."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily, TimeKind
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import (
    GridSpot,
    HoursGrid,
    by_spot,
    days_of_month,
    month_after,
    month_before,
)
from engagement_desktop.french.formats import count, date_short, duration, month_and_year
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.ui.common.banner import INFO
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.layouts import column, frame
from engagement_desktop.ui.hours.entry.axes import day_axes, people_axes, task_axes
from engagement_desktop.ui.hours.entry.doors import beside_fields
from engagement_desktop.ui.hours.entry.fields import MissionField, giver_field
from engagement_desktop.ui.hours.entry.grid_model import GridShape
from engagement_desktop.ui.hours.entry.papers import print_grid
from engagement_desktop.ui.hours.entry.sheet_page import HoursSheetPage

_DAYS_WIDE, _TASKS_WIDE = 76, 128
_PLACE_WIDE, _MISSION_WIDE, _DATE_WIDE = 170, 200, 130


class GridMode(Enum):
    """What the columns are."""

    MONTH = "month"
    DAY = "day"


class HoursGridPage(HoursSheetPage):
    """The same hour for many people: the line « Tout le monde », or Ctrl+D."""

    TITLE: ClassVar[str] = "Saisie en tableau"
    NARROWEST: ClassVar[int] = _DAYS_WIDE

    def __init__(self, context: PageContext) -> None:
        self._read: HoursGrid = HoursGrid()
        self._added: list[int] = []
        self._tasks: list[HoursTask] = []
        self._day = context.application.workspace.today()
        self._task = HoursTask()
        super().__init__(context)
        self.header.add_secondary("Reprendre le mois précédent", self.copy_last_month, "copy", "Ctrl+R")
        self.header.add_secondary("Imprimer la feuille", self.print_sheet, "printer", "Ctrl+P")

    @property
    def mode(self) -> GridMode:
        return self.mode_field.value() or GridMode.MONTH

    def draft_key(self) -> str:
        return "hours_grid"

    def name_of(self, person_id: int) -> str:
        return next((one.name for one in self._read.people if one.id == person_id), "Cette personne")

    def tell_empty(self) -> tuple[str, str]:
        if self.committee.picked() is not None:
            return (
                "Personne n’a de mandat ces jours-là",
                "Choisissez un autre comité, ou ajoutez quelqu’un.",
            )
        return "Personne encore", "Choisissez un comité, ou ajoutez une personne au-dessus."

    def make_shape(self) -> GridShape | None:
        """Read the people and their hours, then lay out days or tasks."""
        committee = self.committee.picked()
        self._task = self._grids.task(self._chosen_task())
        reading = self._grids.month if self.mode is GridMode.MONTH else self._grids.day
        self._read = reading(self._day, committee, self._added)
        rows = people_axes(self._read.people) if self._read.people else ()
        given = by_spot(self._read.given)
        if self.mode is GridMode.MONTH:
            columns = day_axes(days_of_month(self._day))
            self.header.set_title(self.TITLE, month_and_year(self._day).capitalize())
        else:
            columns = task_axes(self._day_tasks())
            self.header.set_title(self.TITLE, date_short(self._day))
        return GridShape(
            rows=rows,
            columns=columns,
            given=given,
            closed=self._read.closed,
            today=self._read.today,
            task=self._task if self.mode is GridMode.MONTH else None,
            day=self._day if self.mode is GridMode.DAY else None,
        )

    def copy_last_month(self) -> None:
        """Propose what was given to this task the month before; nothing is written yet."""
        if self.mode is not GridMode.MONTH:
            self._tell(INFO, "Choisissez un mois.", "La reprise se fait d’un mois sur l’autre.")
            return
        people = [one.id for one in self._read.people]
        drafts = self._grids.copy_month(month_before(self._day), self._day, self._task, people)
        words = {
            GridSpot(one.person_id, one.done_on, self._task.key): duration(one.minutes or 0)
            for one in drafts
            if one.person_id is not None and one.done_on is not None
        }
        filled = self.model.propose(words)
        before = month_and_year(month_before(self._day))
        if filled:
            told = "Relisez, puis enregistrez. Les jours à venir sont laissés vides."
            self._tell(INFO, f"{count(filled, 'case remplie', 'cases remplies')} d’après {before}.", told)
        else:
            self._tell(
                INFO, "Rien à reprendre.", f"Aucune heure de cette mission en {before} pour ces jours."
            )

    def print_sheet(self) -> None:
        """The same grid on paper, empty, in the same order."""
        print_grid(self, self.context, self._read.people, self.model.shape)

    # What is chosen

    def choices(self) -> QWidget:
        context, look = self.context, self.look
        place: QFrame = frame("carte")
        place.setAccessibleName("Ce que contient le tableau")
        whole = column(look, place, (14, 8, 14, 8), 6)
        modes = [(GridMode.MONTH, "Un mois, une mission"), (GridMode.DAY, "Un jour, plusieurs missions")]
        self.mode_field = ChoiceField(look, Ask("Tableau"), modes, always=True)
        self.day_field = self._day_field()
        self.committee = committee_field(context, Ask("Comité", optional=True, width=_PLACE_WIDE))
        self.mission = MissionField(context, Ask("Mission", width=_MISSION_WIDE))
        self.person = giver_field(context, Ask("Ajouter une personne", width=_PLACE_WIDE))
        self.kind = ChoiceField(look, Ask("Temps"), [(kind, badge(kind)) for kind in TimeKind], always=True)
        first, second = Flow(look, None, 12), Flow(look, None, 12)
        first.addWidget(self.mode_field)
        first.addWidget(self._step("Avant", "chevron-left", month_before, -1))
        first.addWidget(self.day_field)
        first.addWidget(self._step("Après", "chevron-right", month_after, 1))
        for field in (self.committee, self.mission, self.person):
            second.addWidget(field)
        second.addWidget(self.kind)
        whole.addLayout(first)
        whole.addLayout(second)
        self.day_field.set_value(self._day)
        self.mission.set_value(ActivityChoice(MissionFamily.REPRESENTATION))
        self.mode_field.changed.connect(self._on_mode)
        self.kind.changed.connect(self._again)
        self.committee.changed.connect(self._again)
        self.mission.changed.connect(self._on_mission)
        self.person.changed.connect(self._on_person)
        self.day_field.edit.editingFinished.connect(self._on_day)
        return place

    def _day_field(self) -> ParsedField[date]:
        today = self.context.application.workspace.today()
        return ParsedField(
            self.look,
            Ask("Jour ou mois"),
            lambda text: parse_typed_date(text, today),
            date_short,
            _DATE_WIDE,
        )

    def _step(self, words: str, icon: str, month: Callable[[date], date], days: int) -> QWidget:
        def go() -> None:
            by_day = self._day + timedelta(days=days)
            self._day = month(self._day) if self.mode is GridMode.MONTH else by_day
            self.day_field.set_value(self._day)
            self._again()

        return beside_fields(self.look, Button(self.look, words, DISCREET, icon, on_click=go))

    def _chosen_task(self) -> HoursTask:
        choice = self.mission.picked()
        return HoursTask(
            family=MissionFamily.REPRESENTATION if choice is None else choice.family,
            activity="" if choice is None else choice.label,
            committee_id=self.committee.picked(),
            nature=HoursNature.VOLUNTEER,
            kind=self.kind.value() or TimeKind.SESSION,
        )

    def _day_tasks(self) -> tuple[HoursTask, ...]:
        """Those of the day, those done lately, those chosen here; each once."""
        known = [one.task for one in self._read.given] + list(self._read.tasks) + self._tasks
        return tuple({task.key: task for task in known}.values())

    def _on_mode(self) -> None:
        self.sheet.set_narrowest(_DAYS_WIDE if self.mode is GridMode.MONTH else _TASKS_WIDE)
        self._again()

    def _on_day(self) -> None:
        try:
            day = self.day_field.value()
        except DomainError as refusal:
            self.day_field.show_fault(refusal.sentence)
            return
        if day is not None and day != self._day:
            self._day = day
            self._again()

    def _on_mission(self) -> None:
        """A mission picked is the one of the month, or one more column of the day."""
        choice = self.mission.picked()
        if choice is None:
            return
        if self.mode is GridMode.DAY:
            self._tasks.append(self._grids.task(self._chosen_task()))
        self._again()

    def _on_person(self) -> None:
        person = self.person.picked()
        if person is not None:
            self._added.append(person)
            self.person.set_value(None)
            self._again()

    def _again(self) -> None:
        self.context.errors.guard(self.refresh)
