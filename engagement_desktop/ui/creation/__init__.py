"""The assistant that creates a dossier."""
