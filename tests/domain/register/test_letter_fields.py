"""Fields of letters: replaced once, as plain text, and refused when unknown."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.letter_fields import filled, lines, paragraphs, refuse_unknown_fields
from engagement_desktop.domain.register.letters_rows import LabelFormat, LetterField, LetterPerson, Recipients
from engagement_desktop.domain.register.people import ContactChannel

VALUES = {LetterField.FIRST_NAME: "Zoé", LetterField.LAST_NAME: "{prénom}", LetterField.CIVILITY: "Madame"}


def test_fields_are_replaced_however_they_are_written() -> None:
    assert filled("{civilité} { Prénom } {PRENOM}", VALUES) == "Madame Zoé Zoé"


def test_what_a_value_holds_is_never_read_as_a_field() -> None:
    assert filled("{nom}, {prénom}", VALUES) == "{prénom}, Zoé"


def test_a_field_without_value_says_nothing() -> None:
    assert filled("le {date}.", VALUES) == "le ."


@pytest.mark.parametrize("text", ["sans champ", "{prénom} et {structure}", "{ }", "{1}", "{}", "a { b"])
def test_braces_that_hold_no_word_are_text(text: str) -> None:
    refuse_unknown_fields(text, "text")


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(DomainError, match=r"Le mot \{ville\} n’est pas connu") as refused:
        refuse_unknown_fields("À {ville}", "text")
    assert refused.value.field == "text"
    assert "{civilité}" in refused.value.sentence


def test_an_empty_line_parts_two_paragraphs() -> None:
    assert paragraphs(" Madame,\n\nUne ligne\nl’autre \n \t\n\nFin") == (
        "Madame,",
        "Une ligne\nl’autre",
        "Fin",
    )
    assert paragraphs(" \n ") == ()


def test_an_agenda_loses_the_dashes_that_were_typed() -> None:
    assert lines("- Accueil\n• Questions\n\n * Fin\n-") == ("Accueil", "Questions", "Fin")


def test_recipients_are_a_list_a_committee_or_people() -> None:
    assert Recipients.of(3, 4).people == (3, 4)
    assert Recipients.sitting(7, substitutes=False).committee_id == 7
    assert not Recipients.sitting(7, guests=False).with_guests


@pytest.mark.parametrize(
    ("address", "city", "postcode", "complete"),
    [
        ("12 rue du Pont", "Kervalec", None, True),
        ("12 rue du Pont", None, "96130", True),
        ("12 rue du Pont", None, None, False),
        (None, "Kervalec", "96130", False),
        ("", "Kervalec", "96130", False),
    ],
)
def test_the_post_needs_a_street_and_a_town(
    address: str | None, city: str | None, postcode: str | None, complete: bool
) -> None:
    person = LetterPerson(
        id=1,
        civility=None,
        last_name="Petit",
        first_name="",
        email=None,
        phone=None,
        address=address,
        postcode=postcode,
        city=city,
        channel=ContactChannel.LARGE_PRINT,
        availability=None,
        capacity=None,
    )
    assert person.has_address is complete
    assert person.name == "Petit"
    assert person.wants_large_print


def test_a_sheet_holds_its_columns_by_its_rows() -> None:
    assert LabelFormat("a", "b", 3, 8, 7000, 3700, 0, 50, 7000, 3700).per_page == 24
