"""What every page is given: the dossier, and the window's own services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from engagement_desktop.bootstrap import Application
    from engagement_desktop.ui.errors import ErrorDoor
    from engagement_desktop.ui.jobs import Jobs
    from engagement_desktop.ui.signals import AppSignals
    from engagement_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class PageContext:
    """The open dossier and everything a page may ask of the window."""

    application: Application
    look: Look
    signals: AppSignals
    jobs: Jobs
    errors: ErrorDoor
    settings: QSettings
