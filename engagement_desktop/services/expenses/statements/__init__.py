"""Statements of expenses, made, numbered and kept."""
