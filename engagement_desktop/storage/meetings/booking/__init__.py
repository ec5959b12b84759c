"""A meeting becomes hours and expenses."""
