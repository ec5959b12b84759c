"""The page that turns a meeting into hours and expenses."""
