"""Réglages › Activités: the usual ones and the structure's own, beneath the seven families."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.hours.activities_drafts import ActivityDraft, ActivityRow
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.text import sort_key
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, integer
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.hours.entry.doors import may_enter
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_WORDS = ListWords(
    key="activites",
    title="Activités",
    footer=lambda summary: shown_out_of(summary, "activité", shown="affichée"),
    nothing_title="Aucune activité ici",
    nothing="Choisissez une autre famille, ou ajoutez une activité à vous.",
    hint="F2 renomme une activité à vous",
)
_FACTS = "Ce que proposent les saisies d’heures, sous les sept familles de missions."
_OWN, _USUAL = BadgeWord("La vôtre", "info", "house"), BadgeWord("Usuelle", "neutre", "circle-check")
_HIDDEN = BadgeWord("Cachée", "neutre", "eye-off")


def activity_badge(row: ActivityRow) -> BadgeWord:
    """Whose it is, or that it is hidden."""
    return _HIDDEN if row.is_hidden else _OWN if row.is_own else _USUAL


class ActivityForm(EditorForm[ActivityDraft]):
    """A family and a name."""

    FOCUS: ClassVar[str] = "label"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        families = [(family, badge(family)) for family in MissionFamily]
        asked = Ask("Famille de missions", needed="Choisissez la famille de missions.")
        self.add("family", ChoiceField(self.look, asked, families))
        named = Ask(
            "Nom",
            "Les saisies déjà faites gardent les mots qu’elles portent.",
            needed="Donnez un nom à l’activité.",
        )
        self.add("label", TextField(self.look, named))


class ActivitiesPage(TablePage[ActivityRow]):
    """Family by family; one that is hidden is no longer offered, what is written stays."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS})

    def __init__(self, context: PageContext) -> None:
        self._activities = context.application.activities
        kept = tuple((each.value, badge(each), partial(_is_of, each)) for each in MissionFamily)
        sorts = {
            "label": lambda row: sort_key(row.label),
            "family": lambda row: list(MissionFamily).index(row.family),
            "uses": lambda row: row.uses,
        }
        rows = ListInMemory[ActivityRow](
            self._activities.rows, lambda row: f"{row.label} {badge(row.family)}", {"family": kept}, sorts
        )
        columns: tuple[Column[ActivityRow], ...] = (
            Column("label", "Activité", lambda row: row.label),
            Column("family", "Mission", lambda row: row.family, badge, width=150),
            Column("state", "État", lambda _row: None, badge=activity_badge, width=120, sortable=False),
            Column("uses", "Saisies", lambda row: row.uses, integer, align=RIGHT, width=90),
        )
        source = ListSource(rows.page, rows.summary, rows.chips)
        super().__init__(
            context, _WORDS, columns, source, ListQuery(), (Family("family", "Mission", "Toutes"),)
        )
        self.header.set_title(_WORDS.title, _FACTS)
        if may_enter(context):
            add_primary_creation(self, "Ajouter une activité")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        """Only an activity of the structure's own is renamed."""
        row = self._row(row_id)
        if not may_enter(self.context) or (row_id is not None and (row is None or not row.is_own)):
            return None
        return activity_editor(self.context, None if row is None else row.activity_id)

    def delete_row(self, row: ActivityRow) -> None:
        if may_enter(self.context) and row.is_own and row.activity_id is not None:
            self._activities.delete(row.activity_id)

    def write_pane(self, pane: Pane, row: ActivityRow) -> None:
        pane.heading(row.label, badge(row.family))
        pane.badge(activity_badge(row))
        if may_enter(self.context):
            offer(pane, self.look, self._acts(row))
        pane.section("Dans le dossier")
        pane.note(f"{count(row.uses, 'saisie')} la disent." if row.uses else "Aucune saisie ne la dit.")
        if row.uses:
            said = ListView(ListQuery(filters={"activity": row.label}), f"Activité «\u00a0{row.label}\u00a0»")
            pane.door("Voir ces heures", lambda: self.context.signals.go("hours", said))
        if row.is_hidden:
            pane.note("Cachée, elle n’est plus proposée\u202f; ce qui est écrit reste.")

    def _acts(self, row: ActivityRow) -> list[Act]:
        words, icon = ("Proposer de nouveau", "eye") if row.is_hidden else ("Cacher", "eye-off")
        acts: list[Act] = [(words, partial(self._hide, row), icon)]
        if row.is_own:
            acts.insert(0, ("Renommer", partial(self.edit, row.id), "pencil"))
        return acts

    def _hide(self, row: ActivityRow) -> None:
        def act() -> None:
            self._activities.hide(row.family, row.label, hidden=not row.is_hidden)

        if self.context.errors.guard(act):
            self.context.signals.say(self.context.application.workspace.last_act() or "")
        self.table.setFocus()

    def _row(self, row_id: int | None) -> ActivityRow | None:
        return next((row for row in self._activities.rows() if row.id == row_id), None)


def activity_editor(context: PageContext, activity_id: int | None) -> Editor[ActivityDraft]:
    """The editor of an activity, or of a new one."""
    service = context.application.activities
    is_new = activity_id is None
    work = EditorWork(
        f"activity:{activity_id or 'new'}",
        "Nouvelle activité" if is_new else "Activité",
        service.blank if activity_id is None else partial(service.draft, activity_id),
        lambda draft, _accepted: service.save(draft),
        follow="Enregistrer et ajouter une autre activité" if is_new else "",
        again=None if is_new else partial(activity_editor, context, activity_id),
    )
    return Editor(context, ActivityForm(context), work)


def _is_of(family: MissionFamily, row: ActivityRow) -> bool:
    return row.family is family
