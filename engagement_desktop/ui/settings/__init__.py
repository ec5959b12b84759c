"""Réglages: the dossier and its backups, rates and scales, how the window looks."""
