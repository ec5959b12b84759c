"""The list of talks, for the coordination alone."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.hours.talks_drafts import TalkRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_long, date_short
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import NewWanted
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.talks.form import WHO_READS, new_talk_editor, talk_editor

_WORDS = ListWords(
    key="entretiens",
    title="Entretiens",
    footer=lambda summary: shown_out_of(summary, "entretien", shown="affiché"),
    nothing_title="Pas encore d’entretien",
    nothing="Notez ce que les personnes disent de leur charge, de leur vécu et de leurs besoins. "
    f"{WHO_READS}",
)
_COLUMNS: tuple[Column[TalkRow], ...] = (
    Column("person", "Personne", lambda row: row.person),
    Column("date", "Le", lambda row: row.held_on, date_short, width=112),
    Column("again", "Prochain", lambda row: row.again_on, date_short, width=112),
)


class TalksPage(TablePage[TalkRow]):
    """The newest first; the note is read beside the list only."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._talks = context.application.talks
        self._about: int | None = None  # whose talk is begun: that of the person whose page asked
        source = ListSource(self._talks.page, self._talks.summary)
        words = told_to(_WORDS, may_change=True)
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, words, _COLUMNS, source, usual)
        self.tabs = put_hours_tabs(self, "talks")
        add_primary_creation(self, "Noter un entretien", "plus")

    def receive(self, what: object) -> None:
        """Another page asks for the talks of somebody, or for a new one with them."""
        if isinstance(what, NewWanted):
            self._about = what.about
            self.edit(None)
        else:
            super().receive(what)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        if row_id is not None:
            return talk_editor(self.context, row_id)
        about, self._about = self._about, None
        whose = self.query().filters.get("person", "")
        return new_talk_editor(self.context, about or (int(whose) if whose.isdecimal() else None))

    def delete_row(self, row: TalkRow) -> None:
        """For good: what was confided does not wait in the bin; it can be undone."""
        self._talks.delete(row.id)

    def write_pane(self, pane: Pane, row: TalkRow) -> None:
        detail, go = self._talks.detail(row.id), self.context.signals.go
        pane.heading(row.person, f"Entretien du {date_long(row.held_on)}")
        pane.button("Modifier", lambda: self.edit(row.id), "pencil")
        pane.section("Ce qu’il faut retenir")
        pane.paragraph(detail.note)
        pane.note(WHO_READS)
        if row.again_on is not None:
            pane.fact("Prochain entretien", date_long(row.again_on))
        pane.door(f"Page {of_name(row.person)}", partial(go, "person", row.person_id), "user")

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "entretien") if summary.total else ""
        self.header.set_title(self.words.title, facts)
