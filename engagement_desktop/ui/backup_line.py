"""How fresh the verified backup is, in the words of the bottom bar."""

from dataclasses import dataclass
from datetime import date, datetime

_PERIOD_IN_DAYS = 7


@dataclass(frozen=True, slots=True)
class BackupLine:
    """The line, its short form for narrow windows, and whether it asks for something."""

    words: str
    short: str
    late: bool = False


def backup_line(made_at: datetime | None, today: date) -> BackupLine:
    """What the bottom bar says of the newest verified backup."""
    if made_at is None:
        return BackupLine("Pas encore de sauvegarde vérifiée", "Pas de sauvegarde", late=True)
    local = made_at.astimezone()
    days = (today - local.date()).days
    hour = f"{local:%H:%M}"
    if days <= 0:
        return BackupLine(f"Sauvegarde vérifiée aujourd’hui à {hour}", "Vérifiée aujourd’hui")
    if days == 1:
        return BackupLine(f"Sauvegarde vérifiée hier à {hour}", "Vérifiée hier")
    late = days > _PERIOD_IN_DAYS
    return BackupLine(f"Sauvegarde vérifiée il y a {days} jours", f"Il y a {days} jours", late=late)
