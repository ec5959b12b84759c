"""Lines that wait for a receipt, and the same receipt elsewhere."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import PDF, PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import LineFacts
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.receipts.keeping import keep_prepared
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.receipts.likenesses import twins_of, waiting_lines
from tests.builders import Builder

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        ({}, True),
        ({"receipt": "J-2026-0001"}, False),
        ({"receipt": "joint au dossier papier"}, False),
        ({"attested_on": DAY}, False),
        ({"nature": ExpenseNature.KILOMETRES, "km_hundredths": 100}, False),
        ({"amount": Money()}, False),
        ({"correction": Correction.OPPOSITE}, False),
    ],
)
def test_a_cost_waits_for_its_receipt_unless_it_needs_none(
    workspace: Workspace, values: dict[str, Any], waits: bool
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person(), ClaimStatus.SUBMITTED)
        line = make.line(claim, DAY, receipt=None)
        for name, value in values.items():
            setattr(line, name, value)
        session.flush()
        assert bool(waiting_lines(session, None)) is waits
        assert bool(waiting_lines(session, [claim.id])) is waits
        assert waiting_lines(session, [claim.id + 1]) == []


@pytest.mark.parametrize("status", [ClaimStatus.REIMBURSED, ClaimStatus.WAIVED, ClaimStatus.REFUSED])
def test_a_settled_claim_waits_for_nothing(workspace: Workspace, status: ClaimStatus) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.line(make.claim(make.person(), status), DAY, receipt=None)
        assert waiting_lines(session, None) == []


def test_the_same_file_is_a_twin_whoever_brings_it_and_never_of_its_own_line(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person(), ClaimStatus.DRAFT)
        line = make.line(claim, DAY, receipt=None, position=3)
        keep_prepared(session, line, PreparedReceipt("a.pdf", PDF, b"%PDF-", "1" * 64), DAY)
        (twin,) = twins_of(session, ["1" * 64], LineFacts())
        assert (twin.claim_id, twin.position, twin.same_file) == (claim.id, 3, True)
        assert twins_of(session, ["2" * 64], LineFacts()) == []
        assert twins_of(session, ["1" * 64], LineFacts(line_id=line.id)) == []


@pytest.mark.parametrize(
    ("status", "nature", "found"),
    [
        (ClaimStatus.REIMBURSED, ExpenseNature.MEAL, True),
        (ClaimStatus.REFUSED, ExpenseNature.MEAL, False),
        (ClaimStatus.DRAFT, ExpenseNature.KILOMETRES, False),
    ],
)
def test_the_same_cost_of_one_person_is_told_unless_refused_or_driven(
    workspace: Workspace, status: ClaimStatus, nature: ExpenseNature, found: bool
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        person = make.person()
        make.line(make.claim(person, status), DAY, 1_250, nature=nature)
        facts = LineFacts(person.id, DAY, Money(1_250), nature)
        twins = twins_of(session, [], facts)
        assert bool(twins) is found
        assert not any(one.same_file for one in twins)
        stranger = LineFacts(make.person().id, DAY, Money(1_250), nature)
        assert twins_of(session, [], stranger) == []
