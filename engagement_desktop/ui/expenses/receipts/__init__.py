"""Receipts in the window: the panel beside a line, and the page where several come in."""
