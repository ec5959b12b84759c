"""The poster, the register of decisions, the list of actions, and files from outside behind an index."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfua
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.meetings.actions_paper import actions_pdf
from engagement_desktop.documents.meetings.decisions_paper import decisions_csv, decisions_pdf
from engagement_desktop.documents.meetings.joined import joined_pdf
from engagement_desktop.documents.meetings.poster import poster_pdf
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.domain.meetings.papers import (
    ActionLine,
    DecisionLine,
    OutsidePaper,
    Poster,
    PosterPair,
)
from engagement_desktop.domain.register.committees import EngagementLevel
from tests.hostile_words import chosen_words, missing, tagged

PAIR = PosterPair(said="La marche est dangereuse.", done="Des bandes claires sont posées.")
POSTER = Poster(
    structure="Maison de santé",
    committee="Comité des usagers",
    made_on=date(2025, 12, 1),
    pairs=(PAIR,) * 3,
    not_yet="l'ouverture du samedi.",
)
DECISION = DecisionLine(
    number="2025-28",
    decided_on=date(2025, 11, 4),
    committee="Comité des usagers",
    wording="Le nouveau message remplace l'ancien.",
    level=EngagementLevel.PARTNERSHIP,
    vote="12 pour",
    minutes="2025-09",
)
ACTION = ActionLine(
    number="2025-14",
    wording="Former l'accueil",
    owner="Karim Haddad",
    asked_on=date(2025, 11, 4),
    due_on=date(2025, 11, 14),
    state=ActionState.OPEN,
)


def a_picture(width: int = 60, height: int = 40, form: str = "JPEG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "teal").save(target, form)
    return target.getvalue()


def a_pdf(pages: int, *, phrase: str = "", locked: bool = False) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 300)
    if phrase or locked:
        writer.encrypt(phrase, "owner")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def outside(content: bytes, kind: str = "application/pdf", name: str = "Tableau.pdf") -> OutsidePaper:
    return OutsidePaper(name=name, media_type=kind, content=content, about="2. Suites")


def test_the_poster_is_one_page_read_aloud_in_order(properties: Properties, read_pdf: Callable) -> None:
    read = read_pdf(poster_pdf(POSTER, properties))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert len(PdfReader(read.path).pages) == 1
    assert read.roles["H1"] == 1
    expected = (
        "Vous avez dit, nous avons fait",
        "« La marche est dangereuse. »",
        "Nous avons fait",
        "Des bandes claires",
        "Pas encore : l’ouverture du samedi.",
        "Une idée ? Parlez-en à l’accueil ou au comité.",
        "Maison de santé, Comité des usagers, décembre 2025",
    )
    spoken = " ".join(read.structure.replace('"', " ").split())
    places = [spoken.find(said) for said in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_long_sentences_are_set_smaller_and_too_long_ones_refused(
    properties: Properties, read_pdf: Callable
) -> None:
    long = replace(POSTER, pairs=(replace(PAIR, said="On attend longtemps. " * 8),) * 3)
    assert len(PdfReader(read_pdf(poster_pdf(long, properties)).path).pages) == 1
    with pytest.raises(DomainError, match="trop longues"):
        poster_pdf(replace(POSTER, pairs=(replace(PAIR, said="x " * 4_000),)), properties)
    with pytest.raises(DomainError, match="au moins une proposition"):
        poster_pdf(replace(POSTER, pairs=()), properties)


def test_a_fourth_pair_is_left_for_the_next_poster(properties: Properties, read_pdf: Callable) -> None:
    four = replace(
        POSTER, pairs=(*POSTER.pairs, replace(PAIR, said="Une quatrième.")), not_yet="", speak_up="Dites-le."
    )
    words = read_pdf(poster_pdf(four, properties)).words
    assert "quatrième" not in words
    assert "Pas encore" not in words
    assert "Dites-le." in words


def test_the_register_of_decisions_goes_on_over_pages(properties: Properties, read_pdf: Callable) -> None:
    lines = [replace(DECISION, number=f"2025-{n:02}", vote="" if n % 2 else "12 pour") for n in range(60)]
    read = read_pdf(decisions_pdf(lines, "Maison de santé", properties))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "60 décisions du comité « Comité des usagers », du 04/11/2025 au 04/11/2025." in read.words
    assert "sans vote" in read.words
    assert len(PdfReader(read.path).pages) > 2
    two = read_pdf(decisions_pdf([DECISION, replace(DECISION, committee="Autre")], "MSP", properties))
    assert "de 2 comités" in two.words
    assert "Aucune décision" in read_pdf(decisions_pdf([], "MSP", properties)).words


def test_the_register_as_csv_computes_nothing() -> None:
    rows = decisions_csv([DECISION, replace(DECISION, wording="=1+1", level=None, minutes=None)])
    text = rows.decode("utf-8-sig").splitlines()
    assert text[0] == "N°;Date;Comité;Décision;Niveau d’engagement;Vote;Compte rendu"
    assert text[1].endswith(";Partenariat;12 pour;2025-09")
    assert ";'=1+1;;12 pour;" in text[2]


def test_actions_are_told_late_ones_first(properties: Properties, read_pdf: Callable) -> None:
    lines = [
        replace(ACTION, wording="À venir", due_on=None, owner="", priority=Priority.HIGH),
        replace(ACTION, wording="En retard", late_days=3),
        replace(
            ACTION, wording="Faite", state=ActionState.DONE, closed_on=date(2025, 11, 10), proof="courrier"
        ),
        replace(ACTION, wording="Laissée", state=ActionState.DROPPED),
    ]
    read = read_pdf(actions_pdf(lines, "Maison de santé", properties))
    assert list(pdfua.validate(str(read.path)).findings) == []
    places = [
        read.words.find(said) for said in ("En retard, 1 action", "À faire, 1 action", "Faites ou aban")
    ]
    assert -1 not in places
    assert places == sorted(places)
    for said in ("2 actions à faire, dont 1 en retard.", "en retard de 3 jours", "à désigner", "sans date"):
        assert said in read.words
    assert "faite le 10/11/2025 : courrier" in read.words


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "Aucune action n’est notée."),
        ([replace(ACTION, state=ActionState.DONE)], "Toutes les actions sont faites"),
        ([ACTION], "1 action à faire, aucune n’est en retard."),
    ],
)
def test_the_opening_of_the_list_is_true(
    lines: list[ActionLine], said: str, properties: Properties, read_pdf: Callable
) -> None:
    assert said in read_pdf(actions_pdf(lines, "MSP", properties)).words


def test_hostile_words_stay_words_in_lists(properties: Properties, read_pdf: Callable) -> None:
    words = tagged(chosen_words())
    decisions = [replace(DECISION, wording=word, vote=word) for word in words]
    actions = [replace(ACTION, wording=word, owner=word) for word in words]
    for content in (
        decisions_pdf(decisions, words[0], properties),
        actions_pdf(actions, words[0], properties),
    ):
        read = read_pdf(content)
        assert list(pdfua.validate(str(read.path)).findings) == []
        text = "".join(page.extract_text() for page in PdfReader(read.path).pages)
        assert missing(words, text) == []
    for word in words:
        if len(word) < 200:
            poster = replace(POSTER, pairs=(PosterPair(said=word, done=word),), structure=word)
            assert len(PdfReader(BytesIO(poster_pdf(poster, properties))).pages) == 1


def test_files_from_outside_follow_an_index_of_ours(properties: Properties) -> None:
    papers = [
        outside(a_pdf(2)),
        outside(a_picture(900, 400), "image/jpeg", "Photo.jpg"),
        outside(a_picture(30, 90, "PNG"), "image/png", "Plan.png"),
        outside(a_pdf(1, locked=True), name="Verrouillé.pdf"),
    ]
    reader = PdfReader(BytesIO(joined_pdf(papers, "Documents de la réunion", "MSP", properties)))
    assert len(reader.pages) == 6
    index = " ".join(reader.pages[0].extract_text().split())
    assert "4 documents de 5 pages" in index
    assert "Tableau.pdf 2. Suites 2" in index
    assert "Plan.png 2. Suites 5" in index
    assert [entry.title for entry in reader.outline] == [
        "Tableau.pdf",
        "Photo.jpg",
        "Plan.png",
        "Verrouillé.pdf",
    ]
    across, upright = reader.pages[3].mediabox, reader.pages[4].mediabox
    assert across.width > across.height
    assert upright.height > upright.width


@pytest.mark.parametrize(
    "paper",
    [
        outside(b""),
        outside(a_pdf(1, phrase="secret")),
        outside(b"no picture", "image/png", "Photo.png"),
        outside(a_picture()[:200], "image/jpeg", "Photo.jpg"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(paper: OutsidePaper, properties: Properties) -> None:
    with pytest.raises(DomainError, match=f"«\u00a0{paper.name}\u00a0» ne peut pas être lu"):
        joined_pdf([paper], "Documents", "MSP", properties)
