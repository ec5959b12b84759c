"""Keys of a dossier: passphrase, slots, key files and paper code; loads without SQLAlchemy."""
