"""Réglages › Journal: who did what and when, never a value."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import ClassVar

from engagement_desktop.domain.journal_rows import JournalQuery, JournalRow
from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import clock_time, date_short, instant
from engagement_desktop.french.parsing import minute_of
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.table_page import TablePage

_WHO, _PERIOD, _TOPIC = "who", "period", "topic"
_MANY = 200
TOPICS: Mapping[Topic, str] = MappingProxyType(
    {
        Topic.REGISTER: "Registre",
        Topic.MEETINGS: "Réunions",
        Topic.HOURS: "Heures",
        Topic.EXPENSES: "Frais",
        Topic.RATES: "Taux",
        Topic.ACCOUNTS: "Comptes",
        Topic.BIN: "Corbeille",
    }
)
PERIODS: Mapping[str, str] = MappingProxyType(
    {"today": "Aujourd’hui", "week": "7 jours", "month": "30 jours", "year": "Cette année"}
)
_DAYS_BACK: Mapping[str, int] = MappingProxyType({"today": 0, "week": 6, "month": 29})


def _footer(summary: ListSummary) -> str:
    if summary.count >= _MANY:
        return f"Les plus récents d’abord. {_MANY} lignes à la fois\u00a0: la suite vient en descendant."
    return "Les plus récents d’abord."


_WORDS = ListWords(
    key="journal",
    title="Journal",
    footer=_footer,
    nothing_title="Rien n’a encore été fait",
    nothing="Chaque geste s’inscrira ici\u00a0: qui, quand et quoi, jamais ce qui est écrit.",
    hint="Entrée lit la ligne",
)
_FACTS = "Qui a fait quoi et quand. Ce qui est écrit n’y est jamais."


def moment(at: datetime) -> str:
    """« 22/11/2026 10 h 30 », on this workstation."""
    here = at.astimezone()
    return f"{date_short(here.date())} {clock_time(minute_of(here.time()))}"


def since(period: str, today: date) -> date | None:
    """The first day of a period that ends today."""
    if period == "year":
        return date(today.year, 1, 1)
    return today - timedelta(days=_DAYS_BACK[period]) if period in _DAYS_BACK else None


class JournalPage(TablePage[JournalRow]):
    """Two hundred rows at a time, the newest first."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(Topic) - {Topic.DRAFTS}

    def __init__(self, context: PageContext) -> None:
        self._journal = context.application.journal
        self._today = context.application.workspace.today
        columns: tuple[Column[JournalRow], ...] = (
            Column("sentence", "Quoi", lambda row: row.sentence, sortable=False),
            Column("who", "Qui", lambda row: row.who, width=130, sortable=False),
            Column("at", "Quand", lambda row: row.at, moment, width=150, sortable=False),
        )
        super().__init__(
            context,
            _WORDS,
            columns,
            ListSource(self._page, self._summary, self._chips),
            ListQuery(),
            (Family(_PERIOD, "Quand"), Family(_WHO, "Qui"), Family(_TOPIC, "Sur quoi")),
        )
        self.header.set_title(_WORDS.title, _FACTS)

    def write_pane(self, pane: Pane, row: JournalRow) -> None:
        pane.heading(row.sentence)
        pane.fact("Qui", row.who)
        pane.fact("Quand", instant(row.at))
        pane.fact("Ligne du journal", str(row.id))
        pane.note(
            typo(
                "Chaque ligne est liée à la précédente : une ligne changée ou enlevée se verrait à la "
                "vérification du dossier."
            )
        )

    def _asked(self, query: ListQuery) -> JournalQuery:
        who, topic = query.filters.get(_WHO, ""), query.filters.get(_TOPIC, "")
        return JournalQuery(
            on=query.on,
            since=since(query.filters.get(_PERIOD, ""), self._today()),
            account_id=int(who) if who.isdecimal() else None,
            topic=Topic(topic) if topic in set(Topic) else None,
            search=query.search,
        )

    def _page(self, query: ListQuery, after: Cursor | None = None) -> RowPage[JournalRow]:
        return self._journal.page(self._asked(query), after)

    def _summary(self, query: ListQuery) -> ListSummary:
        """Only whether there is something, and whether more than one page: the whole is never counted."""
        shown = len(self._page(query).rows)
        return ListSummary(shown, shown or len(self._page(ListQuery()).rows))

    def _chips(self, _query: ListQuery) -> dict[str, tuple[FilterChoice, ...]]:
        return {
            _PERIOD: tuple(FilterChoice(key, words) for key, words in PERIODS.items()),
            _WHO: tuple(FilterChoice(str(key), name) for key, name in self._journal.accounts()),
            _TOPIC: tuple(FilterChoice(topic.value, words) for topic, words in TOPICS.items()),
        }
