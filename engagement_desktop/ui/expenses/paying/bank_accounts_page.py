"""Réglages › Comptes bancaires: the accounts beside that of the structure's own file."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, BankAccountRow
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, iban_masked
from engagement_desktop.french.paying_texts import VERSIONS
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import BANK, Ask
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_WORDS = ListWords(
    key="comptes-bancaires",
    title="Comptes bancaires",
    footer=lambda summary: shown_out_of(summary, "compte", shown="affiché"),
    nothing_title="Pas d’autre compte",
    nothing="Le compte de la structure est dans sa fiche. Ajoutez ici ceux qui paient aussi des frais.",
    hint="F2 modifie",
)
_FACTS = "Ceux qui paient des frais, en plus du compte inscrit dans la fiche de la structure."
_USED, _PUT_AWAY = BadgeWord("En service", "succes", "circle-check"), BadgeWord("Rangé", "neutre", "archive")


def state_badge(row: BankAccountRow) -> BadgeWord:
    return _USED if row.archived_on is None else _PUT_AWAY


class BankAccountForm(EditorForm[BankAccountDraft]):
    """What a bank file needs of an account."""

    FOCUS: ClassVar[str] = "label"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        self.add(
            "label",
            TextField(
                look,
                Ask("Nom", "Par exemple «\u00a0Compte courant\u00a0».", needed="Donnez un nom à ce compte."),
            ),
        )
        number = Ask("IBAN", needed="Donnez l’IBAN de ce compte.", sealed=BANK)
        self.add("iban", TextField(look, number, parse=identifiers.iban))
        self.add(
            "holder",
            TextField(
                look,
                Ask(
                    "Titulaire",
                    "Comme sur le relevé d’identité bancaire\u00a0: la banque compare les noms.",
                    needed="Donnez le titulaire du compte.",
                ),
            ),
        )
        versions = [(one, VERSIONS[one]) for one in SepaVersion]
        sepa: ChoiceField[SepaVersion] = ChoiceField(look, Ask("Fichier de virement"), versions, always=True)
        self.add("sepa", sepa)
        ledger = Ask("Compte comptable", "512 sans autre indication.", optional=True)
        self.add("ledger_account", TextField(look, ledger))


class BankAccountsPage(TablePage[BankAccountRow]):
    """Those in service first; one that paid is put away, never deleted."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES})

    def __init__(self, context: PageContext) -> None:
        self._accounts = context.application.bank_accounts
        self._may = context.application.workspace.may(Permission.BANK_WRITE)
        rows = ListInMemory[BankAccountRow](self._accounts.accounts, lambda row: row.label, {}, {})
        columns: tuple[Column[BankAccountRow], ...] = (
            Column("label", "Compte", lambda row: row.label, sortable=False),
            Column("iban", "IBAN", _masked, width=190, sortable=False),
            Column("holder", "Titulaire", lambda row: row.holder, width=210, sortable=False),
            Column("state", "État", lambda _row: None, badge=state_badge, width=130, sortable=False),
        )
        super().__init__(
            context, _WORDS, columns, ListSource(rows.page, rows.summary, rows.chips), ListQuery()
        )
        self.header.set_title(_WORDS.title, _FACTS)
        if self._may:
            add_primary_creation(self, "Ajouter un compte")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return bank_account_editor(self.context, row_id) if self._may else None

    def write_pane(self, pane: Pane, row: BankAccountRow) -> None:
        pane.heading(row.label, _masked(row))
        pane.badge(state_badge(row))
        if self._may:
            offer(pane, self.look, self._acts(row))
        pane.fact("Titulaire", row.holder)
        pane.fact("Fichier de virement", row.version.value)
        pane.fact("Compte comptable", row.ledger_account or "512")
        used = count(row.runs, "remboursement le débite", "remboursements le débitent")
        pane.note(f"{used}." if row.runs else "Aucun remboursement ne le débite encore.")
        if row.archived_on is not None:
            pane.note(f"Rangé le {date_short(row.archived_on)}\u00a0: il n’est plus proposé.")

    def _acts(self, row: BankAccountRow) -> list[Act]:
        acts: list[Act] = [("Modifier", partial(self.edit, row.id), "pencil")]
        if row.archived_on is None:
            return [*acts, ("Ranger", partial(self._do, self._accounts.archive, row.id), "archive")]
        return [*acts, ("Reprendre", partial(self._do, self._accounts.restore, row.id), "undo-2")]

    def _do(self, act: Any, account_id: int) -> None:
        if self.context.errors.guard(lambda: act(account_id)):
            if said := self.context.application.workspace.last_act():
                self.context.signals.say(said)
            self._stand_on(account_id)
            self.table.setFocus()


def bank_account_editor(context: PageContext, account_id: int | None) -> Editor[BankAccountDraft]:
    """The editor of one account, or of a new one."""
    service = context.application.bank_accounts
    is_new = account_id is None
    work = EditorWork(
        f"bank_account:{account_id or 'new'}",
        "Nouveau compte" if account_id is None else service.draft(account_id).label,
        BankAccountDraft if account_id is None else partial(service.draft, account_id),
        lambda typed, _accepted: service.save(typed),
        follow="Enregistrer et ajouter un autre compte" if is_new else "",
    )
    return Editor(context, BankAccountForm(context), work)


def _masked(row: BankAccountRow) -> str:
    return iban_masked(row.iban) if row.iban else "réservé à la trésorerie"
