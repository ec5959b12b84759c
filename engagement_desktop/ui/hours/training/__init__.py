"""Formations: the register of trainings, and who misses hours for patient education."""
