"""Ledger: the text of entries and its sheets."""
