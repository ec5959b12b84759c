"""The receipt of a line, beside what is typed: dropped, pasted or pointed at, and read there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import ReceiptRow, Twin
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, frame
from engagement_desktop.ui.expenses.receipts.coming import (
    asked_files,
    can_come,
    pasted,
    paths_of,
    picture_of,
)
from engagement_desktop.ui.expenses.receipts.panel_line import (
    NO_RECEIPT,
    PanelLine,
    Shown,
    empty_words,
    loss_words,
    twin_words,
)
from engagement_desktop.ui.expenses.receipts.panel_parts import PanelFoot, PanelHead, PanelSteps
from engagement_desktop.ui.expenses.receipts.viewer import ReceiptView
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.theme.dress import repolish

_LEAST = 260
_PASTED = "reçu collé.png"


class ReceiptPanel(QFrame):
    """Writes nothing: the page beside it keeps what is brought, with the line that it was brought for."""

    brought = Signal(object, object)  # PreparedReceipt, the PanelLine it came for
    taken_off = Signal(object)  # ReceiptRow or PreparedReceipt
    lost = Signal(bool)
    read = Signal(bool)  # no file is being read any more; whether all of them were sound

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._look = context, context.look
        self._line, self._at, self._asked = PanelLine(), 0, 0
        self._under_way, self._all_sound = 0, True
        self.setProperty("role", "carte")
        self.setAccessibleName("Reçu")
        self.setAcceptDrops(True)
        whole = column(self._look, self, gap=0)
        self.view = ReceiptView(self._look)
        self.head = PanelHead(self._look, self.view)
        whole.addWidget(self.head)
        self._ground = frame("creux")
        ground = column(self._look, self._ground, (0, 12, 0, 0), 4)
        self.nothing = Label(NO_RECEIPT, "second", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(self._look.px(20))
        ground.addWidget(self.nothing, 1)
        ground.addWidget(self.view, 1)
        self.steps = PanelSteps(self._look, self._step)
        ground.addWidget(self.steps)
        whole.addWidget(self._ground, 1)
        self.foot = PanelFoot(self._look, self.choose, self._on_lost, self._on_remove)
        whole.addWidget(self.foot)
        self._choosing = QShortcut(QKeySequence("Ctrl+J"), self, self.choose)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Paste),
            self,
            self.paste,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.show_line(self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), super().minimumSizeHint().height())

    def show_line(self, line: PanelLine) -> None:
        """Another line, or the same with other receipts; the last that came is shown."""
        same = line.facts == self._line.facts and line.shown() == self._line.shown()
        self._line = line
        self._choosing.setEnabled(line.may)  # the page of several receipts has that key of its own
        self.head.title.set_whole(line.title)
        if not same or not self.view.pages():
            self._at = max(len(line.shown()) - 1, 0)
            self._show_current()
        self._offer()
        self._look_for_twins()

    def choose(self) -> None:
        """Ask which files (Ctrl+J)."""
        if self._line.may:
            self.take_paths(asked_files(self))

    def paste(self) -> bool:
        """Take what was copied last; False when it is neither a file nor a picture."""
        return self._take(pasted())

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Check and clean these files away from the window, then tell of each."""
        receipts = self._context.application.receipts
        for path in paths:
            self._prepare(partial(receipts.prepare_file, path))

    def take_bytes(self, name: str, content: bytes) -> None:
        """The same for a picture that is no file."""
        self._prepare(partial(self._context.application.receipts.prepare, name, content))

    def is_reading(self) -> bool:
        """Whether a file that was dropped or pointed at is still being checked."""
        return self._under_way > 0

    def current(self) -> Shown | None:
        """The receipt that is being read."""
        shown = self._line.shown()
        return shown[self._at] if self._at < len(shown) else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._line.may and can_come(event.mimeData()):
            event.acceptProposedAction()
            self._light(lit=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take(self, data: QMimeData) -> bool:
        if not self._line.may:
            return False
        if paths := paths_of(data):
            self.take_paths(paths)
            return True
        if picture := picture_of(data):
            self.take_bytes(_PASTED, picture)
            return True
        return False

    def _prepare(self, prepare: Callable[[], PreparedReceipt]) -> None:
        self.foot.tell_fault("")
        line = self._line
        self._all_sound = self._all_sound or not self._under_way
        self._under_way += 1
        job = Job(lambda _progress: (line, prepare()))
        job.succeeded.connect(self._on_prepared)
        job.failed.connect(self._on_failed)
        self._context.jobs.read(job)

    def _on_prepared(self, outcome: tuple[PanelLine, PreparedReceipt]) -> None:
        line, prepared = outcome
        self.brought.emit(prepared, line)
        self._on_read()

    def _on_failed(self, problem: object) -> None:
        self._all_sound = False
        if isinstance(problem, BaseException):
            self._context.errors.show(problem, lambda refusal: self.foot.tell_fault(refusal.sentence))
        self._on_read()

    def _on_read(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.read.emit(self._all_sound)

    def _show_current(self) -> None:
        receipt = self.current()
        self.view.forget()
        if receipt is not None:
            self._context.errors.guard(lambda: self._open(receipt), self._refused)
        self.view.setVisible(bool(self.view.pages()))
        self.nothing.setVisible(not self.view.pages())

    def _open(self, receipt: Shown) -> None:
        receipts = self._context.application.receipts
        kept = receipts.content(receipt.id) if isinstance(receipt, ReceiptRow) else receipt
        self.foot.tell_fault("")
        if not self.view.show_receipt(kept.name, kept.content, kept.media_type):
            self.foot.tell_fault("Ce reçu est gardé, mais ne se laisse pas afficher ici.")

    def _refused(self, refusal: DomainError) -> None:
        self.foot.tell_fault(refusal.sentence)

    def _offer(self) -> None:
        line, receipt = self._line, self.current()
        self.head.offer(offered=receipt is not None)
        self.steps.setVisible(len(line.shown()) > 1 or self.view.pages() > 1)
        self.steps.tell(self._at, len(line.shown()), self.view.page(), self.view.pages())
        self.foot.show_receipt(line, receipt)
        self.nothing.setText(empty_words(line))

    def _step(self, by: int) -> None:
        """The next page, then the next receipt."""
        if 0 <= self.view.page() + by < self.view.pages():
            self.view.go_to(self.view.page() + by)
        elif 0 <= self._at + by < len(self._line.shown()):
            self._at += by
            self._show_current()
            if by < 0:
                self.view.go_to(self.view.pages() - 1)
            self._look_for_twins()
        self._offer()

    def _look_for_twins(self) -> None:
        self._asked += 1
        receipt = self.current()
        self.foot.tell_twins("", "")
        if receipt is None or not self._line.needed:
            return
        asked, line = self._asked, self._line
        receipts, beside = self._context.application.receipts, line.place_of(receipt)
        job = Job(lambda _progress: (asked, receipts.twins(receipt, line.facts), beside))
        job.succeeded.connect(self._on_twins)
        job.failed.connect(self._context.errors.show)
        self._context.jobs.read(job)

    def _on_twins(self, outcome: tuple[int, tuple[Twin, ...], int | None]) -> None:
        asked, found, beside = outcome
        if asked == self._asked:
            self.foot.tell_twins(*twin_words(found, self._line.facts.claim_id, beside))

    def _on_lost(self) -> None:
        if self._line.attested:
            self.lost.emit(False)
            return
        rule = self._context.application.receipts.loss_rule(self._line.facts)
        self.foot.tell_fault(loss_words(rule))
        if rule.is_under:
            self.lost.emit(True)

    def _on_remove(self) -> None:
        if (receipt := self.current()) is not None:
            self.taken_off.emit(receipt)

    def _light(self, *, lit: bool) -> None:
        self.setProperty("choisi", "1" if lit else "")
        repolish(self)
