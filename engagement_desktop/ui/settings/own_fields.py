"""Réglages › Champs de la structure: what the files of people ask beside the usual, and in which order."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.people_drafts import OwnFieldRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, integer
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.settings.list_in_memory import ListInMemory
from engagement_desktop.ui.settings.own_field_form import own_field_editor
from engagement_desktop.ui.settings.own_field_words import KINDS

_WORDS = ListWords(
    key="champs",
    title="Champs de la structure",
    footer=lambda summary: shown_out_of(summary, "champ", shown="affiché"),
    nothing_title="Aucun champ à vous",
    nothing="Ajoutez ce que vos fiches demandent en plus\u00a0: il paraîtra sur chaque fiche, en dernier.",
    hint="F2 modifie — Alt+↑ et Alt+↓ déplacent",
)
_FACTS = "Ce que les fiches des personnes demandent en plus, dans cet ordre."
_HIDDEN = BadgeWord("Caché", "neutre", "eye-off")
_ASKED = BadgeWord("Demandé", "succes", "eye")


def state_badge(row: OwnFieldRow) -> BadgeWord:
    return _HIDDEN if row.is_hidden else _ASKED


class OwnFieldsPage(TablePage[OwnFieldRow]):
    """In the order of the form; one that is hidden keeps what files say in it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._fields = context.application.own_fields
        rows = ListInMemory[OwnFieldRow](self._fields.all, lambda row: row.label, {}, {})
        columns: tuple[Column[OwnFieldRow], ...] = (
            Column("label", "Champ", lambda row: row.label, sortable=False),
            Column("kind", "Il contient", lambda row: KINDS[row.kind], width=180, sortable=False),
            Column("state", "État", lambda _row: None, badge=state_badge, width=120, sortable=False),
            Column(
                "values", "Fiches", lambda row: row.values, integer, align=RIGHT, width=84, sortable=False
            ),
        )
        super().__init__(
            context, _WORDS, columns, ListSource(rows.page, rows.summary, rows.chips), ListQuery()
        )
        self.header.set_title(_WORDS.title, _FACTS)
        add_primary_creation(self, "Ajouter un champ")
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, partial(self._move_current, by))

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return own_field_editor(self.context, row_id)

    def write_pane(self, pane: Pane, row: OwnFieldRow) -> None:
        pane.heading(row.label, KINDS[row.kind])
        pane.badge(state_badge(row))
        offer(pane, self.look, self._acts(row))
        if row.choices:
            pane.section("Choix de la liste")
            for choice in row.choices:
                pane.line(choice)
        pane.section("Dans le dossier")
        told = count(row.values, "fiche le remplit", "fiches le remplissent")
        pane.note(f"{told}." if row.values else "Aucune fiche ne le remplit.")
        if row.is_hidden:
            pane.note("Caché, il n’est plus demandé\u202f; ce qui y est écrit est gardé.")

    def _acts(self, row: OwnFieldRow) -> list[Act]:
        every = [each.id for each in self._fields.all()]
        acts: list[Act] = [("Modifier", partial(self.edit, row.id), "pencil")]
        if every and row.id != every[0]:
            acts.append(("Monter", partial(self._move, row.id, -1), "arrow-up"))
        if every and row.id != every[-1]:
            acts.append(("Descendre", partial(self._move, row.id, 1), "arrow-down"))
        words, icon = ("Demander de nouveau", "eye") if row.is_hidden else ("Cacher", "eye-off")
        acts.append((words, partial(self._hide, row), icon))
        return acts

    def _hide(self, row: OwnFieldRow) -> None:
        self._do(row.id, lambda: self._fields.hide(row.id, hidden=not row.is_hidden))

    def _move_current(self, by: int) -> None:
        row = self.table.current_row()
        if row is not None and self.editor is None:
            self._move(row.id, by)

    def _move(self, field_id: int, by: int) -> None:
        self._do(field_id, lambda: self._fields.move(field_id, by))

    def _do(self, field_id: int, act: Any) -> None:
        """Undone by Ctrl+Z; the list stays on the same field."""
        before = self.context.application.workspace.last_act()
        if self.context.errors.guard(act):
            said = self.context.application.workspace.last_act()
            if said is not None and said != before:
                self.context.signals.say(said)
        self._stand_on(field_id)
        self.table.setFocus()
