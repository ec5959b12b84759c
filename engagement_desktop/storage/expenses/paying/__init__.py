"""Runs and accounts, as they are read."""
