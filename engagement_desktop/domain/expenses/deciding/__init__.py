"""Who decides on a claim, what a decision is, what is seen of the cost."""
