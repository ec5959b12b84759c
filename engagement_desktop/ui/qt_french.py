"""Words of Qt's own dialogs that its French translation left in English."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QTranslator

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "&Look in:": "&Voir dans\u00a0:",
        "Files of &type:": "&Type de fichiers\u00a0:",
        "Folder": "Dossier",
        "File Folder": "Dossier",
        "Are sure you want to delete '%1'?": "Supprimer «\u00a0%1\u00a0»\u202f?",
    }
)


class MissingWords(QTranslator):
    """Asked before Qt's translation; knows nothing else."""

    def translate(self, _context: str, source: str, _meant: str | None = None, _count: int = -1) -> str:
        return _WORDS.get(source)  # type: ignore[return-value]  # None leaves the word to the next translation

    def isEmpty(self) -> bool:
        return False
