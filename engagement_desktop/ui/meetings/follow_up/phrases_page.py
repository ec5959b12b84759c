"""The dossier's own usual sentences; those of the program are shown under them."""

from dataclasses import replace
from typing import Any, ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.french.phrase_texts import shipped_phrases
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import offer
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.meetings.follow_up.phrase_form import phrase_editor

_COLUMNS: tuple[Column[PhraseRow], ...] = (
    Column("title", "Titre", lambda row: row.title),
    Column("text", "Phrase", lambda row: row.text, width=420, sortable=False),
    Column("committee", "Comité", lambda row: row.committee or "tous", width=170),
)


def _shipped() -> str:
    titles = ", ".join(f"«\u00a0{one.title}\u00a0»" for one in shipped_phrases())
    return f"Celles du logiciel sont déjà proposées après /p\u00a0: {titles}."


_WORDS = ListWords(
    key="phrases",
    title="Phrases",
    footer=lambda summary: shown_out_of(summary, "phrase"),
    nothing_title="Pas encore de phrase à vous",
    nothing="Une phrase qui revient souvent se tape une fois ici, puis s’insère en réunion par /p.",
    hint="Entrée ouvre la fiche — F2 modifie",
)


class PhrasesPage(TablePage[PhraseRow]):
    """By title."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._phrases = context.application.phrases
        source = ListSource(self._phrases.page, self._phrases.summary, self._phrases.chips)
        words = replace(_WORDS, nothing=f"{_WORDS.nothing} {_shipped()}")
        words = told_to(words, may_change=context.application.workspace.may(Permission.MINUTES_WRITE))
        super().__init__(context, words, _COLUMNS, source, ListQuery(sort="title"))
        self.header.add_back("Réunions", lambda: context.signals.go("meetings"))
        if self._may_write():
            add_primary_creation(self, "Ajouter une phrase", "plus")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return phrase_editor(self.context, row_id) if self._may_write() else None

    def delete_row(self, row: PhraseRow) -> None:
        """To the bin."""
        if self._may_write():
            self._phrases.delete(row.id)

    def write_pane(self, pane: Pane, row: PhraseRow) -> None:
        pane.heading(row.title, row.committee or "Pour tous les comités")
        if self._may_write():
            offer(pane, self.look, [("Modifier", lambda: self.edit(row.id), "pencil")])
        pane.section("Phrase")
        pane.paragraph(row.text)

    def on_counted(self, summary: ListSummary) -> None:
        self.header.set_title(self.words.title, count(summary.total, "phrase") if summary.total else "")

    def _may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.MINUTES_WRITE)
