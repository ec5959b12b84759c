"""« Modèles d’ordre du jour »: the usual meetings of committees."""

from typing import Any, ClassVar

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.preparing.agenda_rows import TemplateRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import clock_time, integer
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.meetings.preparing.agenda_words import minutes_words
from engagement_desktop.ui.meetings.preparing.template_form import template_editor
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_WORDS = ListWords(
    key="modeles-ordre-du-jour",
    title="Modèles d’ordre du jour",
    footer=lambda summary: shown_out_of(summary, "modèle", shown="affiché"),
    nothing_title="Pas encore de modèle",
    nothing="Un modèle dit l’heure, le lieu et les points habituels d’un comité\u00a0: préparer une réunion "
    "ne demande plus que sa date.",
    hint="F2 modifie — Suppr supprime",
)
_COLUMNS: tuple[Column[TemplateRow], ...] = (
    Column("name", "Modèle", lambda row: row.name, sortable=False),
    Column("committee", "Comité", lambda row: row.committee, width=220, sortable=False),
    Column("starts", "Début", lambda row: row.starts_minute, clock_time, width=92, sortable=False),
    Column("items", "Points", lambda row: len(row.titles), integer, align=RIGHT, width=84, sortable=False),
)


class TemplatesPage(TablePage[TemplateRow]):
    """By committee; each says what its meetings always have."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._templates = context.application.templates
        rows = ListInMemory[TemplateRow](
            self._templates.every, lambda row: f"{row.name} {row.committee} {' '.join(row.titles)}", {}, {}
        )
        self._may_write = context.application.workspace.may(Permission.MEETING_WRITE)
        words = told_to(_WORDS, may_change=self._may_write)
        source = ListSource(rows.page, rows.summary, rows.chips)
        super().__init__(context, words, _COLUMNS, source, ListQuery())
        self.header.add_back("Réunions", lambda: context.signals.go("meetings"))
        if self._may_write:
            add_primary_creation(self, "Ajouter un modèle")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return template_editor(self.context, row_id) if self._may_write else None

    def delete_row(self, row: TemplateRow) -> None:
        if self._may_write:
            self._templates.delete(row.id)

    def write_pane(self, pane: Pane, row: TemplateRow) -> None:
        pane.heading(row.name, row.committee)
        if self._may_write:
            acts: list[Act] = [("Modifier", lambda: self.edit(row.id), "pencil")]
            offer(pane, self.look, acts)
        if row.starts_minute is not None:
            length = minutes_words(row.minutes)
            pane.line(f"À {clock_time(row.starts_minute)}", f"pour {length}" if length else "", "clock")
        if row.place:
            pane.line(row.place, "", "map-pin")
        pane.section("Points")
        for number, title in enumerate(row.titles, 1):
            pane.line(f"{number}. {title}")
