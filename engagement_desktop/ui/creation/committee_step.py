"""Step 4: the committee, started from a model; everything can be changed afterwards."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.register.bodies import CommitteeModel
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField, ParsedField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.radio_cards import RadioCards
from engagement_desktop.ui.creation.legal_words import what_it_changes
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.register.rules_words import QUORUMS, term_words
from engagement_desktop.ui.register.term_text import parse_months
from engagement_desktop.ui.register.words import COLLEGES
from engagement_desktop.ui.unlock.gate import Gate

_OWN = CommitteeModel("", "Je compose moi-même", "", "comité des usagers", CommitteeDraft().rules)
_MODEL_WIDTH, _NAME_WIDTH, _FIGURE_WIDTH = 884, 434, 150


class CommitteeStep(Step):
    """A name, a model, and the four rules that one looks at first."""

    RAIL: ClassVar[int] = 3

    passed_over = Signal()  # the past comes from a workbook instead

    def __init__(self, gate: Gate, application: Application) -> None:
        super().__init__(gate, "Le comité", "Partez d’un modèle\u00a0: tout se change ensuite.")
        self._application = application
        self._committee_id: int | None = None
        today = application.workspace.today()
        look = self.look
        self.body.addWidget(link(look, "Passer\u00a0: un classeur est déjà tenu", self.passed_over.emit))
        self.name = TextField(
            look, Ask("Nom du comité", needed="Donnez un nom au comité.", width=_NAME_WIDTH)
        )
        self.body.addWidget(self.name)
        self.models = RadioCards(
            look, "Modèle", [_said(model) for model in (*application.committees.models(), _OWN)]
        )
        whole = column(look, None, gap=4)
        whole.addWidget(Label("Modèle", "etiquette"))
        whole.addWidget(self.models)
        look.bound(self.models, (0, 0), (_MODEL_WIDTH, 0))
        self.body.addLayout(whole)
        self.seats = IntegerField(
            look, Ask("Nombre de sièges", needed="Dites combien de sièges."), least=1, most=500
        )
        self.quorum = ChoiceField(look, Ask("Quorum", width=290), tuple(QUORUMS.items()), always=True)
        self.notice = IntegerField(look, Ask("Délai de convocation", help="En jours."), most=365)
        self.term = ParsedField(look, Ask("Durée du mandat"), parse_months, term_words, _FIGURE_WIDTH)
        self.start = DateField(
            look,
            Ask(
                "Début des mandats",
                help="Vous pourrez dater chaque mandat à part.",
                needed="Dites depuis quand les membres siègent.",
            ),
            today,
        )
        for asked in (self.name, self.seats, self.notice, self.term, self.start):
            asked.edit.returnPressed.connect(self.entered)
        look.bound(self.quorum, (270, 0), (290, 0))
        rules = QWidget()
        line = Flow(look, rules, 16)
        for field in (self.seats, self.quorum, self.notice, self.term, self.start):
            line.addWidget(field)
        self.body.addWidget(rules)
        own = application.structures.own()
        if own is not None:
            effect = Banner(look, INFO, "", what_it_changes(own.kind.value, own.legal_form.value))
            look.bound(effect, (0, 0), (_MODEL_WIDTH, 0))
            self.body.addWidget(effect)
        self.body.addStretch(1)
        self.start.set_value(date(today.year, 1, 1))
        self.models.chosen.connect(self._take_model)
        self._take_model()

    def enter(self) -> None:
        """The proposed name is chosen: typing replaces it."""
        self.name.focus()
        self.name.edit.selectAll()

    def validate(self) -> bool:
        faulty = [field for field in self._asked() if not field.validate()]
        if faulty:
            faulty[0].focus()
        return not faulty

    def save(self) -> int:
        """Writes the committee, or changes it when one came back to this step.

        Raises:
            DomainError: refused; `tell_refusal` shows it.
        """
        committees = self._application.committees
        draft = (
            committees.blank(self.models.value().key or None)
            if self._committee_id is None
            else committees.draft(self._committee_id)
        )
        rules = replace(
            self.models.value().rules,
            quorum=self.quorum.value() or QuorumRule.NONE,
            notice_days=self.notice.value(),
            term_months=self.term.value(),
        )
        if not self.seats.isHidden():
            rules = replace(rules, seats=self.seats.value())
        kind = self.models.value().kind
        self._committee_id = committees.save(replace(draft, name=self.name.value(), kind=kind, rules=rules))
        return self._committee_id

    def started_on(self) -> date | None:
        """From when the members of the next step sit."""
        return self.start.value()

    def tell_refusal(self, refusal: DomainError) -> None:
        """At the field that it names, or above the form."""
        first = refusal.faults[0] if isinstance(refusal, Faults) else refusal
        fields: dict[str, TypedField[Any]] = {"name": self.name, "seats": self.seats}
        field = fields.get((first.field or "").rsplit(".", 1)[-1])
        if field is None:
            self.tell_fault(first.sentence)
        else:
            field.show_fault(first.sentence)
            field.focus()

    def _asked(self) -> list[TypedField[Any]]:
        every: list[TypedField[Any]] = [
            self.name,
            self.seats,
            self.quorum,
            self.notice,
            self.term,
            self.start,
        ]
        return [field for field in every if not field.isHidden()]

    def _take_model(self) -> None:
        model = self.models.value()
        self.seats.setVisible(model is _OWN)
        if model.name and not self.name.value():
            self.name.set_value(model.name)
        if model is not _OWN:
            self.quorum.set_value(model.rules.quorum)
            self.notice.set_value(model.rules.notice_days)
            self.term.set_value(model.rules.term_months)


def _said(model: CommitteeModel) -> tuple[CommitteeModel, str, str]:
    if model is _OWN:
        return model, model.title, "Nombre de sièges à saisir\u202f; les collèges se précisent ensuite."
    shares = ", ".join(
        f"{number} {_college(college, number)}" for college, number in model.rules.seats_by_college.places
    )
    return model, model.title, f"{shares} — quorum\u00a0: {QUORUMS[model.rules.quorum].lower()}"


def _college(college: Capacity, number: int) -> str:
    """« 4 professionnels », « 1 élu »."""
    many = COLLEGES[college].lower()
    return many if number > 1 else many.removesuffix("s")
