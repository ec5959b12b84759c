"""The list of hours."""

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, duration
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import LOW, Room, effective_height
from engagement_desktop.ui.common.table_page import TablePage, add_import_door
from engagement_desktop.ui.hours.entry.doors import may_enter, padded
from engagement_desktop.ui.hours.entry.hours_form import hours_editor
from engagement_desktop.ui.hours.entry.papers import print_lines
from engagement_desktop.ui.hours.entry.quick_line import QuickLine
from engagement_desktop.ui.hours.hours_pane import write_hours
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.validation.choice import Choice, columns_of
from engagement_desktop.ui.hours.validation.validating import Validating


def _footer(summary: ListSummary) -> str:
    words = shown_out_of(summary, "ligne")
    minutes = summary.sums.get("minutes")
    return f"{words}, {duration(minutes)}" if isinstance(minutes, int) else words


_WORDS = ListWords(
    key="heures",
    title="Heures",
    footer=_footer,
    nothing_title="Pas encore d’heures",
    nothing="Importez le classeur que vous tenez\u00a0: les heures de chacun seront comptées et valorisées.",
    hint="Entrée ouvre la fiche — Espace choisit, Ctrl+Entrée valide, R rend avec un motif",
)
_FAMILIES = (
    Family("state", "État", "Toutes"),
    Family("exercise", "Exercice"),
    Family("nature", "Nature", "Toutes"),
    Family("family", "Mission", "Toutes"),
    Family("level", "Niveau", "Tous"),
    Family("at", "Réunion", "Toutes"),
)


class HoursPage(TablePage[HoursRow]):
    """The newest first: who, when, how long, for what."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        hours = context.application.hours
        source = ListSource(hours.page, hours.summary, hours.chips)
        usual = ListQuery(sort="date", descending=True)
        self.choice = Choice()
        words = told_to(_WORDS, may_change=context.application.workspace.may(Permission.HOURS_VALIDATE))
        super().__init__(context, words, columns_of(self.choice), source, usual, _FAMILIES)
        self.validating = Validating(self)
        self.quick = self._put_quick_line()
        self._add_entry_doors()
        self.header.add_secondary("Totaux", self.show_totals, "chart-column")
        add_import_door(self)
        self.tabs = put_hours_tabs(self, "hours")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return hours_editor(self.context, row_id) if may_enter(self.context) else None

    def delete_row(self, row: HoursRow) -> None:
        """To the bin."""
        if may_enter(self.context):
            self.context.application.hours_writing.delete((row.id,))

    def write_pane(self, pane: Pane, row: HoursRow) -> None:
        write_hours(pane, row, self.context.signals, lambda written: self.validating.write(written, row))

    def show_totals(self) -> None:
        """What the list keeps, added up by what it shares."""
        self.context.signals.go("hours_totals", ListView(self.query(), self._scope))

    def _put_quick_line(self) -> QuickLine | None:
        """Above the list, for who may write hours."""
        if not may_enter(self.context):
            return None
        quick = QuickLine(self.context)
        quick.added.connect(self._stand_on)
        quick.unfolded.connect(lambda shown: self._stack.setVisible(not shown))
        self.body.insertWidget(0, padded(self.look, quick))
        return quick

    def _add_entry_doors(self) -> None:
        if not may_enter(self.context):
            return
        header, signals = self.header, self.context.signals
        header.add_secondary(
            "Feuille à remplir", lambda: print_lines(self, self.context), "printer", "Ctrl+P"
        )
        header.add_secondary("Saisir en tableau", lambda: signals.go("hours_grid"), "table", "Ctrl+Shift+N")
        header.add_secondary("Une semaine", lambda: signals.go("hours_week"), "calendar-days")
        header.add_secondary("Autre saisie", lambda: self.edit(None), "plus", "Ctrl+N")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.quick is not None:
            self.quick.fit(is_low=effective_height(self.look, self) < LOW)

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._hint.setVisible(effective >= Room.WIDE)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "ligne") if summary.total else "")
        self.validating.show_choice()
