"""The lists of people and of committees, as they stood on a past day."""

from datetime import date

from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import column

THEN = "31/12/2024"


def story(make: Builder) -> None:
    """Two sat at the end of 2024; one of them left, another came, a second committee was made."""
    own = make.structure()
    first = make.committee(own, created_on=date(2023, 1, 1), seats=3)
    make.committee(own, "Groupe de travail", created_on=date(2026, 1, 1), seats=2)
    stayed, left, came = (make.person(name, "Camille") for name in ("Roux", "Blanc", "Noir"))
    make.mandate(stayed, first, date(2024, 1, 1))
    make.mandate(left, first, date(2024, 1, 1), ended_on=date(2025, 6, 30))
    make.mandate(came, first, date(2025, 7, 1))


def look_at(seat: Seat, page: CommitteesPage | PeoplePage, day: str) -> None:
    page.day.type(day)
    seat.wait()


def test_the_committees_are_those_that_existed_that_day(seat: Seat) -> None:
    seat.fill(story)
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    assert column(page, "name") == ["Comité des usagers", "Groupe de travail"]
    look_at(seat, page, THEN)
    assert column(page, "name") == ["Comité des usagers"]
    assert page._scope_words.whole() == f"Au {THEN}"
    page._show_all()
    seat.wait()
    assert column(page, "name") == ["Comité des usagers", "Groupe de travail"]
    assert page.day.edit.text() == "22/11/2026"


def test_the_people_stand_as_they_stood_that_day(seat: Seat) -> None:
    seat.fill(story)
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    now = dict(zip(column(page, "name"), column(page, "mandate"), strict=True))
    assert now == {"Blanc Camille": "Ancien membre", "Noir Camille": "Titulaire", "Roux Camille": "Titulaire"}
    look_at(seat, page, THEN)
    then = dict(zip(column(page, "name"), column(page, "mandate"), strict=True))
    assert (then["Blanc Camille"], then["Roux Camille"]) == ("Titulaire", "Titulaire")
    assert then["Noir Camille"] != "Titulaire"
