"""Réglages › Corbeille: what was deleted, kept thirty days, put back in one gesture."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.bin import DAYS_KEPT, BinKind
from engagement_desktop.domain.bin_rows import BinRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.text import fold
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, instant
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.rows import NOTHING, Column
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.settings.journal import moment
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_KIND = "kind"
KINDS: Mapping[BinKind, tuple[str, str, str]] = MappingProxyType(
    {
        BinKind.PERSON: ("Fiche", "Fiches", "user"),
        BinKind.COMMITTEE: ("Comité", "Comités", "armchair"),
        BinKind.MANDATE: ("Mandat", "Mandats", "users"),
        BinKind.STRUCTURE: ("Structure", "Structures", "house"),
        BinKind.MEETING: ("Réunion", "Réunions", "calendar-days"),
        BinKind.DECISION: ("Décision", "Décisions", "gavel"),
        BinKind.ACTION: ("Action", "Actions", "square-check"),
        BinKind.PROPOSAL: ("Proposition", "Propositions", "message-square-quote"),
        BinKind.PHRASE: ("Phrase", "Phrases", "message-square-quote"),
        BinKind.TRAINING: ("Formation", "Formations", "users"),
        BinKind.HOURS: ("Heures", "Heures", "clock"),
        BinKind.CLAIM: ("Note de frais", "Notes de frais", "receipt-text"),
        BinKind.MISSION: ("Mission", "Missions", "stamp"),
        BinKind.CONTRIBUTION: ("Contribution", "Contributions", "wallet"),
        BinKind.FORM_DRAFT: ("Saisie", "Saisies", "pen-line"),
    }
)
"""One, several, and the icon."""
_WORDS = ListWords(
    key="corbeille",
    title="Corbeille",
    footer=lambda summary: shown_out_of(summary, "élément", "éléments", "affiché"),
    nothing_title="La corbeille est vide",
    nothing=f"Ce que vous supprimez reste ici {DAYS_KEPT}\u00a0jours, et peut être remis à sa place.",
    hint="Entrée va à «\u00a0Remettre\u00a0»",
)


_KEPT = f"Ce qui est supprimé est gardé {DAYS_KEPT}\u00a0jours."


def _said_kind(row: BinRow) -> str:
    return KINDS[row.kind][0]


def kind_badge(row: BinRow) -> BadgeWord:
    one, _several, icon = KINDS[row.kind]
    return BadgeWord(one, "neutre", icon)


class BinPage(TablePage[BinRow]):
    """The latest first; what comes back comes with everything that went with it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.BIN, Topic.DRAFTS})

    def __init__(self, context: PageContext) -> None:
        self._bin = context.application.bin
        self.restoring: QPushButton | None = None
        rows = ListInMemory[BinRow](
            read=self._bin.entries,
            words=lambda row: f"{row.said} {row.by or ''} {KINDS[row.kind][0]}",
            families={_KIND: [(kind.value, KINDS[kind][1], partial(_is_of, kind)) for kind in BinKind]},
            sorts={
                "said": lambda row: fold(row.said),
                "binned": lambda row: row.binned_at,
                "until": lambda row: row.kept_until,
            },
        )
        columns: tuple[Column[BinRow], ...] = (
            Column("said", "Supprimé", lambda row: row.said),
            Column("kind", "Quoi", _said_kind, badge=kind_badge, width=130, sortable=False),
            Column("by", "Par", lambda row: row.by, width=110, sortable=False),
            Column("binned", "Le", lambda row: row.binned_at, moment, width=150),
            Column("until", "Gardé jusqu’au", lambda row: row.kept_until, date_short, width=130),
        )
        super().__init__(
            context,
            _WORDS,
            columns,
            ListSource(rows.page, rows.summary, rows.chips),
            ListQuery(),
            (Family(_KIND, "Quoi"),),
        )

    def open_row(self, row: BinRow) -> None:
        super().open_row(row)
        if self.restoring is not None:
            self.restoring.show()  # it was just written: what is not shown yet takes no focus
            self.restoring.setFocus()

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, _KEPT if summary.total else "")

    def write_pane(self, pane: Pane, row: BinRow) -> None:
        pane.heading(row.said)
        pane.badge(kind_badge(row))
        self.restoring = None
        if row.may_restore:
            self.restoring = pane.button("Remettre", partial(self.restore, row), "undo-2")
            self.restoring.setAccessibleDescription(row.said)
        else:
            pane.note("Votre compte ne peut pas le remettre\u00a0: demandez à la coordination.")
        pane.section("Suppression")
        pane.fact("Par", row.by or NOTHING)
        pane.fact("Le", instant(row.binned_at))
        left = (row.kept_until - self.context.application.workspace.today()).days
        pane.fact("Gardé jusqu’au", f"{date_short(row.kept_until)} ({_days_left(left)})")
        pane.note("Il revient avec tout ce qui partait avec lui. Passé ce jour, il est effacé.")

    def restore(self, row: BinRow) -> None:
        """Back to its place, or the reason why not; the list goes on to the next line."""
        said: list[str] = []
        if self.context.errors.guard(lambda: said.append(self._bin.restore(row.id))):
            self.context.signals.said.emit(said[0], "succes")
        self.table.setFocus()


def _is_of(kind: BinKind, row: BinRow) -> bool:
    return row.kind is kind


def _days_left(days: int) -> str:
    if days <= 0:
        return "aujourd’hui encore"
    return f"encore {count(days, 'jour')}"
