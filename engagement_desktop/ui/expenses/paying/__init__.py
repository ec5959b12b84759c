"""Reimbursing: the run of one screen, past runs, the accounts of the structure."""
