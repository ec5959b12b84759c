"""What is refused, or to check, in the sheet chosen; and the list to take away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QSizePolicy

from engagement_desktop.domain.imports.said import ImportFault
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.imports.service import ImportPlan
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.imports.faults_table import FaultsTable
from engagement_desktop.ui.imports.note import Note
from engagement_desktop.ui.imports.words import ignored_words
from engagement_desktop.ui.theme import Look

REFUSED, TO_CHECK = "refused", "to_check"
_LEAST_HEIGHT = 320


class FaultsCard(QFrame):
    """Title, two chips when there is something to check too, the table, and what to do."""

    def __init__(self, look: Look, save: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._plan: ImportPlan | None = None
        self._sheet = ""
        self._kind = REFUSED
        self.setProperty("role", "carte")
        whole = column(look, self, (1, 12, 1, 12), 10)
        head = row(look, None, (16, 0, 16, 0), 8)
        self._title = Label("", "section", wrap=True)
        head.addWidget(self._title, 1)
        self.save = Button(look, "Enregistrer la liste", "", "save", on_click=save)
        head.addWidget(self.save)
        whole.addLayout(head)
        self.kinds = ChipRow(look, "Refusées ou à vérifier")
        self.kinds.chosen.connect(self._on_kind)
        chips = row(look, None, (16, 0, 16, 0), 8)
        chips.addWidget(self.kinds)
        chips.addStretch(1)
        whole.addLayout(chips)
        self.table = FaultsTable(look)
        whole.addWidget(self.table, 1)
        notes = column(look, None, (16, 0, 16, 0), 8)
        self._nothing = Note(look, "circle-check", "succes", role="")
        self._ignored = Note(look, "eye-off", "encre2")
        self._hint = Note(look, "info", "info")
        for note in (self._nothing, self._ignored, self._hint):
            notes.addWidget(note)
        whole.addLayout(notes)
        whole.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        look.bound(self, (0, _LEAST_HEIGHT), (0, 0))

    def show_plan(self, plan: ImportPlan, sheet: str) -> None:
        """The sheet's faults; its warnings when it has no fault."""
        self._plan, self._sheet = plan, sheet
        faults, warnings = self._of_sheet(plan.faults), self._of_sheet(plan.warnings)
        self._kind = REFUSED if faults or not warnings else TO_CHECK
        self.save.setVisible(bool(plan.faults or plan.warnings))
        self._ignored.tell(ignored_words(plan.ignored))
        hint = (
            "Corrigez dans le classeur puis relancez. Les lignes déjà importées seront reconnues et ne "
            "feront pas double."
        )
        self._hint.tell(hint if plan.faults else "")
        self._show_kind()

    def _show_kind(self) -> None:
        if self._plan is None:
            return
        faults, warnings = self._of_sheet(self._plan.faults), self._of_sheet(self._plan.warnings)
        shown = warnings if self._kind == TO_CHECK else faults
        counts = self._plan.counts.get(self._sheet)
        refused = counts.refused if counts else 0
        self._title.setText(_title(self._sheet, self._kind, refused or len(faults), len(warnings)))
        self.kinds.show_choices(_kinds(refused or len(faults), len(warnings)), self._kind)
        self.kinds.setVisible(bool(faults and warnings))
        self.table.show_faults(shown, self._title.text())
        self.table.setVisible(bool(shown))
        good = counts.read if counts else 0
        one, many = "La ligne de cette feuille est bonne.", "Les lignes de cette feuille sont toutes bonnes."
        self._nothing.tell("" if shown else one if good == 1 else many)

    def _on_kind(self, kind: str) -> None:
        self._kind = kind or REFUSED
        self._show_kind()

    def _of_sheet(self, faults: tuple[ImportFault, ...]) -> tuple[ImportFault, ...]:
        return tuple(fault for fault in faults if fault.sheet == self._sheet)


def _title(sheet: str, kind: str, refused: int, to_check: int) -> str:
    if kind == TO_CHECK:
        return f"{sheet} — {count(to_check, 'point')} à vérifier"
    words = count(refused, "ligne refusée", "lignes refusées") if refused else "rien de refusé"
    return f"{sheet} — {words}" if sheet else words


def _kinds(refused: int, to_check: int) -> tuple[FilterChoice, ...]:
    return (
        FilterChoice(REFUSED, f"Refusées{NBSP}", refused),
        FilterChoice(TO_CHECK, f"À vérifier{NBSP}", to_check),
    )
