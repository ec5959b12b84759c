"""Statements of expenses: what is asked, what is told."""
