"""The budget as sheets: what was set aside and what is left, nobody named, numbers that add up."""

from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import load_workbook

from engagement_desktop.documents.expenses.budget.sheets import HEADS, budget_csv, budget_xlsx
from engagement_desktop.domain.expenses.budget.rows import (
    Budget,
    DistanceBand,
    EnvelopeRow,
    MeetingCost,
    PersonCost,
    Use,
)
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

MADE = datetime(2026, 11, 22, tzinfo=UTC)
ARS = EnvelopeRow(
    1, "=ARS", FundingSource.ARS, None, None, Money(10_000), Use(Money(12_000), Money(50)), None, None
)
ACI = EnvelopeRow(2, "ACI", FundingSource.ACI, 3, "Comité qualité", Money(500), Use(), None, None)
BUDGET = Budget(
    exercise=Exercise.starting_in(2026),
    envelopes=(ARS, ACI),
    unassigned=Use(engaged=Money(700)),
    unassigned_lines=1,
    meetings=(MeetingCost(1, "Comité qualité", date(2026, 3, 3), 0, Use(Money(900)), Money()),),
    people=(
        PersonCost(9, "Jeanne Morvan", 1, 4600, Use(Money(12_000)), Money(2925), Money(), Money(), None),
    ),
    bands=(DistanceBand("Toutes distances", 6, Money(2925)),),
)


def test_the_csv_holds_what_is_over_spent_as_a_number_and_a_name_as_words() -> None:
    heads, *rows = budget_csv(BUDGET, "MSP", MADE).decode("utf-8-sig").splitlines()
    assert heads == ";".join(HEADS)
    assert rows == [
        "'=ARS;ARS;Tous les comités;100,00;120,00;0,50;-20,50",
        "ACI;ACI;Comité qualité;5,00;0,00;0,00;5,00",
        "Sans enveloppe;;;0,00;0,00;7,00;-7,00",
    ]


def test_the_sheets_add_up_to_the_budget() -> None:
    book = load_workbook(BytesIO(budget_xlsx(BUDGET, "MSP", MADE)))
    rows = list(book["Enveloppes"].iter_rows(min_row=2, max_row=4, values_only=True))
    assert sum(row[3] for row in rows) == float(BUDGET.amount.euros)
    assert [row[6] for row in rows] == [-20.5, 5, -7]
    assert book["Enveloppes"]["G5"].value == "=SUM(G2:G4)"
    assert {cell.data_type for row in book["Enveloppes"].iter_rows(max_row=4) for cell in row} <= {"s", "n"}


def test_a_meeting_without_anybody_noted_has_no_cost_for_each() -> None:
    (row,) = load_workbook(BytesIO(budget_xlsx(BUDGET, "MSP", MADE)))["Réunions"].iter_rows(
        min_row=2, max_row=2, values_only=True
    )
    assert (row[2], row[3]) == (0, 9)
    assert row[5] is None


def test_nobody_is_named_and_the_rule_of_counting_is_there() -> None:
    book = load_workbook(BytesIO(budget_xlsx(BUDGET, "MSP", MADE)))
    said = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Morvan" not in said
    assert "Des frais abandonnés ne coûtent rien au budget" in said
    assert book.properties.creator == "MSP"
