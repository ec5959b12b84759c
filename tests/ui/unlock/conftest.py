"""The closed program, for the pages before a dossier."""

from tests.ui.gate import door

__all__ = ["door"]
