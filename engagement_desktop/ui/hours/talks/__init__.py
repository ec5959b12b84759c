"""Entretiens: dated notes that the coordination alone reads."""
