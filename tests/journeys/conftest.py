"""Journeys sit at the same window as the pages' own tests."""

from tests.ui.conftest import application, look, seat, settings

__all__ = ["application", "look", "seat", "settings"]
