"""The text of a live meeting, as it is typed."""
