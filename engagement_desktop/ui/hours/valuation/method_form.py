"""The form of the method: the two accounts of class 8, and the words for the annex."""

from typing import ClassVar

from engagement_desktop.domain.hours.valuation_rows import ValuationMethod
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask

_ACCOUNT = 110


class MethodForm(EditorForm[ValuationMethod]):
    """The multipliers are rates: they are changed with a date and a reason, in Taux et barèmes."""

    FOCUS: ClassVar[str] = "debit"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = context.look
        for side, said, example in (("debit", "Débit", "864"), ("credit", "Crédit", "875")):
            accounts = self.line()
            ask = Ask(f"{said}, compte", f"Comme {example}.", needed="Donnez le compte.", width=_ACCOUNT)
            self.add(side, TextField(look, ask), accounts)
            label = Ask("Intitulé", needed="Donnez l’intitulé du compte.")
            self.add(f"{side}_label", TextField(look, label), accounts)
        words = Ask(
            "Note de méthode",
            "Ce que l’annexe dit de plus\u00a0: pourquoi ces coefficients, ce que le relevé ne couvre pas.",
            optional=True,
        )
        self.add("words", LongTextField(look, words))


def method_editor(context: PageContext) -> Editor[ValuationMethod]:
    """The editor of the one method of the dossier."""
    service = context.application.valuation
    work = EditorWork("valuation", "Méthode de valorisation", service.method, service.save_method)
    return Editor(context, MethodForm(context), work)
