"""What the writing of claims reads: numbers, habits, trips, meetings."""
