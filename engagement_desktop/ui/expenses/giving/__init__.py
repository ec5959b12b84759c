"""The page of waived costs and receipts."""
