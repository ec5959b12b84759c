"""The first step of an import: a file chosen, or dropped here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.imports.note import Note
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

_GOOD_TO_KNOW = (
    ("file-text", f"Classeur xlsx ou ods, ou un dossier de fichiers csv{NBSP}: un par feuille"),
    ("table", "Feuilles Structures, Comités, Personnes, Mandats, Réunions, Présences, Heures et Frais"),
    (
        "shield-check",
        f"Rien n’est écrit avant que vous ayez vu ce qui est compris{NBSP}: lignes bonnes et refusées",
    ),
)

_WIDEST = 640


class ChoosePanel(QFrame):
    """Two buttons, and the whole surface takes a file that is let go on it."""

    dropped = Signal(object)

    def __init__(
        self, look: Look, choose_file: Callable[[], object], choose_folder: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "choix")
        self.setAcceptDrops(True)
        whole = column(look, self)
        empty = EmptyState(
            look,
            "Reprenez le classeur que vous tenez",
            "Choisissez-le, ou déposez-le ici. Personnes, comités, réunions, heures et frais arrivent en une "
            "fois, et tout est vérifié avant.",
        )
        self.file: Button = empty.add_action("Choisir un classeur…", choose_file, "folder-open")
        self.file.setToolTip("Choisir un classeur (Ctrl+O)")
        self.folder: Button = link(look, "Choisir un dossier de csv…", choose_folder)
        whole.addWidget(empty, 1)
        line = row(look, None, (24, 0, 24, 32), 0)
        line.addStretch(1)
        known = Card(look, "Bon à savoir")
        for icon, words in _GOOD_TO_KNOW:
            known.body.addWidget(Note(look, icon, "succes", words, ""))
        known.body.addWidget(self.folder)
        look.bound(known, (0, 0), (_WIDEST, 0))
        line.addWidget(known, 8)
        line.addStretch(1)
        whole.addLayout(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._light(lit=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        if (path := dropped_path(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _light(self, *, lit: bool) -> None:
        self.setProperty("choisi", "1" if lit else "")
        repolish(self)


def dropped_path(data: QMimeData) -> Path | None:
    """The one file or folder of this computer that is being dropped."""
    local = [url for url in data.urls() if QUrl.isLocalFile(url)]
    return Path(local[0].toLocalFile()) if len(local) == 1 else None
