"""The page of paid contributions."""
