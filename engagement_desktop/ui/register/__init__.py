"""Lists of people and committees, and their files."""
