"""The home page against a count made by hand: figures, steps and gaps, and the lists behind them."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import duration
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from engagement_desktop.ui.home.home_page import HomePage
from tests.builders import Builder
from tests.ui.conftest import ODD_NAME, Seat, shown
from tests.ui.town import (
    CITIZENS,
    NBSP,
    NOTES,
    SITTINGS,
    STAYS,
    TODAY,
    Spending,
    Stay,
    column,
    door,
    go_through,
    read,
    table,
    town,
)


@pytest.fixture
def home(seat: Seat) -> HomePage:
    seat.fill(town)
    page = seat.open("home")
    assert isinstance(page, HomePage)
    return page


def euros(cents: int) -> str:
    return f"{cents // 100:,},{cents % 100:02}".replace(",", "\u202f", (cents // 100) // 1000) + f"{NBSP}€"


def spent(year: int, *statuses: ClaimStatus) -> int:
    """Cents of the lines of a year, in claims of these statuses."""
    return sum(line.cents for line in _lines(*statuses) if line.day.year == year)


def _lines(*statuses: ClaimStatus) -> Iterator[Spending]:
    for note in NOTES:
        if note.status in statuses:
            yield from note.lines


def met(year: int, status: MeetingStatus) -> int:
    return sum(one.day.year == year and one.status is status for one in SITTINGS)


def value(page: HomePage, name: str) -> str:
    """What a card says, by its own words for the ear."""
    said = next(card.accessibleName() for card in page.figures.cards if name in card.accessibleName())
    return said.removeprefix(f"{name} : ").split(".")[0]


def test_the_four_figures_are_those_that_one_counts_by_hand(seat: Seat, home: HomePage) -> None:
    for year in (2026, 2025):
        home.exercise.setCurrentIndex(home.exercise.findData(year))
        seat.wait()
        given = sum(stay.minutes for stay in STAYS if stay.counts(year))
        waiting = spent(year, ClaimStatus.SUBMITTED, ClaimStatus.APPROVED)
        assert value(home, "Réunions tenues") == str(met(year, MeetingStatus.HELD))
        assert value(home, "Heures bénévoles") == duration(given)
        assert value(home, "Frais remboursés") == euros(spent(year, ClaimStatus.REIMBURSED))
        assert f"{euros(waiting)} en attente" in shown(home.figures)


def test_seats_are_those_of_open_committees_filled_by_titulaires(home: HomePage) -> None:
    assert value(home, "Sièges pourvus") == "4 sur 5"
    assert f"1{NBSP}siège vacant" in shown(home.figures)


def test_meetings_to_come_and_cancelled_are_told_under_the_figure(home: HomePage) -> None:
    words = shown(home.figures.meetings)
    assert f"{met(2026, MeetingStatus.PLANNED)} à venir" in words
    assert f"1{NBSP}annulée" in words
    assert f"57{NBSP}% de présence" in words


def test_every_figure_opens_rows_that_make_it(seat: Seat, home: HomePage) -> None:
    meetings = go_through(seat, home, f"Voir les réunions{NBSP}: Réunions tenues", "meetings")
    assert len(table(meetings)) == met(2026, MeetingStatus.HELD)
    assert set(column(meetings, "status")) == {"Tenue"}
    seat.open("home")
    committees = go_through(seat, home, f"Voir les comités{NBSP}: Sièges pourvus", "committees")
    assert len(table(committees)) == 3
    seat.open("home")
    hours = go_through(seat, home, f"Voir les heures{NBSP}: Heures bénévoles", "hours")
    given = sum(stay.minutes for stay in STAYS if stay.counts(2026))
    assert hours._footer.whole().endswith(f", {duration(given)}")
    seat.open("home")
    claims = go_through(seat, home, f"Voir les notes de frais{NBSP}: Frais remboursés", "expenses")
    assert claims._footer.whole().endswith(f", {euros(spent(2026, ClaimStatus.REIMBURSED))}")


def _waits(stay: Stay) -> bool:
    return stay.state is HoursState.TO_VALIDATE


def test_what_is_to_be_done_is_counted_by_hand_and_sorted_by_day(home: HomePage) -> None:
    words = [button.accessibleName() for button in home.steps.buttons]
    waiting = sum(map(_waits, STAYS))
    assert words == [
        f"Voir{NBSP}: Réunion du 10{NBSP}octobre 2026 encore notée prévue",
        f"Voir{NBSP}: Réunion du 10{NBSP}décembre 2026",
        f"Voir{NBSP}: 1{NBSP}mandat à renouveler",
        f"Voir{NBSP}: {waiting}{NBSP}saisies d’heures à valider",
        f"Voir{NBSP}: 2{NBSP}notes de frais à décider",
        f"Rembourser{NBSP}: 1{NBSP}note de frais à rembourser",
    ]
    details = read(home.steps)
    decide = sum(line.cents for line in _lines(ClaimStatus.SUBMITTED))
    assert f"{euros(decide)} en tout" in details
    assert f"{euros(700)} en tout" in details
    assert "Comité des usagers — dans 18\u00a0jours" in details


def test_every_step_opens_as_many_rows_as_it_says(seat: Seat, home: HomePage) -> None:
    planned = [one for one in SITTINGS if one.status is MeetingStatus.PLANNED]
    expected: list[tuple[str, int]] = [
        ("meetings", len(planned)),
        ("meetings", len(planned)),
        ("people", sum(one.stands == "to_renew" for one in CITIZENS)),
        ("hours", sum(map(_waits, STAYS))),
        ("expenses", sum(note.status is ClaimStatus.SUBMITTED for note in NOTES)),
    ]
    for at, (key, number) in enumerate(expected):
        seat.open("home")
        reached = go_through(seat, home.steps, home.steps.buttons[at].accessibleName(), key)
        assert len(table(reached)) == number
    seat.open("home")
    home.steps.buttons[len(expected)].click()
    seat.wait()
    reached_run = seat.window.findChild(ReimbursePage)
    assert reached_run is not None
    assert reached_run.isVisible()


def _lacking(name: str, year: int = 2026) -> int:
    held = [one for one in SITTINGS if one.status is MeetingStatus.HELD and one.day.year == year]
    return {
        "Réunions sans décision inscrite": sum(not one.values.get("decisions") for one in held),
        "Réunion sans décision inscrite": sum(not one.values.get("decisions") for one in held),
        "Réunion sans présence": sum(not one.came for one in held),
        "Réunion sans heure de fin": sum(one.values.get("ends_minute", 1) is None for one in held),
        "Réunion passée encore notée prévue": sum(
            one.status is MeetingStatus.PLANNED and one.day < TODAY and one.day.year == year
            for one in SITTINGS
        ),
        "Saisies d’heures à valider": sum(_waits(stay) and stay.day.year == year for stay in STAYS),
        "Saisie d’heures à valider": sum(_waits(stay) and stay.day.year == year for stay in STAYS),
        "Note de frais à décider": sum(
            note.status is ClaimStatus.SUBMITTED and note.in_year(year) for note in NOTES
        ),
        "Lignes de frais sans reçu": sum(note.missing for note in NOTES if note.in_year(year)),
    }[name]


_KEYS = {"Réunion": "meetings", "Saisie": "hours", "Note": "expenses", "Ligne": "expenses"}


def test_every_gap_is_counted_by_hand_and_opens_its_list(seat: Seat, home: HomePage) -> None:
    gaps = read(home.gaps)[1:]
    said = {words: int(number) for number, words in pairwise(gaps) if number.isdecimal()}
    assert set(said) >= {"Réunion sans présence", "Note de frais à décider", "Lignes de frais sans reçu"}
    for words, number in said.items():
        assert number == _lacking(words), words
        key = next(page for start, page in _KEYS.items() if words.startswith(start))
        seat.open("home")
        rows = table(go_through(seat, home.gaps, f"Voir{NBSP}: {words}", key))
        if words == "Lignes de frais sans reçu":
            assert [row["receipts"] for row in rows] == ["2 manquants"]
        else:
            assert len(rows) == number


@pytest.mark.parametrize("role", [Role.COORDINATION, Role.READING])
def test_only_who_may_import_is_offered_it(seat_as: Callable[[Role], Seat], role: Role) -> None:
    page = seat_as(role).open("home")
    assert isinstance(page, HomePage)
    offered = [button.text() for button in page.empty.findChildren(type(page.report))]
    assert ("Importer un classeur" in offered) is (role is Role.COORDINATION)
    assert "Lire les premiers pas" in offered


def test_the_first_steps_are_one_press_from_an_empty_dossier(seat: Seat) -> None:
    page = seat.open("home")
    assert isinstance(page, HomePage)
    door(page.empty, "Lire les premiers pas").click()
    seat.wait()
    assert seat.desk.open("guide").isVisible()


def test_a_change_elsewhere_is_counted_when_the_page_is_seen_again(seat: Seat, home: HomePage) -> None:
    seat.open("hours")
    seat.fill(lambda make: make.claim(make.person("Neuf", "Un", known_as="N9"), ClaimStatus.APPROVED))
    seat.context.signals.data_changed.emit(frozenset({Topic.EXPENSES}))
    seat.open("home")
    assert f"2{NBSP}notes de frais à rembourser" in shown(home.steps)


def test_the_focus_stays_among_the_cards_when_they_are_read_again(seat: Seat, home: HomePage) -> None:
    home.steps.buttons[2].setFocus()
    home.refresh()
    seat.wait()
    assert seat.window.focusWidget() is home.steps.buttons[0]


def test_hostile_words_are_read_as_they_were_typed(seat: Seat) -> None:
    def write(make: Builder) -> None:
        own = make.structure(ODD_NAME, link=StructureLink.OWN)
        make.person(ODD_NAME, "=1+1")
        make.meeting(make.committee(own, ODD_NAME), date(2026, 12, 1), status=MeetingStatus.PLANNED)

    seat.fill(write)
    page = seat.open("home")
    assert isinstance(page, HomePage)
    assert ODD_NAME in shown(page.steps)
    assert ODD_NAME in shown(page.header)
    assert page.minimumSizeHint().width() <= 1024
    door(page.steps, f"Voir{NBSP}: Réunion du 1er{NBSP}décembre 2026").click()
    seat.wait()
    meetings = seat.desk.open("meetings")
    assert column(meetings, "committee") == [ODD_NAME]  # type: ignore[arg-type]  # a list page
