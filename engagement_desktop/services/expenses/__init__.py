"""Expense claims and their prices."""
