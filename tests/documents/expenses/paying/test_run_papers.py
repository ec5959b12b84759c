"""The slip of a run and the receipts for cash: tagged, archivable, and to the cent."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pdfua
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.expenses.paying.cash import cash_receipts_pdf
from engagement_desktop.documents.expenses.paying.slip import run_slip_pdf
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip
from engagement_desktop.domain.money import Money

ABOUT = Properties(
    title="Bordereau du remboursement REM-2026-001",
    subject="Bordereau",
    author="MSP des Deux-Ponts",
    dated=datetime(2026, 11, 22, tzinfo=UTC),
)
LINES = (
    PaidLine("NDF-2026-0024", "Fatima Benali", "Mme BENALI", PaymentMeans.TRANSFER, Money(3214), "5327", "a"),
    PaidLine("NDF-2026-0025", "Mamadou Diallo", "Mamadou Diallo", PaymentMeans.CASH, Money(1200)),
    PaidLine(
        "NDF-2026-0026", "<b>Monique</b>", "<b>Hélias</b>", PaymentMeans.TRANSFER, Money(5237), "1944", "b"
    ),
    PaidLine("NDF-2026-0028", "André Œuvrard", "André Œuvrard", PaymentMeans.CHEQUE, Money(1894)),
    PaidLine("NDF-2026-0031", "Luc Fournier", "Luc Fournier", PaymentMeans.CASH, Money(8000)),
)
Read = Callable[[bytes], Any]


def slip(*lines: PaidLine) -> RunSlip:
    return RunSlip(
        number="REM-2026-001",
        structure="MSP des Deux-Ponts",
        city="Quimper",
        made_on=date(2026, 11, 22),
        execute_on=date(2026, 11, 25),
        account="Compte courant … 4471",
        holder="MSP DES DEUX PONTS",
        lines=lines or LINES,
    )


def words(content: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(_file(content)).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


def _file(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


def test_the_slip_is_tagged_and_archivable(read_pdf: Read) -> None:
    content = run_slip_pdf(slip(), ABOUT)
    assert content == run_slip_pdf(slip(), ABOUT), "the same bytes each time"
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert (read.roles["H1"], read.roles["H2"]) == (1, 3)
    assert read.roles["Table"] == 5, "facts, transfers, cheques, cash, signatures"


def test_the_slip_tells_what_the_screen_of_the_bank_must_show() -> None:
    said = words(run_slip_pdf(slip(), ABOUT))
    assert "5 notes pour 195,45 €." in said
    assert "84,51 €, 2 virements" in said
    assert "25 novembre 2026" in said
    assert "<b>Hélias</b>" in said
    assert "1 chèque pour 18,94 €" in said
    assert "2 remises en espèces pour 92,00 €" in said


def test_a_run_of_one_means_says_nothing_of_the_others() -> None:
    said = words(run_slip_pdf(slip(LINES[3]), ABOUT))
    assert "Chèques à établir" in said
    assert "Virements" not in said
    assert "Espèces" not in said


def test_each_person_signs_a_receipt_for_cash_on_a_page_of_their_own(read_pdf: Read) -> None:
    content = cash_receipts_pdf(slip(), ABOUT)
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(read.path).pages]
    assert len(pages) == 2
    assert "Mamadou Diallo reçoit 12,00 € en espèces." in pages[0]
    assert "douze euros" in pages[0]
    assert "quatre-vingts euros" in pages[1]
    assert "Luc Fournier" not in pages[0]


def test_the_signatures_say_what_they_sign_even_on_a_page_of_their_own() -> None:
    said = words(run_slip_pdf(slip(), ABOUT))
    assert "Remboursement REM-2026-001 de 195,45" in said.replace("\u00a0", " ")


def test_claims_that_go_in_one_sum_are_counted_each() -> None:
    both = PaidLine(
        "NDF-2026-0031, NDF-2026-0033",
        "Luc Fournier",
        "Luc Fournier",
        PaymentMeans.CHEQUE,
        Money(3800),
        claims=2,
    )
    said = words(run_slip_pdf(slip(*LINES[:1], both), ABOUT)).replace("\u00a0", " ")
    assert "3 notes pour 70,14" in said
    assert "1 chèque pour 38,00" in said
