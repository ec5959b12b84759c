"""How a claim stands on its page: head, lines, form, sum at the left, the receipt at the right."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import money
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.banner import WARNING, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import column, row, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.expenses.claiming.calculation import CalculationCard
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.head_card import HeadCard
from engagement_desktop.ui.expenses.claiming.line_form import LineForm
from engagement_desktop.ui.expenses.claiming.lines_card import LinesCard
from engagement_desktop.ui.expenses.claiming.proof_side import ProofSide
from engagement_desktop.ui.expenses.claiming.split_card import SplitCard
from engagement_desktop.ui.expenses.claiming.words import claim_title, meant_words, over_words
from engagement_desktop.ui.expenses.words import CLAIM_BADGES

_PRICE_REST = 150  # milliseconds
_PANEL, _LEAST_HIGH = 340, 420


class ClaimView(Page):
    """What stands on the page, and how the claim in hand is shown there; it changes nothing."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Note de frais", scrolls=False)
        self.entry = ClaimEntry(context.application)
        self.head = HeadCard(context)
        self.lines = LinesCard(self.look)
        self.form = LineForm(context)
        self.calculation = CalculationCard(self.look)
        self.proof = ProofSide(context, self.entry)
        self.splitting = SplitCard(self.look)
        self.state = Badge(self.look, CLAIM_BADGES[ClaimStatus.DRAFT])
        self.pricing = self.timer(_PRICE_REST, self.price)
        self._shown: list[Banner] = []
        self._reason: Banner | None = None
        self._lay_out()

    def arrange(self, effective: int) -> None:
        beside = effective >= ONE_COLUMN_OF_CARDS
        panel = self.proof.panel
        if beside and self._columns.indexOf(panel) < 0:
            self._columns.addWidget(panel)
        elif not beside and self._left.indexOf(panel) < 0:
            self._left.addWidget(panel)
        wide, high = (_PANEL, 0) if beside else (0, _LEAST_HIGH)
        self.look.bound(panel, (wide, high), (wide, 0))

    def show_line(self) -> None:
        """The line in hand in its form, with its receipt, in the table and in the sum."""
        line = self.entry.sheet.current
        if line is None:
            return
        may = self.entry.may_write and self.may_write()
        self.form.show_line(self.entry.sheet.at + 1, line.draft, line.texts, may=may)
        self.form.mean(meant_words(self.entry.around.meeting(line.draft.meeting_id)))
        self.fit_night()
        line.texts = self.form.texts()
        self.price()
        self.proof.show_entry()

    def price(self) -> None:
        """The prices of the trips, the total, and the ceiling of the line in hand."""
        self.pricing.stop()
        self.entry.price()
        self._show_ceiling()
        self.lines.show_entry(self.entry)
        self.calculation.show_entry(self.entry)
        line = self.entry.sheet.current
        if line is not None:
            self.form.entitle(self.entry.sheet.at + 1, line.draft)

    def tell(self, tone: str, title: str, sentence: str) -> Banner:
        """One banner at a time."""
        self.quiet()
        banner = self.show_banner(Banner(self.look, tone, title, sentence))
        self._shown.append(banner)
        return banner

    def quiet(self) -> None:
        while self._shown:
            self.drop_banner(self._shown.pop())

    def show_reason(self, note: str) -> None:
        """Why the claim was given back; other banners come and go above it."""
        if self._reason is not None:
            self.drop_banner(self._reason)
            self._reason = None
        if note:
            self._reason = self.show_banner(Banner(self.look, WARNING, "Cette note a été rendue.", note))

    def may_write(self) -> bool:
        return self.context.application.workspace.may(Permission.CLAIM_WRITE)

    def show_around(self) -> None:
        entry = self.entry
        self.head.show_around(entry.around, is_new=entry.is_new)
        self.head.choose(entry.wish)
        if entry.is_new and self.head.person.picked() != entry.person_id:
            self.head.person.set_value(entry.person_id)
        self.form.offer(entry.around)
        self.header.set_title(claim_title(entry.loaded, None))

    def fit_night(self) -> None:
        line = self.entry.sheet.current
        self.form.fit_night(self.entry.nights(), None if line is None else line.draft.ceiling)

    def timer(self, rest: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(rest)
        timer.timeout.connect(act)
        return timer

    def _show_ceiling(self) -> None:
        """A line over its ceiling says so at its amount, with the way down."""
        over = self.entry.over.get(self.entry.sheet.at)
        line = self.entry.sheet.current
        if over is None or line is None or over.about is None:
            if self.form.amount.mending().isVisibleTo(self.form):
                self.form.amount.show_fault("")
            return
        ceiling = Money(over.about)
        self.form.amount.show_fault(
            over_words(line.draft.nature, ceiling),
            f"Mettre {money(ceiling)}",
            lambda: self.form.amount.set_value(ceiling),
        )

    def _lay_out(self) -> None:
        self._columns = row(self.look, None, (24, 4, 24, 16), 14)
        inside = QWidget()
        self._left = column(self.look, inside, gap=10)
        for part in (self.head, self.lines, self.splitting, self.form, self.calculation):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self._columns.addWidget(scrolling(inside), 1)
        self._columns.addWidget(self.proof.panel)
        self.body.addLayout(self._columns, 1)
