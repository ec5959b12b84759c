"""Aide: first steps, keys, and what the program is made of."""
