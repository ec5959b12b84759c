"""The sheet that comes back to a backup: choose, verify, restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem

from engagement_desktop.ui.common.banner import SUCCESS
from engagement_desktop.ui.common.buttons import PRIMARY, Button, link
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.places import begin_at
from engagement_desktop.ui.unlock.code_entry import CodeEntry
from engagement_desktop.ui.unlock.phrase_field import PhraseField
from engagement_desktop.ui.unlock.sheet import Sheet

if TYPE_CHECKING:
    from engagement_desktop.storage.backup import Verified
    from engagement_desktop.storage.keeping import BackupListing
    from engagement_desktop.ui.unlock.gate import Gate

BACKUPS = "Sauvegardes Engagement (*.engagement-sauvegarde)"
_COUNTED = (
    ("person", "personne", "personnes"),
    ("meeting", "réunion", "réunions"),
    ("hours_entry", "saisie d’heures", "saisies d’heures"),
    ("expense_claim", "note de frais", "notes de frais"),
)


class BackupSheet(Sheet):
    """Nothing is overwritten: the dossier that stands there is renamed and kept."""

    restored = Signal(object, str)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Revenir à une sauvegarde",
            "Le dossier d’aujourd’hui n’est pas effacé : il est gardé à côté, sous un autre nom.",
        )
        self.dossier: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Sauvegardes, la plus récente d’abord")
        self.look.bound(self.list, (0, 132), (0, 160))
        self.body.addWidget(self.list)
        self._none = Label("Aucune sauvegarde à côté de ce dossier.", "petit", wrap=True)
        self.body.addWidget(self._none)
        self.body.addWidget(link(self.look, "Autre sauvegarde…", self.choose, "folder-open"))
        self.phrase = PhraseField(self.look, gate.settings)
        self.phrase.entered.connect(self.restore)
        self.body.addWidget(self.phrase)
        self.code = CodeEntry(self.look)
        self.code.hide()
        self.body.addWidget(self.code)
        self._by_code = link(self.look, "Utiliser le code papier", self._show_code, "key-round")
        self.body.addWidget(self._by_code)
        actions = row(self.look, None)
        self._verify = Button(self.look, "Vérifier", "", "shield-check", on_click=self.verify)
        self._restore = Button(
            self.look, "Revenir à cette sauvegarde", PRIMARY, "history", on_click=self.restore
        )
        actions.addWidget(self._verify)
        actions.addWidget(self._restore)
        actions.addStretch(1)
        self.body.addLayout(actions)

    def enter(self) -> None:
        self.banner.hide()
        self.list.clear()
        self.list.hide()
        self._none.show()
        dossier = self.dossier
        if dossier is not None:
            job = self.start(lambda _progress: self.gate.opener.backups_of(dossier))
            job.succeeded.connect(self._on_listed)
        self.phrase.focus()

    def choose(self) -> None:
        """Take a backup from anywhere."""
        folder = str(self.dossier.parent) if self.dossier else begin_at()
        chosen, _ = QFileDialog.getOpenFileName(self, "Choisir une sauvegarde", folder, BACKUPS)
        if chosen:
            self.add(Path(chosen), Path(chosen).name)

    def add(self, path: Path, words: str) -> None:
        """Put a backup in the list and choose it."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, str(path))
        self.list.addItem(item)
        self.list.setCurrentItem(item)
        self._none.hide()
        self.list.show()

    def verify(self) -> None:
        """Prove the chosen backup and say what it holds."""
        backup = self._chosen()
        if backup is None:
            return
        phrase, code = self.phrase.phrase(), self.code.code()
        opener = self.gate.opener
        job = self.start(lambda _progress: opener.verify(backup, opener.secret(phrase, code)))
        job.succeeded.connect(self._on_verified)

    def restore(self) -> None:
        """Put the chosen backup in the place of the dossier."""
        backup = self._chosen()
        target = self._place(backup) if backup else None
        if backup is None or target is None:
            return
        phrase, code = self.phrase.phrase(), self.code.code()
        opener = self.gate.opener
        job = self.start(
            lambda _progress: (target, opener.restore(backup, target, opener.secret(phrase, code)))
        )
        job.succeeded.connect(self._on_restored)

    def set_busy(self, *, busy: bool) -> None:
        for button in (self._verify, self._restore):
            button.setEnabled(not busy)

    def _chosen(self) -> Path | None:
        item = self.list.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _place(self, backup: Path) -> Path | None:
        """The dossier's own place when the backup stands beside it, else where the person says."""
        if self.dossier is not None and backup.parent.name.startswith(self.dossier.stem):
            return self.dossier
        proposed = str(backup.with_name(f"{backup.stem}.engagement"))
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Où mettre le dossier rendu", proposed, "Dossiers Engagement (*.engagement)"
        )
        return Path(chosen).with_suffix(".engagement") if chosen else None

    def _show_code(self) -> None:
        by_code = self.code.isHidden()
        self.code.setVisible(by_code)
        self.phrase.setVisible(not by_code)
        self._by_code.set_text("Utiliser la phrase de passe" if by_code else "Utiliser le code papier")
        if by_code:
            self.code.take_focus()
        else:
            self.code.forget()
            self.phrase.focus()

    def _on_listed(self, listings: tuple[BackupListing, ...]) -> None:
        for listing in listings:
            self.add(listing.path, _words(listing))
        self.list.setCurrentRow(0)

    def _on_verified(self, verified: Verified) -> None:
        from engagement_desktop.french.formats import count

        counts = verified.figures.counts
        held = ", ".join(count(counts.get(table, 0), one, many) for table, one, many in _COUNTED)
        self.banner.drop_actions()
        self.banner.show()
        self.banner.tell(SUCCESS, "Sauvegarde vérifiée, elle peut être rendue.", f"Elle contient {held}.")

    def _on_restored(self, answer: tuple[Path, Path | None]) -> None:
        dossier, former = answer
        kept = f" L’ancien est gardé sous le nom «\u00a0{former.name}\u00a0»." if former else ""
        self.phrase.forget()
        self.code.forget()
        self.restored.emit(dossier, f"Le dossier est revenu à la sauvegarde choisie.{kept}")


def _words(listing: BackupListing) -> str:
    moment = QDateTime.fromString(listing.created_at.astimezone().isoformat(), Qt.DateFormat.ISODate)
    written = QLocale(QLocale.Language.French).toString(moment, "dddd d MMMM yyyy 'à' HH:mm")
    return f"{written[:1].upper()}{written[1:]} — {'vérifiée' if listing.is_verified else 'à vérifier'}"
