"""Where file dialogs begin: in the folder last used, in Documents the first time."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

_LAST = "dernier_emplacement"


def begin_at(name: str = "") -> str:
    """The folder, with the proposed name when there is one; never where the program was started from."""
    app = QCoreApplication.instance()
    last = Path(str(app.property(_LAST) or "")) if app is not None else Path()
    folder = last if last.is_absolute() and last.is_dir() else documents()
    return str(folder / name)


def remember(chosen: str) -> None:
    """The next dialog begins where this file or folder is; an empty answer changes nothing."""
    app = QCoreApplication.instance()
    if chosen and app is not None:
        path = Path(chosen)
        app.setProperty(_LAST, str(path if path.is_dir() else path.parent))


def with_ending(chosen: str, proposed: str, ending: str, known: Collection[str]) -> Path:
    """The file to write, with the ending of the kind that was chosen.

    Qt leaves the proposed name as it is when another kind is taken: only an ending typed by hand wins.
    """
    target = Path(chosen)
    if target.suffix.lower() not in known:
        return target.with_name(target.name + ending)
    return target.with_suffix(ending) if target.name == proposed else target


def documents() -> Path:
    """Where one usually keeps one's files; the home folder when there is no such place."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_absolute() and folder.is_dir() else Path.home()
