"""Likely duplicates: a pair at a time, side by side, made one file and taken back with one key."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery
from engagement_desktop.domain.lists import Page as RowPage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.merging import MergeComparison
from engagement_desktop.domain.register.resemblance import LikelyPair
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.buttons import ORDINARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import row, stops, tab_through
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.rows import Column, RowModel
from engagement_desktop.ui.common.table import RowTable
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.register.likeness import face_name
from engagement_desktop.ui.register.merge_card import MergeCard

TITLE = "Doublons"
_HEAD, _ROW, _MOST_ROWS = 43, 40, 4


_COLUMNS: tuple[Column[LikelyPair], ...] = (
    Column("left", "Fiche", lambda pair: face_name(pair.left), sortable=False),
    Column("right", "Ressemble à", lambda pair: face_name(pair.right), width=190, sortable=False),
)


class MergePage(Page):
    """The pairs at the left, the one looked at beside them; nothing is lost by making two files one."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.SETTINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._merging = context.application.merging
        self._pairs: tuple[LikelyPair, ...] = ()
        self._asked: tuple[int, int] | None = None  # two files that another page wants side by side
        self._compared: MergeComparison | None = None
        self._banner: Banner | None = None
        self._job: Job | None = None
        self._beside = True
        self.header.add_back("Personnes", lambda: context.signals.go("people"))
        self.turn = self.header.add_secondary("Garder l’autre fiche", self.swap, "refresh-cw", "Ctrl+I")
        self.skip = self.header.add_secondary("Paire suivante", self.next_pair, "chevron-right", "Ctrl+Down")
        self._acts = [self.turn, self.skip]
        if context.application.workspace.may(Permission.PERSON_MERGE):
            two = self.header.add_secondary("Ce sont deux personnes", self.keep_apart, "user-plus", "2")
            self._acts.append(two)
        self.act = self.header.add_primary("Fusionner", self.merge, "users", keys="Ctrl+Return")
        self.model = RowModel(_COLUMNS, self._fetch, self)
        self.table: RowTable[LikelyPair] = RowTable(self.look, self.model, TITLE)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.card = MergeCard(self.look)
        self.empty = EmptyState(
            self.look,
            "Aucun doublon probable",
            "Les fiches sont comparées par le nom, tel qu’il s’écrit et tel qu’il s’entend, la date de "
            "naissance, le téléphone et le courriel.",
        )
        self.empty.add_action(
            "Revenir aux personnes", lambda: context.signals.go("people"), "users", kind=ORDINARY
        )
        self._sides = QWidget()
        self._columns: QBoxLayout = row(self.look, self._sides, gap=16)
        self._columns.addWidget(self.table, 2)
        self._columns.addWidget(self.card, 3)
        self.body.addWidget(self._sides, 1)
        self.body.addWidget(self.empty, 1)
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self._on_opened)
        QShortcut(QKeySequence("Escape"), self, self._back_to_list)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        return self.table if self._pairs or self._asked else self.empty.first_action()

    def receive(self, what: object) -> None:
        """Another page wants two files looked at, the one that stays first."""
        match what:
            case (int(keep), int(gone)):
                self._asked = (keep, gone)
                self._compare(keep, gone)

    def refresh(self) -> None:
        """Look for pairs in the background: a large dossier has many to compare."""
        if self._job is not None:
            self._job.stop()
        job = Job(lambda _progress: self._merging.pairs())
        job.succeeded.connect(self._on_pairs)
        job.failed.connect(self.context.errors.show)
        self._job = self.context.jobs.read(job)
        if not self._pairs:
            self.header.set_title(TITLE, "Comparaison des fiches…")

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= Room.WIDE
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.card.arrange(effective)
        self._beside = beside
        self._size_table()

    def _size_table(self) -> None:
        """Beside the card as high as it is; above it, a few pairs high."""
        high = 0 if self._beside else _HEAD + _ROW * min(max(len(self._pairs), 1), _MOST_ROWS)
        self.look.bound(self.table, (0, high), (0, high))

    def swap(self) -> None:
        """The file at the right stays, the one at the left goes."""
        if (now := self._compared) is not None and now.left.person_id and now.right.person_id:
            self._compare(now.right.person_id, now.left.person_id)

    def next_pair(self) -> None:
        """Leave this pair as it is."""
        self._asked = None
        if self._pairs:
            self.table.selectRow((self.table.currentIndex().row() + 1) % len(self._pairs))

    def merge(self) -> None:
        """Make the two files one; Ctrl+Z takes it back."""
        now = self._compared
        if now is None or now.left.person_id is None or now.right.person_id is None:
            return
        keep, gone, choices = now.left.person_id, now.right.person_id, self.card.choices()
        self._guard(lambda: self._merging.merge(keep, gone, choices), self._on_settled)

    def keep_apart(self) -> None:
        """These are two people: the pair is not proposed again; Ctrl+Z takes it back."""
        now = self._compared
        if now is None or now.left.person_id is None or now.right.person_id is None:
            return
        one, other = now.left.person_id, now.right.person_id
        self._guard(lambda: self._merging.keep_apart(one, other), self._on_settled)

    def _on_settled(self) -> None:
        self._asked = None
        self._compared = None
        said = self.context.application.workspace.last_act() or ""
        self.context.signals.said.emit(said, "succes")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pairs(self, pairs: object) -> None:
        if not isinstance(pairs, tuple):
            return
        at, self._pairs = max(self.table.currentIndex().row(), 0), pairs
        had_focus = self.isVisible() and self.focusWidget() is not None
        self.model.show_query(ListQuery())
        self._size_table()
        if self._pairs:
            self.table.selectRow(min(at, len(self._pairs) - 1))
        self._show_state()
        if had_focus and not self.card.isAncestorOf(self.focusWidget() or self):
            self.take_focus()

    def _on_rested(self, pair: LikelyPair | None) -> None:
        if self._asked is None and pair is not None:
            self._compare_pair(pair)

    def _on_opened(self, pair: LikelyPair | None) -> None:
        self._asked = None
        if pair is not None:
            self._compare_pair(pair)
            if not self.card.take_focus():
                self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare_pair(self, pair: LikelyPair) -> None:
        if pair.left.person_id is not None and pair.right.person_id is not None:
            self._compare(pair.left.person_id, pair.right.person_id)

    def _compare(self, keep: int, gone: int) -> None:
        def compared() -> None:
            self._compared = self._merging.compare(keep, gone)
            self.card.show_comparison(self._compared)

        self._compared = None
        self._guard(compared)
        self._show_state()

    def _guard(self, act: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None
        if self.context.errors.guard(act, self._refused) and then is not None:
            then()

    def _refused(self, refusal: DomainError) -> None:
        self._banner = self.show_banner(Banner(self.look, FAULT, "", refusal.sentence))

    def _back_to_list(self) -> None:
        if self.table.hasFocus() or not self._pairs:
            self.context.signals.go("people")
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, _query: ListQuery, _after: Cursor | None) -> RowPage[LikelyPair]:
        return RowPage(self._pairs, None)

    def _show_state(self) -> None:
        may = self.context.application.workspace.may(Permission.PERSON_MERGE)
        found, shown = bool(self._pairs), self._compared is not None
        self.empty.setVisible(not found and not shown)
        self._sides.setVisible(found or shown)
        self.table.setVisible(found)
        self.card.setVisible(shown)
        self.act.setVisible(shown and may)
        self.header.show_tools(shown=shown)
        words = count(len(self._pairs), "paire à regarder", "paires à regarder") if found else ""
        self.header.set_title(TITLE, words)
        tab_through((self.table, *stops(self.card), *self._acts, self.act))
