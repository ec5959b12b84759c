"""The register on any day, and what changed between two days."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.history import RegisterLine
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_long, date_short
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, button_text
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.register.committee_view import CommitteeView
from engagement_desktop.ui.register.day_choice import DayChoice
from engagement_desktop.ui.register.made_file import CSV, PDF, MadeFile, file_target
from engagement_desktop.ui.register.register_tables import (
    CHANGES_COLUMNS,
    REGISTER_COLUMNS,
    MemoryTable,
)
from engagement_desktop.ui.register.register_view import RegisterView

_REGISTER, _CHANGES = 0, 1
_KINDS = (CSV, PDF)
_EVERY = "Tous les comités"


class RegisterPage(Page):
    """A day, then the mandates of that day; or two days, then what lies between them."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Registre à une date", scrolls=False)
        self._application = context.application
        self._today = self._application.workspace.today()
        self._build()
        self._connect()

    def receive(self, what: object) -> None:
        """A day and a committee that another page looks at."""
        if isinstance(what, RegisterView):
            self._show_committees(what.committee_id)
            if what.on is not None:
                self.day.show_day(what.on)
            self.context.errors.guard(self._read)

    def refresh(self) -> None:
        self._show_committees(self.committee_id())
        self._read()

    def committee_id(self) -> int | None:
        """The one committee that is shown, or None for all."""
        chosen = self.committee.currentData()
        return chosen if isinstance(chosen, int) else None

    def first_focus(self) -> QWidget:
        return self.day.edit if self.tabs.current() == _REGISTER else self.since.edit

    def copy(self) -> None:
        """Put the table in sight on the clipboard."""
        table = self.register if self.tabs.current() == _REGISTER else self.changes
        QGuiApplication.clipboard().setText(table.as_text())
        rows = count(len(table.rows()), "ligne copiée", "lignes copiées")
        self.context.signals.say(f"{rows}\u00a0: collez-les dans un tableur.")

    def write(self) -> None:
        """The table in sight as a file, for a spreadsheet or to print."""
        if self.tabs.current() == _REGISTER:
            self._write_register(self.day.day())
        else:
            self._write_changes(self.since.day(), self.until.day())

    def _write_register(self, day: date) -> None:
        history, committee = self._application.history, self.committee_id()
        self._file.make(
            f"Registre au {date_short(day)}",
            file_target(self, "Enregistrer le registre", f"registre-{day.isoformat()}", _KINDS),
            lambda path, progress: history.write_register(day, path, committee, progress=progress),
            lambda made: f"Registre au {date_short(day)} enregistré\u00a0: {count(made.made, 'mandat')}.",
        )

    def _write_changes(self, since: date, until: date) -> None:
        history, committee = self._application.history, self.committee_id()
        usual = f"changements-{since.isoformat()}-{until.isoformat()}"
        self._file.make(
            "Ce qui a changé",
            file_target(self, "Enregistrer ce qui a changé", usual, _KINDS),
            lambda path, progress: history.write_changes(since, until, path, committee, progress=progress),
            lambda made: f"Ce qui a changé est enregistré\u00a0: {count(made.made, 'changement')}.",
        )

    def _build(self) -> None:
        look = self.look
        self.header.add_back("Comités", lambda: self.context.signals.go("committees"))
        self.header.add_secondary("Copier le tableau", self.copy, "copy", keys="Ctrl+C")
        if self._application.workspace.may(Permission.LETTER_MAKE):
            self.header.add_secondary("Enregistrer…", self.write, "file-down", keys="Ctrl+S")
        self.work = WorkCard(self.context)
        self._file = MadeFile(self, self.work)
        under_way = column(look, None, (24, 0, 24, 0), 0)
        under_way.addWidget(self.work)
        self.body.addLayout(under_way)
        inside = QWidget()
        whole = column(look, inside, (24, 0, 24, 12), 10)
        self.body.addWidget(inside, 1)
        self.tabs = Tabs(look, ("Le registre", "Ce qui a changé"))
        whole.addWidget(self.tabs)
        self.committee = self._make_committee()
        self.day = DayChoice(look, "Au", self._today, self._today)
        self.since = DayChoice(look, "Entre le", _end_of_last_year(self._today), self._today)
        self.until = DayChoice(look, "et le", self._today, self._today)
        bar = QWidget()
        flow = Flow(look, bar, gap=14)
        for choice in (self.day, self.since, self.until, self.committee):
            flow.addWidget(choice)
        whole.addWidget(bar)
        self.register = MemoryTable(look, REGISTER_COLUMNS, "Registre")
        self.changes = MemoryTable(look, CHANGES_COLUMNS, "Ce qui a changé")
        self.changes.horizontalHeader().moveSection(1, 0)
        self._fault = Label("", "faute", wrap=True)
        self._nothing = Label("", "second", wrap=True)
        for widget in (self._fault, self._nothing):
            whole.addWidget(widget)
        whole.addWidget(self.register, 1)
        whole.addWidget(self.changes, 1)
        self._foot = Label("", "petit", wrap=True)
        whole.addWidget(self._foot)
        self._rest = QWidget()
        whole.addWidget(self._rest, 1)

    def _make_committee(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName("Comité")
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(18)
        made.addItem(_EVERY, None)
        return made

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        for choice in (self.day, self.since, self.until):
            choice.chosen.connect(lambda _day: self.context.errors.guard(self._read))
        self.committee.currentIndexChanged.connect(lambda _at: self.context.errors.guard(self._read))
        self.register.opened.connect(self._open_committee)
        self._show_tab(_REGISTER)

    def _show_committees(self, chosen: int | None) -> None:
        rows = self._application.committees.page(ListQuery(sort="name")).rows
        with QSignalBlocker(self.committee):
            self.committee.clear()
            self.committee.addItem(_EVERY, None)
            for row in rows:
                self.committee.addItem(button_text(row.name), row.id)
            if chosen is not None and self.committee.findData(chosen) < 0:
                name = self._application.committees.detail(chosen).row.name
                self.committee.addItem(button_text(name), chosen)
            self.committee.setCurrentIndex(max(self.committee.findData(chosen), 0))

    def _on_tab(self, at: int) -> None:
        self._show_tab(at)
        self.context.errors.guard(self._read)

    def _show_tab(self, at: int) -> None:
        self.day.setVisible(at == _REGISTER)
        for choice in (self.since, self.until):
            choice.setVisible(at == _CHANGES)

    def _read(self) -> None:
        if self.tabs.current() == _REGISTER:
            self._read_register()
        else:
            self._read_changes()

    def _read_register(self) -> None:
        lines = self._application.history.register_on(self.day.day(), self.committee_id())
        self.register.show_rows(lines)
        people = len({line.person_id for line in lines})
        said = f"{count(len(lines), 'mandat')}, {count(people, 'personne')}"
        self.header.set_title(f"Registre au {date_short(self.day.day())}", said)
        self._show(self.register, lines, f"Aucun mandat n’est en cours le {date_long(self.day.day())}.")
        self._foot.setText(f"Entrée ouvre le comité à cette date — {self._keys()}" if lines else "")

    def _read_changes(self) -> None:
        since, until = self.since.day(), self.until.day()
        self.header.set_title("Ce qui a changé", f"Entre le {date_long(since)} et le {date_long(until)}")
        if until < since:
            self.changes.show_rows(())
            self._show(self.changes, (), "")
            self._fault.setText("Le second jour est avant le premier. Inversez les deux dates.")
            self._fault.show()
            return
        found = self._application.history.changes(since, until, self.committee_id())
        self.changes.show_rows(found)
        self._show(self.changes, found, "Rien n’a changé entre ces deux jours.")
        self._foot.setText(f"{count(len(found), 'changement')} — {self._keys()}" if found else "")

    def _keys(self) -> str:
        """Only what the role may do is told."""
        writes = self._application.workspace.may(Permission.LETTER_MAKE)
        return f"Ctrl+C copie le tableau{', Ctrl+S l’enregistre' if writes else ''}"

    def _show(self, table: QWidget, rows: Sequence[object], nothing: str) -> None:
        """Only the table of the tab, or why there is none."""
        self._fault.hide()
        for each in (self.register, self.changes):
            each.setVisible(each is table and bool(rows))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not rows and bool(nothing))
        self._foot.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        self.header.show_tools(shown=bool(rows))

    def _open_committee(self, line: RegisterLine) -> None:
        view = CommitteeView(line.committee_id, on=self.day.day())
        self.context.signals.go("committee", view)


def _end_of_last_year(day: date) -> date:
    """The end of last year: what has changed since."""
    return date(day.year - 1, 12, 31)
