"""What is written of a meeting, until it is sealed."""
