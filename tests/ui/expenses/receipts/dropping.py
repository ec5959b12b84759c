"""Files held over the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl


def held(*paths: Path) -> QMimeData:
    """What a file manager carries."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
