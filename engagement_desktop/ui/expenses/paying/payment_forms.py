"""Two short forms about one payment: the bank gave it back, or the number of its cheque."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from engagement_desktop.domain.expenses.paying.runs_rows import PaymentRow
from engagement_desktop.french.formats import money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

_USUAL = ("Compte clos", "IBAN inconnu de la banque", "Titulaire différent", "Chèque perdu")
_AFTER = "Sa note redevient à payer\u00a0; les autres paiements ne changent pas."


@dataclass(frozen=True, slots=True)
class RejectionDraft:
    """Why and when a payment came back."""

    reason: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ChequeDraft:
    """The number of a cheque."""

    cheque_number: str = ""


class RejectionForm(EditorForm[RejectionDraft]):
    """Two answers, under what they are about."""

    FOCUS: ClassVar[str] = "reason"

    def __init__(self, context: PageContext, payment: PaymentRow) -> None:
        super().__init__(context.look)
        self.body.addWidget(wrapped(_about(payment), "second"))
        why = Ask("Motif", _AFTER, needed="Dites pourquoi ce paiement est revenu.")
        self.add("reason", TextField(self.look, why, suggestions=_USUAL))
        day = Ask("Revenu le", needed="Dites quel jour le paiement est revenu.")
        self.add("day", DateField(self.look, day, context.application.workspace.today()))


class ChequeForm(EditorForm[ChequeDraft]):
    """One answer."""

    FOCUS: ClassVar[str] = "cheque_number"

    def __init__(self, context: PageContext, payment: PaymentRow) -> None:
        super().__init__(context.look)
        self.body.addWidget(wrapped(_about(payment), "second"))
        self.add("cheque_number", TextField(self.look, Ask("N° du chèque", optional=True)))


def rejection_editor(context: PageContext, payment: PaymentRow) -> Editor[RejectionDraft]:
    """The editor that says that one payment came back."""
    runs, today = context.application.runs, context.application.workspace.today()

    def save(draft: RejectionDraft, _accepted: frozenset[str]) -> int:
        runs.reject(payment.id, draft.reason, draft.day)
        return payment.id

    work = EditorWork(f"rejection:{payment.id}", "Paiement revenu", lambda: RejectionDraft(day=today), save)
    return Editor(context, RejectionForm(context, payment), work)


def cheque_editor(context: PageContext, payment: PaymentRow) -> Editor[ChequeDraft]:
    """The editor of the number of one cheque."""

    def save(draft: ChequeDraft, _accepted: frozenset[str]) -> int:
        context.application.runs.note_cheque(payment.id, draft.cheque_number)
        return payment.id

    work = EditorWork(
        f"cheque:{payment.id}", "Numéro du chèque", lambda: ChequeDraft(payment.cheque_number or ""), save
    )
    return Editor(context, ChequeForm(context, payment), work)


def _about(payment: PaymentRow) -> str:
    name = f"{payment.first_name} {payment.last_name}".strip()
    return f"{name}, note {payment.reference}, {money(payment.amount)}"
