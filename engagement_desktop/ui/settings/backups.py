"""The backups beside the dossier: how old the last one is, and one more now."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from engagement_desktop.french.formats import count, decimal, instant
from engagement_desktop.french.typography import NBSP
from engagement_desktop.storage.keeping import BackupListing
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import PRIMARY, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear
from engagement_desktop.ui.theme import Look

_VERIFIED = BadgeWord("Vérifiée", "succes", "shield-check")
_NOT_VERIFIED = BadgeWord("Non vérifiée", "attention", "triangle-alert")
_SHOWN = 10
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


class BackupsCard(Card):
    """The newest first; each was read again after it was written."""

    backup_wanted = Signal()

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__(look, "Sauvegardes")
        self._folder = f"{path.stem} sauvegardes"
        self.last = Label("", wrap=True)
        self.body.addWidget(self.last)
        self.button = Button(
            look, "Sauvegarder maintenant", PRIMARY, "save", on_click=self.backup_wanted.emit
        )
        self.body.addWidget(self.button)
        self.grid = QGridLayout()
        look.space(self.grid, (0, 8, 0, 4), 8)
        self.grid.setColumnStretch(0, 1)
        self.body.addLayout(self.grid)
        self.body.addWidget(
            Label(
                f"Elles sont dans «{NBSP}{self._folder}{NBSP}», à côté du dossier. Une copie vérifiée s’y "
                "ajoute à la fermeture quand quelque chose a changé. Pour revenir à l’une d’elles, fermez le "
                "dossier et choisissez-la sur la page d’ouverture.",
                "petit",
                wrap=True,
            )
        )

    def show_backups(self, backups: Sequence[BackupListing], today: date) -> None:
        self.last.setText(_freshness(backups, today))
        clear(self.grid)
        for at, listing in enumerate(backups[:_SHOWN]):
            self.grid.addWidget(Label(instant(listing.created_at), wrap=True), at, 0)
            size = Label(file_size(listing.bytes), "second")
            self.grid.addWidget(size, at, 1, Qt.AlignmentFlag.AlignRight)
            badge = Badge(self.look, _VERIFIED if listing.is_verified else _NOT_VERIFIED)
            self.grid.addWidget(badge, at, 2, Qt.AlignmentFlag.AlignLeft)
        if len(backups) > _SHOWN:
            more = Label(f"et {count(len(backups) - _SHOWN, 'plus ancienne', 'plus anciennes')}", "petit")
            self.grid.addWidget(more, _SHOWN, 0)


def _freshness(backups: Sequence[BackupListing], today: date) -> str:
    newest = next((listing for listing in backups if listing.is_verified), None)
    if newest is None:
        return "Aucune sauvegarde vérifiée pour l’instant."
    days = (today - newest.created_at.astimezone().date()).days
    if days <= 0:
        return "La dernière sauvegarde vérifiée est d’aujourd’hui."
    if days == 1:
        return "La dernière sauvegarde vérifiée est d’hier."
    return f"La dernière sauvegarde vérifiée a {count(days, 'jour')}."


def file_size(size: int) -> str:
    """« 1,2 Mo », « 48 ko »."""
    if size >= _MEGABYTE:
        return f"{decimal(Decimal(size) / _MEGABYTE, 1)}{NBSP}Mo"
    return f"{decimal(Decimal(size) / _KILOBYTE, 0)}{NBSP}ko"
