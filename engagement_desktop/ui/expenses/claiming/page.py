"""A claim: its lines at the left, the receipt of the line in hand at the right."""

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.rules.ceilings import NightRate
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import instant
from engagement_desktop.ui.common.banner import INFO, WARNING
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import stops, tab_through
from engagement_desktop.ui.common.list_view import EditWanted, NewWanted
from engagement_desktop.ui.expenses.claiming.acts import ClaimActs
from engagement_desktop.ui.expenses.claiming.keeping import KeptClaim
from engagement_desktop.ui.expenses.claiming.lines_in_hand import ClaimLines
from engagement_desktop.ui.expenses.claiming.pasting import PasteToReceipt
from engagement_desktop.ui.expenses.claiming.words import claim_title

_REST = 600  # milliseconds: what is typed is kept within the second


class ClaimPage(ClaimLines):
    """Nothing is written before « Enregistrer »; what is typed, files too, is kept as a draft until then."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.kept = KeptClaim(context.application.drafts, self.entry)
        self.acts = ClaimActs(self)
        self._has_claim = False
        self._keeping = self.timer(_REST, self.keep)
        self.acts.build()
        self._connect()
        self._order_tab()

    # What others ask

    def receive(self, what: object) -> None:
        """A claim by its number; a new one, perhaps of somebody."""
        self.keep()
        if isinstance(what, EditWanted):
            what = what.row
        if isinstance(what, NewWanted):
            self.begin(None, what.about)
        else:
            self.begin(what if isinstance(what, int) and not isinstance(what, bool) else None)

    def begin(self, claim_id: int | None, person_id: int | None = None) -> None:
        """Show a claim, and what had been typed over it."""
        self._has_claim = True
        self.context.errors.guard(lambda: self._begin(claim_id, person_id), self._is_gone)

    def refresh(self) -> None:
        """Read again what nobody is typing over."""
        if not self._has_claim:
            self.begin(None)
        elif not self.kept.is_dirty() and not self.entry.is_new:
            self.begin(self.entry.loaded.id)
        else:
            self.entry.look_around()
            self.show_around()

    def first_focus(self) -> QWidget | None:
        if self.entry.person_id is None:
            return self.head.person.editor
        if not self.entry.may_write or not self.may_write():
            return self.lines.table
        return self.form.first_empty().editor

    def put_away(self) -> None:
        self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeping.isActive():
            self.keep()

    def new_claim(self) -> None:
        """The next paper of the pile."""
        if self.may_write():
            self.receive(EditWanted())
            self.take_focus()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._keeping.stop()
        if not self._has_claim or not self.entry.may_write:
            return
        try:
            self.kept.keep(claim_title(self.entry.loaded, self.entry.around))
        except (DomainError, KnownProblem) as problem:
            self.tell(WARNING, "Votre saisie n’est pas gardée en brouillon.", problem.sentence)

    # Inside

    def _begin(self, claim_id: int | None, person_id: int | None) -> None:
        self.quiet()
        self.entry.load(claim_id, person_id)
        self.acts.forget()
        self.show_around()
        self.show_line()
        self.kept.begin()
        self.show_reason(self.entry.loaded.note if self.entry.may_write else "")
        self._resume()
        self._keeping.stop()
        self.acts.show_state()

    def _resume(self) -> None:
        kept = self.kept.resume() if self.entry.may_write else None
        if kept is None:
            return
        if not self.entry.sheet.lines:
            self.entry.sheet.add(self.entry.first_line())
        self.show_around()
        for at in reversed(range(len(self.entry.sheet.lines))):
            self.entry.sheet.at = at
            line = self.entry.sheet.lines[at]
            self.form.show_line(at + 1, line.draft, line.texts)
            values, fault = self.form.values()
            self.entry.take("", line.texts, values, fault)
        self.show_line()
        said = f"Reprise de ce que vous aviez tapé le {instant(kept.kept_at)}."
        words = "Commencer une note vide" if self.entry.is_new else "Repartir de la note"
        self.tell(INFO, "", said).add_action(words, self.acts.start_over, "undo-2")

    def _is_gone(self, refusal: DomainError) -> None:
        self.context.signals.go("expenses")
        self.context.signals.say(refusal.sentence)

    def _on_field(self, key: str) -> None:
        if key == "night":
            self.entry.choose_night(self.form.night.value() or NightRate.BASE)
            self._on_typed()
            return
        values, fault = self.form.values()
        filled = self.entry.take(key, self.form.texts(), values, fault)
        if key == "nature":
            self.form.fit_nature()
            self.form.amount.show_fault("")
        if key == "spent_on":
            self.form.fit_day(values.get("spent_on"))
        if key in {"nature", "spent_on"}:
            self.fit_night()
        if filled:
            self.show_line()
        elif key in {"nature", "spent_on", "amount"}:
            self.proof.show_entry()
        self._on_typed()

    def _on_head(self) -> None:
        person = self.head.person.picked()
        if self.entry.is_new and person != self.entry.person_id:
            self.entry.choose_person(person)
            self.show_around()
            self.show_line()
            if person is not None:
                QTimer.singleShot(0, self, self._to_the_line)
        if self.head.wish() is not self.entry.wish:
            self.entry.wish = self.head.wish()
            self.acts.wish_changed()
        self._on_typed()

    def _to_the_line(self) -> None:
        """Once the person is found one goes on with what they paid."""
        if self.isVisible() and self.focusWidget() in {None, self.head.person.editor, self.lines.table}:
            self.form.first_empty().focus()
            self.head.show_around(self.entry.around, is_new=self.entry.is_new)

    def _on_means(self) -> None:
        self.entry.pay_by = self.lines.means()
        self._on_typed()

    def _on_typed(self) -> None:
        """The draft is never a second late; prices follow the hand."""
        self.acts.forget()
        if not self._keeping.isActive():
            self._keeping.start()
        self.pricing.start()

    def _order_tab(self) -> None:
        tab_through(
            (
                self.head.person.editor,
                self.lines.table,
                self.lines.adding,
                self.lines.back,
                self.lines.pay_by,
                *self.form.stops(),
                *stops(self.proof.panel),
                *self.head.wishes.chips,
                *(button for button in (self.acts.saving, self.acts.submitting) if button is not None),
            )
        )

    def _connect(self) -> None:
        self.form.changed.connect(self._on_field)
        self.form.remove_wanted.connect(self.remove_line)
        self.head.changed.connect(self._on_head)
        self.head.rules_wanted.connect(lambda: self.context.signals.go("expense_rules"))
        self.lines.chosen.connect(self.go_to)
        self.lines.add_wanted.connect(self.add_line)
        self.lines.back_wanted.connect(self.put_back)
        self.lines.remove_wanted.connect(self.remove_line)
        self.lines.paid_by.connect(self._on_means)
        self._pasting = PasteToReceipt(self.proof.panel.paste, self)
        self.proof.changed.connect(self._on_typed)
        self.splitting.wanted.connect(self.acts.split_into)
        self.proof.panel.read.connect(lambda sound: self.acts.read(sound=sound))
        keys = {  # at once: what is typed next goes where they lead
            "Alt+Up": lambda: self.go_to(self.entry.sheet.at - 1),
            "Alt+Down": lambda: self.go_to(self.entry.sheet.at + 1),
            "Ctrl+N": self.add_line,
            "Ctrl+S": self.acts.save,
            "Ctrl+Return": self.acts.submit,
            "Ctrl+Enter": self.acts.submit,
        }
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self, act)
