"""Importer un classeur: what was understood, what is refused, then one act."""
