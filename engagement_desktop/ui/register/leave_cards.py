"""What a departure touches: mandates and who takes over, claims, meetings to come, papers to give."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.departures_rows import (
    DepartureView,
    MandateToEnd,
    PaperKind,
    PaperToGive,
    SubstituteOffered,
)
from engagement_desktop.french.formats import count, date_short, duration, money
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.labels import button_text, plain_tip, wrapped
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row, take_place
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.register.words import seat_and_office

_PAPERS: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.PARTICIPATION: "La page « Ma participation »",
        PaperKind.HOURS: "Le relevé des heures bénévoles",
        PaperKind.EXPENSES: "Le relevé des remboursements",
        PaperKind.WAIVER: "Le reçu des frais abandonnés",
    }
)


class LeaveCards(QWidget):
    """Four cards; those that have nothing to say are absent."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._look = context.look
        self._offers: dict[int, QCheckBox] = {}
        self._body = column(self._look, self, gap=12)
        self._body.setAlignment(Qt.AlignmentFlag.AlignTop)

    def promoted(self) -> frozenset[int]:
        """The mandates of the suppléants who take over."""
        return frozenset(mandate for mandate, box in self._offers.items() if box.isChecked())

    def offer(self, mandate_id: int) -> QCheckBox:
        """The box of one suppléant."""
        return self._offers[mandate_id]

    def show_view(self, view: DepartureView) -> None:
        """Another departure, or the same read again: the boxes ticked stay so."""
        ticked = self.promoted()
        clear(self._body)
        self._offers = {}
        self._add_mandates(view)
        self._add_claims(view)
        self._add_contributions(view)
        self._add_meetings(view)
        self._add_actions(view)
        self._add_papers(view)
        for mandate, box in self._offers.items():
            box.setChecked(mandate in ticked)
        take_place(self)

    def _add_mandates(self, view: DepartureView) -> None:
        card = self._card("Mandats qui prennent fin" if len(view.mandates) > 1 else "Mandat qui prend fin")
        if not view.mandates:
            card.body.addWidget(wrapped("Aucun mandat en cours.", "second"))
        for mandate in view.mandates:
            self._line(card, mandate.committee, _mandate_words(mandate), "armchair")
            for substitute in mandate.substitutes:
                line = row(self._look, None, (28, 0, 0, 0))
                line.addWidget(self._make_offer(substitute))
                card.body.addLayout(line)

    def _make_offer(self, substitute: SubstituteOffered) -> QCheckBox:
        until = f", jusqu’au {date_short(substitute.ended_on)}" if substitute.ended_on else ""
        words = f"{substitute.name} devient titulaire{until}"
        box = QCheckBox(button_text(words))
        box.setToolTip(plain_tip(words))
        self._offers[substitute.mandate_id] = box
        return box

    def _add_claims(self, view: DepartureView) -> None:
        if not view.claims:
            return
        card = self._card("Frais pas encore payés")
        card.add_aside(money(view.unpaid))
        go = self._context.signals.go
        for claim in view.claims:
            shown = ListView(
                ListQuery(filters={"person": str(view.person_id)}),
                f"Notes de frais de {view.name}",
                row=claim.claim_id,
            )
            line = row(self._look, None, gap=10)
            line.addWidget(Door(self._look, claim.reference, partial(go, "expenses", shown), "receipt-text"))
            line.addWidget(wrapped(f"{label(claim.status)}, {money(claim.amount)}", "second"), 1)
            card.body.addLayout(line)
        card.body.addWidget(
            wrapped(
                "Ils restent dus : payez-les ou demandez s’ils sont abandonnés.".replace(" :", f"{NBSP}:"),
                "petit",
            )
        )

    def _add_contributions(self, view: DepartureView) -> None:
        if not view.contributions:
            return
        card = self._card("Contributions pas encore payées")
        card.add_aside(money(Money.sum(one.amount for one in view.contributions)))
        for one in view.contributions:
            shown = ListView(
                ListQuery(filters={"person": str(view.person_id)}),
                f"Contributions de {view.name}",
                row=one.contribution_id,
            )
            go = partial(self._context.signals.go, "contributions", shown)
            words = f"{label(one.kind)} du {date_short(one.done_on)}"
            line = row(self._look, None, gap=10)
            line.addWidget(Door(self._look, words.capitalize(), go, "wallet"))
            line.addWidget(wrapped(f"approuvée, {money(one.amount)}", "second"), 1)
            card.body.addLayout(line)
        due = f"Elles restent dues{NBSP}: payez-les, ou notez la renonciation."
        card.body.addWidget(wrapped(due, "petit"))

    def _add_meetings(self, view: DepartureView) -> None:
        if not view.meetings:
            return
        card = self._card("Réunions à venir")
        for meeting in view.meetings:
            self._line(card, meeting.committee, date_short(meeting.held_on), "calendar-days")

    def _add_actions(self, view: DepartureView) -> None:
        if not view.actions:
            return
        card = self._card("Actions à confier à quelqu’un")
        for action in view.actions:
            shown = ListView(
                ListQuery(filters={"person": str(view.person_id)}),
                f"Actions de {view.name}",
                row=action.action_id,
            )
            go = partial(self._context.signals.go, "actions", shown)
            line = row(self._look, None, gap=10)
            line.addWidget(Door(self._look, action.number, go, "square-check"))
            due = f", pour le {date_short(action.due_on)}" if action.due_on else ""
            line.addWidget(wrapped(f"{action.wording}{due}", "second"), 1)
            card.body.addLayout(line)

    def _add_papers(self, view: DepartureView) -> None:
        if not view.papers:
            return
        card = self._card("À remettre à la personne")
        for paper in view.papers:
            self._line(
                card,
                _PAPERS[paper.kind].replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»"),
                _paper_words(paper),
                "file-text",
            )

    def _card(self, title: str) -> Card:
        card = Card(self._look, title)
        self._body.addWidget(card)
        return card

    def _line(self, card: Card, text: str, second: str, icon: str) -> None:
        whole = row(self._look, None, gap=10)
        whole.addWidget(icon_label(self._look, icon, "encre2", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(self._look, None, gap=0)
        words.addWidget(wrapped(text))
        if second:
            words.addWidget(wrapped(second, "petit"))
        whole.addLayout(words, 1)
        card.body.addLayout(whole)


def _mandate_words(mandate: MandateToEnd) -> str:
    until = f"jusqu’au {date_short(mandate.ended_on)}" if mandate.ended_on else "sans date de fin"
    seat = seat_and_office(mandate.seat, mandate.office)
    words = f"{seat}, depuis le {date_short(mandate.started_on)}, {until}"
    if not mandate.substitutes:
        return words
    return f"{words} — {count(len(mandate.substitutes), 'suppléant')}"


def _paper_words(paper: PaperToGive) -> str:
    if paper.minutes:
        return duration(paper.minutes)
    return money(paper.amount) if paper.amount.cents else ""
