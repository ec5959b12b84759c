"""« Dons »: costs given up, the receipts that they ask for, and the yearly declaration."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.expenses.giving.ground import GiftGround
from engagement_desktop.domain.expenses.giving.rows import (
    GiftBatch,
    GiftDue,
    GiftOutcome,
    GiftReceiptRow,
    WaiverRow,
)
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.common.pane_acts import Act
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.giving.block import Block
from engagement_desktop.ui.expenses.giving.forms import cancelling_editor
from engagement_desktop.ui.expenses.giving.waiver_acts import WaiverActs
from engagement_desktop.ui.expenses.giving.words import (
    TITLE,
    due_table,
    facts_words,
    receipts_table,
    waivers_table,
)
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.letter_preview import show_preview
from engagement_desktop.ui.register.made_file import CSV, PDF, file_target


class GiftsPage(Page):
    """Three short tables of a civil year; what may not be done says why above them."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, scrolls=False)
        self._gifts, self._waivers = context.application.gifts, context.application.waivers
        self._may = context.application.workspace.may(Permission.GIFT_ISSUE)
        self._year = context.application.workspace.today().year
        self._person: int | None = None
        self.telling = Telling(self)
        self._barred: Banner | None = None
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        reading = QWidget()
        whole = column(self.look, reading, (24, 4, 24, 16), 14)
        self.years = ChipRow(self.look, "Année des dons")
        self.years.chosen.connect(self._on_year)
        whole.addWidget(self.years)
        look = self.look
        self.waivers: Block[WaiverRow] = Block(
            look,
            "Abandons de frais",
            waivers_table(look),
            self._waiver_acts,
            lambda _row: "",
            lambda row: row.claim_id,
        )
        self.due: Block[GiftDue] = Block(
            look,
            "Reçus à émettre",
            due_table(look),
            self._due_acts,
            _missing_words,
            lambda row: (row.person_id, row.year),
        )
        self.receipts: Block[GiftReceiptRow] = Block(
            look,
            "Reçus émis",
            receipts_table(look),
            self._receipt_acts,
            _cancelled_words,
            lambda row: row.id,
        )
        for block in (self.waivers, self.due, self.receipts):
            whole.addWidget(block)
        whole.addStretch(1)
        self.place = EditingPlace(scrolling(reading))
        self._waiver = WaiverActs(context, self.place, self.telling)
        self.body.addWidget(self.place, 1)
        self.place.done.connect(self.take_focus)
        self.tabs = put_expenses_tabs(self, "gifts")
        if self._may:
            self.header.add_secondary("Déclaration annuelle…", self.declare, "file-down")
            self.all = self.header.add_primary("Émettre tous les reçus…", self.issue_all, "stamp")

    def receive(self, what: object) -> None:
        """A person, by their number: their receipts; anything else, everybody's."""
        self._person = what if isinstance(what, int) and not isinstance(what, bool) else None
        if self._person is not None:
            given = self._gifts.receipts(person_id=self._person)
            self._year = given[0].given_on.year if given else self._year
        self.refresh()

    def refresh(self) -> None:
        ground = self._gifts.ground()
        self._show_barred(ground)
        years = self._gifts.years()
        choices = [FilterChoice(str(year), str(year), None) for year in years]
        self.years.show_choices(choices, str(self._year))
        waivers = [row for row in self._waivers.all(self._year) if self._is_asked(row.person_id)]
        found = () if ground.barred else self._gifts.due(self._year)
        due = [one for one in found if self._is_asked(one.person_id)]
        given = self._gifts.receipts(self._year, self._person)
        self.waivers.show_rows(waivers, f"Personne n’a abandonné de frais en {self._year}.")
        self.due.show_rows(due, ground.barred or f"Aucun don de {self._year} n’attend de reçu.")
        self.receipts.show_rows(given, f"Aucun reçu n’a été émis pour {self._year}.")
        waiting = sum(row.waived_on is None for row in waivers)
        self.header.set_title(
            TITLE, facts_words(waiting, len(due), sum(not row.is_cancelled for row in given))
        )
        if self._may:
            self.all.setVisible(any(not one.missing for one in due))

    def first_focus(self) -> QWidget:
        editor = self.place.editor
        if editor is not None:
            return editor.form.first_field().editor
        blocks = (self.waivers, self.due, self.receipts)
        return next((one.table for one in blocks if not one.table.isHidden()), self.years)

    def put_away(self) -> None:
        self.place.leave()

    def issue_all(self) -> None:
        """Every receipt that is ready, into a folder."""
        chosen = QFileDialog.getExistingDirectory(self, "Où ranger les reçus", begin_at())
        remember(chosen)
        if chosen:
            year, folder = self._year, Path(chosen)
            self._run("Préparation des reçus", lambda told: self._gifts.issue_all(year, folder, told))

    def issue(self, due: GiftDue) -> None:
        """One receipt: where it goes is asked, then it is numbered, kept and written."""
        target = file_target(self, "Enregistrer le reçu", f"Reçu {due.person} {due.year}", (PDF,))
        if target is not None:
            self._run(
                "Préparation du reçu",
                lambda _told: (self._gifts.issue(due.person_id, due.year, target), target),
            )

    def declare(self) -> None:
        """The number and the total, as a paper or a list of numbers."""
        name = f"declaration-dons-{self._year}"
        target = file_target(self, "Enregistrer la déclaration", name, (PDF, CSV))
        if target is not None and self.telling.guarded(
            lambda: self._gifts.export_declaration(self._year, target)
        ):
            told = self._gifts.declaration(self._year)
            said = "Déclaration écrite." if told.is_to_file else "Rien à déclarer\u00a0: aucun reçu émis."
            self.telling.written(said, target)

    def _waiver_acts(self, row: WaiverRow) -> list[Act]:
        return [*self._waiver.of(row), self._door(row.person_id)]

    def _door(self, person_id: int) -> Act:
        return "Voir la personne", partial(self.context.signals.go, "person", person_id), "user"

    def _due_acts(self, row: GiftDue) -> list[Act]:
        person = self._door(row.person_id)
        if row.missing:
            return [person, ("Voir la structure", partial(self.context.signals.go, "structure"), "house")]
        if not self._may:
            return [person]
        return [
            ("Émettre…", partial(self.issue, row), "stamp"),
            ("Aperçu", partial(self._preview, row), "eye"),
            person,
        ]

    def _receipt_acts(self, row: GiftReceiptRow) -> list[Act]:
        if not self._may or row.is_cancelled:
            return [("Voir", partial(self._show, row), "eye")]
        return [
            ("Enregistrer de nouveau…", partial(self._give_again, row), "file-down"),
            ("Voir", partial(self._show, row), "eye"),
            ("Annuler…", partial(self._cancel, row), "circle-slash"),
        ]

    def _cancel(self, row: GiftReceiptRow) -> None:
        self.telling.drop()
        self.place.edit(partial(cancelling_editor, self.context, row))

    def _give_again(self, row: GiftReceiptRow) -> None:
        name = row.name.removesuffix(".pdf")
        target = file_target(self, "Enregistrer de nouveau", name, (PDF,))
        if target is not None and self.telling.guarded(lambda: self._gifts.reprint(row.id, target)):
            self.telling.written("Reçu enregistré, identique au premier.", target)

    def _show(self, row: GiftReceiptRow) -> None:
        name = f"Reçu {row.number}"
        self.telling.guarded(lambda: show_preview(self, self.context, name, self._gifts.content(row.id)))

    def _preview(self, row: GiftDue) -> None:
        self.telling.guarded(
            lambda: show_preview(
                self, self.context, "Projet de reçu", self._gifts.preview(row.person_id, row.year)
            )
        )

    def _run(self, what: str, make: Callable[[Progress], object]) -> None:
        self.telling.drop()
        self.work.run(
            what,
            make,
            Endings(
                self._on_given,
                self.telling.refuse,
                lambda: self.telling.tell(INFO, "Arrêté.", "Rien n’a été écrit, aucun numéro n’est donné."),
            ),
        )

    def _on_given(self, outcome: object) -> None:
        match outcome:
            case GiftBatch():
                left_out = ", ".join(f"{one.name} ({one.why})" for one in outcome.left_out)
                self.telling.written(
                    outcome.said, outcome.folder, f"De côté\u00a0: {left_out}." if left_out else ""
                )
            case (GiftOutcome() as given, Path() as target):
                self.telling.written(given.said, target)

    def _show_barred(self, ground: GiftGround) -> None:
        if self._barred is not None:
            self.drop_banner(self._barred)
            self._barred = None
        if not ground.barred:
            return
        self._barred = self.show_banner(Banner(self.look, INFO, "Pas de don ici.", ground.barred))
        for key, words in (("expense_rules", "Règles des frais"), ("applies", "Ce qui s’applique")):
            if leads_to(self.context, key):
                self._barred.add_action(words, partial(self.context.signals.go, key), "scale")

    def _on_year(self, key: str) -> None:
        self._year = int(key) if key else self._year
        self.context.errors.guard(self.refresh)

    def _is_asked(self, person_id: int) -> bool:
        return self._person is None or self._person == person_id


def _missing_words(row: GiftDue) -> str:
    return f"Il manque {row.missing}." if row.missing else ""


def _cancelled_words(row: GiftReceiptRow) -> str:
    return f"Annulé\u00a0: {row.cancel_reason}" if row.is_cancelled else ""
