"""Ledger: facts to enter, entries that left."""
