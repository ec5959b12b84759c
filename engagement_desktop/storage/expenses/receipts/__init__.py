"""Receipts as they are kept in the dossier."""
