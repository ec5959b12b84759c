"""The list of hours and the file of one entry, against the tables of the town."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest

from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.french.formats import duration
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.rows import BADGE_ROLE
from engagement_desktop.ui.hours.hours_page import HoursPage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import (
    CITIZENS,
    IN_FRENCH_ORDER,
    NBSP,
    STAYS,
    Stay,
    after,
    chips,
    column,
    file_of,
    go_through,
    narrow,
    order,
    search,
    table,
    town,
)

Keeps = Callable[[Stay], bool]


@pytest.fixture
def hours(seat: Seat) -> HoursPage:
    seat.fill(town)
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    return page


def line(stay: Stay) -> tuple[str, str, str, str]:
    """Who, when, how long and for what, as the list writes it."""
    return (
        CITIZENS[stay.who].listed,
        f"{stay.day:%d/%m/%Y}",
        duration(stay.minutes),
        badge(stay.family),
    )


def lines(page: HoursPage) -> list[tuple[str, str, str, str]]:
    return sorted((row["person"], row["date"], row["minutes"], row["family"]) for row in table(page))


def expected(keeps: Keeps) -> list[tuple[str, str, str, str]]:
    return sorted(line(stay) for stay in STAYS if keeps(stay))


def footer(keeps: Keeps) -> str:
    kept = [stay for stay in STAYS if keeps(stay)]
    words = f"{len(kept)}{NBSP}{'ligne affichée' if len(kept) == 1 else 'lignes affichées'} sur {len(STAYS)}"
    if len(kept) == len(STAYS):
        words = f"{len(kept)}{NBSP}lignes"
    return f"{words}, {duration(sum(stay.minutes for stay in kept))}"


def test_every_entry_is_listed_the_newest_first(hours: HoursPage) -> None:
    assert lines(hours) == expected(lambda _stay: True)
    days = [row.done_on for row in hours.model.loaded()]
    assert days == sorted(days, reverse=True)
    assert hours._footer.whole() == footer(lambda _stay: True)


FAMILIES: dict[str, tuple[StrEnum, ...]] = {
    "state": tuple(HoursState),
    "nature": tuple(HoursNature),
    "family": tuple(MissionFamily),
}


def test_each_chip_keeps_exactly_its_entries_and_their_sum(seat: Seat, hours: HoursPage) -> None:
    for family, words in FAMILIES.items():
        assert set(chips(hours, family)) == {word.value for word in words}
        for word in words:

            def keeps(stay: Stay, family: str = family, word: object = word) -> bool:
                return getattr(stay, family) is word

            assert chips(hours, family)[word.value].endswith(f"  {len(expected(keeps))}")
            narrow(seat, hours, family, word.value)
            assert lines(hours) == expected(keeps)
            assert hours._footer.whole() == footer(keeps)
        hours._show_all()
        seat.wait()


def test_four_families_hold_together(seat: Seat, hours: HoursPage) -> None:
    def keeps(stay: Stay) -> bool:
        return (
            stay.state is HoursState.VALIDATED
            and stay.nature is HoursNature.VOLUNTEER
            and stay.family is MissionFamily.PEERS
            and stay.day.year == 2026
        )

    for family, key in (
        ("state", "validated"),
        ("nature", "volunteer"),
        ("family", "peers"),
        ("exercise", "2026"),
    ):
        narrow(seat, hours, family, key)
    assert expected(keeps)
    assert lines(hours) == expected(keeps)
    assert hours._footer.whole() == footer(keeps)
    hours._show_all()
    seat.wait()
    assert lines(hours) == expected(lambda _stay: True)


def test_each_exercise_keeps_exactly_its_entries(seat: Seat, hours: HoursPage) -> None:
    for year in (2025, 2026):
        narrow(seat, hours, "exercise", str(year))
        assert lines(hours) == expected(lambda stay, year=year: stay.day.year == year)


def test_a_search_finds_the_entries_of_a_person(seat: Seat, hours: HoursPage) -> None:
    search(seat, hours, "oeuvrard")
    assert lines(hours) == expected(lambda stay: stay.who == 1)


def test_a_sort_by_person_follows_the_french_alphabet(seat: Seat, hours: HoursPage) -> None:
    order(seat, hours, "person")
    names = list(dict.fromkeys(column(hours, "person")))
    assert tuple(names) == IN_FRENCH_ORDER


def test_a_sort_by_length_is_one_of_numbers_not_of_words(seat: Seat, hours: HoursPage) -> None:
    for descending, first in ((False, f"15{NBSP}min"), (True, f"2{NBSP}h{NBSP}45")):
        order(seat, hours, "minutes", descending=descending)
        minutes = [row.minutes for row in hours.model.loaded()]
        assert minutes == sorted((stay.minutes for stay in STAYS), reverse=descending)
        assert column(hours, "minutes")[0] == first


def test_a_sort_by_a_word_keeps_equal_words_together(seat: Seat, hours: HoursPage) -> None:
    for key in ("family", "state", "nature", "kind"):
        order(seat, hours, key)
        words = column(hours, key)
        runs = [word for at, word in enumerate(words) if not at or words[at - 1] != word]
        assert len(runs) == len(set(runs))


def test_each_state_has_its_badge(hours: HoursPage) -> None:
    at = [column.key for column in hours.model.columns].index("state")
    badges = {
        hours.model.row(row).state: hours.model.index(row, at).data(BADGE_ROLE)
        for row in range(hours.model.rowCount())
    }
    assert {state: (word.text, word.tone) for state, word in badges.items()} == {
        HoursState.VALIDATED: ("Validée", "succes"),
        HoursState.TO_VALIDATE: ("À valider", "attention"),
        HoursState.RETURNED: ("Rendue", "info"),
    }


def whole_entry(make: Builder) -> None:
    own = make.structure(link=StructureLink.OWN)
    committee = make.committee(own, "Comité des usagers")
    person = make.person("Hélias", "Monique")
    make.hours(
        person,
        own,
        date(2026, 3, 3),
        95,
        family=MissionFamily.PATIENT_EDUCATION,
        role=HoursRole.GOVERNING_BODY,
        nature=HoursNature.INDEMNIFIED,
        kind=TimeKind.PREPARATION,
        state=HoursState.RETURNED,
        committee_id=committee.id,
        activity="Atelier diabète",
        reason="À préciser",
        starts_minute=9 * 60 + 5,
    )
    make.hours(person, own, date(2026, 3, 4), 30)


def test_the_file_of_an_entry_shows_each_fact(seat: Seat) -> None:
    seat.fill(whole_entry)
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    told = file_of(seat, page, lambda row: row["activity"] == "Atelier diabète")
    assert told[:3] == [f"1{NBSP}h{NBSP}35", f"Mardi 3{NBSP}mars 2026", "Rendue"]
    assert after(told, "Atelier diabète") == "À préciser"
    facts = {name: after(told, name) for name in ("Mission", "Temps", "Nature", "Comité", "Structure")}
    assert facts == {
        "Mission": "ETP",
        "Temps": "Préparation",
        "Nature": "Indemnisée",
        "Comité": "Comité des usagers",
        "Structure": "MSP des Deux-Ponts",
    }
    assert after(told, "À quel titre") == "Instance dirigeante"
    assert after(told, "Début") == f"9{NBSP}h{NBSP}05"


def test_the_file_leaves_out_what_was_not_said(seat: Seat) -> None:
    seat.fill(whole_entry)
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    told = file_of(seat, page, lambda row: row["date"] == "04/03/2026")
    for absent in ("À quel titre", "Début", "Comité"):
        assert absent not in told
    assert told.count("Représentation") == 2  # what was done, for want of words, and the mission


def test_the_person_is_a_door_to_their_file_and_to_all_their_hours(seat: Seat, hours: HoursPage) -> None:
    file_of(seat, hours, lambda row: row["person"] == "Zola Ève")
    everything = go_through(seat, hours, "Toutes ses heures", "hours")
    assert everything is hours
    assert lines(hours) == expected(lambda stay: stay.who == 0)
    assert hours._scope_words.whole() == "Heures de Ève Zola"
    file_of(seat, hours, lambda row: row["person"] == "Zola Ève")
    people = go_through(seat, hours, "Ève Zola", "people")
    assert column(people, "name") == ["Zola Ève"]


def test_what_counts_for_the_year_is_what_one_counts_by_hand(seat: Seat, hours: HoursPage) -> None:
    year = seat.application.reports.yearly(2026).figures.hours.volunteer_minutes
    assert year == sum(stay.minutes for stay in STAYS if stay.counts(2026))
    given = {"exercise": "2026", "nature": "volunteer", "state": "validated"}
    seat.open("hours", ListView(ListQuery(filters=given), ""))
    kept = [row for row in hours.model.loaded() if row.kind is not TimeKind.TRAVEL]
    assert sum(row.minutes for row in kept) == year
