"""Votes: voices, majorities, results."""
