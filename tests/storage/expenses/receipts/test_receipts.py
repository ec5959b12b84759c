"""Receipts of lines, the same ones found elsewhere, and lines that still wait for theirs."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.rows import LineFacts
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.receipts.likenesses import twins_of, waiting_lines
from engagement_desktop.storage.expenses.receipts.receipts import (
    digests_of,
    receipt_rows,
    receipts_of_line,
)
from engagement_desktop.storage.expenses.receipts.together import receipts_together
from tests.builders import Builder
from tests.storage.expenses.claims_world import World

S = ClaimStatus
DAY = date(2026, 8, 31)
FACTS = LineFacts(person_id=1, spent_on=DAY, amount=Money(1250), nature=ExpenseNature.MEAL)


def proof(session: Session, line_id: int, content: bytes, original: str = "") -> int:
    """A receipt kept with a line; the same bytes are kept once."""
    digest = digest_of(content)
    known = session.query(Attachment).filter_by(digest=digest).one_or_none()
    if known is None:
        known = Attachment(
            name="reçu 50 %.png", media_type="image/png", content=content, added_on=DAY, digest=digest
        )
        session.add(known)
        session.flush()
    row = ExpenseReceipt(
        line_id=line_id,
        attachment_id=known.id,
        number=f"J-{line_id}",
        added_on=DAY,
        original_digest=original or digest,
    )
    session.add(row)
    session.flush()
    return row.id


def test_lines_that_wait_for_a_receipt_agree_with_a_plain_count(reading: Session, world: World) -> None:
    settled = {S.REIMBURSED, S.WAIVED, S.REFUSED}
    expected = [
        (line.day, claim.reference.lower(), line.id)
        for claim, line in world.lines
        if claim.status not in settled
        and line.nature is not ExpenseNature.KILOMETRES
        and line.correction is None
        and line.receipt is None
        and not line.attested
        and line.cents
    ]
    found = waiting_lines(reading, None)
    assert [one.line_id for one in found] == [line for _, _, line in sorted(expected)]
    some = {claim.id for claim, _ in world.lines[:40]}
    assert {one.line_id for one in waiting_lines(reading, some)} == {
        one.line_id for one in found if one.claim_id in some
    }
    assert waiting_lines(reading, []) == []


@pytest.mark.parametrize(
    ("values", "status", "is_twin"),
    [
        ({}, S.SUBMITTED, True),
        ({}, S.DRAFT, True),
        ({}, S.REIMBURSED, True),
        ({}, S.REFUSED, False),
        ({"cents": 1251}, S.SUBMITTED, False),
        ({"day": date(2026, 9, 1)}, S.SUBMITTED, False),
        ({"nature": ExpenseNature.TAXI}, S.SUBMITTED, False),
        ({"correction": Correction.OPPOSITE}, S.SUBMITTED, False),
    ],
    ids=str,
)
def test_the_same_day_amount_and_nature_of_one_person_are_told(
    database: Database, values: dict[str, Any], status: ClaimStatus, *, is_twin: bool
) -> None:
    with database.work() as session:
        make = Builder(session)
        mine = make.claim(make.person(), status)
        make.line(mine, values.pop("day", DAY), values.pop("cents", 1250), **values)
        make.line(make.claim(make.person("Autre")), DAY)
        assert [one.line_id for one in twins_of(session, [], FACTS)] == ([1] if is_twin else [])


@pytest.mark.parametrize(
    "facts",
    [
        LineFacts(),
        LineFacts(person_id=1, spent_on=DAY, amount=Money(1250)),
        LineFacts(person_id=1, spent_on=DAY, amount=Money(), nature=ExpenseNature.MEAL),
        LineFacts(person_id=1, spent_on=DAY, amount=Money(1250), nature=ExpenseNature.KILOMETRES),
        LineFacts(person_id=1, spent_on=DAY, amount=Money(1250), nature=ExpenseNature.MEAL, line_id=1),
    ],
    ids=["nothing", "no nature", "no amount", "kilometres", "itself"],
)
def test_too_little_to_tell_a_twin_tells_none(database: Database, facts: LineFacts) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person())
        make.line(claim, DAY)
        make.line(claim, DAY, 0)
        make.line(claim, DAY, nature=ExpenseNature.KILOMETRES, km_hundredths=5)
        assert twins_of(session, [], facts) == []


def test_the_same_file_is_told_first_whoever_had_it(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.person()
        mine = make.line(make.claim(session.get_one(type(make.person("Tiers")), 1)), DAY)
        refused = make.claim(make.person("Autre", "Zoé"), S.REFUSED)
        kept, came = make.line(refused, date(2020, 1, 1), 5), make.line(refused, date(2021, 1, 1), 5)
        proof(session, kept.id, b"scan")
        proof(session, came.id, b"reduced", original=digest_of(b"scan"))
        found = twins_of(session, [digest_of(b"scan")], FACTS)
        assert [(one.line_id, one.same_file) for one in found] == [
            (came.id, True),
            (kept.id, True),
            (mine.id, False),
        ]
        assert found[0].person == "Zoé Autre"
        assert [one.line_id for one in twins_of(session, [digest_of(b"other")], FACTS)] == [mine.id]


def test_receipts_are_told_line_by_line_without_their_bytes(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        claims = [make.claim(make.person(f"Nom{at}")) for at in range(3)]
        late, early = make.line(claims[0], DAY, position=9), make.line(claims[0], DAY, position=2)
        other = make.line(claims[1], DAY, position=1)
        first, second = proof(session, late.id, b"a"), proof(session, early.id, b"bb")
        third, fourth = proof(session, early.id, b"a"), proof(session, other.id, b"ccc")
        rows = receipt_rows(session, [one.id for one in claims])
        assert [one.id for one in rows] == [second, third, first, fourth]
        assert [one.size for one in rows] == [2, 1, 1, 3]
        assert {one.name for one in rows} == {"reçu 50 %.png"}
        assert [one.id for one in receipts_of_line(session, early.id)] == [second, third]
        assert receipts_of_line(session, 99) == receipt_rows(session, []) == []
        assert digests_of(session, third) == (digest_of(b"a"), digest_of(b"a"))
        assert digests_of(session, 99) == ()
        together = receipts_together(session, [claims[1].id, claims[0].id])
        assert [row[0].id for row in together] == [fourth, second, third, first]
        assert [row[4].content for row in together] == [b"ccc", b"bb", b"a", b"a"]
