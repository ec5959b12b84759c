"""What the person decides of the whole workbook, and what happens around the act."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox

from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.imports.service import ImportPlan
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.imports.note import Note
from engagement_desktop.ui.imports.words import refused_rows
from engagement_desktop.ui.theme import Look


class ChoicesCard(Card):
    """Import the good rows only; bring the dossier up to date. Each box says what it changes."""

    partial_changed = Signal()
    update_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Comment importer")
        self.partial = QCheckBox("Importer les lignes bonnes")
        self._partial_help = Label("", "petit", wrap=True)
        self.update_known = QCheckBox("Mettre à jour ce qui a changé")
        self._update_help = Label(
            "Une ligne déjà dans le dossier prend les valeurs du classeur. Sinon, elle est refusée quand une "
            "valeur diffère.",
            "petit",
            wrap=True,
        )
        for box, said in ((self.partial, self._partial_help), (self.update_known, self._update_help)):
            self.body.addWidget(box)
            self.body.addWidget(said)
            box.setAccessibleDescription(said.text())
        self.partial.toggled.connect(self.partial_changed)
        self.update_known.toggled.connect(self.update_changed)

    def show_plan(self, plan: ImportPlan, *, asks_partial: bool) -> None:
        refused = refused_rows(plan.counts)
        known = any(counts.unchanged for counts in plan.counts.values())
        asks_partial = asks_partial and bool(plan.faults) and not plan.blocked and plan.ready > 0
        asks_update = known or bool(plan.faults) or self.update_known.isChecked()
        good = count(plan.ready, "ligne est écrite", "lignes sont écrites")
        left = "1 ligne refusée reste" if refused == 1 else f"{refused} lignes refusées restent"
        said = f"{good}, {left} de côté{NBSP}: vous pourrez corriger le classeur et le relancer."
        self._partial_help.setText(said)
        self.partial.setAccessibleDescription(said)
        for box, help_text, asks in (
            (self.partial, self._partial_help, asks_partial),
            (self.update_known, self._update_help, asks_update),
        ):
            box.setVisible(asks)
            help_text.setVisible(asks)
        self.setVisible(asks_partial or asks_update)

    def is_partial(self) -> bool:
        return not self.partial.isHidden() and self.partial.isChecked()

    def updates(self) -> bool:
        return self.update_known.isChecked()

    def start_again(self) -> None:
        """Another workbook: all or nothing, as usual."""
        for box in (self.partial, self.update_known):
            with QSignalBlocker(box):
                box.setChecked(False)

    def take_focus(self) -> None:
        self.partial.setFocus(Qt.FocusReason.OtherFocusReason)


class AfterCard(Card):
    """Three promises, told before the act."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Après l’import")
        self._backup = Note(look, "shield-check", "succes", role="")
        self.body.addWidget(self._backup)
        undo = Note(look, "undo-2", "accent", f"Tout l’import se défait d’un geste{NBSP}: Ctrl+Z.", "")
        self.body.addWidget(undo)
        twice = "Importer deux fois le même classeur ne double rien."
        self.body.addWidget(Note(look, "copy", "accent", twice, ""))

    def show_plan(self, *, first: bool) -> None:
        self._backup.tell(
            "Le dossier est vide et le reste si l’import s’arrête."
            if first
            else "Une sauvegarde est faite et vérifiée juste avant."
        )
