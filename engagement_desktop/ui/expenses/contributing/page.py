"""The page of paid contributions: apart from costs, each with its warnings read."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail, ContributionRow
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, money
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.expenses.contributing.columns import CONTRIBUTION_COLUMNS
from engagement_desktop.ui.expenses.contributing.form import contribution_editor, payment_editor
from engagement_desktop.ui.expenses.contributing.pane import write_contribution
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.register.made_file import PDF, file_target

_S = ContributionState


def _footer(summary: ListSummary) -> str:
    said = [shown_out_of(summary, "contribution")]
    amount = summary.sums.get("amount")
    if isinstance(amount, Money) and amount:
        said.append(f"{money(amount)} hors renonciations")
    return ", ".join(said)


_WORDS = ListWords(
    key="contributions",
    title="Contributions payées",
    footer=_footer,
    nothing_title="Pas de contribution payée",
    nothing=(
        "Une vacation, une indemnité ou un bon d’achat n’est pas un remboursement\u00a0: notez-le ici, à "
        "part. Six avertissements se lisent avant d’enregistrer, et aucun droit n’est calculé."
    ),
)
_FAMILIES = (
    Family("state", "État", "Toutes"),
    Family("kind", "Forme", "Toutes"),
    Family("exercise", "Exercice"),
)


class ContributionsPage(TablePage[ContributionRow]):
    """The newest first."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER, Topic.HOURS})

    def __init__(self, context: PageContext) -> None:
        self._service = context.application.contributions
        source = ListSource(self._service.page, self._service.summary, self._service.chips)
        words = told_to(_WORDS, may_change=_may(context))
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, words, CONTRIBUTION_COLUMNS, source, usual, _FAMILIES)
        self.telling = Telling(self)
        self.tabs = put_expenses_tabs(self, "contributions")
        if _may(context):
            add_primary_creation(self, "Ajouter une contribution", "plus")

    def receive(self, what: object) -> None:
        """A person, by their number; else what a list receives."""
        if isinstance(what, int) and not isinstance(what, bool):
            what = ListView(ListQuery(filters={"person": str(what)}), "Contributions d’une personne")
        super().receive(what)

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return contribution_editor(self.context, row_id) if _may(self.context) else None

    def delete_row(self, row: ContributionRow) -> None:
        """To the bin, while it is planned."""
        if _may(self.context):
            self._service.delete(row.id)

    def write_pane(self, pane: Pane, row: ContributionRow) -> None:
        told = self._service.detail(row.id)
        act = partial(offer, look=self.look, acts=self._acts(told))
        write_contribution(pane, told, self.context, act)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "contribution") if summary.total else ""
        self.header.set_title(self.words.title, facts)

    def pay(self, told: ContributionDetail) -> None:
        """The day of the payment is asked beside."""
        open_beside(self, payment_editor(self.context, told))

    def order(self, told: ContributionDetail) -> None:
        """The order to pay, as a PDF."""
        row = told.row
        target = file_target(self, "Enregistrer l’ordre de paiement", f"Ordre {row.person}", (PDF,))
        if target is not None and self.telling.guarded(lambda: self._service.order(row.id, target)):
            self.telling.written("Ordre de paiement écrit.", target)

    def _acts(self, told: ContributionDetail) -> list[Act]:
        """Only what may be done now: what may not says why under the head."""
        if not _may(self.context):
            return []
        key, state, do = told.row.id, told.row.state, self.telling.do
        acts: list[Act] = []
        if state is _S.PLANNED:
            acts.append(("Modifier", partial(self.edit, key), "pencil"))
            if not told.barred_approval:
                acts.append(("Approuver", partial(do, partial(self._service.approve, key)), "circle-check"))
        if state is _S.APPROVED and not told.barred_payment:
            acts.append(("Noter le paiement…", partial(self.pay, told), "wallet"))
        if state in {_S.APPROVED, _S.PAID}:
            acts.append(("Ordre de paiement…", partial(self.order, told), "file-down"))
        if state in {_S.PLANNED, _S.APPROVED}:
            renounce = partial(do, partial(self._service.renounce, key))
            acts.append(("La personne renonce", renounce, "circle-slash"))
        if state in {_S.APPROVED, _S.RENOUNCED}:
            again = partial(do, partial(self._service.reopen, key))
            acts.append(("Remettre en prévision", again, "undo-2"))
        return acts


def _may(context: PageContext) -> bool:
    return context.application.workspace.may(Permission.CONTRIBUTION_WRITE)
