"""Everybody of a civil year with volunteer hours, and where each one stands."""

from collections.abc import Callable
from typing import ClassVar

from engagement_desktop.domain.hours.cec import CecDeadline, CecParameters, CecStatus
from engagement_desktop.domain.hours.cec_people import CecPersonRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.text import sort_key
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.cec_texts import status_text
from engagement_desktop.french.formats import count, duration
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.hours.cec.cec_columns import CEC_COLUMNS
from engagement_desktop.ui.hours.cec.view import CecView
from engagement_desktop.ui.hours.cec.words import DEADLINE, STATUS, YearChoice
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_WORDS = ListWords(
    key="cec",
    title="Compte d’engagement citoyen",
    footer=lambda summary: shown_out_of(summary, "personne"),
    nothing_title="Aucune heure bénévole comptée cette année-là",
    nothing="Les heures bénévoles validées viendront ici, avec ce que les textes en disent.",
    hint="Entrée ouvre le détail d’une personne",
)
_STATUS, _DEADLINE = "status", "deadline"
_LAST = len(CecDeadline)


def _of_status(status: CecStatus) -> Callable[[CecPersonRow], bool]:
    return lambda row: row.status is status


def _of_deadline(state: CecDeadline) -> Callable[[CecPersonRow], bool]:
    return lambda row: row.deadline is state


class CecPage(TablePage[CecPersonRow]):
    """One line a person; Enter opens the ledger that explains it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER, Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        self._cec = context.application.cec
        self.year = self._cec.usual_year()
        self._rows: tuple[CecPersonRow, ...] = ()
        self._parameters: CecParameters | None = None
        rows = self._in_memory()
        super().__init__(
            context,
            _WORDS,
            CEC_COLUMNS,
            ListSource(rows.page, rows.summary, rows.chips),
            ListQuery(),
            (Family(_STATUS, "Situation", "Toutes"), Family(_DEADLINE, "Déclaration")),
        )
        self.tabs = put_hours_tabs(self, "cec")
        self.years = YearChoice(self.show_year)
        self.header.add_widget(self.years)

    def receive(self, what: object) -> None:
        """A year; or a person, whose ledger is another page."""
        if isinstance(what, CecView):
            self.year = what.year or self.year
            self.refresh()
        elif isinstance(what, EditWanted):
            self.context.signals.go("cec_person", what)
        else:
            super().receive(what)

    def show_year(self, year: int) -> None:
        """Another civil year."""
        self.year = year
        self.context.errors.guard(self.refresh)

    def refresh(self) -> None:
        self._parameters = self._cec.parameters(self.year)
        self._rows = self._cec.people(self.year)
        self.years.show_years(self._cec.years(), self.year)
        super().refresh()

    def open_row(self, row: CecPersonRow) -> None:
        self.context.signals.go("cec_person", CecView(row.id, self.year))

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, self._facts() if summary.total else "")

    def write_pane(self, pane: Pane, row: CecPersonRow) -> None:
        signals, decision = self.context.signals, row.decision
        pane.heading(row.name, f"Année {self.year}")
        pane.badge(STATUS[row.status])
        if self._parameters is not None:
            pane.paragraph(status_text(decision, self._parameters))
        pane.button("Voir le détail", lambda: self.open_row(row), "scale")
        pane.section("Heures bénévoles")
        pane.fact("Éligibles", duration(decision.eligible_minutes))
        if decision.best_association:
            pane.fact("Au plus", f"{duration(decision.best_minutes)}, {decision.best_association}")
        pane.fact("Autres", duration(row.other_minutes))
        if row.deadline is not None:
            pane.section("Déclarations")
            pane.badge(DEADLINE[row.deadline])
            pane.fact("À faire", count(len(row.states), "association"))
            pane.fact("Déclarées", str(row.declared))
            pane.fact("Attestées", str(row.attested))
        pane.section("Voir aussi")
        pane.door("Sa page", lambda: signals.go("person", row.id), "user")

    def _facts(self) -> str:
        met = sum(row.status is CecStatus.ELIGIBLE for row in self._rows)
        doubtful = sum(row.status is CecStatus.TO_CHECK for row in self._rows)
        told = f"conditions réunies pour {count(met, 'personne')}, à vérifier pour {doubtful}"
        return f"{self.year}\u00a0: {told}"

    def _in_memory(self) -> ListInMemory[CecPersonRow]:
        return ListInMemory[CecPersonRow](
            read=lambda: self._rows,
            words=lambda row: f"{row.last_name} {row.first_name}",
            families={
                _STATUS: [(one.value, STATUS[one].text, _of_status(one)) for one in CecStatus],
                _DEADLINE: [(one.value, badge(one), _of_deadline(one)) for one in CecDeadline],
            },
            sorts={
                "person": lambda row: sort_key(row.last_name, row.first_name),
                "status": lambda row: list(CecStatus).index(row.status),
                "eligible": lambda row: row.decision.eligible_minutes,
                "best": lambda row: row.decision.best_minutes,
                "other": lambda row: row.other_minutes,
                "deadline": lambda row: (
                    _LAST if row.deadline is None else list(CecDeadline).index(row.deadline)
                ),
            },
        )
