"""Receipts before and beside their rows: prepared files, what lists show of them, likenesses."""
