"""What the files of a demo tell beside names: coherent with mandates, hours, costs and agreements."""

from collections import Counter, defaultdict
from datetime import date

from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.register.mandates import MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
)
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.sizes import DemoSize
from tests.services.demo.conftest import DAY, Drawn

Demo = tuple[Rows, date]
COLLEGES = {
    CapacityKind.PATIENT: Capacity.USER,
    CapacityKind.SUPPORTED: Capacity.USER,
    CapacityKind.RELATIVE: Capacity.RELATIVE,
    CapacityKind.LEGAL_REPRESENTATIVE: Capacity.RELATIVE,
    CapacityKind.CARER: Capacity.CARER,
    CapacityKind.ASSOCIATION_REPRESENTATIVE: Capacity.ASSOCIATION_REPRESENTATIVE,
    CapacityKind.RESIDENT: Capacity.RESIDENT,
    CapacityKind.PROFESSIONAL: Capacity.PROFESSIONAL,
    CapacityKind.DECISION_MAKER: Capacity.ELECTED,
}


def of_people(rows: Rows, table: str) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows[table]:
        grouped[row["person_id"]].append(row)
    return grouped


def test_the_capacity_of_today_is_the_last_one_and_belongs_to_the_college(demo: Demo) -> None:
    rows, day = demo
    capacities = of_people(rows, "person_capacity")
    for person in rows["person"]:
        *earlier, last = capacities[person["id"]]
        assert COLLEGES[last["kind"]] is person["capacity"]
        assert last["ended_on"] is None
        for one in earlier:
            assert one["ended_on"] < last["started_on"] < date(day.year - 2, 1, 1)
            assert one["kind"] is not last["kind"]
    assert len(rows["person_capacity"]) > len(rows["person"])


def test_needs_are_known_only_with_an_agreement_in_force(demo: Demo) -> None:
    rows, day = demo
    agreed = {(row["person_id"], row["purpose"]) for row in rows["consent"] if row["withdrawn_on"] is None}
    for row in rows["need"]:
        assert (row["person_id"], ConsentPurpose.NEEDS) in agreed
        assert NeedKind(row["kind"].clear)
        assert row["detail"].clear
    for row in rows["person"]:
        assert row["own_words"] is None or (row["id"], ConsentPurpose.OWN_WORDS) in agreed
    for row in rows["consent"]:
        assert row["given_on"] < (row["withdrawn_on"] or day) <= day


def test_each_person_gives_time_on_the_terms_that_hours_and_costs_show(demo: Demo) -> None:
    rows, _ = demo
    natures = {person: {row["nature"] for row in of} for person, of in of_people(rows, "hours_entry").items()}
    repaid = {row["person_id"] for row in rows["expense_claim"]}
    assert len(rows["involvement"]) == len(rows["person"])
    for row in rows["involvement"]:
        given = natures.get(row["person_id"], set())
        if HoursNature.PAID in given:
            expected = InvolvementStatus.EMPLOYEE
        elif HoursNature.INDEMNIFIED in given:
            expected = InvolvementStatus.SESSION_PAID
        else:
            paid_back = row["person_id"] in repaid
            expected = InvolvementStatus.REIMBURSED if paid_back else InvolvementStatus.VOLUNTEER
        assert row["status"] is expected


def test_nobody_without_email_is_reached_by_it(demo: Demo) -> None:
    rows, _ = demo
    assert all(row["email"] for row in rows["person"] if row["channel"] is ContactChannel.EMAIL)


def test_representatives_come_from_an_association_that_appoints_them(demo: Demo) -> None:
    rows, _ = demo
    around = {row["id"] for row in rows["structure"] if row["link"] is StructureLink.ASSOCIATION}
    people = {row["id"]: row for row in rows["person"]}
    for person in people.values():
        represents = person["capacity"] is Capacity.ASSOCIATION_REPRESENTATIVE
        assert (person["association_id"] in around) == represents
    for row in rows["mandate"]:
        assert row["appointed_by_id"] == people[row["person_id"]]["association_id"]
        assert (row["basis"] is MandateBasis.APPROVED_ASSOCIATION) == (row["appointed_by_id"] is not None)


def test_a_mandate_that_ended_says_why(demo: Demo) -> None:
    rows, day = demo
    for row in rows["mandate"]:
        ended = row["ended_on"] is not None and row["ended_on"] < day
        assert (row["end_reason"] is not None) == ended
    assert {row["terms_before"] for row in rows["mandate"]} == {0, 1}


def test_seats_by_college_hold_those_who_sit_today(demo: Demo) -> None:
    rows, day = demo
    for committee in rows["committee"]:
        seated = Counter(
            row["college"]
            for row in rows["mandate"]
            if row["committee_id"] == committee["id"]
            and row["seat"] is SeatKind.TITULAR
            and row["office"] is not Office.GUEST
            and row["started_on"] <= day <= (row["ended_on"] or date.max)
        )
        places = dict(committee["seats_by_college"].places)
        assert sum(places.values()) == committee["seats"]
        assert all(places[college] >= many for college, many in seated.items())
        assert committee["term_months"]


def test_one_committee_had_other_rules_in_the_first_year(demo: Demo) -> None:
    rows, day = demo
    (former,) = rows["former_rules"]
    assert former["ended_on"] == date(day.year - 2, 12, 31)
    now = rows["committee"][former["committee_id"] - 1]
    assert former["seats"] > now["seats"]


def test_distances_are_those_of_drivers(demo: Demo) -> None:
    rows, _ = demo
    drivers = {row["person_id"] for row in rows["vehicle"]}
    assert {row["person_id"] for row in rows["home_distance"]} == drivers
    assert all(row["km_hundredths"] > 0 for row in rows["home_distance"])


def test_an_msp_has_a_site_and_a_working_group_two_chairs(drawn: Drawn) -> None:
    small, medium = drawn(DemoSize.SMALL), drawn(DemoSize.MEDIUM)
    assert [row["link"] for row in small["structure"]].count(StructureLink.SITE) == 1
    chairs = Counter(
        row["committee_id"]
        for row in medium["mandate"]
        if row["office"] is Office.CHAIR and row["started_on"] <= DAY <= (row["ended_on"] or date.max)
    )
    assert max(chairs.values()) == 2
    assert [row["label"] for row in medium["own_field"]] == ["Langues parlées"]
    assert medium["own_value"]
