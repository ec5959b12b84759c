"""Typed fields of forms: each asks one question, reads one value, and keeps what is typed as a text."""
