"""The fields of a line of a claim, and where they stand in its form."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import NightRate
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.expenses.claiming.fields import AmountField, OfferField, action_field, km_field

Way = int | Means
"""How a trip was made: in the vehicle of that id, or as a passenger, or by bicycle."""

_NIGHTS = (
    (NightRate.BASE, "Taux de base"),
    (NightRate.LARGE_TOWN, "Grande ville"),
    (NightRate.PARIS, "Paris"),
    (NightRate.REDUCED_MOBILITY, "Taux majoré"),
)
_TRIP = frozenset({"km_hundredths", "way", "origin", "destination"})
_MORE = frozenset({"committee_id", "action_id"})
_OFFER = "En train, en car ou en taxi\u202f? Choisissez cette nature et joignez le billet."


class LineFields(QFrame):
    """The fields of a line, where they stand."""

    remove_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        look = context.look
        self._context, self._look = context, look
        self.setProperty("role", "carte")
        self.title = Label("", "section", wrap=True)
        self.removing = Button(
            look, "Retirer la ligne", DISCREET, "trash-2", on_click=self.remove_wanted.emit
        )
        self.day = DateField(look, Ask("Date"), context.application.workspace.today())
        natures = [(nature, badge(nature)) for nature in ExpenseNature]
        self.nature: ChoiceField[ExpenseNature] = ChoiceField(
            look, Ask("Nature", width=180), natures, none="Choisir"
        )
        self.amount = AmountField(look, Ask("Montant"))
        self.km = km_field(look, Ask("Kilomètres"))
        self.way: OfferField[Way] = OfferField(
            look, Ask("Avec"), _way_text, lambda _way: "Autre véhicule", "Choisir"
        )
        self.origin = TextField(look, Ask("De"))
        self.destination = TextField(look, Ask("À"))
        self.night = ChoiceField(look, Ask("Lieu de la nuit"), _NIGHTS, always=True)
        self.purpose = TextField(look, Ask("Objet"))
        self.meeting: OfferField[int] = OfferField(
            look, Ask("Réunion"), str, lambda _id: "Une réunion plus ancienne", "Aucune"
        )
        self.committee = committee_field(context, Ask("Comité", optional=True))
        self.action = action_field(context, Ask("Action", optional=True))
        self.envelope: OfferField[int] = OfferField(
            look,
            Ask("Budget", optional=True),
            str,
            lambda _id: "Une autre enveloppe",
            "Celui qui correspond",
        )
        self.more = Button(look, "Comité, action, budget", DISCREET, "chevron-down", on_click=self._unfold)
        self.fields: dict[str, TypedField[Any]] = {
            "spent_on": self.day,
            "nature": self.nature,
            "amount": self.amount,
            "km_hundredths": self.km,
            "way": self.way,
            "origin": self.origin,
            "destination": self.destination,
            "night": self.night,
            "purpose": self.purpose,
            "meeting_id": self.meeting,
            "committee_id": self.committee,
            "action_id": self.action,
            "envelope_id": self.envelope,
        }
        self._build()

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in the order read."""
        return (
            self.day.editor,
            self.nature.editor,
            self.amount.editor,
            self.km.editor,
            *self.amount.buttons,
            self.amount.mending(),
            self.way.editor,
            self.origin.editor,
            self.destination.editor,
            self.night.editor,
            self.purpose.editor,
            self.meeting.editor,
            self.more,
            self.committee.editor,
            self.action.editor,
            self.envelope.editor,
            self.removing,
        )

    def _build(self) -> None:
        look = self._look
        whole = column(look, self, (16, 12, 16, 14), 10)
        top = SideOrUnder(look)
        top.line.addWidget(self.title, 1)
        top.line.addWidget(self.more)
        top.line.addWidget(self.removing)
        whole.addWidget(top)
        whole.addWidget(self._line(self.day, self.nature, self.amount, self.km, spare=True))
        for field in (self.day, self.nature, self.amount, self.km):
            whole.addWidget(field.fault_line())
        whole.addWidget(self.amount.readings())
        self._trip_line = self._line(self.way, self.origin, self.destination, weights=(4, 3, 3))
        whole.addWidget(self._trip_line)
        self._hint = Label(_OFFER, "petit", wrap=True)
        whole.addWidget(self._hint)
        whole.addWidget(self.night)
        whole.addWidget(self._line(self.purpose, self.meeting, weights=(3, 2)))
        self._extra = self._line(self.committee, self.action, self.envelope)
        self._extra.hide()
        whole.addWidget(self._extra)

    def _line(
        self, *fields: TypedField[Any], weights: Sequence[int] = (), spare: bool = False
    ) -> SideOrUnder:
        made = SideOrUnder(self._look)
        for at, field in enumerate(fields):
            weight = 0 if spare else (weights[at] if weights else 1)
            made.line.addWidget(field, weight, Qt.AlignmentFlag.AlignTop)
        if spare:
            made.line.addStretch(1)
        return made

    def _unfold(self) -> None:
        self._extra.setVisible(self._extra.isHidden())
        if not self._extra.isHidden():
            self.committee.focus()


def _way_text(way: Way) -> str:
    return way.value if isinstance(way, Means) else f"v{way}"


def _other_vehicle(_way: Way) -> str:
    return "Autre véhicule"
