"""Structures, people, committees and mandates."""
