"""Paid contributions, as they are read."""
