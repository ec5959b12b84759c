"""The page of one claim: lines and receipt side by side."""
