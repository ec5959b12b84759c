"""Papers for people, made at the window then read back: each word is expected from plain rows of Python."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtWidgets import QFileDialog, QMenu

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.people import Capacity, Civility, ContactChannel
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import fold, search_key, sort_key
from engagement_desktop.ui.register.batch_kinds import BatchKind
from engagement_desktop.ui.register.batch_panel import BatchPanel
from engagement_desktop.ui.register.made_file import CSV, PDF
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_page import PersonPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import NBSP, SITTINGS, STAYS, USAGERS, column, door, narrow, search, town

LARGE_TEXT, LARGE_TITLE = 18, 36  # points


@dataclass(frozen=True)
class Neighbour:
    """What the register knows of somebody, and nothing that the program works out."""

    last: str
    first: str
    civility: Civility | None = None
    title: str = ""
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    email: str | None = None
    phone: str | None = None
    channel: ContactChannel | None = None
    availability: str | None = None
    capacity: Capacity = Capacity.USER

    @property
    def listed(self) -> str:
        return f"{self.last} {self.first}"

    @property
    def named(self) -> str:
        return " ".join(part for part in (self.title, self.first, self.last) if part)

    @property
    def has_address(self) -> bool:
        return bool(self.street)


# In the French order of names: « d’ » is passed over, Œ reads OE, accents only part equals.
EZAN = Neighbour("Ezan", "Bob", phone="06 11 22 33 44", city="Étel", availability="Le soir ; jamais le lundi")
EZANNO = Neighbour("Ézanno", "Yann", Civility.MR, "M.", "1 place du Loch", "56400", "Auray")
LE_BRAS = Neighbour(
    "Le Bras",
    "Anne",
    Civility.MRS,
    "Mme",
    "3, rue du Port\nBâtiment B",
    "56410",
    "Étel",
    "anne@exemple.fr",
    "02 97 00 00 01",
    availability="Le matin",
    capacity=Capacity.PROFESSIONAL,
)
OEUVRARD = Neighbour(
    "Œuvrard",
    "Élise",
    Civility.MRS,
    "Mme",
    "9 quai Vert",
    "56410",
    "Étel",
    channel=ContactChannel.LARGE_PRINT,
)
ORNANO = Neighbour("d’Ornano", "Luc", None, "", "12 rue Haute", "56000", "Vannes", "luc@exemple.fr")
NEIGHBOURS = (EZAN, EZANNO, LE_BRAS, OEUVRARD, ORNANO)
# Whoever has no e-mail is written to first: the others have heard already.
WRITTEN_TO = (EZAN, EZANNO, OEUVRARD, LE_BRAS, ORNANO)


def settle(make: Builder) -> None:
    """The neighbours, added in the order in which nobody reads them."""
    make.structure(link=StructureLink.OWN, city="Étel")
    for one in reversed(NEIGHBOURS):
        make.person(
            one.last,
            one.first,
            name_key=fold(one.listed),
            sort_key=sort_key(one.last, one.first),
            search_key=search_key(one.last, one.first, one.city),
            civility=one.civility,
            address=one.street,
            postcode=one.postcode,
            city=one.city,
            email=one.email,
            phone=one.phone,
            channel=one.channel,
            availability=one.availability,
            capacity=one.capacity,
        )


Chosen = Callable[[str, tuple[str, str]], Path]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Chosen:
    """The place and the kind of file that the person picks in the dialog."""

    def choose(name: str, kind: tuple[str, str]) -> Path:
        target = tmp_path / f"{name}{kind[1]}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), kind[0]))
        return target

    return choose


@pytest.fixture
def page(seat: Seat) -> PeoplePage:
    seat.fill(settle)
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def writing(seat: Seat, page: PeoplePage, kind: BatchKind) -> BatchPanel:
    """« Écrire… » is pressed and one kind chosen."""
    door(page, "Écrire…").click()
    seat.wait()
    assert page.batch is not None
    page.batch.kind.set_value(kind)
    return page.batch


def produced(seat: Seat, panel: BatchPanel, target: Path) -> Path:
    panel.act.click()
    seat.bot.waitUntil(target.exists, timeout=15_000)
    seat.wait()
    return target


def told(path: Path) -> list[str]:
    """The words of each page, every space an ordinary one."""
    return [plain(sheet.extract_text()) for sheet in PdfReader(path).pages]


def plain(words: str) -> str:
    return re.sub(r"[^\S\n]+", " ", words.replace("\u00ad", ""))


def cells(path: Path) -> list[dict[str, str]]:
    content = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(content.splitlines(), delimiter=";"))


def largest(sheet: PageObject) -> float:
    """The size of the largest letters of a page."""
    sizes: list[float] = []

    def see(words: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if words.strip():
            sizes.append(size)

    sheet.extract_text(visitor_text=see)
    return max(sizes)


def in_this_order(words: str, names: list[str]) -> bool:
    places = [words.find(name) for name in names]
    return -1 not in places and places == sorted(places)


def test_a_label_carries_the_name_the_street_and_the_town_as_the_post_reads_them(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.LABELS)
    lines = [
        line.strip()
        for line in told(produced(seat, panel, chosen("etiquettes", PDF)))[0].splitlines()
        if line
    ]
    expected = [
        line
        for one in WRITTEN_TO
        if one.street and one.postcode and one.city
        for line in (one.named, *one.street.splitlines(), f"{one.postcode} {one.city.upper()}")
    ]
    assert lines == expected
    assert f"De côté{NBSP}: Bob Ezan (adresse absente ou incomplète)" in shown(page)
    assert f"4{NBSP}étiquettes enregistrées." in shown(page)


def test_a_sheet_already_begun_keeps_its_taken_places_empty(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.LABELS)
    said = re.search(r"\((\d+) par page\)", panel.field("format").words())
    assert said is not None
    panel.field("used").set_value(int(said[1]) - 1)
    first, second = told(produced(seat, panel, chosen("entamee", PDF)))
    assert EZANNO.named in first
    assert LE_BRAS.named not in first
    assert in_this_order(second, [OEUVRARD.named, LE_BRAS.named, ORNANO.named])


def test_the_call_list_on_paper_begins_with_those_who_have_no_e_mail(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.CALLS)
    words = " ".join("\n".join(told(produced(seat, panel, chosen("appels", PDF)))).split())
    assert "5 personnes à joindre : 3 n’ont pas de courriel et viennent en premier." in words
    assert in_this_order(
        words,
        [
            "Sans courriel, 3 personnes",
            *(EZAN.listed, EZANNO.listed, OEUVRARD.listed),
            "Avec courriel, 2 personnes",
            *(LE_BRAS.listed, ORNANO.listed),
        ],
    )
    assert "06 11 22 33 44" in words
    assert words.count("pas de numéro") == sum(not one.phone for one in NEIGHBOURS)


def test_the_call_list_as_a_table_has_the_same_order_and_says_when_to_call(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.CALLS)
    rows = cells(produced(seat, panel, chosen("appels", CSV)))
    expected = WRITTEN_TO
    assert [(row["Nom"], row["Prénom"]) for row in rows] == [(one.last, one.first) for one in expected]
    for key, values in {
        "Téléphone": [one.phone for one in expected],
        "Courriel": [one.email for one in expected],
        "Disponibilités": [one.availability for one in expected],
    }.items():
        assert [row[key] for row in rows] == [value or "" for value in values]


def test_the_mail_merge_has_everybody_with_what_is_known(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.MERGE)
    rows = cells(produced(seat, panel, chosen("publipostage", CSV)))
    by_name = {row["Nom"]: row for row in rows}
    assert [row["Nom"] for row in rows] == [one.last for one in WRITTEN_TO]
    assert len(rows) == len(by_name) == len(NEIGHBOURS)
    for one in NEIGHBOURS:
        street = (one.street or "").split("\n")
        row = by_name[one.last]
        assert (row["Prénom"], row["Destinataire"]) == (one.first, one.named)
        assert (row["Adresse"], row["Complément"]) == (street[0], ", ".join(street[1:]))
        assert (row["Code postal"], row["Ville"]) == (one.postcode or "", one.city or "")
        assert (row["Courriel"], row["Téléphone"]) == (one.email or "", one.phone or "")


def test_a_searched_list_gives_papers_to_its_people_only(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    search(seat, page, "etel")
    panel = writing(seat, page, BatchKind.MERGE)
    rows = cells(produced(seat, panel, chosen("etel", CSV)))
    in_town = [one for one in NEIGHBOURS if one.city == "Étel"]
    assert {row["Nom"] for row in rows} == {one.last for one in in_town}
    assert column(page, "name") == [one.listed for one in in_town]
    assert f"Écrire à {len(in_town)}{NBSP}personnes" in shown(panel)


def test_a_chip_pressed_while_writing_narrows_what_is_made(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.CALLS)
    narrow(seat, page, "capacity", Capacity.PROFESSIONAL.value)
    rows = cells(produced(seat, panel, chosen("pros", CSV)))
    assert [row["Nom"] for row in rows] == [LE_BRAS.last]
    assert f"Liste d’appel de 1{NBSP}personne." in shown(page)


def write(panel: BatchPanel) -> None:
    panel.field("subject").set_value("Réunion de rentrée")
    panel.field("text").set_value("Bonjour {prénom} {nom}, venez le samedi.")
    panel.field("signatory").set_value("Claire Morvan, coordinatrice")


def test_each_letter_is_for_one_person_and_whoever_has_no_address_is_named(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.LETTERS)
    write(panel)
    sheets = told(produced(seat, panel, chosen("lettres", PDF)))
    reached = [one for one in WRITTEN_TO if one.has_address]
    assert len(sheets) == len(reached)
    for sheet, one in zip(sheets, reached, strict=True):
        words = " ".join(sheet.split())
        assert f"Bonjour {one.first} {one.last}, venez le samedi." in words
        assert one.named in words
        assert f"{one.postcode} {(one.city or '').upper()}" in words
        assert "Claire Morvan, coordinatrice" in words
        assert not [other for other in NEIGHBOURS if other is not one and other.first in words.split()]
    assert f"De côté{NBSP}: Bob Ezan (adresse absente ou incomplète)" in shown(page)


def test_only_the_letter_of_who_prefers_large_print_is_in_large_print(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    panel = writing(seat, page, BatchKind.LETTERS)
    assert f"1{NBSP}préfère les gros caractères" in shown(panel)
    write(panel)
    sheets = PdfReader(produced(seat, panel, chosen("lettres", PDF))).pages
    large = [OEUVRARD.last in sheet.extract_text() for sheet in sheets]
    assert [largest(sheet) >= LARGE_TEXT for sheet in sheets] == large
    assert large.count(True) == 1


def test_letters_to_people_without_any_address_are_refused_and_nothing_is_written(
    seat: Seat, page: PeoplePage, chosen: Chosen
) -> None:
    target = chosen("lettres", PDF)
    search(seat, page, "ezan bob")
    panel = writing(seat, page, BatchKind.LETTERS)
    write(panel)
    panel.act.click()
    seat.wait()
    assert "Aucune de ces personnes n’a d’adresse complète." in shown(page)
    assert not target.exists()


popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a screen
ELISE = 1  # her place among the citizens of the town


def participation(seat: Seat, exercise: str, target: Path) -> Path:
    """Press « Ma participation » on the page of Élise, then an exercise."""
    rows = seat.application.people.page(ListQuery()).rows
    page = seat.open("person", next(row.id for row in rows if row.last_name == "Œuvrard"))
    assert isinstance(page, PersonPage)
    door(page, "Ma participation").click()
    menu = next(one for one in page.findChildren(QMenu) if one.accessibleName() == "De quel exercice")
    next(one for one in menu.actions() if one.text() == exercise).trigger()
    menu.close()
    seat.bot.waitUntil(target.exists, timeout=15_000)
    seat.wait()
    assert f"Page de participation enregistrée{NBSP}: Élise Œuvrard." in shown(page)
    return target


@popups
@pytest.mark.parametrize("year", [2025, 2026])
def test_ma_participation_tells_the_meetings_and_the_hours_of_one_exercise(
    seat: Seat, chosen: Chosen, year: int
) -> None:
    seat.fill(town)
    path = participation(seat, f"Exercice {year}", chosen(f"participation-{year}", PDF))
    words = " ".join("\n".join(told(path)).split())
    given = sum(stay.minutes for stay in STAYS if stay.who == ELISE and stay.counts(year))
    hours, minutes = divmod(given, 60)
    noted = [
        [how.value for who, how in one.came if who == ELISE]
        for one in SITTINGS
        if one.where == USAGERS and one.day.year == year
    ]
    expected = [how for each in noted for how in each]
    assert f"Ma participation {year}" in words
    assert "Élise Œuvrard" in words
    if expected:
        seen = sum(how in {"present", "remote"} for how in expected)
        assert f"participé à {seen} réunion sur {len(expected)}" in words
    else:
        assert "participé à" not in words
    spoken = f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    if given:
        assert f"donné {spoken} de votre temps" in words
    else:
        assert "de votre temps" not in words


@popups
def test_ma_participation_is_in_large_print_for_who_prefers_it(seat: Seat, chosen: Chosen) -> None:
    seat.fill(town)
    usual = participation(seat, "Exercice 2026", chosen("usuelle", PDF))
    people = seat.application.people
    elise = next(row.id for row in people.page(ListQuery()).rows if row.last_name == "Œuvrard")
    people.save(replace(people.draft(elise), channel=ContactChannel.LARGE_PRINT))
    seat.wait()
    large = participation(seat, "Exercice 2026", chosen("grande", PDF))
    assert largest(PdfReader(usual).pages[0]) < largest(PdfReader(large).pages[0]) == LARGE_TITLE
