"""The form of a paid contribution: the six warnings first, then what, how much, and what the person asked."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.expenses.contributing.benefits import benefit_fault, benefits_named
from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft
from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.french.contribution_texts import INVOICE, WARNINGS
from engagement_desktop.french.formats import money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_amount
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField, ParsedField
from engagement_desktop.ui.common.fields.finders import committee_field, person_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.expenses.contributing.words import parse_quantity, quantity_words
from engagement_desktop.ui.hours.entry.fields import meeting_field

_FREE = ("purpose", "invoice_number", "addressee")
_WIDTH = 130


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """The day on which a contribution was paid."""

    paid_on: date | None = None


class ContributionForm(EditorForm[ContributionDraft]):
    """Nothing is saved before the warnings were read; what names a benefit is not even kept as a draft."""

    FOCUS: ClassVar[str] = "warned"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        self._today = context.application.workspace.today()
        self._add_warnings()
        self._add_what()
        self._add_person()
        self._add_invoice()
        self.changed.connect(self._show_total)

    def fill(self, draft: ContributionDraft) -> None:
        super().fill(draft)
        self._show_total()

    def texts(self) -> dict[str, str]:
        """As a draft keeps them: a text that names a benefit is kept nowhere."""
        typed = super().texts()
        return {key: "" if key in _FREE and benefits_named(text) else text for key, text in typed.items()}

    def _add_warnings(self) -> None:
        self.body.addWidget(Label("Avant d’enregistrer", "section", wrap=True))
        read = Ask(
            "Avertissements",
            "Ils sont ci-dessous\u00a0; la date de lecture est gardée.",
            needed="Lisez les six avertissements, puis cochez la case\u00a0: leur lecture est datée.",
        )
        self.add("warned", YesNoField(self.look, read, "J’ai lu les six avertissements"))
        for at, words in enumerate(WARNINGS, start=1):
            self.body.addWidget(wrapped(f"{at}. {words}"))

    def _add_what(self) -> None:
        context, look = self._context, self.look
        self.section("Contribution")
        who = Ask("Personne", needed="Choisissez la personne.")
        self.add("person_id", person_field(context, who))
        kinds = [(kind, badge(kind)) for kind in ContributionKind]
        form = Ask("Forme", needed="Dites sous quelle forme elle est payée.")
        self.add("kind", ChoiceField(look, form, kinds))
        purpose = Ask(
            "Objet", "Ce qui est fait, comme «\u00a0coanimation d’un atelier\u00a0».", optional=True
        )
        self.add("purpose", TextField(look, purpose, parse=_without_benefit))
        figures = self.line()
        day = Ask("Jour", needed="Dites le jour de la contribution.")
        self.add("done_on", DateField(look, day, self._today), figures)
        many = Ask("Nombre", "Vacations de 4\u00a0h, ou unités.", needed="Dites combien.")
        self.add("quantity", ParsedField(look, many, parse_quantity, quantity_words, _WIDTH), figures)
        price = Ask("Prix", "D’une vacation, ou d’une unité.", needed="Dites le prix.")
        self.add("unit_price", ParsedField(look, price, parse_amount, money, _WIDTH), figures)
        figures.addStretch(1)
        self.total = Label("", "gras", wrap=True)
        self.body.addWidget(self.total)
        self.add("committee_id", committee_field(context, Ask("Comité", optional=True)))
        self.add("meeting_id", meeting_field(context, Ask("Réunion", optional=True)))
        envelopes = context.application.contributions.envelopes()
        if envelopes:
            money_from = Ask("Enveloppe", optional=True)
            self.add("envelope_id", ChoiceField(look, money_from, list(envelopes)))

    def _add_person(self) -> None:
        look = self.look
        self.section(
            "Ce que la personne sait et demande", "Ce qu’elle perçoit par ailleurs ne s’écrit pas ici."
        )
        told = Ask("Information sur l’impact remise le", "Demandée avant d’approuver.", optional=True)
        self.add("impact_told_on", DateField(look, told, self._today))
        line = self.line()
        asked = Ask("Lissage demandé par écrit le", "Seulement à sa demande.", optional=True)
        self.add("smoothing_asked_on", DateField(look, asked, self._today), line)
        months = Ask("Sur combien de mois", optional=True)
        self.add("smoothing_months", IntegerField(look, months), line)
        line.addStretch(1)

    def _add_invoice(self) -> None:
        look = self.look
        self.section("Facture", INVOICE)
        line = self.line()
        number = Ask("Numéro", optional=True)
        self.add("invoice_number", TextField(look, number, parse=_without_benefit), line)
        self.add("invoice_on", DateField(look, Ask("Du", optional=True), self._today), line)
        to = Ask("Adressée à", optional=True)
        self.add("addressee", TextField(look, to, parse=_without_benefit))

    def _show_total(self) -> None:
        quantity, price = self.field("quantity"), self.field("unit_price")
        words = ""
        if quantity.as_text() and price.as_text() and quantity.validate() and price.validate():
            draft = ContributionDraft(quantity=quantity.value(), unit_price=price.value())
            words = f"Montant\u00a0: {money(draft.amount)}"
        self.total.setText(words)
        self.total.setVisible(bool(words))


class PaymentForm(EditorForm[PaymentDraft]):
    """One day."""

    def __init__(self, context: PageContext, told: ContributionDetail) -> None:
        super().__init__(context.look)
        self.body.addWidget(wrapped(f"{told.row.person}, {money(told.row.amount)}", "gras"))
        day = Ask("Payée le", needed="Dites le jour du paiement.")
        self.add("paid_on", DateField(self.look, day, context.application.workspace.today()))


def contribution_editor(context: PageContext, contribution_id: int | None) -> Editor[ContributionDraft]:
    """The editor of one contribution, or of a new one."""
    service = context.application.contributions
    if contribution_id is None:
        work = EditorWork("contribution:new", "Nouvelle contribution", service.blank, service.save)
    else:
        title = f"Contribution de {service.detail(contribution_id).row.person}"
        load = partial(service.draft, contribution_id)
        work = EditorWork(f"contribution:{contribution_id}", title, load, service.save)
    return Editor(context, ContributionForm(context), work)


def payment_editor(context: PageContext, told: ContributionDetail) -> Editor[PaymentDraft]:
    """The editor that notes a payment."""

    def save(draft: PaymentDraft, _accepted: frozenset[str]) -> int:
        if draft.paid_on is not None:
            context.application.contributions.pay(told.row.id, draft.paid_on)
        return told.row.id

    load = partial(PaymentDraft, context.application.workspace.today())
    work = EditorWork(f"contribution_payment:{told.row.id}", "Noter le paiement", load, save)
    return Editor(context, PaymentForm(context, told), work)


def _without_benefit(text: str) -> str:
    if fault := benefit_fault(text, ""):
        raise fault
    return text
