"""Reimbursement runs and the accounts that they debit."""
