"""Valorisation: what volunteer hours are worth, and the entry of class 8."""
