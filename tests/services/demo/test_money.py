"""What became of the demo's claims: each is decided, paid and charged as the program would have done."""

from collections import defaultdict
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.domain.expenses.runs import RunState
from engagement_desktop.services.demo.rows import Row, Rows

Demo = tuple[Rows, date]


def totals(rows: Rows) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for line in rows["expense_line"]:
        sums[line["claim_id"]] += line["amount"].cents
    return sums


def by_id(rows: list[Row]) -> dict[int, Row]:
    return {row["id"]: row for row in rows}


def test_every_reimbursed_claim_was_paid_once_and_in_full(demo: Demo) -> None:
    rows, _ = demo
    paid = {row["claim_id"]: row["amount"].cents for row in rows["payment"]}
    assert len(paid) == len(rows["payment"])
    sums = totals(rows)
    assert paid == {
        row["id"]: sums[row["id"]] for row in rows["expense_claim"] if row["status"] is ClaimStatus.REIMBURSED
    }


def test_a_run_was_sent_on_the_day_on_which_its_claims_are_paid(demo: Demo) -> None:
    rows, _ = demo
    claims, runs = by_id(rows["expense_claim"]), by_id(rows["payment_run"])
    for payment in rows["payment"]:
        run = runs[payment["run_id"]]
        assert run["state"] is RunState.SENT
        assert run["sent_on"] == claims[payment["claim_id"]]["paid_on"]
        assert run["made_on"] <= run["sent_on"]


def test_transfers_go_to_those_who_gave_an_account(demo: Demo) -> None:
    rows, _ = demo
    claims, people = by_id(rows["expense_claim"]), by_id(rows["person"])
    for payment in rows["payment"]:
        iban = people[claims[payment["claim_id"]]["person_id"]]["iban"]
        assert (payment["means"] is PaymentMeans.TRANSFER) == (iban is not None)
        assert payment["account_end"] == (iban.clear[-4:] if iban else None)
        assert (payment["cheque_number"] is None) == (payment["means"] is not PaymentMeans.CHEQUE)


def test_runs_of_a_year_are_numbered_without_a_gap(demo: Demo) -> None:
    rows, _ = demo
    by_year: dict[int, list[str]] = defaultdict(list)
    for run in rows["payment_run"]:
        by_year[run["sent_on"].year].append(run["number"])
    for year, numbers in by_year.items():
        assert numbers == [f"REM-{year}-{at:03d}" for at in range(1, len(numbers) + 1)]
    last = {row["year"]: row["last_used"] for row in rows["number_series"] if row["series"] == "payment_run"}
    assert last == {year: len(numbers) for year, numbers in by_year.items()}


def test_days_of_a_claim_follow_each_other(demo: Demo) -> None:
    rows, day = demo
    spent: dict[int, date] = {}
    for line in rows["expense_line"]:
        spent[line["claim_id"]] = max(line["spent_on"], spent.get(line["claim_id"], line["spent_on"]))
    for claim in rows["expense_claim"]:
        known = [spent[claim["id"]], claim["submitted_on"], claim["decided_on"], claim["paid_on"]]
        told = [one for one in known if one is not None]
        assert told == sorted(told)
        assert told[-1] <= day
        assert (claim["submitted_on"] is None) == (claim["status"] is ClaimStatus.DRAFT)


def test_the_wish_agrees_with_what_became_of_the_claim(demo: Demo) -> None:
    rows, _ = demo
    for claim in rows["expense_claim"]:
        if claim["status"] is ClaimStatus.REIMBURSED:
            assert claim["wish"] is Wish.REIMBURSE
        assert (claim["wish"] is Wish.WAIVE) == (claim["status"] is ClaimStatus.WAIVED)


def test_every_cost_is_charged_to_an_envelope_of_its_year(demo: Demo) -> None:
    rows, _ = demo
    envelopes = by_id(rows["envelope"])
    for line in rows["expense_line"]:
        assert envelopes[line["envelope_id"]]["first_day"] == date(line["spent_on"].year, 1, 1)


def test_a_trip_that_names_a_meeting_was_made_that_day(demo: Demo) -> None:
    rows, _ = demo
    meetings = by_id(rows["meeting"])
    named = [line for line in rows["expense_line"] if line["meeting_id"] is not None]
    assert named
    assert all(meetings[line["meeting_id"]]["held_on"] == line["spent_on"] for line in named)


def test_nobody_was_paid_beyond_costs_before_being_told(demo: Demo) -> None:
    rows, _ = demo
    assert {row["state"] for row in rows["paid_contribution"]} == {
        ContributionState.PAID,
        ContributionState.RENOUNCED,
    }
    for row in rows["paid_contribution"]:
        assert row["warned_on"] <= row["impact_told_on"] <= row["done_on"]
        assert (row["paid_on"] is None) == (row["state"] is ContributionState.RENOUNCED)


def test_the_receipts_of_claims_that_wait_are_in_the_dossier(demo: Demo) -> None:
    rows, _ = demo
    lines, claims = by_id(rows["expense_line"]), by_id(rows["expense_claim"])
    files = by_id(rows["attachment"])
    for receipt in rows["expense_receipt"]:
        line = lines[receipt["line_id"]]
        assert claims[line["claim_id"]]["paid_on"] is None
        assert files[receipt["attachment_id"]]["content"].startswith(b"\x89PNG")
    numbers = [receipt["number"] for receipt in rows["expense_receipt"]]
    assert len(set(numbers)) == len(numbers) <= 40
