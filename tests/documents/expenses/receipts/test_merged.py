"""The receipts of a run in one file: our index first, every page under its number, nothing covered."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.expenses.receipts.cleaning import cleaned_receipt
from engagement_desktop.documents.expenses.receipts.merged import merged_receipts_pdf
from engagement_desktop.documents.expenses.receipts.stamping import STRIP
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import JPEG, PDF
from engagement_desktop.domain.expenses.receipting.rows import NumberedReceipt
from engagement_desktop.domain.money import Money
from tests import made_receipts as made

PROPERTIES = Properties(
    title="Reçus du remboursement REM-2026-001",
    subject="Reçus",
    author="MSP des Deux-Ponts",
    dated=datetime(2026, 11, 22),  # noqa: DTZ001  the date of a document bears no zone
)


def numbered(at: int, name: str, content: bytes) -> NumberedReceipt:
    kept = cleaned_receipt(name, content)
    return NumberedReceipt(
        line_id=at,
        number=f"J-2026-{at:04d}",
        claim_reference="NDF-2026-0031",
        person="Monique Hélias",
        about="repas du 17/11/2026",
        amount=Money(2450),
        name=name,
        media_type=kept.media_type,
        content=kept.content,
    )


def merged(*receipts: NumberedReceipt) -> PdfReader:
    made_file = merged_receipts_pdf(receipts, "Reçus du remboursement", "MSP des Deux-Ponts", PROPERTIES)
    return PdfReader(BytesIO(made_file))


def test_pages_follow_the_order_of_the_run_and_bear_their_number() -> None:
    reader = merged(
        numbered(1, "billet.pdf", made.pdf(2)),
        numbered(2, "parking.jpg", made.jpeg()),
        numbered(3, "ecran.png", made.png()),
    )
    told = [page.extract_text() for page in reader.pages]
    assert len(told) == 5
    for at, number in ((1, "J-2026-0001"), (2, "J-2026-0001"), (3, "J-2026-0002"), (4, "J-2026-0003")):
        assert f"{number} · NDF-2026-0031" in told[at]
        assert "24,50" in told[at]
    assert "page 2 sur 2" in told[2]
    assert "Total 24,50 EUR le 17/11/2026, page 1" in told[1]
    assert [one.title for one in reader.outline][1] == "J-2026-0002 · Monique Hélias"
    assert reader.metadata is not None
    assert reader.metadata.title == PROPERTIES.title


def test_the_index_says_where_each_receipt_begins_and_counts_a_line_once() -> None:
    reader = merged(numbered(1, "a.pdf", made.pdf(2)), replace(numbered(2, "b.jpg", made.jpeg()), line_id=1))
    index = " ".join(reader.pages[0].extract_text().split())
    assert "2 reçus de 1 note, sur 3 pages" in index
    assert "prouvent font 24,50\u202f€" in index.replace(" €", "\u202f€").replace("\u00a0€", "\u202f€")
    assert index.index("J-2026-0001") < index.index("J-2026-0002")


@pytest.mark.parametrize(("turn", "grown"), [(0, "top"), (90, "left"), (180, "bottom"), (270, "right")])
def test_a_page_grows_by_a_strip_over_what_is_shown_as_its_top(turn: int, grown: str) -> None:
    writer = made.copied(made.pdf())
    writer.pages[0].rotate(turn)
    reader = merged(numbered(1, "a.pdf", made.written(writer)))
    page = reader.pages[1]
    before = writer.pages[0].mediabox
    sides = {
        side: abs(float(getattr(page.mediabox, side)) - float(getattr(before, side)))
        for side in ("left", "bottom", "right", "top")
    }
    assert sides == {side: STRIP if side == grown else 0 for side in sides}
    assert page.rotation == turn


def test_many_receipts_make_an_index_of_several_pages_with_the_right_places() -> None:
    receipt = numbered(1, "a.jpg", made.jpeg())
    many = [replace(receipt, line_id=at, number=f"J-2026-{at:04d}") for at in range(1, 61)]
    reader = merged(*many)
    before = len(reader.pages) - 60
    assert before > 1
    assert "J-2026-0060" in reader.pages[-1].extract_text()
    assert "J-2026-0001" in reader.pages[before].extract_text()


def test_the_file_is_the_same_each_time() -> None:
    receipts = [numbered(1, "a.pdf", made.pdf(form=True)), numbered(2, "b.png", made.png())]
    again = [merged_receipts_pdf(receipts, "Reçus", "MSP", PROPERTIES) for _ in range(2)]
    assert again[0] == again[1]


def test_no_receipt_or_one_that_was_damaged_is_refused_by_its_number() -> None:
    with pytest.raises(DomainError, match="aucun reçu"):
        merged_receipts_pdf((), "Reçus", "MSP", PROPERTIES)
    receipt = numbered(7, "a.jpg", made.jpeg())
    for media_type in (PDF, JPEG):
        broken = replace(receipt, media_type=media_type, content=b"%PDF-1.4 nothing")
        with pytest.raises(DomainError, match="J-2026-0007"):
            merged(broken)
    empty = replace(receipt, media_type=PDF, content=made.written(PdfWriter()))
    with pytest.raises(DomainError, match="J-2026-0007"):
        merged(empty)


def test_each_receipt_is_told_while_the_file_is_made() -> None:
    steps: list[str] = []
    merged_receipts_pdf([numbered(1, "a.png", made.png())], "Reçus", "MSP", PROPERTIES, steps.append)
    assert steps == ["Reçu J-2026-0001"]
