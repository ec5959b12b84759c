"""Before a dossier is open: the phrase, the paper code, the backups."""
