"""A claim as it is typed, and its rules."""
