"""Holds the coverage of each floor against its bar: coverage_floors.py coverage.json."""

import json
import sys
from collections import defaultdict
from pathlib import Path

BARS = {"domain": 100, "french": 100, "services": 95, "storage": 95, "documents": 95, "cli": 95, "ui": 80}


def main(report: str) -> int:
    """Prints a line a floor; 1 when one is under its bar."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    bare: dict[str, list[str]] = defaultdict(list)
    for name, file in json.loads(Path(report).read_text(encoding="utf-8"))["files"].items():
        floor = Path(name).parts[1]
        summary = file["summary"]
        counted[floor][0] += summary["covered_lines"]
        counted[floor][1] += summary["num_statements"]
        if summary["missing_lines"]:
            bare[floor].append(f"{name}: {summary['missing_lines']} ({file['missing_lines'][:8]})")
    low = False
    for floor, bar in BARS.items():
        covered, lines = counted[floor]
        under = covered * 100 < bar * lines
        low = low or under
        print(f"{floor:10} {covered}/{lines} lines, bar {bar} %{'  TOO LOW' if under else ''}")
        if under:
            print("\n".join(f"    {each}" for each in bare[floor]))
    return int(low)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
