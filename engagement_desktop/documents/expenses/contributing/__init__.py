"""The order to pay a contribution."""
