"""The list of people: found, added, edited in the pane, written to, on any day."""

from typing import Any, ClassVar

from engagement_desktop.domain.lists import FilterChoice, ListQuery, ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import Recipients
from engagement_desktop.domain.register.people_rows import PersonRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import Chips, ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import offer
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.table_page import TablePage, add_import_door, add_primary_creation
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.register.batch_panel import BatchPanel
from engagement_desktop.ui.register.day_choice import put_day
from engagement_desktop.ui.register.made_file import MadeFile
from engagement_desktop.ui.register.people_columns import PEOPLE_COLUMNS
from engagement_desktop.ui.register.person_editor import may_edit, person_editor
from engagement_desktop.ui.register.person_pane import write_person

_WORDS = ListWords(
    key="personnes",
    title="Personnes",
    footer=lambda summary: shown_out_of(summary, "personne"),
    nothing_title="Pas encore de personne",
    nothing="Ajoutez la première, ou importez le classeur que vous tenez\u00a0: chaque "
    "personne aura sa fiche, avec ses mandats, ses réunions, ses heures et ses frais.",
    hint="Entrée ouvre la page — F2 modifie",
)
_ARCHIVED, _YES = "archived", "yes"
_FAMILIES = (Family("mandate", "Mandat"), Family(_ARCHIVED, "Archives"), Family("capacity", "Collège"))


class PeoplePage(TablePage[PersonRow]):
    """Surname first; the state of the mandate is the only coloured column."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REGISTER, Topic.MEETINGS, Topic.HOURS, Topic.EXPENSES}
    )

    def __init__(self, context: PageContext) -> None:
        self._people = context.application.people
        source = ListSource(self._people.page, self._summary, self._chips)
        words = told_to(_WORDS, may_change=may_edit(context))
        super().__init__(context, words, PEOPLE_COLUMNS, source, ListQuery(sort="name"), _FAMILIES)
        self.batch: BatchPanel | None = None
        self.work = WorkCard(context)
        self.body.insertWidget(0, self.work)
        self.made = MadeFile(self, self.work)
        self.day = put_day(self)
        self._add_acts()

    def write_pane(self, pane: Pane, row: PersonRow) -> None:
        person = self._people.detail(row.id, self.query().on)
        write_person(pane, person, self.look, self.context.signals, lambda pane: self._add_buttons(pane, row))

    def open_row(self, row: PersonRow) -> None:
        """The page of the person."""
        self.context.signals.go("person", row.id)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        self.close_batch()
        return person_editor(self.context, row_id)

    def delete_row(self, row: PersonRow) -> None:
        if not self.context.application.workspace.may(Permission.PERSON_WRITE):
            return
        self.made.drop()
        done = self.context.errors.guard(
            lambda: self._people.delete(row.id), lambda refusal: self.made.refuse(refusal.sentence)
        )
        if done and (said := self.context.application.workspace.last_act()) is not None:
            self.context.signals.say(said)

    def write_to_them(self) -> None:
        """Letters, labels and lists for the people in sight."""
        self.context.errors.guard(self._open_batch)

    def close_batch(self) -> None:
        """Back to the list."""
        panel, self.batch = self.batch, None
        if panel is not None:
            self.made.forget_refusal()
            self.side.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def ask(self, query: ListQuery) -> None:
        super().ask(query)
        self.day.show_day(query.on or self.context.application.workspace.today())
        self._tell_batch()

    def on_counted(self, summary: ListSummary) -> None:
        self._keep_batch_in_sight()
        facts = count(summary.total, "fiche") if summary.total else ""
        self.header.set_title(self.words.title, facts)

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._hint.setVisible(effective >= Room.WIDE)
        self._keep_batch_in_sight()

    def _move_pane(self, *, over: bool) -> None:
        super()._move_pane(over=over)
        if self.batch is not None:
            if over:
                self._stack.setCurrentWidget(self.side)
            self.batch.take_focus()

    def _on_rested(self, current: PersonRow | None) -> None:
        if self.batch is None:
            super()._on_rested(current)

    def _on_pane_left(self) -> None:
        self.close_batch()
        super()._on_pane_left()

    def _open_batch(self) -> None:
        self.close_batch()
        self._leave_form()
        panel = BatchPanel(self.context, self.made)
        panel.left.connect(self._on_pane_left)
        self.batch = panel
        self._tell_batch()
        self.side.addWidget(panel)
        self.side.setCurrentWidget(panel)
        self.side.show()
        if self._over:
            self._stack.setCurrentWidget(self.side)
        panel.take_focus()

    def _keep_batch_in_sight(self) -> None:
        """The panel stays, even when a filter keeps nobody."""
        if self.batch is not None:
            self.side.setCurrentWidget(self.batch)
            self.side.show()

    def _tell_batch(self) -> None:
        if self.batch is not None:
            recipients = Recipients.listed(self.query())
            self.batch.show_recipients(recipients, self.context.application.letters.audience(recipients))

    def _add_acts(self) -> None:
        may, signals = self.context.application.workspace.may, self.context.signals
        if may(Permission.LETTER_MAKE):
            self.header.add_secondary("Écrire…", self.write_to_them, "mail", "Ctrl+P")
        if may(Permission.PERSON_WRITE):
            self.header.add_secondary(
                "Saisir en tableau", lambda: signals.go("entry"), "table", "Ctrl+Shift+N"
            )
        if may(Permission.PERSON_MERGE):
            self.header.add_secondary("Doublons", lambda: signals.go("merge"), "users")
        if may(Permission.PERSON_WRITE):
            add_primary_creation(self, "Ajouter une personne", "user-plus")
        add_import_door(self)

    def _add_buttons(self, pane: Pane, row: PersonRow) -> None:
        acts = [("Ouvrir la page", lambda: self.open_row(row), "user")]
        if may_edit(self.context):
            acts.append(("Modifier", lambda: self.edit(row.id), "pencil"))
        offer(pane, self.look, acts)

    def _summary(self, query: ListQuery) -> ListSummary:
        """The archived are counted among the archived."""
        found = self._people.summary(query)
        if _ARCHIVED not in query.filters:
            return found
        every = self._people.summary(ListQuery(filters={_ARCHIVED: _YES}, on=query.on)).count
        return ListSummary(found.count, every) if every else found

    def _chips(self, query: ListQuery) -> Chips:
        """Those of the service, and one for the archived, when there are some."""
        archived = self._people.summary(ListQuery(filters={_ARCHIVED: _YES}, on=query.on)).count
        chips = dict(self._people.chips(query))
        if archived or _ARCHIVED in query.filters:
            chips[_ARCHIVED] = (FilterChoice(_YES, "Archivées", archived),)
        return chips
