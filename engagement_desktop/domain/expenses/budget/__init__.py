"""Budget: what was set aside, what it cost."""
