"""Months of hours: what each holds, closed for everybody in one act, and what left the dossier."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.hours.months import MonthRow, StatementRow, last_day_of
from engagement_desktop.domain.lists import FilterChoice, ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, month_and_year
from engagement_desktop.ui.common.banner import FAULT, WARNING, Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, row, scrolling
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.months.columns import months_table, statements_table
from engagement_desktop.ui.hours.months.forms import PeriodDraft, reopening_editor, statement_editor
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.made_file import CSV, PDF, MadeFile, file_target

_XLSX = ("Classeur (*.xlsx)", ".xlsx")
_KINDS = (PDF, _XLSX, CSV)
_CARD = 300


class MonthsPage(Page):
    """Stands on the latest month that is over and still open."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Mois", scrolls=False)
        self._months, self._exports = context.application.months, context.application.hours_exports
        self._may = context.application.workspace.may(Permission.HOURS_CLOSE)
        self._banner: Banner | None = None
        self._rows: tuple[MonthRow, ...] = ()
        work = WorkCard(context)
        self.body.addWidget(work)
        self.made = MadeFile(self, work)
        reading = QWidget()
        whole = column(self.look, reading, (24, 4, 24, 16), 12)
        self.years = ChipRow(self.look, "Année")
        self.years.chosen.connect(self._on_year)
        whole.addWidget(self.years)
        self._both = row(self.look, None, gap=16)
        self.table = months_table(self.look)
        self._both.addWidget(self.table, 1)
        self._both.setAlignment(self.table, Qt.AlignmentFlag.AlignTop)
        self.month = Card(self.look, "Mois")
        self._both.addWidget(self.month)
        self._both.setAlignment(self.month, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._both)
        self._statements_title = Label("États déjà faits", "section")
        whole.addWidget(self._statements_title)
        self.statements = statements_table(self.look)
        whole.addWidget(self.statements)
        whole.addStretch(1)
        self.place = EditingPlace(scrolling(reading))
        self.body.addWidget(self.place, 1)
        self.place.done.connect(self.take_focus)
        self.table.rested.connect(self._show_month)
        self.table.opened.connect(self._open_month)
        self.statements.opened.connect(self._make_again)
        self.tabs = put_hours_tabs(self, "months")
        if self._may:
            self.header.add_secondary("État des heures…", self.make_statement, "file-down", "Ctrl+E")

    def refresh(self) -> None:
        at = getattr(self.table.current_row(), "first_day", None)
        rows = self._rows = self._months.months()
        self._show_year(
            at or _to_close(rows, self.context.application.workspace.today()) or rows[0].first_day
        )
        made = self._exports.statements()
        self.statements.show_rows(made)
        self.statements.setVisible(bool(made))
        self._statements_title.setVisible(bool(made))
        still = sum(not row.is_closed for row in rows)
        self.header.set_title("Mois", f"{count(still, 'mois ouvert', 'mois ouverts')}")

    def arrange(self, effective: int) -> None:
        beside = effective >= ONE_COLUMN_OF_CARDS
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        self._both.setDirection(way)
        top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        self._both.setAlignment(self.table, top)
        self._both.setAlignment(self.month, top)
        wide = _CARD if beside else 0
        self.look.bound(self.month, (wide, 0), (wide, 0))

    def first_focus(self) -> QWidget:
        editor = self.place.editor
        return editor.form.first_field().editor if editor is not None else self.table

    def put_away(self) -> None:
        self.place.leave()

    def close_month(self, first_day: date, accepted: frozenset[str] = frozenset()) -> None:
        """For everybody; asked once when hours still wait."""
        self._forget()
        close = partial(self._months.close, first_day, accepted)
        if self.context.errors.guard(close, partial(self._ask, first_day)):
            self.context.signals.say(f"{month_and_year(first_day).capitalize()} est clos.")

    def reopen(self, first_day: date) -> None:
        """The reason is asked in place."""
        self._forget()
        self.place.edit(partial(reopening_editor, self.context, first_day))

    def make_statement(self) -> None:
        """The period is asked in place, then where the file goes."""
        self._forget()
        self.place.edit(partial(statement_editor, self.context, self._write))

    def _write(self, period: PeriodDraft, accepted: frozenset[str]) -> None:
        first, last = period.first_day, period.last_day
        if first is None or last is None:
            return
        name = f"heures-{first.isoformat()}-{last.isoformat()}"
        self.made.make(
            "État des heures",
            file_target(self, "Enregistrer l’état des heures", name, _KINDS),
            lambda path, told: self._exports.make(first, last, path, accepted, told),
            lambda outcome: (
                f"État écrit, {count(outcome.made, 'saisie verrouillée', 'saisies verrouillées')}."
            ),
        )

    def _make_again(self, made: StatementRow) -> None:
        if not self._may:
            return
        name = f"heures-{made.first_day.isoformat()}-{made.last_day.isoformat()}"
        self.made.make(
            made.said,
            file_target(self, "Enregistrer l’état des heures", name, _KINDS),
            lambda path, told: self._exports.make_again(made.id, path, told),
            lambda _outcome: "État écrit de nouveau.",
        )

    def _on_year(self, key: str) -> None:
        """Another year, on its latest month; the same one pressed again stays."""
        current = self.table.current_row()
        year = int(key) if key else current.first_day.year if current is not None else 0
        self._show_year(next((one.first_day for one in self._rows if one.first_day.year == year), date.min))

    def _show_year(self, first_day: date) -> None:
        """The months of the year of that month, standing on it."""
        years = dict.fromkeys(row.first_day.year for row in self._rows)
        choices = [FilterChoice(str(year), str(year), None) for year in years]
        self.years.show_choices(choices, str(first_day.year))
        self.years.setVisible(len(years) > 1)
        rows = [row for row in self._rows if row.first_day.year == first_day.year]
        self.table.show_rows(rows)
        places = {row.first_day: at for at, row in enumerate(rows)}
        self.table.selectRow(places.get(first_day, 0))
        self._show_month(self.table.current_row())

    def _show_month(self, month: MonthRow | None) -> None:
        """What can be done with the month on which one stands, and what was."""
        clear(self.month.body)
        self.month.setVisible(month is not None)
        if month is None:
            return
        self.month.title.setText(month_and_year(month.first_day).capitalize())
        self.month.setAccessibleName(self.month.title.text())
        for words in _facts(month):
            self.month.body.addWidget(Label(words, wrap=True))
        place = QWidget()
        flow = Flow(self.look, place, gap=8)
        flow.addWidget(
            Button(self.look, "Voir ses heures", "", "clock", on_click=lambda: self._open_month(month))
        )
        if self._may and month.is_closed:
            again = partial(self.reopen, month.first_day)
            flow.addWidget(Button(self.look, "Rouvrir…", "", "lock-open", on_click=again))
        elif self._may and last_day_of(month.first_day) < self.context.application.workspace.today():
            words = f"Clore {month_and_year(month.first_day)}"
            close = partial(self.close_month, month.first_day)
            flow.addWidget(Button(self.look, words, "primaire", "lock", on_click=close))
        self.month.body.addWidget(place)

    def _open_month(self, month: MonthRow) -> None:
        said = f"Heures de {month_and_year(month.first_day)}"
        view = ListView(ListQuery(filters={"month": f"{month.first_day:%Y-%m}"}), said)
        self.context.signals.go("hours", view)

    def _ask(self, first_day: date, refusal: DomainError) -> None:
        if not isinstance(refusal, ToConfirm):
            self._tell(Banner(self.look, FAULT, "", refusal.sentence))
            return
        banner = self._tell(Banner(self.look, WARNING, "À confirmer.", refusal.sentence))
        accepted = frozenset({refusal.code})
        banner.add_action("Clore quand même", lambda: self.close_month(first_day, accepted)).setFocus()

    def _tell(self, banner: Banner) -> Banner:
        self._forget()
        self._banner = self.show_banner(banner)
        return banner

    def _forget(self) -> None:
        self.made.drop()
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None


def _to_close(rows: tuple[MonthRow, ...], today: date) -> date | None:
    """The latest month that is over and open."""
    over = (row.first_day for row in rows if not row.is_closed and last_day_of(row.first_day) < today)
    return next(over, None)


def _facts(row: MonthRow) -> list[str]:
    """Since when it is closed, what waits, when it was opened again and why."""
    said = []
    if row.closed_on is not None:
        by = f" par {row.closed_by}" if row.closed_by else ""
        said.append(f"Clos le {date_short(row.closed_on)}{by}\u00a0: ses heures ne changent plus.")
    if row.waiting:
        said.append(f"{count(row.waiting, 'saisie à valider', 'saisies à valider')}.")
    if row.returned:
        said.append(f"{count(row.returned, 'saisie rendue, à corriger', 'saisies rendues, à corriger')}.")
    if row.exported:
        said.append(f"{count(row.exported, 'saisie est partie', 'saisies sont parties')} dans un état.")
    said += [f"Rouvert le {date_short(one.on)} par {one.by}\u00a0: {one.reason}" for one in row.reopenings]
    return said
