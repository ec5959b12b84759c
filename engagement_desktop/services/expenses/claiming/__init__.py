"""Writing claims: checked line by line, priced, numbered, kept in one act."""
