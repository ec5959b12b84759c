"""Where it is kept: the encrypted file, its keys, its queries."""
