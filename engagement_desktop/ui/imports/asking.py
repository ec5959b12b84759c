"""The standard dialogs of the import: which workbook, which folder, where the list goes."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.ui.common.places import begin_at, remember, with_ending
from engagement_desktop.ui.imports.fault_list import CSV, TEXT

_WORKBOOKS = "Classeurs (*.xlsx *.ods *.csv);;Tous les fichiers (*)"
_LISTS = f"Tableau csv (*{CSV});;Texte (*{TEXT})"


def workbook(parent: QWidget) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, "Choisir un classeur", begin_at(), _WORKBOOKS)
    remember(chosen)
    return Path(chosen) if chosen else None


def folder(parent: QWidget) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, "Choisir un dossier de fichiers csv", begin_at())
    remember(chosen)
    return Path(chosen) if chosen else None


def list_target(parent: QWidget, workbook_name: str) -> Path | None:
    """Where the list of refused rows goes; a name without an ending takes the kind chosen."""
    usual = f"{Path(workbook_name).stem}-lignes-refusees{CSV}"
    chosen, kind = QFileDialog.getSaveFileName(parent, "Enregistrer la liste", begin_at(usual), _LISTS)
    remember(chosen)
    if not chosen:
        return None
    return with_ending(chosen, usual, TEXT if TEXT in kind else CSV, {CSV, TEXT})
