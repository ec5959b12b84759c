"""A demo breaks none of the rules by which a workbook is refused; each is checked by its own lines."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

from stdnum import iban, luhn
from stdnum.fr import siret

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursRole, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.demo.rows import Row, Rows

Demo = tuple[Rows, date]
FULL_DAY = 24 * 60


def by_id(rows: list[Row]) -> dict[int, Row]:
    return {row["id"]: row for row in rows}


def in_office(mandate: Row, day: date) -> bool:
    return mandate["started_on"] <= day and (mandate["ended_on"] is None or day <= mandate["ended_on"])


def test_every_reference_points_at_a_row(demo: Demo) -> None:
    rows, _ = demo
    for name, table_rows in rows.tables.items():
        for key in Base.metadata.tables[name].foreign_keys:
            known = {row["id"] for row in rows.tables.get(key.column.table.name, [])}
            assert {row[key.parent.key] for row in table_rows} - {None} <= known, (name, key.parent.key)


def test_every_row_has_every_column_and_no_other(demo: Demo) -> None:
    rows, _ = demo
    for name, table_rows in rows.tables.items():
        expected = set(Base.metadata.tables[name].columns.keys()) - {"version"}
        assert all(set(row) == expected for row in table_rows), name


def test_what_must_be_unique_is(demo: Demo) -> None:
    rows, _ = demo
    for table, column in (
        ("structure", "name_key"),
        ("structure", "siren"),
        ("committee", "name_key"),
        ("person", "name_key"),
        ("person_identifier", "value_key"),
        ("expense_claim", "reference_key"),
    ):
        values = [row[column] for row in rows[table] if row[column] is not None]
        assert len(set(values)) == len(values), (table, column)


def test_keys_of_numbers_are_right(demo: Demo) -> None:
    rows, _ = demo
    accounts = [row["iban"].clear for row in rows["person"] + rows["structure"] if row["iban"]]
    assert accounts
    assert all(iban.is_valid(account) for account in accounts)
    for structure in rows["structure"]:
        is_site = structure["link"] is StructureLink.SITE
        assert is_site == (structure["siren"] is None) == (structure["siret"] is None)
        assert is_site or luhn.is_valid(structure["siren"])
        assert is_site or siret.is_valid(structure["siret"])
        assert structure["finess"] is None or luhn.is_valid(structure["finess"])


def test_telephones_are_kept_for_fiction_and_addresses_reach_nobody(demo: Demo) -> None:
    rows, _ = demo
    ranges = {"01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"}
    phones = [row["phone"] for row in rows["person"] if row["phone"]]
    assert {phone[:8] for phone in phones} <= ranges
    assert all(row["email"].endswith("@exemple.fr") for row in rows["person"] if row["email"])
    assert all(row["email"].isascii() for row in rows["person"] if row["email"])


def test_nobody_is_born_in_the_future_and_no_mandate_ends_before_it_starts(demo: Demo) -> None:
    rows, day = demo
    assert all(row["born_on"] is None or row["born_on"] < day for row in rows["person"])
    assert all(row["ended_on"] is None or row["started_on"] <= row["ended_on"] for row in rows["mandate"])
    started = {row["id"]: row["created_on"] for row in rows["committee"]}
    assert all(started[row["committee_id"]] <= row["started_on"] for row in rows["mandate"])


def test_the_same_mandate_never_overlaps_itself(demo: Demo) -> None:
    rows, _ = demo
    same = defaultdict(list)
    for row in rows["mandate"]:
        same[row["person_id"], row["committee_id"], row["office"], row["seat"]].append(row)
    for mandates in same.values():
        for one, other in combinations(sorted(mandates, key=lambda row: row["started_on"]), 2):
            assert one["ended_on"] < other["started_on"]


def test_no_committee_has_more_titulars_than_seats(demo: Demo) -> None:
    rows, day = demo
    for committee in rows["committee"]:
        seated = [
            row
            for row in rows["mandate"]
            if row["committee_id"] == committee["id"]
            and row["seat"] is SeatKind.TITULAR
            and row["office"] is not Office.GUEST
            and in_office(row, day)
        ]
        assert 0 < len(seated) < committee["seats"], "at least one seat is vacant"
        assert len({row["person_id"] for row in seated}) == len(seated)


def test_a_meeting_is_held_before_today_or_planned_after(demo: Demo) -> None:
    rows, day = demo
    for row in rows["meeting"]:
        expected = MeetingStatus.HELD if row["held_on"] < day else MeetingStatus.PLANNED
        assert row["status"] in {expected, MeetingStatus.CANCELLED}
        assert row["held_on"] != day
        assert row["starts_minute"] < row["ends_minute"] < FULL_DAY
    ahead = {row["committee_id"] for row in rows["meeting"] if row["status"] is MeetingStatus.PLANNED}
    assert len(ahead) == len(rows["committee"])


def test_a_committee_meets_once_a_day_at_most(demo: Demo) -> None:
    rows, _ = demo
    days = [(row["committee_id"], row["held_on"]) for row in rows["meeting"]]
    assert len(set(days)) == len(days)


def test_the_roll_is_called_at_held_meetings_only_and_once_for_each(demo: Demo) -> None:
    rows, _ = demo
    meetings = by_id(rows["meeting"])
    called = [(row["meeting_id"], row["person_id"]) for row in rows["attendance"]]
    assert len(set(called)) == len(called)
    assert all(meetings[meeting]["status"] is MeetingStatus.HELD for meeting, _ in called)


def test_those_called_were_in_office_but_for_a_guest_now_and_then(demo: Demo) -> None:
    rows, _ = demo
    meetings = by_id(rows["meeting"])
    seated = defaultdict(list)
    for row in rows["mandate"]:
        seated[row["committee_id"], row["person_id"]].append(row)
    guests = defaultdict(int)
    for row in rows["attendance"]:
        meeting = meetings[row["meeting_id"]]
        mandates = seated[meeting["committee_id"], row["person_id"]]
        if not any(in_office(mandate, meeting["held_on"]) for mandate in mandates):
            guests[row["meeting_id"]] += 1
            assert row["status"] is AttendanceStatus.PRESENT
    assert len(guests) < len({row["meeting_id"] for row in rows["attendance"]}) / 3
    assert set(guests.values()) <= {1}


def test_a_pouvoir_goes_to_someone_who_came_and_each_carries_one(demo: Demo) -> None:
    rows, _ = demo
    came = {(row["meeting_id"], row["person_id"]) for row in rows["attendance"] if row["status"] in ATTENDED}
    given = [row for row in rows["attendance"] if row["proxy_to_id"] is not None]
    carried = [(row["meeting_id"], row["proxy_to_id"]) for row in given]
    assert given
    assert set(carried) <= came
    assert len(set(carried)) == len(carried)
    assert all(row["proxy_to_id"] != row["person_id"] for row in given)
    represented = [row for row in rows["attendance"] if row["status"] is AttendanceStatus.REPRESENTED]
    assert represented == given


def test_hours_are_past_and_fit_in_a_day(demo: Demo) -> None:
    rows, day = demo
    total: dict[tuple[int, date], int] = defaultdict(int)
    for row in rows["hours_entry"]:
        assert 0 < row["minutes"] <= FULL_DAY
        assert date(day.year - 2, 1, 1) <= row["done_on"] < day
        total[row["person_id"], row["done_on"]] += row["minutes"]
    assert max(total.values()) <= FULL_DAY // 2


def test_hours_of_a_session_are_those_of_a_meeting_where_the_person_came(demo: Demo) -> None:
    rows, _ = demo
    meetings = by_id(rows["meeting"])
    came = {
        (
            row["person_id"],
            meetings[row["meeting_id"]]["committee_id"],
            meetings[row["meeting_id"]]["held_on"],
        )
        for row in rows["attendance"]
        if row["status"] in ATTENDED
    }
    booked = [
        row
        for row in rows["hours_entry"]
        if row["committee_id"] is not None and row["kind"] is TimeKind.SESSION
    ]
    assert {(row["person_id"], row["committee_id"], row["done_on"]) for row in booked} <= came
    assert len(booked) >= len(came) * 9 // 10
    travelled = [row for row in rows["hours_entry"] if row["kind"] is TimeKind.TRAVEL]
    assert {(row["person_id"], row["committee_id"], row["done_on"]) for row in travelled} <= came


def test_only_associations_are_led(demo: Demo) -> None:
    rows, _ = demo
    forms = {row["id"]: row["legal_form"] for row in rows["structure"]}
    led = [forms[row["structure_id"]] for row in rows["hours_entry"] if row["role"] is not HoursRole.OTHER]
    assert set(led) == {"association_1901"}


def test_a_line_has_kilometres_or_an_amount_of_its_own(demo: Demo) -> None:
    rows, _ = demo
    vehicles = by_id(rows["vehicle"])
    claims = by_id(rows["expense_claim"])
    for row in rows["expense_line"]:
        assert row["amount"].cents > 0
        driven = row["nature"] is ExpenseNature.KILOMETRES
        assert driven == (row["km_hundredths"] is not None) == (row["vehicle_id"] is not None)
        assert driven == (row["rate_text"] is not None)
        if driven:
            assert row["km_hundredths"] > 0
            assert vehicles[row["vehicle_id"]]["person_id"] == claims[row["claim_id"]]["person_id"]
    for row in rows["vehicle"]:
        assert (row["power"] is None) == (row["kind"] is VehicleKind.MOPED)


def test_expenses_are_past_and_paid_after_they_were_made(demo: Demo) -> None:
    rows, day = demo
    claims = by_id(rows["expense_claim"])
    last: dict[int, date] = {}
    for row in rows["expense_line"]:
        assert row["spent_on"] < day
        last[row["claim_id"]] = max(row["spent_on"], last.get(row["claim_id"], row["spent_on"]))
        status = claims[row["claim_id"]]["status"]
        assert (row["waived_on"] is not None) == (status is ClaimStatus.WAIVED)
        assert (row["refusal_reason"] is not None) == (status is ClaimStatus.REFUSED)
        assert row["waived_on"] is None or row["spent_on"] <= row["waived_on"] <= day
    assert set(last) == set(claims)
    for claim_id, claim in claims.items():
        assert (claim["paid_on"] is not None) == (claim["status"] is ClaimStatus.REIMBURSED)
        assert claim["paid_on"] is None or last[claim_id] < claim["paid_on"] <= day


def test_positions_in_a_claim_count_from_one(demo: Demo) -> None:
    rows, _ = demo
    for _, lines in groupby(rows["expense_line"], key=lambda row: row["claim_id"]):
        found = list(lines)
        assert [row["position"] for row in found] == list(range(1, len(found) + 1))
        assert all(one["spent_on"] <= other["spent_on"] for one, other in pairwise(found))


def test_receipts_are_noted_where_money_was_asked_back(demo: Demo) -> None:
    rows, _ = demo
    claims = by_id(rows["expense_claim"])
    missing = {
        claims[row["claim_id"]]["status"]
        for row in rows["expense_line"]
        if row["receipt"] is None and row["nature"] is not ExpenseNature.KILOMETRES
    }
    assert missing <= {ClaimStatus.DRAFT}


def test_some_mandates_end_within_three_months(demo: Demo) -> None:
    rows, day = demo
    soon = day + timedelta(days=90)
    assert any(row["ended_on"] and day < row["ended_on"] <= soon for row in rows["mandate"])
