"""Words pasted from a spreadsheet, as cells."""

import csv
import io


def cells_of(text: str, *, blanks: bool = False) -> list[list[str]]:
    """The cells of a paste: a tab between two, as spreadsheets give them; else a semicolon.

    Empty lines are left out, unless `blanks`: a block then keeps its shape.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    separator = "\t" if "\t" in lines else ";"
    read = csv.reader(io.StringIO(lines), delimiter=separator)
    stripped = ([cell.strip() for cell in cells] or [""] for cells in read)
    return [cells for cells in stripped if blanks or any(cells)]
