"""« Une semaine »: what one person gave from Monday to Sunday, task by task."""

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import TimeKind
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import HoursGrid, by_spot, days_of_week
from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.french.formats import date_short, period
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.layouts import column, frame
from engagement_desktop.ui.hours.entry.axes import day_axes, task_axes
from engagement_desktop.ui.hours.entry.doors import beside_fields
from engagement_desktop.ui.hours.entry.fields import MissionField, giver_field
from engagement_desktop.ui.hours.entry.grid_model import GridShape
from engagement_desktop.ui.hours.entry.sheet_page import HoursSheetPage

_DAY_WIDE, _PERSON_WIDE, _MISSION_WIDE, _DATE_WIDE = 84, 180, 200, 130
_WEEK = timedelta(days=7)


class HoursWeekPage(HoursSheetPage):
    """One person; a mission added is one more line."""

    TITLE: ClassVar[str] = "Une semaine"
    NARROWEST: ClassVar[int] = _DAY_WIDE

    def __init__(self, context: PageContext) -> None:
        self.person_id: int | None = None
        self._read = HoursGrid()
        self._day = context.application.workspace.today()
        self._tasks: list[HoursTask] = []
        super().__init__(context)

    def receive(self, what: object) -> None:
        """Whose week, and a day of it."""
        person, day = what if isinstance(what, tuple) else (what, self._day)
        if isinstance(person, int) and isinstance(day, date):
            self._day = day
            self.day_field.set_value(day)
            self.person.set_value(person)
            self._again()

    def first_focus(self) -> QWidget | None:
        return self.person.editor if self.person_id is None else super().first_focus()

    def draft_key(self) -> str:
        return "hours_week"

    def name_of(self, person_id: int) -> str:
        return next((one.name for one in self._read.people if one.id == person_id), "Cette personne")

    def tell_empty(self) -> tuple[str, str]:
        if self.person_id is None:
            return "De qui est cette semaine\u202f?", "Choisissez la personne au-dessus."
        return "Rien encore cette semaine", "Ajoutez une mission au-dessus, puis tapez les durées."

    def make_shape(self) -> GridShape | None:
        days = days_of_week(self._day)
        if self.person_id is None:
            self.header.set_title(self.TITLE)
            return None
        self._read = self._grids.week(self.person_id, self._day)
        whose = next((f"{one.first_name} {one.last_name}" for one in self._read.people), "")
        self.header.set_title(f"Semaine {of_name(whose)}", period(days[0], days[-1]))
        tasks = {task.key: task for task in (*self._read.tasks, *self._tasks)}
        return GridShape(
            rows=task_axes(tasks.values()),
            columns=day_axes(days, with_words=True),
            person_id=self.person_id,
            given=by_spot(self._read.given),
            closed=self._read.closed,
            today=self._read.today,
        )

    def choices(self) -> QWidget:
        context, look = self.context, self.look
        place: QFrame = frame("carte")
        place.setAccessibleName("De qui et quelle semaine")
        line = Flow(look, None, 12)
        column(look, place, (14, 8, 14, 8), 6).addLayout(line)
        today = context.application.workspace.today()
        self.person = giver_field(context, Ask("Personne", width=_PERSON_WIDE))
        self.day_field: ParsedField[date] = ParsedField(
            look, Ask("Un jour"), lambda text: parse_typed_date(text, today), date_short, _DATE_WIDE
        )
        self.mission = MissionField(context, Ask("Ajouter une mission", width=_MISSION_WIDE))
        self.kind = ChoiceField(look, Ask("Temps"), [(kind, badge(kind)) for kind in TimeKind], always=True)
        line.addWidget(self.person)
        line.addWidget(self._step("Avant", "chevron-left", -_WEEK))
        line.addWidget(self.day_field)
        line.addWidget(self._step("Après", "chevron-right", _WEEK))
        line.addWidget(self.mission)
        line.addWidget(self.kind)
        self.day_field.set_value(self._day)
        self.person.changed.connect(self._on_person)
        self.mission.changed.connect(self._on_mission)
        self.day_field.edit.editingFinished.connect(self._on_day)
        return place

    def _step(self, words: str, icon: str, by: timedelta) -> QWidget:
        return beside_fields(
            self.look, Button(self.look, words, DISCREET, icon, on_click=lambda: self._go(by))
        )

    def _go(self, by: timedelta) -> None:
        self._day += by
        self.day_field.set_value(self._day)
        self._again()

    def _on_person(self) -> None:
        person = self.person.picked()
        if person != self.person_id:
            self.person_id, self._tasks = person, []
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
        choice = self.mission.picked()
        if choice is not None:
            kind = self.kind.value() or TimeKind.SESSION
            task = HoursTask(family=choice.family, activity=choice.label, kind=kind)
            self._tasks.append(self._grids.task(task))
            self.mission.set_value(None)
            self._again()

    def _again(self) -> None:
        self.context.errors.guard(self.refresh)
