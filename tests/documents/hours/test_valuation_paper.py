"""The valuation on paper and as sheets, read by programs that are not ours."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pdfua
from openpyxl import load_workbook

from engagement_desktop.documents.hours.valuation_paper import (
    valuation_csv,
    valuation_pdf,
    valuation_xlsx,
)
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.valuation_rows import (
    FormerValuation,
    MethodChange,
    Valuation,
    ValuationMethod,
    ValuedPart,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

DATED = datetime(2027, 1, 4, tzinfo=UTC)
PART = ValuedPart(
    valid_from=date(2026, 1, 1),
    rate=Decimal("12.02"),
    source="décret n° 2025-1228",
    family=MissionFamily.ETHICS,
    multiplier=Decimal("1.5"),
    committee="Comité des usagers",
    minutes=37 * 60,
    value=Money(66_711),
)
WHOLE = Valuation(
    exercise=Exercise.starting_in(2026),
    structure="MSP des Deux-Ponts",
    parts=(PART,),
    plain=Money(44_474),
    volunteers=1,
    indemnified_minutes=60,
    paid_minutes=120,
    waiting_minutes=60,
    reimbursed=Money(1_700),
    waived=Money(4_200),
    travel_counts=True,
    method=ValuationMethod(words="Relevé mensuel signé."),
    changes=(
        MethodChange(
            date(2026, 1, 1),
            MissionFamily.ETHICS,
            Decimal(1),
            Decimal("1.5"),
            "délibération",
            is_within=False,
        ),
    ),
    former=FormerValuation(Exercise.starting_in(2025), 120, Money(2_376), Money(3_564)),
)


def test_the_paper_is_tagged_and_archivable(read_pdf: Callable) -> None:
    read = read_pdf(valuation_pdf(WHOLE, DATED))
    assert list(pdfua.validate(str(read.path)).findings) == []
    structure = read.structure
    for said in (
        "Valorisation du bénévolat 2026",
        "Éthique",
        "Relevé mensuel signé.",
        "864",
        "875",
        "Frais abandonnés (don)",
    ):
        assert said in structure, said
    assert structure.index("Méthode") < structure.index("Écriture de classe 8")


def test_the_same_figures_make_the_same_paper() -> None:
    assert valuation_pdf(WHOLE, DATED) == valuation_pdf(WHOLE, DATED)


def test_an_empty_exercise_has_no_entry_and_no_table(read_pdf: Callable) -> None:
    empty = replace(WHOLE, parts=(), plain=Money(), changes=(), former=None, structure="")
    read = read_pdf(valuation_pdf(empty, DATED))
    assert "Aucune heure bénévole" in read.structure
    assert "Écriture de classe 8" not in read.structure
    book = load_workbook(BytesIO(valuation_xlsx(empty, DATED)))
    assert book["Par mission"].max_row == 1


def test_the_sheets_carry_real_numbers_and_the_method() -> None:
    book = load_workbook(BytesIO(valuation_xlsx(WHOLE, DATED)))
    assert book["Par mission"]["D2"].value == 667.11
    assert book["Écriture"]["D2"].value == 667.11
    told = " ".join(str(cell) for row in book["Lire"].values for cell in row)
    for said in ("Relevé mensuel signé.", "est passé de 1 à 1,5", "Avec la méthode de 2026"):
        assert said in told.replace("\u00a0", " "), said


def test_a_label_that_begins_a_formula_is_told_as_words() -> None:
    odd = replace(WHOLE, method=ValuationMethod(debit_label="=1+1"))
    assert b"'=1+1" in valuation_csv(odd)
    assert load_workbook(BytesIO(valuation_xlsx(odd, DATED)))["Écriture"]["C2"].value == "=1+1"
    assert load_workbook(BytesIO(valuation_xlsx(odd, DATED)))["Écriture"]["C2"].data_type == "s"
