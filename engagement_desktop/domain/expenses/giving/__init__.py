"""Waived costs: who may receive them, what a receipt says, what is declared."""
