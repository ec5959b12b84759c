"""Journeys sit at the same window as the pages' own tests."""

from tests.ui.conftest import application, look, seat, settings
from tests.ui.gate import door

__all__ = ["application", "door", "look", "seat", "settings"]
