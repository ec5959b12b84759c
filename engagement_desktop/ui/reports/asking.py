"""Where the report is saved, and in which of its four forms."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.ui.common.places import begin_at, remember, with_ending

_FORMS = (
    ("Rapport à imprimer (*.pdf)", ".pdf"),
    ("Tableaux pour Excel ou LibreOffice (*.xlsx)", ".xlsx"),
    ("Tableaux ouverts (*.ods)", ".ods"),
    ("Chiffres pour un autre programme (*.json)", ".json"),
)


def report_target(parent: QWidget, label: str, *, only_pdf: bool = False) -> Path | None:
    """The place that the person chose; a name without an ending takes the form chosen."""
    usual = f"rapport-{label}.pdf"
    forms = _FORMS[:1] if only_pdf else _FORMS
    filters = ";;".join(words for words, _ending in forms)
    chosen, kind = QFileDialog.getSaveFileName(parent, "Enregistrer le rapport", begin_at(usual), filters)
    remember(chosen)
    if not chosen:
        return None
    ending = next((ending for words, ending in forms if words == kind), ".pdf")
    return with_ending(chosen, usual, ending, {known for _words, known in forms})
