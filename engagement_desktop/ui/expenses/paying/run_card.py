"""« Ce remboursement »: the sum as one would write it on paper, the day, the account, what will come out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.runs_rows import AccountChoice, RunDraft
from engagement_desktop.french.formats import integer, money
from engagement_desktop.french.paying_texts import means_counted
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, line, row
from engagement_desktop.ui.expenses.paying.account_field import AccountField
from engagement_desktop.ui.expenses.paying.choosing import Choosing

_WIDE = 276
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunCard(Card):
    """Moves as one ticks; gives the draft of the run."""

    changed = Signal()

    def __init__(self, context: PageContext, choosing: Choosing) -> None:
        super().__init__(context.look, "Ce remboursement", margin=18)
        look = context.look
        self._choosing = choosing
        self._sums = column(look, None, gap=12)
        self.body.addLayout(self._sums)
        self.body.addWidget(line())
        whole = row(look, None, gap=8)
        whole.addWidget(Label("Total", "gras"), 1)
        self.total = Label("", "chiffre")
        self.total.setAlignment(_RIGHT)
        whole.addWidget(self.total)
        self.body.addLayout(whole)
        equal = row(look, None, gap=6)
        equal.addWidget(icon_label(look, "circle-check", "succes", 18))
        equal.addWidget(Label("égal à la somme des notes", "petit", wrap=True), 1)
        self.body.addLayout(equal)
        self.body.addWidget(line())
        today = context.application.workspace.today()
        needed = "Dites quel jour la banque exécute les virements."
        self.day = DateField(look, Ask("Date du virement", needed=needed, width=_WIDE), today)
        self.account = AccountField(look)
        self.body.addWidget(self.day)
        self.body.addWidget(self.account)
        self.outputs_title = Label("Seront produits", "gras")
        self.body.addWidget(self.outputs_title)
        self._outputs = column(look, None, gap=10)
        self.body.addLayout(self._outputs)
        self.body.addStretch(1)
        choosing.changed.connect(self.show_sums)
        self.day.changed.connect(self.changed)
        self.account.changed.connect(self.changed)

    def show_choices(self, accounts: Sequence[AccountChoice], proposed: date) -> None:
        """The accounts to debit; a day already typed stays."""
        self.account.show_choices(accounts)
        if not self.day.as_text():
            self.day.set_value(proposed)

    def draft(self) -> RunDraft:
        """What is asked.

        Raises:
            DomainError: the day is not understood.
        """
        chosen = self._choosing.chosen()
        account = self.account.value()
        return RunDraft(
            claim_ids=tuple(one.claim_id for one in chosen),
            execute_on=self.day.value(),
            account_id=None if account is None else account.id,
            means=self._choosing.others(),
        )

    def show_sums(self) -> None:
        """Written again at each tick."""
        clear(self._sums)
        chosen, sums = self._choosing.chosen(), self._choosing.sums()
        self._sum("Notes retenues", integer(len(chosen)))
        for means, many, amount in sums:
            self._sum(means_counted(means, many), money(amount))
        self.total.setText(money(self._choosing.total()))
        self.total.setAccessibleName(f"Total\u00a0: {money(self._choosing.total())}")
        used = {means for means, _many, _amount in sums}
        by_bank = PaymentMeans.TRANSFER in used
        self.day.setVisible(by_bank or not used)
        self.account.setVisible(by_bank or not used)
        clear(self._outputs)
        self.outputs_title.setVisible(bool(used))
        for words in outputs_of(used):
            ticked = row(self.look, None, gap=6)
            ticked.addWidget(icon_label(self.look, "check", "succes", 18))
            ticked.addWidget(Label(words, "petit", wrap=True), 1)
            self._outputs.addLayout(ticked)

    def _sum(self, words: str, figure: str) -> None:
        pair = row(self.look, None, gap=8)
        pair.addWidget(Label(words, wrap=True), 1)
        figures = Label(figure, "gras")
        figures.setAlignment(_RIGHT)
        figures.setAccessibleName(f"{words}\u00a0: {figure}")
        pair.addWidget(figures)
        self._sums.addLayout(pair)


def outputs_of(used: set[PaymentMeans]) -> tuple[str, ...]:
    """What will come out, in the order of the files."""
    if not used:
        return ()
    bank = ("fichier de virement",) if PaymentMeans.TRANSFER in used else ()
    slip = "bordereau et reçu d’espèces" if PaymentMeans.CASH in used else "bordereau"
    cheques = " et liste des chèques" if PaymentMeans.CHEQUE in used and PaymentMeans.CASH not in used else ""
    return (
        *bank,
        f"{slip}{cheques}",
        "un état de frais par personne",
        "les reçus en un seul PDF",
        "les écritures",
    )
