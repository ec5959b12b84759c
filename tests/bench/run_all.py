"""Takes every figure of the house and holds it against its bar: run_all.py [name …]."""

import importlib.util
import sys
from pathlib import Path

BARS = {
    "start_time_ratio": ("start to the unlock page / a bare window, time", 3.0),
    "start_memory_ratio": ("start to the unlock page / a bare window, peak memory", 1.6),
    "unlock_to_home_s": ("unlock page to home page beside the key derivation, s", 1.0),
    "list_open_ms": ("a list of 100,000 rows: open, ms", 50),
    "list_next_page_ms": ("a list of 100,000 rows: next page, ms", 50),
    "list_indexed_sort_ms": ("a list of 100,000 rows: sort on an indexed column, ms", 50),
    "list_other_sort_ms": ("a list of 100,000 rows: other sorts, ms", 150),
    "list_text_filter_ms": ("a list of 100,000 rows: text filter, ms", 150),
    "list_grouped_ms": ("a list of 100,000 hours: filtered, summed and grouped, ms", 150),
    "list_summary_ms": ("a list of 100,000 rows: count and sum, ms", 250),
    "search_anything_ms": ("the search of the whole of grande, ms", 150),
    "search_person_ms": ("a person among 5,000 by three letters, an accent wrong, ms", 50),
    "paste_5000_s": ("5,000 pasted lines with 40 faults: checked, s", 10),
    "figures_ratio": ("yearly figures of grande / raw SQL on a plain copy", 2.0),
    "live_key_median_ms": ("live, forty pages: from the key to the painted sign, median ms", 16),
    "live_key_worst_ms": ("live, forty pages: from the key to the painted sign, worst ms", 50),
    "live_key_short_median_ms": ("live, one page: from the key to the painted sign, median ms", 16),
    "live_key_short_worst_ms": ("live, one page: from the key to the painted sign, worst ms", 50),
    "import_ratio": ("import of 50,000 rows / calamine and a bulk insert", 4.0),
    "run_of_14_s": ("a run of 14 claims: bank file, statements, receipts, entries, s", 5.0),
    "minutes_pdf_s": ("minutes of 20 pages as PDF, s", 1.0),
    "tagged_pdf_ratio": ("tagged PDF / the same untagged", 1.8),
}


def main(names: list[str]) -> int:
    """Prints a line a figure; 1 when one misses its bar."""
    missed = 0
    for script in sorted(Path(__file__).parent.glob("bench_*.py")):
        if names and script.stem.removeprefix("bench_") not in names:
            continue
        specification = importlib.util.spec_from_file_location(script.stem, script)
        assert specification is not None
        assert specification.loader is not None
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        for key, value in module.run().items():
            what, bar = BARS.get(key, (key, None))
            verdict = "" if bar is None else "ok" if value <= bar else "MISSED"
            missed += verdict == "MISSED"
            print(f"{what:68} {value:10.2f}  {'' if bar is None else f'≤ {bar}':>8}  {verdict}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
