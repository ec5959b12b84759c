"""Receipts as files: what they really hold, and all of them in one PDF."""
