"""What meetings ask for: decisions, actions, proposals."""
