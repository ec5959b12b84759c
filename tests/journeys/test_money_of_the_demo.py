"""The money of the demo's year, counted again from bare rows: kilometres, statement, budget, ledger."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.expenses.statements.asked import Grouping, StatementAsk
from engagement_desktop.domain.money import Money
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.expenses.budget.budget import BudgetService
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.expenses.statements.service import StatementService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import schema
from tests.builders import open_copy
from tests.conftest import NOW
from tests.journeys import recount
from tests.journeys.recount import Dump

YEAR = NOW.year
FIRST, LAST = date(YEAR, 1, 1), NOW.date()


@pytest.fixture(scope="module")
def demo(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_copy(pristine, tmp_path_factory.mktemp("money"))
    DemoService(workspace).fill(DemoSize.SMALL, seed=7)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def dump(demo: Workspace) -> Dump:
    """Each table as it stands."""
    found: Dump = {}
    with demo.database.alone() as raw:
        for name in schema.tables(raw):
            cursor = raw.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 # our names
            columns = [each[0] for each in cursor.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
    return found


def of_the_year(dump: Dump) -> list[tuple[str, int]]:
    """The status of the claim and the cents of each line spent this year."""
    status = {row["id"]: row["status"] for row in dump["expense_claim"]}
    return [
        (status[row["claim_id"]], row["amount"])
        for row in dump["expense_line"]
        if FIRST.isoformat() <= row["spent_on"] <= LAST.isoformat()
    ]


def test_kilometres_cost_what_the_scale_says(dump: Dump) -> None:
    expected = recount.mileage(dump)
    driven = {row["id"]: row["amount"] for row in dump["expense_line"] if row["id"] in expected}
    assert len(driven) > 50
    assert driven == expected


def test_the_statement_of_the_year_tells_every_cost_once(demo: Workspace, dump: Dump) -> None:
    told = StatementService(demo).facts(StatementAsk(first_day=FIRST, last_day=LAST, by=Grouping.PERSON))
    kept = [cents for status, cents in of_the_year(dump) if status in recount.RAISING]
    assert (len(told.lines), told.total) == (len(kept), Money(sum(kept)))


def test_each_envelope_spent_what_was_reimbursed_and_paid_on_it(demo: Workspace, dump: Dump) -> None:
    status = {row["id"]: row for row in dump["expense_claim"]}
    spent: dict[int, int] = defaultdict(int)
    for row in dump["expense_line"]:
        if status[row["claim_id"]]["status"] == "reimbursed":
            spent[row["envelope_id"]] += row["amount"]
    for row in dump["paid_contribution"]:
        if row["state"] == "paid":
            spent[row["envelope_id"]] += row["amount"]
    told = BudgetService(demo).of(YEAR)
    assert told.envelopes
    for envelope in told.envelopes:
        assert envelope.use.spent == Money(spent[envelope.id])
        assert envelope.left == envelope.amount - envelope.use.spent - envelope.use.engaged


def test_the_ledger_grants_pays_and_gives_up_the_same_sums(
    demo: Workspace, dump: Dump, tmp_path: Path
) -> None:
    """What was granted this year, paid this year and given up this year: three sums, from bare rows."""
    cents: dict[int, int] = defaultdict(int)
    waived: dict[int, str] = {}
    for row in dump["expense_line"]:
        cents[row["claim_id"]] += row["amount"]
        waived[row["claim_id"]] = row["waived_on"]
    granted = paid = given = 0
    for claim in dump["expense_claim"]:
        if claim["status"] not in recount.COUNTED:
            continue
        if str(claim["decided_on"]) >= FIRST.isoformat():
            granted += cents[claim["id"]]
        if str(claim["paid_on"] or "") >= FIRST.isoformat():
            paid += cents[claim["id"]]
        if str(waived[claim["id"]] or "") >= FIRST.isoformat():
            given += cents[claim["id"]]
    fees = sum(
        row["amount"] for row in dump["paid_contribution"] if str(row["paid_on"] or "") >= FIRST.isoformat()
    )
    ledger = LedgerService(demo)
    outcome = ledger.export(FIRST, LAST, tmp_path)
    sums: dict[str, int] = defaultdict(int)
    for entry in ledger.entries(outcome.export_id):
        for line in entry.postings:
            sums[f"{line.account[:4]} D"] += line.debit.cents
            sums[f"{line.account[:4]} C"] += line.credit.cents
    assert sums["4681 C"] == granted
    assert sums["4681 D"] == paid + given
    assert sums["7541 C"] == given
    assert outcome.total.cents == granted + paid + given + sums["6226 D"]
    assert sums["6226 D"] in {fees, 2 * fees}
