"""What left for the accountant: which steps of an act pass, and which are refused."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, Settled
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.guards import GUARDS
from engagement_desktop.services.ledger_locks import LedgerLeft, refuse_erasing, refuse_ledger
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.changes import BulkInsert, RowImage
from tests.builders import Builder
from tests.services.ledger_doors import FIRST, LAST

LINE: Mapping[str, Any] = {"id": 1, "person_id": 4, "debit": Money(1250), "credit": Money()}


@pytest.fixture
def session(workspace: Workspace) -> Session:
    with workspace.read() as opened:
        return opened


@pytest.mark.parametrize("table", ["ledger_export", "ledger_entry", "ledger_line"])
@pytest.mark.parametrize("after", [None, LINE | {"debit": Money(1000)}, LINE | {"person_id": 5, "id": 2}])
def test_no_path_erases_or_changes_what_left(
    session: Session, table: str, after: Mapping[str, Any] | None
) -> None:
    with pytest.raises(LedgerLeft, match="ne changent plus") as refused:
        refuse_ledger(session, [RowImage(table, LINE, after)])
    assert isinstance(refused.value, Settled)
    assert "contre-passation au prochain export" in refused.value.sentence


@pytest.mark.parametrize(
    "step",
    [
        RowImage("ledger_line", None, LINE),
        RowImage("ledger_line", LINE, LINE),
        RowImage("ledger_line", LINE, LINE | {"person_id": 5}),
        RowImage("expense_line", LINE, None),
        RowImage("ledger_account", LINE, LINE | {"debit": Money(1)}),
        BulkInsert("ledger_line", 1, 40),
    ],
)
def test_births_two_files_of_one_person_and_other_tables_pass(
    session: Session, step: RowImage | BulkInsert
) -> None:
    refuse_ledger(session, [step])


def test_the_guard_is_asked_in_every_act() -> None:
    assert refuse_ledger in GUARDS


def test_a_contribution_that_an_entry_tells_of_stays(workspace: Workspace, tmp_path: Any) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        paid = PaidContribution(
            person_id=build.person().id,
            kind=ContributionKind.VACATION,
            state=ContributionState.PAID,
            done_on=FIRST,
            quantity_hundredths=100,
            unit_price=Money(5000),
            amount=Money(5000),
            paid_on=FIRST,
        )
        session.add(paid)
        claim = build.claim(build.person("Morvan", known_as="P9"), ClaimStatus.DRAFT)
        session.flush()
        ids = paid.id, claim.id
    with workspace.read() as session:
        refuse_erasing(session, "paid_contribution", ids[0])
    LedgerService(workspace).export(FIRST, LAST, tmp_path)
    with workspace.read() as session:
        with pytest.raises(DomainError, match="Cette contribution est partie"):
            refuse_erasing(session, "paid_contribution", ids[0])
        refuse_erasing(session, "expense_claim", ids[1])
