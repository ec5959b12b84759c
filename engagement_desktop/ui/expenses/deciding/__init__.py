"""Deciding on the list of claims: keys, reasons, what the file of a claim offers."""
