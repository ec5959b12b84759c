"""What is true: entities, values and rules; no window, no session, no clock, no files."""
