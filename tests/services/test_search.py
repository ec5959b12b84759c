"""One field finds anything: words in any place, accents and small slips forgiven."""

from datetime import date

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.search_rows import Found, FoundKind
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.search import MOST, SearchService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

AGENDA = "Accueil des usagers\nŒuvre commune\u00a0: l’été à l’hôpital de jour"


@pytest.fixture
def search(workspace: Workspace) -> SearchService:
    with workspace.database.work() as session:
        build = Builder(session)
        own = build.structure()
        build.association(city="Saint-Étienne")
        build.structure("Site du Port", link=StructureLink.SITE)
        monique = build.person("Hélias", "Monique", known_as="U12", city="Brest")
        build.person("Le Goff", "Yann", known_as="U13", archived_on=date(2025, 1, 1))
        build.person("Helier", "Anne", known_as="U14", capacity=None)
        committee = build.committee(own, "Comité des usagers", closed_on=date(2026, 12, 31))
        build.meeting(
            committee, date(2026, 3, 12), place="Salle Bréhat", agenda=AGENDA, decisions="Bilan adopté"
        )
        build.claim(monique, reference="NDF-2026-001")
        build.claim(monique, reference="NDF-2026-0012")
        build.hours(monique, own, date(2026, 3, 4), 90, activity="Atelier « Bien respirer »")
        build.hours(monique, own, date(2026, 3, 5), 90)
    return SearchService(workspace)


def found(search: SearchService, words: str, kind: FoundKind) -> list[Found]:
    return [one for group in search.find(words) if group.kind is kind for one in group.found]


def titles(search: SearchService, words: str, kind: FoundKind) -> list[str]:
    return [one.title for one in found(search, words, kind)]


@pytest.mark.parametrize("words", ["hél", "HEL", "helias", "monique hel", "brest mon", "u12", "  hélìas "])
def test_a_person_is_found_by_a_few_letters_in_any_order(search: SearchService, words: str) -> None:
    assert titles(search, words, FoundKind.PERSON)[0] == "Monique Hélias"


def test_what_is_said_of_a_person_tells_them_apart(search: SearchService) -> None:
    one = found(search, "helias", FoundKind.PERSON)[0]
    assert (one.page, one.title, one.detail) == ("person", "Monique Hélias", "Usager, Brest, U12")
    assert found(search, "goff", FoundKind.PERSON)[0].detail == "Usager, U13, archivée"
    assert found(search, "u14", FoundKind.PERSON)[0].detail == "U14"


@pytest.mark.parametrize("words", ["heliaz", "elias", "moniqe helias", "helias monik"])
def test_a_small_slip_in_a_name_is_forgiven(search: SearchService, words: str) -> None:
    assert "Monique Hélias" in titles(search, words, FoundKind.PERSON)


def test_exact_names_come_before_nearly_ones_and_nobody_twice(search: SearchService) -> None:
    assert titles(search, "helier", FoundKind.PERSON)[0] == "Anne Helier"
    people = titles(search, "helias", FoundKind.PERSON)
    assert len(people) == len(set(people))


def test_structures_lead_to_their_own_page(search: SearchService) -> None:
    own = found(search, "deux-ponts", FoundKind.STRUCTURE)[0]
    assert (own.page, own.title, own.detail) == ("structure", "MSP des Deux-Ponts", "Structure du dossier")
    other = found(search, "canton etienne", FoundKind.STRUCTURE)[0]
    assert (other.page, other.detail) == ("around", "Association, Saint-Étienne")
    assert found(search, "port", FoundKind.STRUCTURE)[0].detail == "Site"


def test_committees_are_found_by_name_and_type(search: SearchService) -> None:
    one = found(search, "comite", FoundKind.COMMITTEE)[0]
    assert (one.page, one.detail) == ("committee", "comité des usagers, fermé le 31/12/2026")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("brehat", "Tenue, Salle Bréhat"),
        ("oeuvre", "Tenue, Œuvre commune\u00a0: l’été à l’hôpital de jour"),
        ("l'hopital", "Tenue, Œuvre commune\u00a0: l’été à l’hôpital de jour"),
        ("adopte bilan", "Tenue, Bilan adopté"),
        ("accueil brehat", "Tenue, Accueil des usagers"),
    ],
)
def test_meetings_are_found_by_place_agenda_and_decisions(
    search: SearchService, words: str, told: str
) -> None:
    one = found(search, words, FoundKind.MEETING)[0]
    assert (one.page, one.title, one.detail) == ("meetings", "Comité des usagers, 12\u00a0mars 2026", told)


@pytest.mark.usefixtures("search")
@pytest.mark.parametrize("words", ["adopte", "OEUVRE commune", "salle bilan usagers"])
def test_the_list_of_meetings_is_searched_in_its_texts_too(workspace: Workspace, words: str) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        build.meeting(build.committee(build.structure("CPTS"), "CVS"), date(2026, 5, 5), place="Mairie")
    meetings = MeetingService(workspace)
    assert len(meetings.page(ListQuery()).rows) == 2
    assert [row.held_on for row in meetings.page(ListQuery(words)).rows] == [date(2026, 3, 12)]
    assert meetings.summary(ListQuery(words)).count == 1


def test_a_long_line_is_cut_at_a_word(search: SearchService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        other = build.committee(build.structure("CPTS"), "CVS")
        build.meeting(other, date(2026, 5, 5), decisions="Vaccination " + "pour toutes et tous " * 9)
    detail = found(search, "vaccination", FoundKind.MEETING)[0].detail
    assert detail.endswith("\u00a0…")
    assert len(detail) < 110


def test_a_claim_is_found_by_its_reference_the_shortest_first(search: SearchService) -> None:
    assert titles(search, "ndf-2026-001", FoundKind.CLAIM) == ["NDF-2026-001", "NDF-2026-0012"]
    one = found(search, "ndf-2026-0012", FoundKind.CLAIM)[0]
    assert (one.page, one.detail) == ("expenses", "Monique Hélias, soumise")


def test_hours_are_found_by_their_activity(search: SearchService) -> None:
    one = found(search, "respirer", FoundKind.HOURS)[0]
    assert (one.page, one.title) == ("hours", "Atelier « Bien respirer »")
    assert one.detail == "Monique Hélias, 4\u00a0mars 2026, 1\u00a0h\u00a030"


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "h",
        "%%",
        "__",
        "*?",
        "[a",
        "^]zz",
        "zzzzzz",
        "\x00\x00",
        "a" * 300,
        "é" * 99_000,
        "zoé " * 20_000,
    ],
)
def test_hostile_and_empty_words_find_nothing(search: SearchService, words: str) -> None:
    assert search.find(words) == ()


def test_more_than_are_shown_is_said(search: SearchService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        for number in range(MOST + 1):
            build.person("Marchand", f"Prénom{number}")
    group = search.find("marchand")[0]
    assert (len(group.found), group.more) == (MOST, True)
    assert not search.find("brest")[0].more
