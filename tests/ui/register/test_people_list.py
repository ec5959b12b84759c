"""The list of people: its order, its texts, and each chip against a count made in Python."""

from datetime import date

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.rows import BADGE_ROLE
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.words import COLLEGES
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import (
    CITIZENS,
    IN_FRENCH_ORDER,
    NBSP,
    SITTINGS,
    Citizen,
    chips,
    column,
    narrow,
    order,
    search,
    table,
    town,
)


@pytest.fixture
def people(seat: Seat) -> PeoplePage:
    seat.fill(town)
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def kept(mandate: str = "", capacity: str = "") -> set[str]:
    """Those whom the chips should keep, by the tables of the town."""

    def stands(one: Citizen) -> bool:
        if mandate == "in_office":
            return one.stands in {"in_office", "to_renew"}
        return not mandate or one.stands == mandate

    return {
        one.listed
        for one in CITIZENS
        if stands(one) and (not capacity or (one.capacity is not None and one.capacity.value == capacity))
    }


def came(who: int) -> str:
    """« 1 sur 2 » at the meetings held this year."""
    held = [one for one in SITTINGS if one.status.value == "held" and one.day.year == 2026]
    ways = [how.value for one in held for number, how in one.came if number == who]
    attended = sum(way in {"present", "remote"} for way in ways)
    return f"{attended} sur {len(ways)}" if ways else "—"


def test_people_stand_in_the_french_order_of_names(people: PeoplePage) -> None:
    assert tuple(column(people, "name")) == IN_FRENCH_ORDER


def test_the_order_turns_round_with_the_title(seat: Seat, people: PeoplePage) -> None:
    order(seat, people, "name", descending=True)
    assert tuple(column(people, "name")) == IN_FRENCH_ORDER[::-1]


def test_every_cell_says_what_the_town_knows(people: PeoplePage) -> None:
    by_name = {row["name"]: row for row in table(people)}
    for who, one in enumerate(CITIZENS):
        row = by_name[one.listed]
        assert row["capacity"] == (COLLEGES[one.capacity] if one.capacity else "—")
        assert row["city"] == (one.city or "—")
        assert row["attended"] == came(who)


def test_the_state_of_a_mandate_is_a_word_and_its_end_a_day(people: PeoplePage) -> None:
    said = {row["name"]: (row["mandate"], row["mandate_end"]) for row in table(people)}
    assert said["Œuvrard Élise"] == ("Titulaire", "—")
    assert said["Ézanno Yann"] == ("Suppléant", "—")
    assert said["de Kerdrel Anne"] == ("Mandat à renouveler", "31/12/2026")
    assert said["Ezan Bob"] == ("Ancien membre", "31/12/2025")
    assert said["Legoff Aël"] == ("—", "—")


def test_each_badge_has_the_tone_of_its_word(people: PeoplePage) -> None:
    tones = {}
    for at in range(people.model.rowCount()):
        badge = people.model.index(at, 1).data(BADGE_ROLE)
        if badge is not None:
            tones[badge.text] = badge.tone
    assert tones == {
        "Titulaire": "succes",
        "Suppléant": "info",
        "Mandat à renouveler": "attention",
        "Ancien membre": "neutre",
    }


def test_each_chip_of_the_mandates_keeps_exactly_its_people(seat: Seat, people: PeoplePage) -> None:
    for key, said in chips(people, "mandate").items():
        expected = kept(mandate=key)
        assert said.endswith(f"  {len(expected)}")
        narrow(seat, people, "mandate", key)
        assert set(column(people, "name")) == expected
    assert set(chips(people, "mandate")) == {"in_office", "to_renew", "former", "without"}


def test_each_college_keeps_exactly_its_people(seat: Seat, people: PeoplePage) -> None:
    assert set(chips(people, "capacity")) == {capacity.value for capacity in Capacity}
    for capacity in Capacity:
        narrow(seat, people, "capacity", capacity.value)
        assert set(column(people, "name")) == kept(capacity=capacity.value)


