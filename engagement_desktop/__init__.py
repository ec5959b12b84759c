"""Engagement: usager committees, their meetings, hours and expenses, offline."""

__version__ = "0.1.0"
