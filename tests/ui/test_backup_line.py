from datetime import date, datetime

import pytest

from engagement_desktop.ui.backup_line import BackupLine, backup_line

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("made_at", "expected"),
    [
        (None, BackupLine("Pas encore de sauvegarde vérifiée", "Pas de sauvegarde", late=True)),
        ("2026-11-22T18:02", BackupLine("Sauvegarde vérifiée aujourd’hui à 18:02", "Vérifiée aujourd’hui")),
        ("2026-11-21T18:02", BackupLine("Sauvegarde vérifiée hier à 18:02", "Vérifiée hier")),
        ("2026-11-17T18:02", BackupLine("Sauvegarde vérifiée il y a 5 jours", "Il y a 5 jours")),
        ("2026-11-12T18:02", BackupLine("Sauvegarde vérifiée il y a 10 jours", "Il y a 10 jours", late=True)),
    ],
)
def test_the_bottom_bar_says_how_fresh_the_backup_is(made_at: str | None, expected: BackupLine) -> None:
    moment = datetime.fromisoformat(made_at).astimezone() if made_at else None
    assert backup_line(moment, TODAY) == expected
