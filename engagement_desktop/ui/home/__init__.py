"""Accueil: the figures of an exercise, what is missing, what comes next."""
