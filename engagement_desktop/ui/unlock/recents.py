"""The dossiers opened on this workstation, the last one first."""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSettings, Qt

_KEY = "dossiers/recents"
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Recent:
    """A dossier known here by its place; nothing of what it holds is written."""

    path: Path
    opened_at: str

    @property
    def name(self) -> str:
        return self.path.stem

    def last_time(self) -> str:
        """When it was last opened, in words."""
        moment = QDateTime.fromString(self.opened_at, Qt.DateFormat.ISODate)
        if not moment.isValid():
            return ""
        written = QLocale(QLocale.Language.French).toString(moment, "dddd d MMMM yyyy 'à' HH:mm")
        return f"Ouvert pour la dernière fois {written}"


class RecentDossiers:
    """A short list in the settings of the seat; files that are gone are left out."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def all(self) -> tuple[Recent, ...]:
        try:
            kept = json.loads(str(self._settings.value(_KEY, "[]")))
            known = [Recent(Path(each["path"]), str(each["opened_at"])) for each in kept]
        except (ValueError, TypeError, KeyError):
            return ()
        return tuple(recent for recent in known if recent.path.exists())

    def remember(self, path: Path) -> None:
        """Put a dossier first."""
        now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        others = [recent for recent in self.all() if recent.path != path]
        kept = [Recent(path, now), *others][:_KEPT]
        notes = [{"path": str(recent.path), "opened_at": recent.opened_at} for recent in kept]
        self._settings.setValue(_KEY, json.dumps(notes))
