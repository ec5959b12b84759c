"""A cost that is paid or given up, made right by a line beside it."""

from dataclasses import dataclass

from engagement_desktop.domain.expenses.claims_rows import ExpenseLineRow, ExpenseRow
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_amount
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

CORRECTION = "claim_correction"
_WIDE = 140


@dataclass(frozen=True, slots=True)
class CorrectedAmountDraft:
    """The right amount of one line."""

    amount: Money | None = None


class LineCorrectionForm(EditorForm[CorrectedAmountDraft]):
    """What is right; the program writes the difference in a draft of the person."""

    def __init__(self, context: PageContext, row: ExpenseRow, line: ExpenseLineRow) -> None:
        super().__init__(context.look)
        told = (
            f"{badge(line.nature)} du {date_short(line.spent_on)}, {money(line.amount)}, dans la note "
            f"{row.reference}. Ce qui est réglé ne change pas{NBSP}: la différence s’écrit dans un brouillon "
            f"de {row.first_name} {row.last_name}, qui se soumet comme une autre note."
        )
        self.body.addWidget(wrapped(told, "second"))
        ask = Ask(
            "Montant juste €",
            "Ce que la dépense aurait dû compter. 0 la reprend en entier.",
            needed="Donnez le montant juste.",
        )
        self.add("amount", ParsedField(self.look, ask, parse_amount, money, _WIDE))


def line_correction_editor(
    context: PageContext, row: ExpenseRow, line: ExpenseLineRow
) -> Editor[CorrectedAmountDraft]:
    """The editor that writes the difference beside one line."""

    def save(draft: CorrectedAmountDraft, _accepted: frozenset[str]) -> int:
        context.application.deciding.correct(line.id, draft.amount)
        return row.id

    work = EditorWork(f"{CORRECTION}:{line.id}", "Corriger à côté", CorrectedAmountDraft, save)
    return Editor(context, LineCorrectionForm(context, row, line), work)
