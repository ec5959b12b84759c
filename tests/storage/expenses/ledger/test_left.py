"""Entries that left: numbered without a gap, read back as they were written, under the chart of their day."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.ledger.accounts import Account, AccountUse, Chart
from engagement_desktop.domain.expenses.ledger.entries import Entry, Posting
from engagement_desktop.domain.expenses.ledger.kept import EntryKind, LedgerAccount, LedgerExport
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.ledger.chart import (
    account_rows,
    chart_in_force,
    charts_of_exports,
    keep_chart,
    own_account,
    shipped_accounts,
)
from engagement_desktop.storage.expenses.ledger.left import (
    entries_left,
    entries_of_export,
    export_rows,
    keep_entries,
    numbered,
    told_by_an_entry,
)
from tests.builders import Builder

FIRST, NEXT = date(2025, 9, 1), date(2026, 9, 1)
MADE_AT = datetime(2026, 1, 1, 10, 30, tzinfo=UTC)


def posting(account: str, debit: int = 0, credit: int = 0, person: int | None = None) -> Posting:
    name = "" if person is None else "Monique Hélias"
    return Posting(account, f"Compte {account}", Money(debit), Money(credit), person, name)


def entry(kind: EntryKind, cents: int, journal: Account, **values: object) -> Entry:
    usual = {
        "journal": journal,
        "entry_on": FIRST,
        "piece_ref": "NDF-1",
        "piece_on": FIRST,
        "label": "Frais & « débours » 50 %",
        "postings": (posting("6251", debit=cents), posting("467", credit=cents, person=1)),
        "claim_id": 1,
    }
    return Entry(kind=kind, **usual | values)  # type: ignore[arg-type]  # a test names the fields it wants


def export(session: Session, first_day: date = FIRST) -> LedgerExport:
    row = LedgerExport(made_at=MADE_AT, first_day=first_day, last_day=NEXT, entries=3, total=Money(7))
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def written(database: Database) -> Database:
    with database.work() as session:
        make = Builder(session)
        make.claim(make.person(), ClaimStatus.REIMBURSED, reference="NDF-1")
        run = PaymentRun(number="R", state=RunState.SENT, made_on=FIRST, execute_on=FIRST, sent_on=FIRST)
        session.add(run)
        session.flush()
        session.add(
            Payment(
                run_id=1,
                claim_id=1,
                means=PaymentMeans.TRANSFER,
                amount=Money(500),
                state=PaymentState.REJECTED,
                position=1,
            )
        )
    return database


def leave(session: Session, *entries: Entry, first_day: date = FIRST) -> tuple[Entry, ...]:
    found = numbered(session, entries, first_day)
    keep_entries(session, export(session, first_day), found, first_day)
    return found


def test_numbers_follow_within_an_exercise_and_begin_again_in_the_next(written: Database) -> None:
    with written.work() as session:
        journal = chart_in_force(session).of(AccountUse.JOURNAL_BANK)
        grants = [entry(EntryKind.GRANT, cents, journal) for cents in (1, 2, 3)]
        assert [one.number for one in leave(session, *grants)] == [1, 2, 3]
        assert [one.number for one in leave(session, *grants[:2])] == [4, 5]
        assert [one.number for one in leave(session, grants[0], first_day=NEXT)] == [1]
        assert [(one.first_number, one.last_number) for one in export_rows(session)] == [
            (1, 1),
            (4, 5),
            (1, 3),
        ]
        assert numbered(session, (), FIRST) == ()


def test_entries_come_back_as_they_left(written: Database) -> None:
    with written.work() as session:
        journal = chart_in_force(session).of(AccountUse.JOURNAL_BANK)
        leave(session, entry(EntryKind.GRANT, 500, journal))
        leave(session, entry(EntryKind.PAYMENT, 500, journal, payment_id=1))
        first, second = entries_left(session).entries
        assert entries_of_export(session, 1) == (first,)
        assert entries_of_export(session, 2) == (second,)
        assert entries_of_export(session, 3) == ()
    assert first.postings == (posting("6251", debit=500), posting("467", credit=500, person=1))
    assert (first.label, first.piece_ref, first.entry_on) == ("Frais & « débours » 50 %", "NDF-1", FIRST)
    assert first.journal == journal
    assert (second.kind, second.payment_id, second.export_id) == (EntryKind.PAYMENT, 1, 2)


def test_a_rejection_reverses_the_payment_that_leaves_with_it(written: Database) -> None:
    with written.work() as session:
        journal = chart_in_force(session).of(AccountUse.JOURNAL_BANK)
        leave(
            session,
            entry(EntryKind.REVERSAL, 500, journal, payment_id=1),
            entry(EntryKind.PAYMENT, 500, journal, payment_id=1),
        )
        back, paid = entries_left(session).entries
        assert (back.kind, paid.kind) == (EntryKind.REVERSAL, EntryKind.PAYMENT)
        assert back.reverses_id == paid.id
        leave(session, entry(EntryKind.REVERSAL, 500, journal, reverses_id=paid.id))
        assert entries_of_export(session, 2)[0].reverses_id == paid.id


def test_a_journal_that_no_chart_knows_keeps_its_code(written: Database) -> None:
    with written.work() as session:
        leave(session, entry(EntryKind.GRANT, 1, Account("ZZ", "Journal d’avant")))
        assert entries_left(session).entries[0].journal == Account("ZZ", "ZZ")


def test_what_an_entry_told_is_known(written: Database) -> None:
    with written.work() as session:
        journal = chart_in_force(session).of(AccountUse.JOURNAL_BANK)
        assert not told_by_an_entry(session, "expense_claim", 1)
        leave(session, entry(EntryKind.GRANT, 1, journal))
        assert told_by_an_entry(session, "expense_claim", 1)
        assert not told_by_an_entry(session, "paid_contribution", 1)
        assert not told_by_an_entry(session, "expense_claim", 2)


def test_the_structure_s_own_account_takes_the_place_of_the_shipped_one(database: Database) -> None:
    use = AccountUse.KILOMETRES
    with database.work() as session:
        before = {row.use: row for row in account_rows(session)}
        assert list(before) == list(shipped_accounts())
        assert not any(row.is_own for row in before.values())
        assert own_account(session, use) is None
        session.add(LedgerAccount(use=use.value, number="625101", label="Déplacements 100 %"))
        session.flush()
        after = {row.use: row for row in account_rows(session)}
        assert [one for one, row in after.items() if row.is_own] == [use]
        assert after[use].account == Account("625101", "Déplacements 100 %")
        assert after[use].shipped == before[use].account
        assert chart_in_force(session).of(use).number == "625101"
        kept = own_account(session, use)
        assert kept is not None
        assert kept.number == "625101"


def test_an_export_keeps_the_numbers_of_its_day(written: Database) -> None:
    use = AccountUse.MEAL
    with written.work() as session:
        first, second = export(session), export(session)
        keep_chart(session, first.id, chart_in_force(session))
        session.add(LedgerAccount(use=use.value, number="625700", label="Repas"))
        session.flush()
        keep_chart(session, second.id, chart_in_force(session))
        session.flush()
        charts = charts_of_exports(session)
        assert set(charts) == {first.id, second.id}
        shipped = shipped_accounts()[use][0].number
        assert [charts[one].of(use).number for one in (1, 2)] == [shipped, "625700"]
        assert entries_left(session).charts == charts


def test_every_use_has_a_shipped_account(nothing: Session) -> None:
    assert set(shipped_accounts()) == set(AccountUse)
    assert isinstance(chart_in_force(nothing), Chart)
    assert entries_left(nothing).entries == ()
    assert export_rows(nothing) == ()
