"""The list of committees and the file of one: seats, rules, members, and what is absent."""

from datetime import date

import pytest

from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import (
    ETHICS,
    NBSP,
    OLD,
    USAGERS,
    after,
    chips,
    column,
    file_of,
    go_through,
    narrow,
    order,
    table,
    town,
)


@pytest.fixture
def committees(seat: Seat) -> CommitteesPage:
    seat.fill(town)
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    return page


def told(seat: Seat, page: CommitteesPage, name: str) -> list[str]:
    return file_of(seat, page, lambda row: row["name"] == name)


def test_each_committee_tells_its_seats_its_meetings_and_its_presence(committees: CommitteesPage) -> None:
    rows = {row["name"]: row for row in table(committees)}
    assert set(rows) == {USAGERS, ETHICS, OLD}
    assert rows[USAGERS]["members"] == "3 sur 4"
    assert rows[USAGERS]["meetings"] == "2"
    assert rows[USAGERS]["attendance"] == f"57{NBSP}%"  # four of the seven who were expected
    assert rows[USAGERS]["next"] == "10/12/2026"
    assert rows[ETHICS]["members"] == "1 sur 1"
    assert rows[ETHICS]["attendance"] == "—"
    assert rows[OLD]["members"] == "0"
    assert rows[OLD]["next"] == "—"


def test_open_and_closed_committees_are_told_apart_by_chips(seat: Seat, committees: CommitteesPage) -> None:
    assert chips(committees, "state") == {"open": "Ouverts  2", "closed": "Clos  1"}
    narrow(seat, committees, "state", "closed")
    assert column(committees, "name") == [OLD]
    narrow(seat, committees, "state", "open")
    assert set(column(committees, "name")) == {USAGERS, ETHICS}
    assert committees._footer.whole() == f"2{NBSP}comités affichés sur 3"


def test_committees_are_sorted_by_name_whatever_the_apostrophe(
    seat: Seat, committees: CommitteesPage
) -> None:
    assert column(committees, "name") == [ETHICS, OLD, USAGERS]
    order(seat, committees, "name", descending=True)
    assert column(committees, "name") == [USAGERS, OLD, ETHICS]


def test_vacant_seats_and_a_closed_committee_bear_their_badge(committees: CommitteesPage) -> None:
    said = {row["name"]: row["state"] for row in table(committees)}
    assert said == {USAGERS: "Siège vacant", ETHICS: "—", OLD: "Fermé"}


def test_the_file_tells_what_is_known_and_leaves_out_what_is_not(
    seat: Seat, committees: CommitteesPage
) -> None:
    usagers = told(seat, committees, USAGERS)
    assert "Siège vacant" in usagers
    assert after(usagers, "Quorum") == "Pas de quorum"
    assert after(usagers, "Dernière réunion") == "06/06/2026"
    assert after(usagers, "Prochaine réunion") == "10/12/2026"
    assert "Créé le" not in usagers
    assert "Fermé le" not in usagers
    assert after(usagers, "Usagers") == "2"
    assert after(usagers, "Associations") == "1"
    assert "Qui siège (3)" in usagers


def test_a_closed_committee_says_since_when_and_that_nobody_sits(
    seat: Seat, committees: CommitteesPage
) -> None:
    old = told(seat, committees, OLD)
    assert "Fermé" in old
    assert after(old, "Créé le") == "01/01/2020"
    assert after(old, "Fermé le") == "30/06/2025"
    assert any("Personne n’a de mandat" in line for line in old)
    assert "Collèges" not in old


def test_each_member_bears_seat_office_college_and_term(seat: Seat, committees: CommitteesPage) -> None:
    usagers, ethics = told(seat, committees, USAGERS), told(seat, committees, ETHICS)
    assert "Titulaire, usagers, jusqu’au 31/12/2026" in usagers
    assert "Mandat à renouveler" in usagers
    assert "Titulaire, présidence, professionnels, sans date de fin" in ethics
    assert "Suppléant, proches, sans date de fin" in ethics


def test_the_doors_of_the_file_lead_to_the_rows_of_this_committee(
    seat: Seat, committees: CommitteesPage
) -> None:
    told(seat, committees, ETHICS)
    meetings = go_through(seat, committees, "Voir ses réunions", "meetings")
    assert set(column(meetings, "committee")) == {ETHICS}
    assert len(table(meetings)) == 4
    seat.open("committees")
    told(seat, committees, ETHICS)
    people = go_through(seat, committees, "Luc d’Ornano", "people")
    assert isinstance(people, PeoplePage)
    assert column(people, "name") == ["d’Ornano Luc"]


def test_a_committee_nobody_measured_shows_a_dash(seat: Seat, committees: CommitteesPage) -> None:
    ethics = told(seat, committees, ETHICS)
    assert ethics[ethics.index("de présence") - 1] == "—"
    assert ethics[ethics.index("réunion") - 1] == "1"


QUORUMS = {
    QuorumRule.NONE: "Pas de quorum",
    QuorumRule.HALF: "La moitié des membres",
    QuorumRule.MORE_THAN_HALF: "Plus de la moitié des membres",
    QuorumRule.ONE_THIRD: "Un tiers des membres",
    QuorumRule.TWO_THIRDS: "Deux tiers des membres",
}


def test_every_quorum_is_said_in_words(seat: Seat) -> None:
    def write(make: Builder) -> None:
        own = make.structure(link=StructureLink.OWN)
        for rule in QuorumRule:
            make.committee(own, rule.value, quorum=rule)

    seat.fill(write)
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    assert {rule: after(told(seat, page, rule.value), "Quorum") for rule in QuorumRule} == QUORUMS


def test_someone_without_a_college_and_a_guest_are_said_so(seat: Seat) -> None:
    def write(make: Builder) -> None:
        committee = make.committee(make.structure(link=StructureLink.OWN))
        make.mandate(make.person("Rio", "Jo", capacity=None), committee, date(2025, 1, 1))
        host = make.person("Ker", "Al", capacity=Capacity.ELECTED)
        make.mandate(host, committee, date(2025, 1, 1), office=Office.GUEST)

    seat.fill(write)
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    lines = told(seat, page, "Comité des usagers")
    assert after(lines, "Collège non précisé") == "1"
    assert "Titulaire, sans date de fin" in lines
