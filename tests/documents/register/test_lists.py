"""Call lists, sign-in sheets and compositions on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pdfua
import pytest

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.register.call_list import call_list_pdf
from engagement_desktop.documents.register.composition import composition_pdf
from engagement_desktop.documents.register.sign_in import name_said, sign_in_pdf
from engagement_desktop.domain.register.letters_rows import Composition, Seated, SignInRow
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility, ContactChannel
from tests.documents.register.people import HOSTILE, a_meeting, a_person

NAME = "Maison de santé"
ROWS = (
    SignInRow("Hélias Monique", Capacity.USER, Office.CHAIR, SeatKind.TITULAR),
    SignInRow("Œuvrard Aubin", Capacity.ASSOCIATION_REPRESENTATIVE, Office.MEMBER, SeatKind.SUBSTITUTE),
    SignInRow("Petit Zoé", None, Office.GUEST, SeatKind.TITULAR),
    SignInRow("Roux Ève", None, Office.MEMBER, SeatKind.TITULAR),
)
SEATED = Seated(
    1,
    "Hélias Monique",
    Capacity.USER,
    Office.CHAIR,
    SeatKind.TITULAR,
    date(2024, 3, 4),
    date(2027, 3, 3),
    None,
)


def a_composition(*members: Seated, seats: int | None = 3) -> Composition:
    return Composition("Comité des usagers", "comité des usagers", date(2025, 12, 31), seats, members)


def is_sound(read: object) -> bool:
    return list(pdfua.validate(str(read.path)).findings) == []


def test_people_without_email_come_first(properties: Properties, read_pdf: Callable) -> None:
    people = [
        a_person("Zola", availability="le mardi", channel=ContactChannel.PHONE),
        a_person("Aubin", email="aubin@exemple.fr", phone=None),
    ]
    content = call_list_pdf(people, NAME, properties)
    read = read_pdf(content)
    assert is_sound(read)
    assert "1 n’a pas de courriel et vient en premier" in read.words
    assert read.words.index("Zola Monique") < read.words.index("Aubin Monique")
    for words in (
        "06 11 22 33 44",
        "Téléphone",
        "le mardi",
        "pas de numéro",
        "aubin@exemple.fr",
        "Sans courriel",
    ):
        assert words in read.words
    assert read.roles["Caption"] == read.roles["Table"] == 2
    assert content == call_list_pdf(people, NAME, properties)


def test_a_list_where_everybody_has_an_email_has_one_table(
    properties: Properties, read_pdf: Callable
) -> None:
    said: list[str] = []
    people = [a_person(f"Nom{index}", email=f"n{index}@exemple.fr") for index in range(80)]
    read = read_pdf(call_list_pdf(people, NAME, properties, said.append))
    assert "toutes ont un courriel" in read.words
    assert read.roles["Table"] == 1
    assert said[:2] == ["Page 1", "Page 2"]


def test_a_sign_in_sheet_has_a_line_each(properties: Properties, read_pdf: Callable) -> None:
    content = sign_in_pdf(a_meeting(), ROWS, NAME, properties)
    read = read_pdf(content)
    assert is_sound(read)
    for words in (
        "Comité des usagers",
        "jeudi 10 décembre 2026",
        "de 18 h 00 à 20 h 00",
        "Salle des Tilleuls",
        "Œuvrard Aubin suppléant",
        "Représentant associatif",
        "Invité",
        "non renseigné",
    ):
        assert words in read.words
    assert content == sign_in_pdf(a_meeting(), ROWS, NAME, properties)


def test_a_sign_in_sheet_says_of_whom_by_the_civility() -> None:
    him = replace(ROWS[1], stands_in_for="Hélias Monique")
    her = replace(him, civility=Civility.MRS, stands_in_for="Aubin Œuvrard")
    assert name_said(him) == "Œuvrard Aubin\nsuppléant d’Hélias Monique"
    assert name_said(her) == "Œuvrard Aubin\nsuppléante d’Aubin Œuvrard"
    assert name_said(replace(her, stands_in_for="Roux Ève")).endswith("\nsuppléante de Roux Ève")


def test_a_meeting_without_end_nor_place_says_so(properties: Properties, read_pdf: Callable) -> None:
    read = read_pdf(sign_in_pdf(a_meeting(ends_minute=None, place=""), (), NAME, properties))
    assert "à partir de 18 h 00" in read.words
    assert "Lieu non renseigné" in read.words


def test_a_composition_tells_titulars_substitutes_and_guests(
    properties: Properties, read_pdf: Callable
) -> None:
    substitute = replace(
        SEATED,
        name="Œuvrard Aubin",
        college=None,
        seat=SeatKind.SUBSTITUTE,
        office=Office.MEMBER,
        ended_on=None,
        stands_in_for="Hélias Monique",
    )
    orphan = replace(substitute, name="Roux Ève", stands_in_for=None)
    guest = replace(SEATED, name="Petit Zoé", office=Office.GUEST)
    told = a_composition(
        SEATED, replace(SEATED, name="Le Goff Jean", college=None), substitute, orphan, guest
    )
    content = composition_pdf(told, NAME, properties)
    read = read_pdf(content)
    assert is_sound(read)
    assert (
        "Au 31 décembre 2025, ce comité compte 2 titulaires, 2 suppléants et 1 invité. "
        "1 siège est vacant sur 3." in read.words
    )
    for words in ("Présidence", "04/03/2024", "03/03/2027", "sans terme", "Petit Zoé", "Usager : 1"):
        assert words in read.words
    assert "Collège non renseigné : 1" in read.words
    assert content == composition_pdf(told, NAME, properties)


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        (None, "1 titulaire."),
        (1, "1 siège est pourvu."),
        (0, "1 titulaire."),
        (4, "3 sièges sont vacants sur 4."),
    ],
)
def test_seats_are_told_when_they_are_known(
    seats: int | None, said: str, properties: Properties, read_pdf: Callable
) -> None:
    assert said in read_pdf(composition_pdf(a_composition(SEATED, seats=seats), NAME, properties)).words


def test_an_empty_committee_says_so(properties: Properties, read_pdf: Callable) -> None:
    read = read_pdf(composition_pdf(a_composition(), NAME, properties))
    assert "personne ne siège dans ce comité" in read.words
    assert read.roles["Table"] == 0


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_breaks_a_list(words: str, properties: Properties, read_pdf: Callable) -> None:
    person = a_person(words, words, email=words, availability=words)
    row = replace(ROWS[0], name=words)
    told = replace(a_composition(replace(SEATED, name=words)), committee=words, kind=words)
    for content in (
        call_list_pdf([person], words, properties),
        sign_in_pdf(a_meeting(place=words, committee=words), [row], words, properties),
        composition_pdf(told, words, properties),
    ):
        assert "No syntax" in read_pdf(content).told("qpdf", "--check")
