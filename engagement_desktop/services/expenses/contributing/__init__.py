"""Paid contributions."""
