"""Hours typed by hand: the quick line, the form of an entry, the grids."""
