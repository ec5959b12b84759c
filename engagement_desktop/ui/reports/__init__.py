"""Rapports: the figures of an exercise, what is missing, and the report to hand over."""
