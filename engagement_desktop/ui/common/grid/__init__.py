"""The entry grid that every page of lines typed like a spreadsheet uses."""
