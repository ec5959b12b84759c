"""How long the minutes of a long meeting take on paper and as a document to edit."""

import gc
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pypdf import PdfReader

from engagement_desktop.documents.meetings.minutes_docx import minutes_docx
from engagement_desktop.documents.meetings.minutes_pdf import minutes_pdf
from tests.documents.meetings.minutes_made import SEALED, long_facts

TIMES, LEAST_PAGES, RUNS = 7, 20, 5


def seconds(work: Callable[[], bytes]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run() -> dict[str, float]:
    """Medians of five runs, for minutes of at least 20 pages."""
    facts = long_facts(TIMES)
    begun = time.perf_counter()
    content = minutes_pdf(facts, SEALED)
    first = time.perf_counter() - begun
    assert len(PdfReader(io.BytesIO(content)).pages) >= LEAST_PAGES
    minutes_docx(facts, SEALED)
    return {
        "minutes_pdf_first_s": first,
        "minutes_pdf_s": median(seconds(lambda: minutes_pdf(facts, SEALED)) for _ in range(RUNS)),
        "minutes_docx_s": median(seconds(lambda: minutes_docx(facts, SEALED)) for _ in range(RUNS)),
    }


if __name__ == "__main__":
    for name, measure in run().items():
        sys.stdout.write(f"{name} {measure:.3f}\n")
