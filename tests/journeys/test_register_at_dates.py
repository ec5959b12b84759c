"""The register of the demo on three days, as the window shows it and as plain Python counts it."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import CapacityKind, Person, PersonCapacity
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.progress import Silent
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeView
from engagement_desktop.ui.register.register_page import RegisterPage
from tests.ui.conftest import Seat

DAYS = (date(2024, 12, 31), date(2025, 12, 31), date(2026, 11, 22))
COLLEGES = {
    CapacityKind.PATIENT: "user",
    CapacityKind.SUPPORTED: "user",
    CapacityKind.RELATIVE: "relative",
    CapacityKind.LEGAL_REPRESENTATIVE: "relative",
    CapacityKind.CARER: "carer",
    CapacityKind.ASSOCIATION_REPRESENTATIVE: "association_representative",
    CapacityKind.RESIDENT: "resident",
    CapacityKind.PROFESSIONAL: "professional",
    CapacityKind.DECISION_MAKER: "elected",
}


@pytest.fixture
def demo(seat: Seat) -> Seat:
    """The small demo, whose register has lived for years."""
    seat.application.demo.fill(DemoSize("petite"), 1, Silent())
    return seat


class Recount:
    """Every row of the register in memory; nothing here asks SQL for a date."""

    def __init__(self, seat: Seat) -> None:
        with seat.application.workspace.read() as session:
            self.mandates = [
                (
                    one.id,
                    one.person_id,
                    one.committee_id,
                    one.office,
                    one.seat,
                    one.college,
                    one.started_on,
                    one.ended_on,
                )
                for one in session.scalars(select(Mandate))
            ]
            self.capacities = [
                (one.person_id, one.kind, one.started_on or date.min, one.ended_on or date.max)
                for one in session.scalars(select(PersonCapacity))
            ]
            self.usual = {one.id: one.capacity for one in session.scalars(select(Person))}
            self.committees = [one.id for one in session.scalars(select(Committee))]

    def in_force(self, day: date) -> set[int]:
        """Mandates that have begun and have not ended."""
        return {one[0] for one in self.mandates if one[6] <= day and (one[7] is None or day <= one[7])}

    def college(self, person: int, day: date) -> str | None:
        """The capacity that began last among those of the day, else the one on the file."""
        held = [one for one in self.capacities if one[0] == person and one[2] <= day <= one[3]]
        if held:
            return COLLEGES[max(held, key=lambda one: one[2])[1]]
        usual = self.usual[person]
        return usual.value if usual else None

    def titulaires(self, committee: int, day: date) -> set[int]:
        now = self.in_force(day)
        return {
            one[1]
            for one in self.mandates
            if one[0] in now
            and one[2] == committee
            and one[4] is SeatKind.TITULAR
            and one[3] is not Office.GUEST
        }


def on_register(seat: Seat, day: date) -> RegisterPage:
    page = seat.open("register_at")
    assert isinstance(page, RegisterPage)
    page.tabs.choose(0)
    page.day.type(f"{day.day}/{day.month}/{day.year}")
    return page


@pytest.mark.parametrize("day", DAYS)
def test_the_register_shows_the_mandates_that_plain_python_finds(demo: Seat, day: date) -> None:
    counted = Recount(demo)
    lines = on_register(demo, day).register.rows()
    assert {line.mandate_id for line in lines} == counted.in_force(day)
    assert len(lines) == len(counted.in_force(day)) > 5
    expected = Counter(
        (one[5].value if one[5] else counted.college(one[1], day))
        for one in counted.mandates
        if one[0] in counted.in_force(day)
    )
    assert Counter(line.college.value if line.college else None for line in lines) == expected


@pytest.mark.parametrize("day", DAYS)
def test_the_table_of_each_committee_seats_the_same_people(demo: Seat, day: date) -> None:
    counted = Recount(demo)
    for committee in counted.committees:
        page = demo.open("committee", CommitteeView(committee, on=day))
        assert isinstance(page, CommitteePage)
        chart = page.chart()
        seated = {seat.holder.person_id for one in chart.colleges for seat in one.seats if seat.holder}
        assert seated == counted.titulaires(committee, day)
        assert len(page.seats.card.chart.seats()) == chart.filled + chart.vacant
        people = [seat for seat in page.seats.card.chart.seats() if seat.name]
        assert len(people) == len(seated)


def test_what_changed_leads_from_one_register_to_the_next(demo: Seat) -> None:
    counted = Recount(demo)
    page = demo.open("register_at")
    assert isinstance(page, RegisterPage)
    page.tabs.choose(1)
    for since, until in ((DAYS[0], DAYS[1]), (DAYS[1], DAYS[2]), (DAYS[0], DAYS[2])):
        page.until.type(f"{until.day}/{until.month}/{until.year}")
        page.since.type(f"{since.day}/{since.month}/{since.year}")
        held = counted.in_force(since)
        for change in page.changes.rows():
            held -= {line.mandate_id for line in change.before}
            held |= {change.after.mandate_id} if change.after else set()
            assert since < change.day <= until
            assert change.sentence.endswith(".")
        assert held == counted.in_force(until)
