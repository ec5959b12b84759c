"""What the structure decided about expenses, and kilometres by vehicle and civil year."""
