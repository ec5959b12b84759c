"""The agenda beside the text of a live meeting."""
