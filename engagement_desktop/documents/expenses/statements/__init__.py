"""Statements of expenses on paper and as sheets."""
