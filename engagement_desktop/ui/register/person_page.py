"""The page of one person: who, how to reach them, and all that happened, in the order of time."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.domain.register.people_rows import PersonDetail
from engagement_desktop.domain.register.person_file_rows import FileEvent, PersonFile
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import ORDINARY, Button, link
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.expenses.giving.section import write_gift_receipts
from engagement_desktop.ui.hours.cec.view import CecView
from engagement_desktop.ui.hours.papers.person_section import write_papers
from engagement_desktop.ui.hours.talks.section import write_talks
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target
from engagement_desktop.ui.register.person_editor import may_edit, person_editor
from engagement_desktop.ui.register.person_events import (
    EVENT_COLUMNS,
    FAMILY,
    PARTS,
    door_of,
    event_chips,
    event_page,
    event_summary,
)
from engagement_desktop.ui.register.person_file_pane import write_file
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.register.words import said_name

_WORDS = ListWords(
    key="personne",
    title="Personne",
    footer=lambda summary: shown_out_of(summary, "ligne"),
    nothing_title="Aucune personne choisie",
    nothing="Choisissez une personne dans la liste pour lire sa page.",
    hint="Entrée ouvre la ligne — F2 modifie la fiche",
)
_ONE_AND_ALL = 2
_USUAL = ListQuery(sort="day", descending=True)


class PersonPage(TablePage[FileEvent]):
    """Every line is a door to the rows it comes from."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REGISTER, Topic.MEETINGS, Topic.HOURS, Topic.EXPENSES}
    )

    def __init__(self, context: PageContext) -> None:
        self._person_id: int | None = None
        self._arriving = False  # the focus waits for what is counted: an empty page has no list to stand on
        self._file: PersonFile | None = None
        self._detail: PersonDetail | None = None
        source = ListSource(
            lambda query, _after: event_page(self._file, query),
            lambda query: event_summary(self._file, query),
            lambda _query: event_chips(self._file),
        )
        words = told_to(_WORDS, may_change=may_edit(context))
        super().__init__(context, words, EVENT_COLUMNS, source, _USUAL, (Family(FAMILY, "Sorte"),))
        self.table.horizontalHeader().moveSection(1, 0)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.work = WorkCard(context)
        self.body.insertWidget(0, self.work)
        self.made = MadeFile(self, self.work)
        self._to_file = link(self.look, "Voir la fiche", self.read_file, "user")
        self._to_file.hide()
        inside = self._list.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(0, self._to_file)
        self._add_acts()

    def receive(self, what: object) -> None:
        """A person, by their number."""
        if isinstance(what, int) and not isinstance(what, bool):
            if what != self._person_id:
                self._leave_form()
                self.made.drop()
                self._query = _USUAL
                self.filters.search.set_words("")
            self._person_id, self._arriving = what, True
            self.refresh()

    def refresh(self) -> None:
        self._file = self._detail = None
        if self._person_id is not None:
            self.context.errors.guard(self._read, lambda _gone: self._on_gone())
        super().refresh()
        if self.editor is None:
            self._show_pane(None)

    def first_focus(self) -> QWidget:
        first = self.empty.first_action()
        return first if self._file is None and first is not None else super().first_focus()

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return person_editor(self.context, row_id) if row_id is not None else None

    def edit_current(self) -> None:
        if self._person_id is not None:
            self.edit(self._person_id)

    def open_row(self, row: FileEvent) -> None:
        """Go where the line comes from; what stands on the file itself is read there."""
        if self._file is not None and row.page != "person":
            self.context.signals.go(row.page, door_of(row, self._file))
        elif not self._edit_part(PARTS.get(row.kind, "")):
            self.read_file()

    def read_file(self) -> None:
        """Go into the file beside the list, or over it when room is short."""
        if self._over:
            self._stack.setCurrentWidget(self.side)
        self.pane.take_focus()

    def write_pane(self, pane: Pane, row: FileEvent | None) -> None:
        del row
        if self._detail is not None and self._file is not None:
            write_file(pane, self._detail, self._file, self.look, self.context.signals, self._add_foot)

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._show_side()

    def on_counted(self, summary: ListSummary) -> None:
        """Somebody of whom nothing is told yet still has a file."""
        known = self._file is not None
        self._show_side()
        self.header.show_tools(shown=known)
        if self.act is not None:
            self.act.setVisible(known)
        arriving, self._arriving = self._arriving, False
        if arriving and known and not summary.total and self.editor is None and self.isVisible():
            self._stand_on_file()

    def _stand_on_file(self) -> None:
        if self.act is not None:
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.read_file()

    def make_participation(self) -> None:
        """« Ma participation »: the exercise is asked when there are several."""
        menu = self.exercises_menu()
        if menu is None:
            self._make_participation(None, "")
        elif len(menu.actions()) <= _ONE_AND_ALL:
            menu.actions()[0].trigger()
        else:
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self.header.mapToGlobal(QPoint(self.header.width() // 2, self.header.height())))

    def exercises_menu(self) -> QMenu | None:
        """The exercises that hold something, the latest first, then all of them; None when none does."""
        exercises = self.context.application.reports.exercises()
        if not exercises:
            return None
        menu = QMenu(self)
        menu.setAccessibleName("De quel exercice")
        for exercise in reversed(exercises):
            action = menu.addAction(f"Exercice {exercise.label}")
            action.triggered.connect(partial(self._make_participation, exercise.year, exercise.label))
        menu.addAction("Depuis le début").triggered.connect(partial(self._make_participation, None, ""))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def archive(self) -> None:
        """Out of the lists, or back into them; past figures keep the person."""
        people, person = self.context.application.people, self._person_id
        if person is not None and self._file is not None:
            act = people.archive if self._file.archived_on is None else people.bring_back
            self._do(lambda: act(person))

    def delete(self) -> None:
        """Into the bin, when nothing leans on the file."""
        person = self._person_id
        if person is not None and self._do(lambda: self.context.application.people.delete(person)):
            self.context.signals.go("people")

    def see_cec(self) -> None:
        """What may be said of the compte d’engagement citoyen."""
        self.context.signals.go("cec_person", CecView(self._person_id))

    def leave_engagement(self) -> None:
        self.context.signals.go("leave", self._person_id)

    def _edit_part(self, title: str) -> bool:
        """Open the form on the part that a line tells of, for those who may write it."""
        if title and self.context.application.workspace.may(Permission.PERSON_WRITE):
            self.edit_current()
        form = self.editor.form if self.editor is not None else None
        if not title or not isinstance(form, PersonForm):
            return False
        form.open_fold(title)
        return True

    def _read(self) -> None:
        if self._person_id is None:
            return
        application = self.context.application
        self._file = application.person_files.file(self._person_id)
        self._detail = application.people.detail(self._person_id)
        file = self._file
        since = f" depuis le {date_short(file.since)}" if file.since else ""
        facts = f"{count(len(file.events), 'ligne')}{since}" if file.events else ""
        self.header.set_title(said_name(file.first_name, file.last_name), facts)
        self.empty.tell("Rien encore à cette page", "Mandats, présences, heures et frais viendront ici.")

    def _on_gone(self) -> None:
        """The person was deleted or made one with another."""
        self._person_id = self._file = self._detail = None
        self.header.set_title(_WORDS.title)
        self.empty.tell(_WORDS.nothing_title, _WORDS.nothing)
        self._leave_form()

    def _on_rested(self, current: FileEvent | None) -> None:
        """The file is that of the person, whatever the line."""

    def _show_pane(self, current: FileEvent | None) -> None:
        self.pane.start()
        self.context.errors.guard(lambda: self.write_pane(self.pane, current))
        self.pane.finish()

    def _leave_form(self) -> None:
        super()._leave_form()
        self._show_side()

    def _show_side(self) -> None:
        known = self._file is not None
        self._to_file.setVisible(known and self._over)
        if not self._over:
            self.side.setVisible(known)

    def _add_acts(self) -> None:
        may, signals = self.context.application.workspace.may, self.context.signals
        self.header.add_back("Personnes", lambda: signals.go("people"))
        self.empty.add_action("Voir les personnes", lambda: signals.go("people"), "users", kind=ORDINARY)
        if may(Permission.LETTER_MAKE):
            self.header.add_secondary("Ma participation", self.make_participation, "file-down", "Ctrl+P")
        self.header.add_secondary("CEC", self.see_cec, "scale")
        if may(Permission.MANDATE_WRITE):
            self.header.add_secondary("Fin d’engagement", self.leave_engagement, "log-out")
        self.act: Button | None = None
        if may_edit(self.context):
            words = "Modifier" if may(Permission.PERSON_WRITE) else "Modifier le compte bancaire"
            self.act = self.header.add_primary(words, self.edit_current, "pencil")
            self.act.say_keys("F2")
        QShortcut(QKeySequence("Ctrl+1"), self, self.table.setFocus)
        QShortcut(QKeySequence("Ctrl+2"), self, self.read_file)

    def _add_foot(self, pane: Pane) -> None:
        """What is rarer stands at the foot of the file."""
        if (file := self._file) is not None:
            write_talks(pane, self.context, file.id, said_name(file.first_name, file.last_name))
        if self._file is not None:
            write_papers(pane, self.context, self._file.id)
            write_gift_receipts(pane, self.context, self._file.id)
        if self._file is None or not self.context.application.workspace.may(Permission.PERSON_WRITE):
            return
        pane.section("Cette fiche")
        archived = self._file.archived_on is not None
        pane.button("Remettre dans les listes" if archived else "Archiver", self.archive, "archive")
        pane.button("Supprimer", self.delete, "trash-2")

    def _do(self, act: Callable[[], object]) -> bool:
        """Do it and tell it; a refusal says why."""
        self.made.drop()
        done = self.context.errors.guard(act, lambda refusal: self.made.refuse(refusal.sentence))
        if done and (said := self.context.application.workspace.last_act()) is not None:
            self.context.signals.say(said)
        return done

    def _make_participation(self, year: int | None, label: str, _checked: bool = False) -> None:
        file = self._file
        if file is None:
            return
        name, letters = said_name(file.first_name, file.last_name), self.context.application.letters
        proposed = " ".join(part for part in ("Participation de", name, label) if part)
        target = file_target(self, "Enregistrer « Ma participation »", proposed.replace("/", "-"), (PDF,))

        def said(_outcome: LetterOutcome) -> str:
            return f"Page de participation enregistrée{NBSP}: {name}."

        self.made.make(
            f"Participation de {name}",
            target,
            lambda path, _progress: letters.participation(file.id, path, year=year),
            said,
        )
