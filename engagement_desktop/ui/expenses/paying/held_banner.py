"""Under the list: why the claim on which one stands waits, and what mends it; or how it is paid."""

from functools import partial

from PySide6.QtCore import Signal

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.blockers import OF_THE_ACCOUNT, Blocker
from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count
from engagement_desktop.french.paying_texts import MEANS, by_means, paid_with
from engagement_desktop.ui.common.banner import INFO, WARNING, Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.expenses.paying.choosing import Choosing
from engagement_desktop.ui.theme import Look

_MENDS = {
    Blocker.RECEIPT_MISSING: "Joindre le reçu",
    Blocker.RECEIPT_LOST: "Ouvrir la note",
    Blocker.CEILING: "Ouvrir la note",
    Blocker.NOTHING_TO_PAY: "Ouvrir la note",
    Blocker.TO_DECIDE: "Ouvrir la note",
    Blocker.SECOND_ACCORD: "Voir la décision",
    Blocker.OWN_APPROVAL: "Voir la décision",
    Blocker.SAME_ACCOUNT: "Règles des frais",
    Blocker.BUDGET: "Voir le budget",
    Blocker.IBAN_MISSING: "Inscrire l’IBAN",
    Blocker.IBAN_FALSE: "Corriger l’IBAN",
    Blocker.HOLDER: "Corriger le titulaire",
}


class HeldBanner(Banner):
    """At most two ways out: what mends it, or other means."""

    mend_wanted = Signal(object, object)  # ReadyRow, Blocker
    means_wanted = Signal(object, object)  # ReadyRow, PaymentMeans

    def __init__(self, look: Look, choosing: Choosing, *, may_pay: bool) -> None:
        super().__init__(look, INFO, "", "")
        self._choosing, self._may_pay = choosing, may_pay
        self.mend: Button | None = None

    def show_row(self, row: ReadyRow | None) -> None:
        """Nothing to say of no claim."""
        self.setVisible(row is not None)
        self.drop_actions()
        self.mend = None
        if row is None:
            return
        held = self._choosing.blocked(row)
        if not held:
            means = self._choosing.means(row)
            self.tell(INFO, f"{row.reference}.", f"{by_means(means, row.account_end)}{self._others(row)}")
            self._offer(row, [one for one in PaymentMeans if one is not means])
            return
        first = held[0]
        more = f" Et {count(len(held) - 1, 'autre raison', 'autres raisons')}." if held[1:] else ""
        self.tell(WARNING, f"{row.reference}.", first.sentence + more)
        if first.kind in _MENDS:
            self.mend = self.add_action(_MENDS[first.kind], lambda: self.mend_wanted.emit(row, first.kind))
        if all(one.kind in OF_THE_ACCOUNT for one in held):
            self._offer(row, [PaymentMeans.CHEQUE])

    def _others(self, row: ReadyRow) -> str:
        group = self._choosing.paid_with(row)
        others = [one.reference for one in group if one.claim_id != row.claim_id]
        if not others:
            return ""
        total = Money.sum(one.amount for one in group)
        return f" {paid_with(others, total, self._choosing.means(row))}"

    def _offer(self, row: ReadyRow, means: list[PaymentMeans]) -> None:
        for one in means if self._may_pay else ():
            words = f"Par {MEANS[one]}" if one is not PaymentMeans.CASH else "En espèces"
            self.add_action(words, partial(self.means_wanted.emit, row, one))
