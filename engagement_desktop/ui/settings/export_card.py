"""The register as a workbook: what it holds, where it goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.places import begin_at, remember, with_ending
from engagement_desktop.ui.theme import Look

_ENDING = ".xlsx"
_KIND = "Classeur (*.xlsx)"


class ExportCard(Card):
    """Leaves the dossier as it is."""

    export_wanted = Signal(object)  # Path

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, "Exporter en classeur")
        self._name = f"{name}{_ENDING}"
        self.body.addWidget(
            Label(
                "Structures, personnes, comités, mandats, réunions, heures et frais, feuille par feuille. "
                "Le classeur se lit dans un tableur et se réimporte sans perte. Il n’est pas chiffré.",
                wrap=True,
            )
        )
        self.button = Button(look, "Exporter en classeur…", "", "file-down", on_click=self._on_export)
        self.body.addWidget(self.button)

    def _on_export(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, "Exporter en classeur", begin_at(self._name), _KIND)
        remember(chosen)
        if chosen:
            self.export_wanted.emit(with_ending(chosen, self._name, _ENDING, {_ENDING}))


def folder_of(path: Path) -> str:
    """Where the file is, as one reads it."""
    return f"Le fichier «\u00a0{path.name}\u00a0» est dans «\u00a0{path.parent}\u00a0»."
