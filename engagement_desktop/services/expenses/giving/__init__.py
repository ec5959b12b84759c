"""Waived costs and their receipts."""
