"""The CEC ledger of one person: what counts, what does not, why, what is missing, what to type again."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.cec import ASSOCIATIONS
from engagement_desktop.domain.hours.cec_ledger import CecAssociation, CecLedger, Lack
from engagement_desktop.domain.hours.cec_roles import CorrectedRole, CorrectionDraft
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear, column, row, scrolling
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.hours.cec.association_card import AssociationActs, association_card
from engagement_desktop.ui.hours.cec.forms import (
    correction_editor,
    correction_key,
    follow_up_editor,
    follow_up_key,
)
from engagement_desktop.ui.hours.cec.summary_card import figures, missing_card, status_card
from engagement_desktop.ui.hours.cec.to_copy_card import to_copy_card
from engagement_desktop.ui.hours.cec.view import CecView
from engagement_desktop.ui.hours.cec.words import YearChoice
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target

_WIDEST = 900
_TITLE = "Compte d’engagement citoyen"
_NO_HOURS = "Aucune heure bénévole comptée cette année-là : il n’y a rien à en dire."


class CecPersonPage(Page):
    """One person at a time; an editor covers the ledger while one writes."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER, Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _TITLE, scrolls=False)
        self._cec = context.application.cec
        self._may_write = context.application.workspace.may(Permission.CEC_WRITE)
        self.person_id: int | None = None
        self.year = 0
        self.ledger: CecLedger | None = None
        self._build()
        self.made = MadeFile(self, self.work)

    def receive(self, what: object) -> None:
        """A person and a year; or a form begun and not saved."""
        if isinstance(what, EditWanted) and what.row is not None:
            self._show_person(CecView(what.row))
            self._take_up()
        elif isinstance(what, CecView) and what.person_id is not None:
            self._show_person(what)

    def show_year(self, year: int) -> None:
        """Another civil year of the same person."""
        self.year = year
        self.context.errors.guard(self.refresh)

    def refresh(self) -> None:
        """Read the ledger again; a person who is gone leaves the empty state."""
        self.ledger = self._read()
        known = self.ledger is not None
        self.empty.setVisible(not known)
        self._scroll_area.setVisible(known)
        self.header.show_tools(shown=known and self.place.editor is None)
        self.years.setVisible(known)
        clear(self._column)
        if self.ledger is None:
            self.header.set_title(_TITLE)
            return
        self.header.set_title(self.ledger.name, _TITLE)
        self.years.show_years(self._cec.years(self.person_id), self.year)
        self._fill(self.ledger)

    def first_focus(self) -> QWidget | None:
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        return self.empty.first_action() if self.ledger is None else self._scroll_area

    def note(self, one: CecAssociation) -> None:
        """What is told of a declaration."""
        person, year, name = self.person_id or 0, self.year, one.structure.facts.name
        self.place.edit(
            lambda: follow_up_editor(self.context, person, one.structure.id, year, f"{name}, {year}")
        )

    def correct(self, one: CecAssociation) -> None:
        """A capacity against what mandates and entries say."""
        self._correct(self._cec.blank_correction(self.person_id or 0, one.structure.id, self.year))

    def change(self, known: CorrectedRole) -> None:
        """A correction made before."""
        self.context.errors.guard(lambda: self._correct(self._cec.correction(known.id)))

    def forget(self, known: CorrectedRole) -> None:
        """Undone by Ctrl+Z: nothing is asked."""
        if self.context.errors.guard(lambda: self._cec.forget_correction(known.id)):
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def print_sheet(self) -> None:
        """The sheet to type again, as a paper."""
        ledger = self.ledger
        if ledger is None:
            return
        cec, proposed = self._cec, f"Fiche à recopier {ledger.name} {ledger.year}".replace("/", "-")
        target = file_target(self, "Enregistrer la fiche à recopier", proposed, (PDF,))
        self.made.make(
            f"Fiche à recopier de {ledger.name}",
            target,
            lambda path, _progress: cec.make_sheet(ledger.person_id, ledger.year, path),
            lambda _outcome: f"Fiche à recopier enregistrée\u00a0: {ledger.name}, {ledger.year}.",
        )

    def _show_person(self, view: CecView) -> None:
        self.place.leave()
        self.made.drop()
        self.person_id = view.person_id
        self.year = view.year or self._cec.usual_year(view.person_id)
        self.context.errors.guard(self.refresh)
        self._scroll_area.verticalScrollBar().setValue(0)

    def _read(self) -> CecLedger | None:
        if self.person_id is None:
            return None
        try:
            return self._cec.ledger(self.person_id, self.year)
        except DomainError:
            return None

    def _fill(self, ledger: CecLedger) -> None:
        if not ledger.associations:
            self._column.addWidget(wrapped(typo(_NO_HOURS)))
            self._column.addStretch(1)
            return
        self._column.addWidget(status_card(self.look, ledger, self._cec.amount_words()))
        self._column.addWidget(figures(self.look, ledger))
        may = self.context.application.workspace.may(Permission.STRUCTURE_WRITE)
        self._column.addWidget(missing_card(self.look, ledger, self._complete if may else None))
        for one in ledger.associations:
            refused = bool(one.verdict.refusals)
            closed = self._cec.closed_by(one.structure.id, self.year) if refused else None
            self._column.addWidget(association_card(self.look, one, ledger, closed, self._acts(one)))
        self._column.addWidget(to_copy_card(self.look, ledger, self.context.signals.say))
        self._column.addStretch(1)

    def _acts(self, one: CecAssociation) -> AssociationActs:
        """A form that closes the CEC leaves nothing to declare there."""
        if not self._may_write or one.structure.facts.legal_form not in ASSOCIATIONS:
            return AssociationActs()
        has_ended = self.ledger is not None and self.year < self.ledger.today.year
        return AssociationActs(self.note if has_ended else None, self.correct, self.change, self.forget)

    def _complete(self, lack: Lack) -> None:
        """The file of the structure, where what is missing is written."""
        own = self.context.application.structures.own()
        if own is not None and lack.association == own.name:
            self.context.signals.go("structure")
        else:
            self.context.signals.go("around", lack.structure_id)

    def _correct(self, draft: CorrectionDraft) -> None:
        if self.ledger is None:
            return
        title, context = f"Capacité de {self.ledger.name}", self.context
        structures = [(one.structure.id, one.structure.facts.name) for one in self.ledger.associations]
        self.place.edit(lambda: correction_editor(context, draft, structures, title))

    def _take_up(self) -> None:
        """The form that was begun: the latest year where one waits."""
        kept, person = self.context.application.drafts.kept, self.person_id or 0
        if kept(correction_key(person, None)) is not None and self.ledger is not None:
            self._correct(self._cec.blank_correction(person, None, self.year))
            return
        for year in self._cec.years(person):
            for one in self._cec.ledger(person, year).associations:
                if kept(follow_up_key(person, one.structure.id, year)) is not None:
                    self.show_year(year)
                    self.note(one)
                    return

    def _build(self) -> None:
        look, signals = self.look, self.context.signals
        self.header.add_back(_TITLE, lambda: signals.go("cec", CecView(year=self.year or None)))
        self.years = YearChoice(self.show_year)
        self.header.add_widget(self.years)
        self.header.add_secondary("Sa page", lambda: signals.go("person", self.person_id), "user")
        if self.context.application.workspace.may(Permission.LETTER_MAKE):
            self.header.add_secondary("Fiche à recopier", self.print_sheet, "file-down", "Ctrl+P")
        reading = QWidget()
        whole = column(look, reading, gap=0)
        inside = QWidget()
        line = row(look, inside, (24, 4, 24, 16), 0)
        holder = QWidget()
        look.bound(holder, (0, 0), (_WIDEST, 0))
        line.addWidget(holder, 1)
        line.addStretch(0)
        self._column: QVBoxLayout = column(look, holder, gap=12)
        self._scroll_area = scrolling(inside)
        self._scroll_area.setProperty("role", "lecture")
        self._scroll_area.setAccessibleName(_TITLE)
        whole.addWidget(self._scroll_area, 1)
        self.empty = EmptyState(
            look,
            "Personne n’est choisi",
            "Choisissez quelqu’un dans la liste\u00a0: ses heures et ce que les textes en disent seront ici.",
        )
        self.empty.add_action("Voir la liste", lambda: signals.go("cec"), "scale")
        whole.addWidget(self.empty, 1)
        self.place = EditingPlace(reading)
        self.place.turned.connect(lambda editing: self.header.show_tools(shown=not editing))
        self.place.done.connect(self._on_done)
        self.work = WorkCard(self.context)
        under_way = column(look, None, (24, 0, 24, 0), 0)
        under_way.addWidget(self.work)
        self.body.addLayout(under_way)
        self.body.addWidget(self.place, 1)

    def _on_done(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()
