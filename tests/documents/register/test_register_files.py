"""The register on a day and its changes, as CSV and on paper."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO

import pdfua
import pytest

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.register.register_csv import (
    CHANGES_HEADS,
    REGISTER_HEADS,
    changes_csv,
    register_csv,
)
from engagement_desktop.documents.register.register_paper import changes_pdf, register_pdf
from engagement_desktop.domain.register.history import ChangeKind, RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from tests.documents.register.people import HOSTILE

NAME = "Maison de santé"
DAY = date(2025, 12, 31)
DAYS = (date(2025, 1, 1), DAY)
MONIQUE = RegisterLine(
    mandate_id=1,
    committee_id=1,
    committee="Comité des usagers",
    person_id=1,
    last_name="Hélias",
    first_name="Monique",
    college=Capacity.USER,
    office=Office.CHAIR,
    seat=SeatKind.TITULAR,
    substitute_for=None,
    appointed_by="Les Amis; du bourg",
    basis=next(iter(MandateBasis)),
    started_on=date(2024, 3, 4),
    ended_on=date(2027, 3, 3),
)
JEAN = replace(
    MONIQUE,
    mandate_id=2,
    person_id=2,
    last_name="Le Goff",
    first_name="Jean",
    college=None,
    office=Office.MEMBER,
    seat=SeatKind.SUBSTITUTE,
    substitute_for="Monique Hélias",
    appointed_by=None,
    basis=None,
    ended_on=None,
)
ZOE = replace(JEAN, mandate_id=3, committee_id=2, committee="Comité d’éthique", office=Office.GUEST)
CAME = RegisterChange(
    date(2025, 4, 1), ChangeKind.STARTED, 1, "Comité des usagers", after=JEAN, sentence="Jean Le Goff arrive."
)
THERE = replace(CAME, day=date(2025, 2, 1), committee_id=2, committee="Comité d’éthique")


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def is_sound(read: object) -> bool:
    return list(pdfua.validate(str(read.path)).findings) == []


def test_a_mandate_is_one_row_of_the_spreadsheet() -> None:
    heads, first, second = rows_of(register_csv([MONIQUE, JEAN]))
    assert tuple(heads) == REGISTER_HEADS
    assert first[:4] == ["Hélias", "Monique", "Comité des usagers", "Usager"]
    assert first[5:8] == ["Présidence", "04/03/2024", "03/03/2027"]
    assert first[9] == "Les Amis; du bourg"
    assert first[10] != ""
    assert (second[3], second[7], second[8]) == ("", "", "Monique Hélias")


def test_a_change_is_one_row_of_the_spreadsheet() -> None:
    heads, *rows = rows_of(changes_csv([CAME]))
    assert tuple(heads) == CHANGES_HEADS
    assert rows == [["01/04/2025", "Comité des usagers", "Jean Le Goff arrive."]]


@pytest.mark.parametrize("words", ["=1+1", "@Somme", "+A1", "-2+3", "\t=1", "=cmd|'/c calc'!A1"])
def test_no_cell_of_the_register_is_computed(words: str) -> None:
    hostile = replace(MONIQUE, last_name=words, committee=words, appointed_by=words)
    row = rows_of(register_csv([hostile]))[1]
    told = rows_of(changes_csv([replace(CAME, committee=words, sentence=words)]))[1]
    assert all(cell.startswith("'") for cell in (row[0], row[2], row[9], *told[1:]))


def test_on_paper_each_committee_has_its_table(properties: Properties, read_pdf: Callable) -> None:
    content = register_pdf([MONIQUE, JEAN, ZOE], DAY, NAME, properties)
    read = read_pdf(content)
    assert is_sound(read)
    assert read.roles["Caption"] == read.roles["Table"] == 2
    for words in (
        "Au 31 décembre 2025 : 3 mandats, 2 personnes.",
        "Hélias Monique",
        "Titulaire, présidence",
        "Suppléant de Monique Hélias",
        "Invité",
        "sans terme",
        "non renseigné",
    ):
        assert words in read.words
    assert content == register_pdf([MONIQUE, JEAN, ZOE], DAY, NAME, properties)


def test_on_paper_changes_stand_under_their_committee(properties: Properties, read_pdf: Callable) -> None:
    said: list[str] = []
    read = read_pdf(changes_pdf([THERE, CAME], DAYS, NAME, properties, said.append))
    assert is_sound(read)
    assert "Entre le 1er janvier 2025 et le 31 décembre 2025 : 2 changements." in read.words
    assert read.words.index("Comité d’éthique") < read.words.index("Comité des usagers")
    assert said == ["Page 1"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_breaks_the_paper(words: str, properties: Properties, read_pdf: Callable) -> None:
    line = replace(JEAN, last_name=words, committee=words, substitute_for=words)
    change = replace(CAME, committee=words, sentence=words)
    for content in (
        register_pdf([line], DAY, words, properties),
        changes_pdf([change], DAYS, words, properties),
    ):
        assert "No syntax" in read_pdf(content).told("qpdf", "--check")
