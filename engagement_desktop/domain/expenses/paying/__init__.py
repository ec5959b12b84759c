"""What is paid together: what holds a claim back, what a bank takes, what a run shows."""
