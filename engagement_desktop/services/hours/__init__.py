"""Volunteer hours and what they open."""
