"""Ledger: the entries of a period and their accounts."""
