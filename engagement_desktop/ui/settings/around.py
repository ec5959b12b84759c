"""Réglages › Sites et associations: the structures around the dossier's own."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.structures import StructureKind, StructureLink
from engagement_desktop.domain.register.structures_rows import OtherStructureRow
from engagement_desktop.domain.text import fold
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, integer, siren
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.settings.list_in_memory import ListInMemory
from engagement_desktop.ui.settings.structure_form import around_editor
from engagement_desktop.ui.settings.structure_words import LINKS, LINKS_MANY, form_words, kind_words, links

_WORDS = ListWords(
    key="autour",
    title="Sites et associations",
    footer=lambda summary: shown_out_of(summary, "structure"),
    nothing_title="Aucune structure autour de la vôtre",
    nothing="Les associations qui désignent des personnes, les structures membres et les sites seront ici.",
    hint="Entrée ouvre la fiche — F2 modifie, Suppr met à la corbeille",
)
_LINK, _STATE = "link", "state"
_ARCHIVED = BadgeWord("Archivée", "neutre", "archive")
_OVER = BadgeWord("Agrément échu", "attention", "clock-alert")


def link_badge(row: OtherStructureRow) -> BadgeWord:
    return BadgeWord(LINKS[row.link], "info" if row.link is StructureLink.MEMBER else "neutre")


def _said_link(row: OtherStructureRow) -> str:
    return LINKS[row.link]


def _of_link(link: StructureLink) -> Callable[[OtherStructureRow], bool]:
    return lambda row: row.link is link


class AroundPage(TablePage[OtherStructureRow]):
    """Whom people come from, and where the structure works; the archived ones last."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.HOURS})

    def __init__(self, context: PageContext) -> None:
        self._structures = context.application.structures
        own = self._structures.own()
        order = links(None if own is None else own.kind)
        rows = ListInMemory[OtherStructureRow](
            read=self._structures.others,
            words=lambda row: f"{row.name} {row.city or ''} {row.siren or ''}",
            families={
                _LINK: [(link.value, LINKS_MANY[link], _of_link(link)) for link in order],
                _STATE: [("archived", "Archivées", lambda row: row.archived_on is not None)],
            },
            sorts={
                "name": lambda row: fold(row.name),
                "city": lambda row: fold(row.city or ""),
                "people": lambda row: row.people,
            },
        )
        super().__init__(
            context,
            told_to(_WORDS, may_change=context.application.workspace.may(Permission.STRUCTURE_WRITE)),
            self._columns(),
            ListSource(rows.page, rows.summary, rows.chips),
            ListQuery(),
            (Family(_LINK, "Pour vous"), Family(_STATE, "Archives")),
        )
        self._may_write = context.application.workspace.may(Permission.STRUCTURE_WRITE)
        if self._may_write:
            member_first = own is not None and own.kind is StructureKind.CPTS
            words = "Ajouter une structure membre" if member_first else "Ajouter une structure"
            add_primary_creation(self, words)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return around_editor(self.context, row_id) if self._may_write else None

    def delete_row(self, row: OtherStructureRow) -> None:
        if self._may_write:
            self._structures.delete(row.id)

    def receive(self, what: object) -> None:
        """The search names a structure by its number."""
        super().receive(ListView(ListQuery(), "", row=what) if isinstance(what, int) else what)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "structure autour de la vôtre", "structures autour de la vôtre")
        self.header.set_title(self.words.title, facts if summary.total else "")

    def write_pane(self, pane: Pane, row: OtherStructureRow) -> None:
        pane.heading(row.name, f"{kind_words(row.kind)} — {form_words(row.legal_form)}")
        pane.badge(link_badge(row))
        if (state := self._state(row)) is not None:
            pane.badge(state)
        offer(pane, self.look, self._acts(row))
        if row.link is StructureLink.ASSOCIATION or row.approval:
            pane.section("Agrément")
            pane.fact("Agrément", row.approval or "Aucun n’est inscrit")
            if row.approved_until is not None:
                pane.fact("Jusqu’au", date_short(row.approved_until))
        pane.section("Repères")
        if row.city:
            pane.fact("Commune", row.city)
        if row.siren:
            pane.fact("SIREN", siren(row.siren))
        if row.archived_on is not None:
            pane.fact("Archivée le", date_short(row.archived_on))
        pane.section("Dans le dossier")
        pane.fact("Personnes rattachées", integer(row.people))
        pane.fact("Mandats désignés", integer(row.mandates))
        pane.fact("Comités", integer(row.committees))

    def _acts(self, row: OtherStructureRow) -> list[Act]:
        if not self._may_write:
            return []
        shelving: Act = ("Archiver", partial(self._act, self._structures.archive, row.id), "archive")
        if row.archived_on is not None:
            back = partial(self._act, self._structures.bring_back, row.id)
            shelving = ("Remettre dans les listes", back, "undo-2")
        return [
            ("Modifier", partial(self.edit, row.id), "pencil"),
            shelving,
            ("Supprimer", partial(self._act, self._structures.delete, row.id), "trash-2"),
        ]

    def _act(self, does: Callable[[int], object], row_id: int) -> None:
        """Done at once and undone by Ctrl+Z; the focus goes back to the list."""
        if self.context.errors.guard(lambda: does(row_id)):
            self.context.signals.say(self.context.application.workspace.last_act() or "")
        self.table.setFocus()

    def _today(self) -> date:
        return self.context.application.workspace.today()

    def _state(self, row: OtherStructureRow) -> BadgeWord | None:
        if row.archived_on is not None:
            return _ARCHIVED
        over = row.approved_until is not None and row.approved_until < self._today()
        return _OVER if over else None

    def _columns(self) -> tuple[Column[OtherStructureRow], ...]:
        return (
            Column("name", "Structure", lambda row: row.name),
            Column("link", "Pour vous", _said_link, badge=self._state, width=150, sortable=False),
            Column("city", "Commune", lambda row: row.city, width=140),
            Column("people", "Personnes", lambda row: row.people, integer, align=RIGHT, width=104),
            Column(
                "approval",
                "Agrément",
                lambda row: row.approval,
                width=150,
                sortable=False,
                hidden_by_default=True,
            ),
            Column(
                "until",
                "Agréée jusqu’au",
                lambda row: row.approved_until,
                date_short,
                width=140,
                sortable=False,
                hidden_by_default=True,
            ),
        )
