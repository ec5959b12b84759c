"""Files and pictures that are dropped, pasted or pointed at."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.ui.common.places import begin_at, remember

KINDS = "Reçus (*.pdf *.jpg *.jpeg *.png);;Tous les fichiers (*)"


def paths_of(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are being dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def can_come(data: QMimeData) -> bool:
    """Whether what is held over a surface may be let go there."""
    return data.hasImage() or bool(paths_of(data))


def picture_of(data: QMimeData) -> bytes:
    """A picture that is no file, as a PNG: a copied screen for one; nothing without any."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def pasted() -> QMimeData:
    """What was copied last, in any program."""
    return QGuiApplication.clipboard().mimeData()


def asked_files(parent: QWidget) -> list[Path]:
    """The files that the person points at; none when she goes back."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, "Joindre un reçu", begin_at(), KINDS)
    if chosen:
        remember(chosen[0])
    return [Path(one) for one in chosen]


def files_under(paths: list[Path]) -> list[Path]:
    """The files themselves, and those of the folders, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    return [one for one in found if not one.name.startswith(".")]
