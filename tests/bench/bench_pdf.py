"""How much longer a tagged, archivable PDF takes than the same drawn by bare ReportLab."""

import gc
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.charts import Bar, Chart, DotRow, Dots, bars, months, presence, seats
from engagement_desktop.documents.fonts import Face, register_fonts
from engagement_desktop.documents.pdf import Paper, Running
from engagement_desktop.documents.tables import Column, DataTable

ROWS, CHUNK, RUNS = 2_000, 500, 5
HEAD = ("N°", "Date", "Objet", "Famille de missions", "Personnes", "Heures")


def rows() -> list[tuple[str, ...]]:
    """Plain words, as an annex has them."""
    return [
        (
            str(number),
            f"{number % 28 + 1:02}/07",
            "Préparation de la réunion, lecture",
            "Soutien par les pairs",
            str(number % 9),
            f"{number % 12},5",
        )
        for number in range(ROWS)
    ]


def charts() -> list[Chart]:
    """Six charts of the kinds of the yearly report."""
    values = [Bar(f"Ligne {number}", 100 - 9 * number, f"{100 - 9 * number} h", 60) for number in range(7)]
    columns = [Bar(f"m{number}", 40 + number, str(40 + number), 38) for number in range(12)]
    dots = [DotRow(f"{number} mai", (Dots(9, 4),), "9 sur 13") for number in range(11)]
    sat = [DotRow("Usagers", (Dots(8),), "8 sièges"), DotRow("Professionnels", (Dots(7, 1),), "8 sièges")]
    drawn = [bars(values, "2024"), months(columns, "2024"), presence(dots, "Présents"), seats(sat)]
    return [*drawn, bars(values), months(columns)]


def tagged() -> bytes:
    """By our own documents: structure, output intent, description, head and foot."""
    columns = tuple(Column(title, figures=index > 3) for index, title in enumerate(HEAD))
    about = Properties("Annexe", "Mesure", "Structure", datetime(2026, 3, 1, tzinfo=UTC))
    paper = Paper(about, Running("Structure", "Mesure"))
    paper.chapter("Graphiques", "Six graphiques.")
    for chart in charts():
        paper.figure("Graphique", chart)
    paper.chapter("Annexe", "Les faits comptés.")
    paper.table(DataTable("Annexe", "Faits", columns, tuple(rows())))
    return paper.to_bytes()


def bare() -> bytes:
    """By ReportLab alone: the same font, rules and drawings, tables in chunks."""
    register_fonts()
    ink, rule = HexColor("#1B2733"), HexColor("#C3CBD2")
    style = [
        ("FONT", (0, 0), (-1, -1), Face.REGULAR.value, 10, 13.4),
        ("FONT", (0, 0), (-1, 0), Face.SEMIBOLD.value, 9.2, 12),
        ("TEXTCOLOR", (0, 1), (-1, -1), ink),
        ("TOPPADDING", (0, 0), (-1, -1), 3.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.2),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ink),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, rule),
        ("ALIGN", (4, 0), (-1, -1), "RIGHT"),
    ]
    widths = [36, 46, 178, 110, 44, 40]
    body = rows()
    chunks = [
        Table([HEAD, *body[start : start + CHUNK]], colWidths=widths, repeatRows=1, style=style)
        for start in range(0, ROWS, CHUNK)
    ]
    target = BytesIO()
    page = SimpleDocTemplate(target, pagesize=A4, invariant=1, initialFontName=Face.REGULAR.value)
    page.build([*(chart.drawing for chart in charts()), *chunks])
    return target.getvalue()


def seconds(work: Callable[[], bytes]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run() -> dict[str, float]:
    """Ratio of the medians of five alternated runs, and both medians in seconds."""
    tagged(), bare()
    pairs = [(seconds(tagged), seconds(bare)) for _ in range(RUNS)]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return {"tagged_pdf_ratio": ours / theirs, "tagged_pdf_seconds": ours, "bare_pdf_seconds": theirs}


if __name__ == "__main__":
    for name, measure in run().items():
        sys.stdout.write(f"{name} {measure:.3f}\n")
