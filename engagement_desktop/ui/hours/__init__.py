"""The list of hours given, and the file of one entry."""
