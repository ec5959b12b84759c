"""The receipt for a gift, and the yearly declaration."""
