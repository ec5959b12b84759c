"""The page of statements of expenses."""
