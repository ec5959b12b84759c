"""Random claims in a real dossier: their lines, and every form of statement read back, agree to the cent."""

import csv
import re
import subprocess
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping, StatementAsk
from engagement_desktop.services.expenses.statements.service import StatementService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

YEAR = StatementAsk(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_COUNTED = """
SELECT coalesce(sum(l.amount), 0) FROM expense_line l JOIN expense_claim c ON c.id = l.claim_id
WHERE c.status IN ('submitted', 'approved', 'reimbursed', 'waived')
"""
_TO_PAY = f"{_COUNTED} AND c.status IN ('submitted', 'approved') AND c.wish = 'reimburse'"


def fill(workspace: Workspace, claims: int, seed: int) -> None:
    """So many claims of a tenth as many people, of one to five lines, some of which take money back."""
    rng = Random(seed)
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        people = [make.person(f"Nom {n}", "Ève") for n in range(max(claims // 10, 2))]
        for _ in range(claims):
            claim = make.claim(rng.choice(people), rng.choice(list(ClaimStatus)), wish=rng.choice(list(Wish)))
            for _ in range(rng.randint(1, 5)):
                cents = rng.randrange(1, 10 ** rng.randint(2, 6))
                taken_back = rng.random() < 0.1
                make.line(
                    claim,
                    YEAR.first_day + timedelta(days=rng.randrange(365)),
                    -cents if taken_back else cents,
                    nature=rng.choice([one for one in ExpenseNature if one is not ExpenseNature.KILOMETRES]),
                    correction=Correction.OPPOSITE if taken_back else None,
                )


def cents_of(said: str) -> int:
    """« −1 234,56 » in cents, by arithmetic on its own signs."""
    return int(Decimal(_SPACES.sub("", said).replace("−", "-").replace(",", ".")) * 100)


def in_sql(workspace: Workspace, query: str) -> int:
    with workspace.read() as session:
        return int(session.execute(text(query)).scalar_one())


def after(words: str, path: Path) -> list[int]:
    """Every amount that stands after these words in the PDF."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    amount = r"(−?\d[\d\s]*,\d\d)"
    found = re.findall(rf"^ *{words} +{amount}", done.stdout.decode(), re.MULTILINE)
    return [cents_of(said) for said in found]


def by_csv(path: Path) -> int:
    rows: Sequence[list[str]] = list(
        csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    )
    return sum(cents_of(row[-1]) for row in rows[1:])


def by_workbook(path: Path) -> tuple[int, int]:
    """The sums of the lines and of the groups, without the formulas."""
    book = load_workbook(path)
    lines, groups = book.worksheets
    at = {cell.value: cell.column - 1 for cell in lines[1]}["Montant €"]
    amounts = [row[at] for row in lines.iter_rows(min_row=2, max_row=lines.max_row - 1, values_only=True)]
    sums = [row[3] for row in groups.iter_rows(min_row=2, max_row=groups.max_row - 1, values_only=True)]
    return tuple(sum(int(Decimal(str(each)) * 100) for each in column) for column in (amounts, sums))


@pytest.mark.parametrize(
    ("claims", "seed"),
    [
        (60, 1),
        (150, 2),
        pytest.param(5_000, 3, marks=pytest.mark.endurance),
    ],
)
def test_lines_total_pdf_workbook_and_csv_agree_to_the_cent(
    workspace: Workspace, tmp_path: Path, claims: int, seed: int
) -> None:
    fill(workspace, claims, seed)
    statements, total = StatementService(workspace), in_sql(workspace, _COUNTED)
    to_pay = in_sql(workspace, _TO_PAY)
    assert statements.facts(YEAR).total.cents == total
    assert statements.make(YEAR, tmp_path / "a.pdf").total.cents == total
    assert sum(after("Total des frais", tmp_path / "a.pdf")) == total
    assert sum(after("À payer", tmp_path / "a.pdf")) == 2 * to_pay, "at the head, then in the recap"
    statements.make(YEAR, tmp_path / "a.csv")
    assert by_csv(tmp_path / "a.csv") == total
    for by in Grouping:
        ask = StatementAsk(first_day=YEAR.first_day, last_day=YEAR.last_day, by=by)
        statements.make(ask, tmp_path / "a.xlsx")
        assert by_workbook(tmp_path / "a.xlsx") == (total, total)
        assert sum(row.total.cents for row in statements.plan(ask).groups) == total
