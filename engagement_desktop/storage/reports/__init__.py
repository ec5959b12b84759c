"""Figures of an exercise."""
