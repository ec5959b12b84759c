"""Expense claims: their lines together, found by state, nature and what they lack."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

KM = {"nature": ExpenseNature.KILOMETRES, "km_hundredths": 3750, "receipt": None}


@pytest.fixture
def expenses(workspace: Workspace) -> ExpenseService:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        monique, luc = make.person(), make.person("Fournier", "Luc")
        both = make.claim(monique, ClaimStatus.SUBMITTED, reference="NDF-1")
        make.line(both, date(2025, 12, 30), 1000, receipt=None)
        make.line(both, date(2026, 1, 2), 2385, rate_text="5 CV : d × 0,636", **KM)
        paid = make.claim(luc, ClaimStatus.REIMBURSED, reference="NDF-2", paid_on=date(2026, 3, 1))
        make.line(paid, date(2026, 2, 1), 500)
        draft = make.claim(luc, ClaimStatus.DRAFT, reference="NDF-3")
        make.line(draft, date(2026, 2, 2), 700, receipt="")
        make.claim(luc, ClaimStatus.DRAFT, reference="NDF-4")
    return ExpenseService(workspace)


@pytest.mark.parametrize(
    ("query", "references", "lines", "cents"),
    [
        (ListQuery(), ["NDF-3", "NDF-2", "NDF-1", "NDF-4"], 4, 4585),
        (ListQuery(search="ndf-2"), ["NDF-2"], 1, 500),
        (ListQuery(search="fournier"), ["NDF-3", "NDF-2", "NDF-4"], 2, 1200),
        (ListQuery(filters={"status": "draft"}), ["NDF-3", "NDF-4"], 1, 700),
        (ListQuery(filters={"nature": "kilometres"}), ["NDF-1"], 2, 3385),
        (ListQuery(filters={"exercise": "2025"}), ["NDF-1"], 2, 3385),
        (ListQuery(filters={"person": "1"}), ["NDF-1"], 2, 3385),
        (ListQuery(filters={"gap": "claim_to_decide"}), ["NDF-1"], 2, 3385),
        (ListQuery(filters={"gap": "line_without_receipt"}), ["NDF-1"], 2, 3385),
    ],
)
def test_claims_are_found_and_added_up(
    expenses: ExpenseService, query: ListQuery, references: list[str], lines: int, cents: int
) -> None:
    assert [row.reference for row in expenses.page(query).rows] == references
    summary = expenses.summary(query)
    assert (summary.count, summary.total) == (len(references), 4)
    assert summary.sums == {"lines": lines, "amount": Money(cents)}


def test_a_row_tells_its_lines_together(expenses: ExpenseService) -> None:
    row = expenses.page(ListQuery(search="ndf-1")).rows[0]
    assert (row.first_on, row.last_on, row.lines) == (date(2025, 12, 30), date(2026, 1, 2), 2)
    assert (row.km_hundredths, row.total, row.missing_receipts) == (3750, Money(3385), 1)
    assert row.natures == (ExpenseNature.KILOMETRES, ExpenseNature.MEAL)


def test_a_claim_without_line_is_shown_too(expenses: ExpenseService) -> None:
    row = expenses.page(ListQuery(search="ndf-4")).rows[0]
    assert (row.first_on, row.lines, row.total, row.natures) == (None, 0, Money(), ())


def test_a_draft_lacks_no_receipt_yet(expenses: ExpenseService) -> None:
    assert expenses.page(ListQuery(search="ndf-3")).rows[0].missing_receipts == 0


def test_the_pane_shows_each_line_in_order_of_entry(expenses: ExpenseService) -> None:
    row = expenses.page(ListQuery(search="ndf-1")).rows[0]
    found = expenses.detail(row.id)
    assert found.row == row
    assert [(line.nature, line.amount, line.rate_text) for line in found.lines] == [
        (ExpenseNature.MEAL, Money(1000), None),
        (ExpenseNature.KILOMETRES, Money(2385), "5 CV : d × 0,636"),
    ]


def test_a_claim_that_is_gone_is_said_to_be(expenses: ExpenseService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        expenses.detail(99)


def test_natures_are_not_counted(expenses: ExpenseService) -> None:
    chips = expenses.chips(ListQuery())
    assert {choice.count for choice in chips["nature"]} == {None}
    assert [choice.count for choice in chips["status"]] == [2, 1, 0, 0, 1, 0]
