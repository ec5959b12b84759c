"""Paid contributions: what is typed, what is refused, who decides."""
