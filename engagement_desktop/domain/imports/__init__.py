"""What an import reads and says: cells, drafts of rows, refusals, doubts, counts."""
