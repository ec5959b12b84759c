"""« Fin d’engagement »: what a departure touches, read once, then done in one act."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.departures_rows import DepartureDraft, DepartureView
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.buttons import ORDINARY
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.register.leave_cards import LeaveCards

TITLE = "Fin d’engagement"
_NOTHING = "Rien n’est encore fait."
_ASKED_SEPARATELY = frozenset({EndReason.COMMITTEE_CLOSED})


class LeavePage(Page):
    """At the left what is decided, at the right what the departure touches."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.MEETINGS, Topic.EXPENSES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._departures = context.application.departures
        self._person_id: int | None = None
        self.view: DepartureView | None = None
        self._banner: Banner | None = None
        self.header.add_back("Retour", self.go_back)
        self.act = self.header.add_primary(
            "Mettre fin à l’engagement", self.leave, "log-out", keys="Ctrl+Return"
        )
        self.empty = EmptyState(
            self.look, "Aucune personne choisie", "Ouvrez la page de la personne qui s’en va."
        )
        self.empty.add_action(
            "Voir les personnes", lambda: context.signals.go("people"), "users", kind=ORDINARY
        )
        self._columns: QBoxLayout = row(self.look, None, gap=12)
        self._holder = QWidget()
        self._holder.setLayout(self._columns)
        self._left = self._make_decision()
        self.cards = LeaveCards(context)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self._left, 2, top)
        self._columns.addWidget(self.cards, 3, top)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.empty, 1)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Escape"), self, self.go_back)
        self._show_state()

    def receive(self, what: object) -> None:
        """A person, by their number."""
        if isinstance(what, int) and not isinstance(what, bool):
            self._person_id = what
            today = self.context.application.workspace.today()
            self.on.set_value(today)
            self.reason.set_value(None)
            self.archiving.setChecked(False)
            self.forgetting.setChecked(False)
            self._drop_banner()
            self.refresh()

    def refresh(self) -> None:
        self.view = None
        if self._person_id is not None:
            person = self._person_id

            def look() -> None:
                self.view = self._departures.look(person)

            self.context.errors.guard(look, lambda _gone: None)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        return self.reason.editor if self.view is not None else self.empty.first_action()

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= ONE_COLUMN_OF_CARDS
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def go_back(self) -> None:
        """Nothing was done."""
        self.context.signals.go("person", self._person_id)

    def leave(self) -> None:
        """End the engagement; Ctrl+Z takes all of it back."""
        self._drop_banner()
        if self.view is not None:
            self.context.errors.guard(self._leave, self._refused)

    def _leave(self) -> None:
        fields = (self.on, self.reason)
        faulty = [field for field in fields if not field.validate()]
        if faulty or self.view is None:
            faulty[0].focus()
            return
        on, reason = self.on.value(), self.reason.value()
        if on is None or reason is None:
            return
        self._departures.leave(
            DepartureDraft(
                person_id=self.view.person_id,
                on=on,
                reason=reason,
                promote=self.cards.promoted(),
                archive=self.archiving.isChecked(),
                forget_needs=self.forgetting.isChecked(),
            )
        )
        said = self.context.application.workspace.last_act() or ""
        self.context.signals.said.emit(said, "succes")
        self.go_back()

    def _refused(self, refusal: DomainError) -> None:
        fields: dict[str, TypedField[Any]] = {"on": self.on, "reason": self.reason}
        field = fields.get(refusal.field or "")
        if field is not None:
            field.show_fault(refusal.sentence)
            field.focus()
        else:
            self._banner = self.show_banner(Banner(self.look, FAULT, "", refusal.sentence))

    def _make_decision(self) -> Card:
        today = self.context.application.workspace.today()
        card = Card(self.look, "Ce que vous décidez")
        asked = Ask("Dernier jour", needed="Dites le dernier jour.", help="Compris dans le mandat.")
        self.on = DateField(self.look, asked, today)
        reasons = [(each, badge(each)) for each in EndReason if each not in _ASKED_SEPARATELY]
        self.reason: ChoiceField[EndReason] = ChoiceField(
            self.look, Ask("Raison", needed="Choisissez la raison."), reasons
        )
        self.archiving = QCheckBox("Archiver la fiche")
        self.forgetting = QCheckBox("Effacer les besoins gardés")
        below = column(self.look, None, gap=4)
        for box in (self.archiving, self.forgetting):
            below.addWidget(box)
        for field in (self.on, self.reason):
            card.body.addWidget(field)
        card.body.addLayout(below)
        card.body.addStretch(1)
        return card

    def _show_state(self) -> None:
        view = self.view
        self._holder.setVisible(view is not None)
        self.empty.setVisible(view is None)
        may = self.context.application.workspace.may(Permission.MANDATE_WRITE)
        self.act.setVisible(view is not None and may)
        if view is None:
            self.header.set_title(TITLE)
            return
        mandates = count(len(view.mandates), "mandat en cours", "mandats en cours")
        self.header.set_title(f"{TITLE} — {view.name}", f"{mandates}. {_NOTHING}")
        self.archiving.setVisible(view.archived_on is None)
        self.forgetting.setVisible(bool(view.needs))
        self.cards.show_view(view)

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None
