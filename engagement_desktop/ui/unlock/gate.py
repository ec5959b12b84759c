"""What the pages before a dossier share."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.unlock.opener import Opener


@dataclass(frozen=True, slots=True)
class Gate:
    """The window's own services, and the one who opens dossiers."""

    look: Look
    jobs: Jobs
    errors: ErrorDoor
    settings: QSettings
    opener: Opener