def test_two_families_of_chips_hold_together_and_count_each_other(seat: Seat, people: PeoplePage) -> None:
    narrow(seat, people, "capacity", Capacity.USER.value)
    for key, said in chips(people, "mandate").items():
        assert said.endswith(f"  {len(kept(key, 'user'))}")
    narrow(seat, people, "mandate", "to_renew")
    assert column(people, "name") == ["de Kerdrel Anne"]
    assert people._footer.whole() == "1\u00a0personne affichée sur 9"
    assert people.header.title() == "Personnes"


def test_a_chip_pressed_again_shows_everybody(seat: Seat, people: PeoplePage) -> None:
    for again in ("in_office", ""):
        narrow(seat, people, "mandate", "in_office")
        assert len(column(people, "name")) == len(kept("in_office"))
        narrow(seat, people, "mandate", again)
        assert len(column(people, "name")) == len(CITIZENS)
    assert people._footer.whole() == "9\u00a0personnes"


FOUND = (
    ("oeuvrard", {"Œuvrard Élise"}),
    ("ELISE", {"Œuvrard Élise"}),
    ("ezan", {"Ezan Bob", "Ézanno Yann"}),
    ("goff", {"Le Goff Maël", "Legoff Aël"}),
    ("brien", {"O’Brien Zoé"}),
    ("d'ornano", {"d’Ornano Luc"}),
    ("auray", {"Zola Ève", "Ézanno Yann", "de Kerdrel Anne"}),
    ("auray zola", {"Zola Ève"}),
    ("%", set()),
    ("_", set()),
)


def test_a_search_forgives_accents_and_ligatures_and_asks_for_every_word(
    seat: Seat, people: PeoplePage
) -> None:
    for words, found in FOUND:
        search(seat, people, words)
        assert set(column(people, "name")) == found, words
        assert people._found_nothing.isVisible() is not bool(found)


def test_towns_are_sorted_with_those_unknown_at_the_end(seat: Seat, people: PeoplePage) -> None:
    order(seat, people, "city")
    towns = column(people, "city")
    assert towns[:3] == ["Auray"] * 3
    assert towns[-2:] == ["—", "—"]


def test_ends_of_mandates_are_sorted_by_day(seat: Seat, people: PeoplePage) -> None:
    order(seat, people, "mandate_end")
    assert [end for end in column(people, "mandate_end") if end != "—"] == ["31/12/2025", "31/12/2026"]


def test_a_list_behind_a_committee_shows_those_who_ever_sat_there(seat: Seat, people: PeoplePage) -> None:
    committee = seat.application.committees.page(ListQuery(search="ethique")).rows[0]
    view = ListView(ListQuery(filters={"committee": str(committee.id)}), "Comité d’éthique")
    seat.open("people", view)
    expected = {one.listed for one in CITIZENS if any(m[0] == "Comité d’éthique" for m in one.mandates)}
    assert set(column(people, "name")) == expected
    assert people._scope_words.whole() == "Comité d’éthique"


def test_those_put_away_are_no_longer_listed(seat: Seat, people: PeoplePage) -> None:
    seat.fill(lambda make: make.person("Partie", "Ida", known_as="Z", archived_on=date(2026, 1, 1)))
    people.refresh()
    seat.wait()
    assert "Partie Ida" not in column(people, "name")
    assert people._footer.whole() == "9\u00a0personnes"


def test_the_archived_are_counted_among_the_archived(seat: Seat, people: PeoplePage) -> None:
    def put_away(make: Builder) -> None:
        for first_name in ("Ida", "Léa"):
            make.person("Partie", first_name, known_as=first_name, archived_on=date(2026, 1, 1))

    seat.fill(put_away)
    people.ask(ListQuery(sort="name", filters={"archived": "yes"}))
    seat.wait()
    assert people._footer.whole() == f"2{NBSP}personnes"
    people.ask(ListQuery(sort="name", search="léa", filters={"archived": "yes"}))
    seat.wait()
    assert people._footer.whole() == f"1{NBSP}personne affichée sur 2"
