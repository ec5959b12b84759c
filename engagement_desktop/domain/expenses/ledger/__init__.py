"""Ledger: the rules that turn what was decided and paid into balanced entries."""
