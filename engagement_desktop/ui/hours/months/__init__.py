"""Months of hours, closed and opened again, and the statements that leave the dossier."""
