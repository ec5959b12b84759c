"""The calendar: a month by keyboard or a list of what comes, and a file for another calendar."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.domain.deadlines import Dated, Month
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, month_and_year
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.meetings.calendar.coming_table import coming_table
from engagement_desktop.ui.meetings.calendar.day_card import DayCard
from engagement_desktop.ui.meetings.calendar.month_grid import MonthGrid, same_day
from engagement_desktop.ui.meetings.calendar.words import door_of
from engagement_desktop.ui.meetings.follow_up.follow_up_tabs import put_tabs
from engagement_desktop.ui.register.made_file import file_target

_MONTH, _LIST = "month", "list"
_VIEWS = (FilterChoice(_MONTH, "Mois", None), FilterChoice(_LIST, "Liste", None))
_ICS = ("Calendrier (*.ics)", ".ics")
_DAYS_AHEAD = 365
_DAY_WIDE, _BAR = 280, 36


class CalendarPage(Page):
    """Stands on today at the first visit, then where one left it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER, Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Calendrier", scrolls=False)
        self._service = context.application.calendar
        self._today = context.application.workspace.today()
        self._day = self._today
        self._view = _MONTH
        self._month: Month | None = None
        self._refusal: Banner | None = None
        self.tabs = put_tabs(self, "calendar")
        if context.application.workspace.may(Permission.REPORT_EXPORT):
            self.header.add_secondary("Exporter douze mois", self.export, "download")
        self._inside = QWidget()
        whole = column(self.look, self._inside, (24, 4, 24, 16), 10)
        whole.addLayout(self._make_bar())
        self.grid = MonthGrid(self.look, self._today)
        self.grid.chosen.connect(self._on_day)
        self.grid.day_wanted.connect(self.stand_on)
        self.grid.opened.connect(self._on_opened)
        self.day = DayCard(self.look, self._open)
        self.list = coming_table(self.look)
        self.list.opened.connect(self._open)
        self._both = row(self.look, None, gap=12)
        self._both.addWidget(self.grid, 1)
        self._both.addWidget(self.day)
        whole.addLayout(self._both, 1)
        whole.addWidget(self.list)
        self._nothing = Label("Rien n’est prévu dans les douze mois qui viennent.", "second", wrap=True)
        whole.addWidget(self._nothing)
        whole.addStretch(0)
        self._room = scrolling(self._inside)
        self.body.addWidget(self._room, 1)
        self._show_view(_MONTH)

    def refresh(self) -> None:
        self._month = self._service.month(self._day.year, self._day.month)
        self.grid.show_month(self._month, self._day)
        coming = self._service.coming(_DAYS_AHEAD)
        self.list.show_rows(coming)
        self._tell_facts(coming)
        self._fold()

    def receive(self, what: object) -> None:
        """A day to stand on."""
        if isinstance(what, date):
            self._show_view(_MONTH)
            self.stand_on(what)

    def first_focus(self) -> QWidget:
        return self.grid if self._view == _MONTH else self.list

    def arrange(self, effective: int) -> None:
        beside = effective >= ONE_COLUMN_OF_CARDS
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        wide = _DAY_WIDE if beside else 0
        self.look.bound(self.day, (wide, 0), (wide, 0))

    def stand_on(self, day: date) -> None:
        """Go to a day, of this month or of another one."""
        before, self._day = self._day, day
        if self._month is None or (before.year, before.month) != (day.year, day.month):
            self.context.errors.guard(self.refresh, partial(self._on_too_far, before))
        else:
            self.grid.show_month(self._month, day)

    def export(self) -> None:
        """Twelve months from the one that is shown, as a file."""
        since = self._day.replace(day=1)
        until = same_day(since, 12)
        name = f"calendrier-{since:%Y-%m}"
        target = file_target(self, "Exporter le calendrier", name, (_ICS,))
        if target is None:
            return
        self._drop_refusal()
        job = self.start(lambda progress: self._write(target, since, until, progress))
        job.succeeded.connect(lambda written: self._on_written(target, written))

    def _write(self, target: Path, since: date, until: date, progress: Progress) -> int:
        progress.step("Calendrier", 0, 1)
        return self._service.export_ics(target, since, until)

    def _on_written(self, target: Path, written: object) -> None:
        if isinstance(written, int):
            events = count(written, "évènement", "évènements")
            self.context.signals.say(f"Calendrier écrit dans «{NBSP}{target.name}{NBSP}»{NBSP}: {events}.")

    def _make_bar(self) -> Flow:
        bar = Flow(self.look, None, 8)
        self.earlier = Button(
            self.look, "Mois précédent", "", "chevron-left", on_click=partial(self._turn, -1)
        )
        self.name = Label("", "section")
        self.name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.look.bound(self.name, (0, _BAR), (0, 0))
        self.later = Button(self.look, "Mois suivant", "", "chevron-right", on_click=partial(self._turn, 1))
        self.now = Button(self.look, "Aujourd’hui", "", on_click=self._on_now, keys="Ctrl+J")
        self.views = ChipRow(self.look, "Présentation")
        self.views.chosen.connect(lambda key: self._show_view(key or self._view))
        for widget in (self.views, self.earlier, self.now, self.later, self.name):
            bar.addWidget(widget)
        return bar

    def _turn(self, months: int) -> None:
        self.stand_on(same_day(self._day, months))

    def _on_now(self) -> None:
        self._show_view(_MONTH)
        self.stand_on(self._today)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, view: str) -> None:
        had_focus = self.focusWidget() is not None
        self._view = view
        self.views.show_choices(_VIEWS, view)
        self._fold()
        if had_focus and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        by_month, rows = self._view == _MONTH, bool(self.list.model().rowCount())
        for widget in (self.grid, self.day, self.earlier, self.now, self.later, self.name):
            widget.setVisible(by_month)
        self.list.setVisible(not by_month and rows)
        self._nothing.setVisible(not by_month and not rows)

    def _tell_facts(self, coming: tuple[Dated, ...]) -> None:
        words = month_and_year(self._day)
        self.name.setText(words[:1].upper() + words[1:])
        late = sum(one.is_late for one in coming)
        said = "Réunions, mandats, actions et échéances"
        self.header.set_title(
            "Calendrier", f"{said} — {count(late, 'chose en retard', 'choses en retard')}" if late else said
        )

    def _on_day(self, day: date) -> None:
        self._day = day
        if self._month is not None:
            self.day.show_day(day, self._month.on(day))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """In a low window the page scrolls with the arrows."""
        square = self.grid.visualRect(self.grid.currentIndex())
        middle = self.grid.viewport().mapTo(self._inside, square.center())
        around = self.look.px(_BAR)
        self._room.ensureVisible(middle.x(), middle.y(), around, square.height() // 2 + around)

    def _on_opened(self, day: date) -> None:
        """One thing opens; several wait beside."""
        dated = self._month.on(day) if self._month is not None else ()
        if len(dated) == 1:
            self._open(dated[0])
        else:
            self.day.take_focus()

    def _open(self, one: object) -> None:
        if isinstance(one, Dated):
            self.context.signals.go(*door_of(one, self.context))

    def _on_too_far(self, before: date, refusal: Exception) -> None:
        self._day = before
        self._drop_refusal()
        self._refusal = self.show_banner(Banner(self.look, FAULT, "", str(refusal)))

    def _drop_refusal(self) -> None:
        if self._refusal is not None:
            self.drop_banner(self._refusal)
            self._refusal = None
