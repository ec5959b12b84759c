"""The workbook import: read, understand, match, check, write."""
