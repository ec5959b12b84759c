"""Statements of expenses, read from the dossier."""
