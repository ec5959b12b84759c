"""The text « au format FEC »: what goes in comes out to the cent, whatever the claims and the names."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from engagement_desktop.documents.expenses.ledger.fec import fec_text, read_fec, settled_in
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.ledger.entries import balance_due, entries_of
from engagement_desktop.domain.expenses.ledger.facts import (
    Facts,
)
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding
from engagement_desktop.domain.expenses.ledger.taking import Left, taken
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from tests.ledger_claims import CHART, CLAIMS, DAY, YEAR, Made, claim, drawn, paid


@settings(max_examples=150, deadline=None)
@given(CLAIMS)
def test_whatever_the_claims_what_goes_in_comes_out_of_the_text_to_the_cent(
    made: Made,
) -> None:
    facts = drawn(made)
    entries = taken(facts, CHART, Left(), YEAR).entries
    assert all(entry.debit == entry.credit for entry in entries)
    lines = read_fec(fec_text(entries, DAY))
    by_account: dict[str, int] = defaultdict(int)
    by_person: dict[str, int] = defaultdict(int)
    for line in lines:
        by_account[line.account] += line.debit.cents - line.credit.cents
        by_person[line.auxiliary] += line.debit.cents - line.credit.cents
    assert sum(by_account.values()) == 0
    recounted: dict[str, int] = defaultdict(int)
    for costs, _fate, _means, _granted, _later in made:
        for nature, cents in costs:
            recounted[CHART.of_nature(nature).number] += cents
    assert {key: by_account.get(key, 0) for key in recounted} == dict(recounted)
    for number, (costs, fate, _means, _granted, _later) in enumerate(made, 1):
        owed = sum(cents for _nature, cents in costs) if fate in {"granted", "rejected"} else 0
        assert by_person.get(f"BEN{number:05d}", 0) == -owed
    assert balance_due(facts, date(2027, 6, 1)) == Money(-by_account.get("4681", 0))


def test_a_claim_is_lettered_once_its_account_is_at_zero() -> None:
    costs = [(ExpenseNature.MEAL, 5000)]
    open_one = claim(costs, 1)
    settled = claim(costs, 2, payments=(paid(1, 5000, date(2026, 4, 1), PaymentMeans.CHEQUE),))
    entries = entries_of(Facts((open_one, settled)), CHART)
    assert settled_in(entries) == {2: date(2026, 4, 1)}


@pytest.mark.parametrize("encoding", FecEncoding)
def test_signs_that_would_break_a_line_leave(encoding: FecEncoding) -> None:
    hostile = "=1+1\t\u200b\r\nDROP|« Łódź »\u2028\x00’"
    entries = entries_of(Facts((claim([(ExpenseNature.MEAL, 5000)], person=hostile),)), CHART)
    content = fec_text(entries, DAY, encoding)
    lines = read_fec(content, encoding)
    assert len(lines) == 2
    assert all(text.isprintable() for text in content.decode(encoding.value).split("\r\n")[1].split("\t"))


def test_a_text_of_other_columns_is_not_read() -> None:
    with pytest.raises(DomainError, match="dix-huit colonnes"):
        read_fec(b"JournalCode\tDebit\r\nOD\t1\r\n")


def test_the_export_is_never_called_the_legal_file() -> None:
    sources = Path(__file__).parents[4] / "engagement_desktop"
    said = [
        path
        for room in ("french", "ui", "documents", "services")
        for path in (sources / room).rglob("*.py")
        if "fec légal" in path.read_text(encoding="utf-8").lower()
    ]
    assert said == []
