"""« Comptabiliser »: hours and expenses of everybody who came, read, corrected, written in one act."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.booking.booking_rows import Booked, BookingGrid, BookingTotals, Prices
from engagement_desktop.domain.meetings.booking.booking_rules import totals
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.badge import HEIGHT
from engagement_desktop.ui.common.banner import FAULT, INFO, WARNING, Banner
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.grid.pasting import cells_of
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.list_view import EditWanted, ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import LOW, effective_height
from engagement_desktop.ui.meetings.booking.cells import FIELDS
from engagement_desktop.ui.meetings.booking.foot import BookingFoot
from engagement_desktop.ui.meetings.booking.model import FIRST, BookingModel
from engagement_desktop.ui.meetings.booking.sheet import BookingSheet
from engagement_desktop.ui.meetings.booking.words import (
    booked_words,
    facts_words,
    rule_words,
    short_name,
    title_words,
    totals_words,
    which_words,
)

TITLE = "Comptabiliser une réunion"
_KEYS = (
    ("Ctrl+D", "recopie vers le bas"),
    ("=", "reprend la case du dessus"),
    ("Échap", "garde l’ancienne valeur"),
)
_SAME = "1h30, 1,5 et 90 disent la même durée"
_LEAST_HIGH = 220


class BookingPage(Page):
    """The lines are filled from habits; nothing is written before the summary is confirmed."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.MEETINGS, Topic.REGISTER, Topic.HOURS, Topic.EXPENSES, Topic.RATES}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._bookings = context.application.bookings
        self.meeting_id: int | None = None
        self.grid: BookingGrid | None = None
        self._prices: Prices = {}
        self._accepted: frozenset[str] = frozenset()
        self._banner: Banner | None = None
        self.model = BookingModel()
        self.sheet = BookingSheet(self.look, self.model)
        self.rule = Banner(self.look, INFO)
        self.foot = BookingFoot(self.look)
        self.empty = EmptyState(self.look, TITLE, "")
        self._build()
        self._connect()

    def first_focus(self) -> QWidget | None:
        return self.sheet if self.grid is not None else self.empty.first_action()

    def receive(self, what: object) -> None:
        """The meeting to book; its draft comes back."""
        meeting = what.row if isinstance(what, EditWanted) else what
        if isinstance(meeting, int) and meeting != self.meeting_id:
            self.meeting_id, self.grid, self._accepted = meeting, None, frozenset()
            self._drop_banner()
            self._resume()
            if self.isVisible():
                self.context.errors.guard(self.refresh)
                self.take_focus()

    def refresh(self) -> None:
        """Read the meeting again; what was typed stays."""
        if self.meeting_id is None:
            self._show_nothing("Aucune réunion n’est choisie", "Choisissez-la dans la liste des réunions.")
            return
        booked = self._bookings.booked(self.meeting_id)
        if booked is not None:
            self._show_booked(booked)
            return
        try:
            self.grid = self._bookings.grid(self.meeting_id)
        except DomainError as refusal:
            self._show_nothing("Rien à comptabiliser", refusal.sentence)
            return
        self._show_grid(self.grid)

    def totals(self) -> BookingTotals:
        """What the lines add up to now."""
        counts_travel = self.grid is not None and self.grid.counts_travel
        return totals(self.model.lines(), self.model.terms(), self._prices, counts_travel=counts_travel)

    def paste(self, text: str) -> None:
        """Put a block of another program where the cell stands."""
        at = self.sheet.currentIndex()
        if (cells := cells_of(text, blanks=True)) and at.isValid():
            self.model.write_from(at.row(), max(at.column(), FIRST), cells)

    def validate(self) -> None:
        """Show the summary to confirm; a line at fault takes the focus instead."""
        if self.grid is None:
            return
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)  # what is being typed is taken
        for at in range(self.model.rowCount()):
            refused = [fault for fault in self.model.faults_at(at) if fault.is_refused]
            if refused:
                self._point_at(at, refused[0].field)
                self._tell(FAULT, "Rien n’est écrit.", refused[0].sentence)
                return
        doubtful = self._doubtful()
        left = f" {count(doubtful, 'ligne')} à vérifier." if doubtful else ""
        said = "Après validation, tout pourra être annulé d’un bloc."
        banner = self._tell(INFO, f"{totals_words(self.totals())}.", f"{left} {said}".strip())
        self._offer(banner, "Confirmer")

    def book(self) -> None:
        """Write hours and expenses in one act."""
        if self.meeting_id is None:
            return
        self._drop_banner()
        try:
            self._bookings.book(self.meeting_id, self.model.lines(), self._accepted)
        except ToConfirm as question:
            self._ask(question)
            return
        except DomainError as refusal:
            self._show_refusal(refusal)
            return
        self._accepted = frozenset()
        self.context.application.drafts.drop(self._form())
        self.context.signals.said.emit(self.context.application.workspace.last_act() or "", "succes")
        self.take_focus()

    def later(self) -> None:
        """What is typed is kept as a draft."""
        self._keep()
        self.context.signals.go("meetings", self._meeting_view())

    # Showing

    def _show_grid(self, grid: BookingGrid) -> None:
        self.model.show_grid(grid)
        self._price()
        self.header.set_title(title_words(grid), facts_words(grid))
        self.rule.tell(INFO, "", rule_words(grid))
        self.act.set_text(f"Valider {count(len(grid.rows), 'personne')}")
        self._show_parts(filled=True)
        if not self.sheet.currentIndex().isValid():
            self.sheet.stand_at(0, FIRST)
        self._show_foot()

    def _price(self) -> None:
        """The prices of the lines as they stand; a line without one is told in its cell."""
        if self.meeting_id is not None:
            self._prices = self._bookings.price(self.meeting_id, self.model.lines())
            self.model.show_prices(self._prices)

    def _show_foot(self) -> None:
        self.foot.show_totals(self.totals())
        every = [self.model.faults_at(at) for at in range(self.model.rowCount())]
        refused = sum(any(fault.is_refused for fault in faults) for faults in every)
        here = self.sheet.currentIndex().row()
        order = [here, *range(len(every))]
        first = next((at for at in order if 0 <= at < len(every) and every[at]), None)
        fault = None if first is None else every[first][0]
        sentence = ""
        if first is not None and fault is not None:
            sentence = f"{short_name(self.model.cells_at(first).row)}\u00a0: {fault.sentence}"
        self.foot.show_doubts(
            refused, self._doubtful(), sentence, is_refused=fault is not None and fault.is_refused
        )

    def _doubtful(self) -> int:
        return sum(bool(self.model.faults_at(at)) for at in range(self.model.rowCount()))

    def _show_booked(self, booked: Booked) -> None:
        self.grid = None
        self._show_nothing("Cette réunion est comptabilisée", booked_words(booked))
        signals = self.context.signals
        self.empty.add_action("Voir les heures", lambda: signals.go("hours"), "clock", ORDINARY)
        self.empty.add_action("Voir les frais", lambda: signals.go("expenses"), "receipt-text", ORDINARY)
        if self.context.application.workspace.may(Permission.MEETING_BOOK):
            self.empty.add_action("Annuler la comptabilisation", self.unbook, "undo-2", ORDINARY)

    def _show_nothing(self, title: str, sentence: str) -> None:
        self.grid = None
        self.header.set_title(TITLE)
        self.empty.tell(title, sentence)
        self.empty.drop_actions()
        self._show_parts(filled=False)
        self.empty.add_action(
            "Voir la réunion",
            lambda: self.context.signals.go("meetings", self._meeting_view()),
            "calendar-days",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the lines and their totals come before what explains them."""
        super().resizeEvent(event)
        self._show_hints()

    def _show_hints(self) -> None:
        shown = self.grid is not None and effective_height(self.look, self) >= LOW
        self.rule.setVisible(shown)
        self._hints.setVisible(shown)

    def _show_parts(self, *, filled: bool) -> None:
        self._show_hints()
        for part in (self.sheet, self.foot):
            part.setVisible(filled)
        self.empty.setVisible(not filled)
        self.header.show_tools(shown=filled)
        self.act.setVisible(filled)

    def unbook(self) -> None:
        """Take it all back, even long after."""
        meeting = self.meeting_id
        if meeting is not None and self.context.errors.guard(lambda: self._bookings.unbook(meeting)):
            self.context.signals.say(self.context.application.workspace.last_act() or "")
            self.take_focus()

    # Questions and refusals

    def _ask(self, question: ToConfirm) -> None:
        banner = self._tell(WARNING, "À confirmer.", question.sentence)
        self._offer(banner, "Valider quand même", question.code)

    def _offer(self, banner: Banner, words: str, code: str = "") -> None:
        def accept() -> None:
            self._accepted |= {code} - {""}
            self.book()

        accepting = banner.add_action(words, accept, "circle-check")
        banner.add_action("Revenir", self._back_to_grid, kind=DISCREET)
        QShortcut(QKeySequence("Esc"), banner, self._back_to_grid)
        accepting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_refusal(self, refusal: DomainError) -> None:
        first = refusal.faults[0] if isinstance(refusal, Faults) else refusal
        person, _, name = (first.field or "").partition(".")
        if person.isdecimal():
            self._point_at(self.model.row_of(int(person)), name)
        self._tell(FAULT, "Rien n’a été écrit.", first.sentence)

    def _back_to_grid(self) -> None:
        self._drop_banner()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _point_at(self, row: int, name: str) -> None:
        self.sheet.stand_at(row, FIRST + FIELDS.index(name) if name in FIELDS else FIRST)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    # Draft

    def _form(self) -> str:
        return f"booking:{self.meeting_id}"

    def _keep(self) -> None:
        drafts, typed = self.context.application.drafts, self.model.typed()
        if self.grid is None:
            return
        if not typed:
            self.context.errors.guard(lambda: drafts.drop(self._form()), _nothing)
            return
        values = {f"{person}.{name}": word for person, words in typed.items() for name, word in words.items()}
        said = f"Comptabilisation de la réunion {which_words(self.grid)}"
        self.context.errors.guard(lambda: drafts.keep(self._form(), said, values), _nothing)

    def _resume(self) -> None:
        kept = self.context.application.drafts.kept(self._form())
        self.model.show_grid(None)
        self.model.take_up({} if kept is None else _typed_of(kept.values))

    # Building

    def _build(self) -> None:
        self.header.set_title(TITLE)
        self.header.add_back("Réunions", lambda: self.context.signals.go("meetings", self._meeting_view()))
        self.header.add_secondary("Plus tard", self.later, kind=DISCREET)
        self.act = self.header.add_primary("Valider", self.validate, "circle-check", keys="Ctrl+Return")
        self._hints = self._make_hints()
        self.look.bound(self.sheet, (0, _LEAST_HIGH))
        for part in (self.rule, self._hints):
            self.body.addWidget(part)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.foot)
        self.body.addWidget(self.empty, 1)

    def _make_hints(self) -> QWidget:
        hints = QWidget()
        whole = Flow(self.look, hints, 8)
        for pressed, does in _KEYS:
            whole.addWidget(Label(pressed, "touche"))
            whole.addWidget(self._hint(does))
        whole.addWidget(self._hint(f"— {_SAME}"))
        return hints

    def _hint(self, words: str) -> Label:
        hint = Label(words, "petit")
        self.look.bound(hint, (0, HEIGHT))
        return hint

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.sheet.pasted.connect(lambda text: self.context.errors.guard(lambda: self.paste(text)))
        self.sheet.left.connect(lambda: self.act.setFocus(Qt.FocusReason.OtherFocusReason))
        self.sheet.selectionModel().currentChanged.connect(lambda *_at: self._show_foot())
        for keys in ("Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.validate)

    def _on_edited(self) -> None:
        self._accepted = frozenset()
        self._drop_banner()
        if self.grid is None:
            return
        self.context.errors.guard(self._price)
        self._show_foot()
        self._keep()

    def _meeting_view(self) -> ListView:
        return ListView(ListQuery(sort="date", descending=True), "", self.meeting_id)

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None


def _typed_of(values: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """What a draft kept, by person and field; a field that is no longer asked is left out."""
    typed: dict[int, dict[str, str]] = {}
    for key, word in values.items():
        person, _, name = key.partition(".")
        if person.isdecimal() and name in FIELDS:
            typed.setdefault(int(person), {})[name] = word
    return typed


def _nothing(_refusal: DomainError) -> None:
    """A draft that cannot be kept does not stop the hand."""
