"""A meeting written while it goes: agenda, text, attendance, quorum, votes."""
