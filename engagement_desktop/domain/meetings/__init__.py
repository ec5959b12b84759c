"""Meetings and who came."""
