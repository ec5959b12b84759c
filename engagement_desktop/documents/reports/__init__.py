"""The yearly report: PDF, XLSX, ODS and JSON from one read model."""
