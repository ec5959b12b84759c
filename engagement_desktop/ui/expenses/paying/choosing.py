"""Which claims are ticked, and by which means each is paid, until they are produced."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.blockers import Blocked
from engagement_desktop.domain.expenses.paying.netting import sum_of, together
from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow
from engagement_desktop.domain.money import Money


class Choosing(QObject):
    """Every ready claim is ticked to begin with; one that something holds back cannot be."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, ReadyRow] = {}
        self._out: set[int] = set()
        self._means: dict[int, PaymentMeans] = {}

    def show_rows(self, rows: Iterable[ReadyRow]) -> None:
        """The list was read again: what was taken out, and other means, stay."""
        self._rows = {row.claim_id: row for row in rows}
        self._out &= set(self._rows)
        self._means = {key: means for key, means in self._means.items() if key in self._rows}
        self.changed.emit()

    def rows(self) -> tuple[ReadyRow, ...]:
        return tuple(self._rows.values())

    def chosen(self) -> tuple[ReadyRow, ...]:
        """The claims that would be paid now, in order."""
        return tuple(row for row in self._rows.values() if self.holds(row))

    def holds(self, row: ReadyRow) -> bool:
        return row.claim_id not in self._out and not self.blocked(row)

    def blocked(self, row: ReadyRow) -> tuple[Blocked, ...]:
        return row.blocked(self.means(row))

    def means(self, row: ReadyRow) -> PaymentMeans:
        return self._means.get(row.claim_id, row.means)

    def others(self) -> dict[int, PaymentMeans]:
        """The means that differ from the claims' own."""
        return dict(self._means)

    def turn(self, row: ReadyRow) -> bool:
        """Tick a claim, or take its tick away; False when something holds it back."""
        if self.blocked(row):
            return False
        self._out ^= {row.claim_id}
        self.changed.emit()
        return True

    def take_all(self) -> None:
        """Every ready claim; a second time, none."""
        ready = {key for key, row in self._rows.items() if not self.blocked(row)}
        self._out = set() if self._out & ready else ready
        self.changed.emit()

    def pay_by(self, row: ReadyRow, means: PaymentMeans) -> None:
        """Other means for this run alone."""
        self._means[row.claim_id] = means
        if means is row.means:
            del self._means[row.claim_id]
        self.changed.emit()

    def sums(self) -> Sequence[tuple[PaymentMeans, int, Money]]:
        """How many and how much by each means that serves."""
        chosen = self.chosen()
        found = []
        for means in PaymentMeans:
            groups = together(row.share(means) for row in chosen if self.means(row) is means)
            if groups:
                found.append((means, len(groups), Money.sum(sum_of(group) for group in groups)))
        return found

    def paid_with(self, row: ReadyRow) -> tuple[ReadyRow, ...]:
        """The claims that go with it in one sum, itself too; it alone when it goes by itself."""
        chosen = {one.claim_id: one for one in self.chosen()}
        for group in together(one.share(self.means(one)) for one in chosen.values()):
            if row.claim_id in {share.key for share in group}:
                return tuple(chosen[share.key] for share in group)
        return (row,)

    def total(self) -> Money:
        return Money.sum(row.amount for row in self.chosen())
