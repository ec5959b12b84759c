"""The slip of a run, means by means: every sum, in its place, whatever people are called."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.expenses.paying.cash import cash_receipts_pdf
from engagement_desktop.documents.expenses.paying.slip import run_slip_pdf
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip, summed
from engagement_desktop.domain.money import Money
from tests.hostile_words import chosen_words, missing, tagged

ABOUT = Properties("Bordereau", "Bordereau", "MSP", datetime(2026, 11, 22, tzinfo=UTC))
HEADS = {
    PaymentMeans.TRANSFER: "Virements",
    PaymentMeans.CHEQUE: "Chèques à établir",
    PaymentMeans.CASH: "Espèces à remettre",
}


def line(number: int, means: PaymentMeans, cents: int = 1_000, **more: Any) -> PaidLine:
    said = {
        "person": f"Personne {number}",
        "payee": f"Titulaire {number}",
        "account_end": f"{number:04}",
    } | more
    return PaidLine(f"NDF-2026-{number:04}", means=means, amount=Money(cents), **said)


def slip(*lines: PaidLine, **more: Any) -> RunSlip:
    usual: dict[str, Any] = {
        "number": "REM-2026-001",
        "structure": "MSP du Val",
        "city": "Quimper",
        "made_on": date(2026, 12, 1),
        "execute_on": date(2027, 1, 1),
        "account": "Compte courant … 4471",
        "holder": "MSP DU VAL",
        "lines": lines,
    }
    return RunSlip(**usual | more)


def pages(content: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def words(content: bytes) -> str:
    return " ".join(pages(content))


@pytest.mark.parametrize("means", PaymentMeans)
def test_each_means_has_its_part_and_no_other(means: PaymentMeans) -> None:
    said = words(run_slip_pdf(slip(line(1, means)), ABOUT))
    assert [head in said for head in HEADS.values()] == [one is means for one in HEADS]


@pytest.mark.parametrize(
    ("means", "number", "sentence"),
    [
        (PaymentMeans.TRANSFER, 1, "10,00 €, 1 virement"),
        (PaymentMeans.TRANSFER, 2, "20,00 €, 2 virements"),
        (PaymentMeans.CHEQUE, 1, "1 chèque pour 10,00 €."),
        (PaymentMeans.CHEQUE, 3, "3 chèques pour 30,00 €."),
        (PaymentMeans.CASH, 1, "1 remise en espèces pour 10,00 €."),
        (PaymentMeans.CASH, 2, "2 remises en espèces pour 20,00 €."),
    ],
)
def test_what_is_counted_agrees_with_its_number(means: PaymentMeans, number: int, sentence: str) -> None:
    content = run_slip_pdf(slip(*(line(at, means) for at in range(1, number + 1))), ABOUT)
    assert sentence in words(content)


@pytest.mark.parametrize(
    ("claims", "sentence"), [((1,), "1 note pour 10,00 €."), ((2, 1), "3 notes pour 20,00 €.")]
)
def test_a_sum_that_pays_several_claims_counts_them_all(claims: tuple[int, ...], sentence: str) -> None:
    lines = [line(at, PaymentMeans.TRANSFER, claims=many) for at, many in enumerate(claims, 1)]
    assert sentence in words(run_slip_pdf(slip(*lines), ABOUT))


def test_days_are_written_out_and_the_first_of_a_month_is_said_first() -> None:
    said = words(run_slip_pdf(slip(line(1, PaymentMeans.TRANSFER)), ABOUT))
    assert re.search(r"tabli le 1 ?er décembre 2026\.", said)
    assert re.search(r"Exécution le 1 ?er janvier 2027", said)


def test_the_parts_add_up_to_the_whole() -> None:
    lines = [line(at, means, 1_234 + at) for at, means in enumerate([*PaymentMeans] * 7)]
    told = slip(*lines)
    parts = [summed(told.by(means)) for means in PaymentMeans]
    assert Money.sum(parts) == told.total == Money(sum(one.amount.cents for one in lines))
    assert sum(len(told.by(means)) for means in PaymentMeans) == len(lines)


def test_a_hundred_payments_are_all_there_over_several_pages() -> None:
    lines = [line(at, PaymentMeans.TRANSFER, at) for at in range(1, 101)]
    found = pages(run_slip_pdf(slip(*lines), ABOUT))
    assert len(found) > 1
    assert all(one.reference in " ".join(found) for one in lines)
    assert f"Page 1 / {len(found)}" in found[0]
    assert f"Page {len(found)} / {len(found)}" in found[-1]


def test_hostile_names_reach_the_paper_as_words() -> None:
    named = tagged(chosen_words())
    lines = [line(at, PaymentMeans.CHEQUE, payee=said) for at, said in enumerate(named)]
    content = run_slip_pdf(slip(*lines), ABOUT)
    assert missing(named, words(content)) == []
    assert "/JavaScript" not in str(PdfReader(BytesIO(content)).root_object)


def test_cash_is_received_on_a_page_each_in_the_order_of_the_slip() -> None:
    lines = [line(at, PaymentMeans.CASH, at * 100) for at in (3, 1, 2)]
    found = pages(cash_receipts_pdf(slip(*lines, line(9, PaymentMeans.CHEQUE)), ABOUT))
    assert [
        f"Personne {at} reçoit {at},00 € en espèces." in said
        for at, said in zip((3, 1, 2), found, strict=True)
    ]
    assert "Personne 9" not in " ".join(found)


@pytest.mark.parametrize(
    ("cents", "traditional", "letters"),
    [
        (100, False, "un euro"),
        (8_000, False, "quatre-vingts euros"),
        (2_101, False, "vingt-et-un euros et un centime"),
        (2_101, True, "vingt et un euros et un centime"),
    ],
)
def test_the_sum_is_written_in_letters_in_the_spelling_of_the_structure(
    cents: int, letters: str, *, traditional: bool
) -> None:
    content = cash_receipts_pdf(slip(line(1, PaymentMeans.CASH, cents), traditional=traditional), ABOUT)
    assert letters in words(content)


@pytest.mark.parametrize(("city", "said"), [("Quimper", "Reçu à Quimper, le …"), ("", "Reçu à ………")])
def test_a_town_that_is_not_known_is_left_to_be_written(city: str, said: str) -> None:
    assert said in words(cash_receipts_pdf(slip(line(1, PaymentMeans.CASH), city=city), ABOUT))
