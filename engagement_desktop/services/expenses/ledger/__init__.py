"""Ledger: what is exported for the accountant, and its lock."""
