"""Fictitious, coherent dossiers: the same for the same seed and day."""
