"""The form of one account, or of one journal."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.expenses.ledger.accounts import JOURNALS, AccountDraft, AccountRow
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask

_ACCOUNT = 140


class AccountForm(EditorForm[AccountDraft]):
    """A number and a label; where the shipped one comes from stands under it."""

    FOCUS: ClassVar[str] = "number"

    def __init__(self, context: PageContext, row: AccountRow) -> None:
        super().__init__(context.look)
        named = "Code du journal" if row.use in JOURNALS else "Compte"
        shipped = f"Livré{NBSP}: {row.shipped.number}, {row.shipped.label}. {row.source}."
        ask = Ask(named, shipped, needed="Donnez le numéro du compte.", width=_ACCOUNT)
        self.add("number", TextField(self.look, ask))
        self.add("label", TextField(self.look, Ask("Intitulé", needed="Donnez l’intitulé du compte.")))


def account_editor(context: PageContext, row: AccountRow) -> Editor[AccountDraft]:
    """The editor of the account of one use."""
    service = context.application.ledger
    work = EditorWork(
        f"account:{row.use.value}",
        f"Compte{NBSP}: {badge(row.use)}",
        partial(service.account_draft, row.use),
        service.save_account,
    )
    return Editor(context, AccountForm(context, row), work)
