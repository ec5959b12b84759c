"""What was understood of a workbook: sheets and doubts left, faults of the sheet chosen right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.imports.said import Decision, ImportChoices
from engagement_desktop.services.imports.service import ImportPlan
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.imports.choices_card import AfterCard, ChoicesCard
from engagement_desktop.ui.imports.doubts_card import DoubtsCard
from engagement_desktop.ui.imports.faults_card import FaultsCard
from engagement_desktop.ui.imports.sheets_table import OF_PEOPLE, SheetsTable
from engagement_desktop.ui.imports.words import size_words
from engagement_desktop.ui.theme import Look


class PlanPanel(QWidget):
    """Reads a plan aloud; says when its answers ask for another plan."""

    reconsider_wanted = Signal()

    def __init__(self, look: Look, other_file: Callable[[], object], save_list: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._plan: ImportPlan | None = None
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=14)
        left = QWidget()
        whole = column(look, left, gap=12)
        self.other = Button(look, "Autre fichier", DISCREET, "folder-open", on_click=other_file)
        whole.addLayout(self._make_file_line())
        self.sheets = SheetsTable(look)
        self.doubts = DoubtsCard(look)
        self.choices = ChoicesCard(look)
        self.after = AfterCard(look)
        for widget in (self.sheets, self.doubts, self.choices, self.after):
            whole.addWidget(widget)
        whole.addStretch(1)
        self.faults = FaultsCard(look, save_list)
        self._left = left
        self.arrange(ONE_COLUMN_OF_CARDS)
        self.sheets.rested.connect(self._on_sheet)
        self.doubts.decided.connect(lambda _answers: self.reconsider_wanted.emit())
        self.choices.update_changed.connect(self.reconsider_wanted)

    def show_plan(self, plan: ImportPlan, *, written: bool = False) -> None:
        """Everything that the plan says; once written, nothing is left to decide."""
        self._plan = plan
        self._name.set_whole(plan.name)
        self._size.setText(size_words(plan))
        self.doubts.show_doubts(plan.doubts)
        self.choices.show_plan(plan, asks_partial=not self._leaves_only_what_was_asked())
        self.after.show_plan(first=plan.settled.dossier.is_empty)
        if written:
            for card in (self.doubts, self.choices):
                card.hide()
        self.after.setVisible(not written)
        self.other.setVisible(not written)
        self.sheets.show_plan(plan, self.doubts.undecided())
        self.faults.show_plan(plan, self.sheets.sheet())

    def start_again(self) -> None:
        """Forget the answers given about another workbook."""
        self.doubts.start_again()
        self.choices.start_again()

    def is_partial(self) -> bool:
        """Whether the good rows go in alone: the box is ticked, or what stays out was left aside by hand."""
        return self.choices.is_partial() or self._leaves_only_what_was_asked()

    def answers(self) -> ImportChoices:
        return ImportChoices(self.doubts.answers())

    def arrange(self, effective: int) -> None:
        """Side by side, or the faults under the sheets."""
        self.doubts.arrange(effective)
        two = effective >= ONE_COLUMN_OF_CARDS
        self._grid.addWidget(self._left, 0, 0, 1, 1 if two else 2)
        self._grid.addWidget(self.faults, 0 if two else 1, 1 if two else 0, 1, 1 if two else 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1 if two else 0)
        self._grid.setRowStretch(1, 0 if two else 1)

    def _leaves_only_what_was_asked(self) -> bool:
        if self._plan is None or not self._plan.faults:
            return False
        left = {row for row, answer in self.doubts.answers().items() if answer is Decision.LEAVE_OUT}
        return all(
            fault.follows or (fault.sheet == OF_PEOPLE and fault.row in left) for fault in self._plan.faults
        )

    def _make_file_line(self) -> QGridLayout:
        line = QGridLayout()
        self._look.space(line, gap=8)
        line.addWidget(icon_label(self._look, "file-text", "accent", 22), 0, 0, Qt.AlignmentFlag.AlignVCenter)
        words = row(self._look, None, gap=8)
        self._name = ElidedLabel("", "gras")
        self._size = Label("", "petit")
        words.addWidget(self._name, 1)
        words.addWidget(self._size)
        line.addLayout(words, 0, 1)
        line.addWidget(self.other, 0, 2)
        line.setColumnStretch(1, 1)
        return line

    def _on_sheet(self, _row: object) -> None:
        if self._plan is not None:
            self.faults.show_plan(self._plan, self.sheets.sheet())
