"""Waived costs and their receipts, as they are read."""
