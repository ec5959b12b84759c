"""The minutes on paper: what they say, in which order, and what a hostile word becomes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.meetings.minutes_pdf import minutes_pdf, rectification_pdf
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.papers import MinutesSeal, RectificationFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from tests.documents.meetings.minutes_made import (
    ATTENDEES,
    DRAFT,
    ELECTORS,
    FACTS,
    FINGERPRINT,
    ITEMS,
    SEALED,
    facts,
    long_facts,
    vote,
)
from tests.hostile_words import chosen_words, missing, tagged

RECTIFIED = RectificationFact(
    number=2,
    made_on=date(2025, 12, 2),
    said="Au point 3, lire « douze voix ».",
    reason="Le compte lu en séance est douze.",
    asked_in="2025-10",
)


@pytest.mark.parametrize("options", [{}, {"large": True}, {"public": True}])
def test_minutes_are_archivable_and_read_aloud(options: dict[str, Any], read_pdf: Callable) -> None:
    read = read_pdf(minutes_pdf(FACTS, SEALED, **options))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert read.roles["H1"] == 1
    assert read.roles["H2"] == 11
    assert read.roles["H3"] == 1
    assert read.properties["Tagged"] == "yes"
    title = "Compte rendu public" if "public" in options else "Compte rendu"
    assert read.properties["Title"] == f"{title}, réunion du 4\u00a0novembre 2025"
    reader = PdfReader(read.path)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.outline[0].title == title
    assert reader.metadata is not None
    assert reader.metadata["/Keywords"] == f"empreinte {FINGERPRINT}"


LOGO = (Path(__file__).parents[2] / "data" / "logo.png").read_bytes()


@pytest.mark.parametrize("large", [False, True])
def test_the_logo_stands_at_the_head_of_the_first_page_only(large: bool, read_pdf: Callable) -> None:
    for content in (
        minutes_pdf(FACTS, SEALED, large=large, logo=LOGO),
        rectification_pdf(FACTS, SEALED, RECTIFIED, large=large, logo=LOGO),
    ):
        read = read_pdf(content)
        assert list(pdfua.validate(str(read.path)).findings) == []
        pages = PdfReader(read.path).pages
        assert [len(page.images) for page in pages] == [1, *([0] * (len(pages) - 1))]


def test_a_logo_that_cannot_be_read_is_left_out() -> None:
    assert minutes_pdf(FACTS, SEALED, logo=b"no picture") == minutes_pdf(FACTS, SEALED)


def test_each_page_bears_the_number_and_the_fingerprint(read_pdf: Callable) -> None:
    reader = PdfReader(read_pdf(minutes_pdf(FACTS, SEALED)).path)
    pages = len(reader.pages)
    assert pages >= 4
    for number, page in enumerate(reader.pages, 1):
        words = " ".join(page.extract_text().split())
        assert "PV 2025-09 · empreinte 41d0 9ab3 c7e2" in words
        assert f"Page {number} / {pages}" in words


def test_a_draft_says_so_on_each_page(read_pdf: Callable) -> None:
    reader = PdfReader(read_pdf(minutes_pdf(facts(number=None), DRAFT)).path)
    for page in reader.pages:
        assert "Réunion du 04/11/2025 · projet" in page.extract_text()
    assert "projet, qui reste à valider" in read_pdf(minutes_pdf(FACTS, DRAFT)).words


def test_everything_a_reader_expects_is_there_in_order(read_pdf: Callable) -> None:
    words = read_pdf(minutes_pdf(FACTS, SEALED)).words
    expected = (
        "Maison de santé des Trois Rivières",
        "Réunion du mardi 4 novembre 2025, n° 2025-09",
        "18 h 05 à 20 h 10, pour une convocation à 18 h 00",
        "envoyée le 20 octobre 2025, par lettre et par courriel",
        "Mme Nadia Belkacem, présidence",
        "8 membres au moins sur 15 en fonction",
        "Le comité se réunit sur convocation",
        "Présence",
        "Hélène Vasseur (pouvoir à",
        "Invitée : Mme Lucie Aubry (de 19 h 00 à 19 h 45)",
        "Ordre du jour",
        "Il est rappelé à 18 h 07",
        "1. Approbation du compte rendu du 7 octobre",
        "Compte rendu n° 2025-08 soumis à l’approbation.",
        "Décision 2025-27.",
        "3. Rappel des rendez-vous par message",
        "Scrutin par appel nominal, à 18 h 42. 9 voix dont 1 pouvoir.",
        "Mme Claire Zanetti n’a pas pris part au vote.",
        "Décision 2025-28.",
        "Proposition. « Une navette le jeudi matin pour les analyses » (M. Paul",
        "Ce point est reporté à la prochaine réunion.",
        "Ce point n’a pas été abordé.",
        "Actions",
        "La réunion est close à 20 h 10. La prochaine aura lieu le mardi",
        "Présidence de la réunion",
        "Pièces",
        "Calendrier 2026.pdf (point 5)",
    )
    places = [words.find(said) for said in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_public_version_names_nobody_who_spoke_or_signed(read_pdf: Callable) -> None:
    words = read_pdf(minutes_pdf(FACTS, SEALED, public=True)).words
    assert "Compte rendu public" in words
    for named in (
        "(M. Paul",
        "Rapporteur",
        "Pour : Nadia",
        "n’a pas pris part",
        "Signature",
        "Karim Haddad, pour",
    ):
        assert named not in words
    assert "Une navette le jeudi matin" in words


def test_rows_stand_where_their_marker_is_and_none_is_lost(read_pdf: Callable) -> None:
    content = "Avant.\n::decision 28::\nAprès."
    item = replace(ITEMS[2], content=content)
    words = read_pdf(minutes_pdf(facts(items=(item,)), SEALED)).words
    places = [
        words.find(one) for one in ("Avant.", "Décision 2025-28.", "Après.", "Adopter le", "Action 2025-14.")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert words.count("Décision 2025-28.") == 1


def test_an_imported_meeting_without_items_shows_its_texts(read_pdf: Callable) -> None:
    bare = facts(
        items=(),
        attendees=(),
        quorum=None,
        opened_minute=None,
        ends_minute=None,
        place=None,
        convoked_on=None,
        convoked_how=None,
        chair=None,
        secretary=None,
        secrecy_minute=None,
        next_on=None,
        written_agenda="Accueil\nHoraires",
        written_decisions="Ouvrir le samedi",
    )
    words = read_pdf(minutes_pdf(bare, DRAFT)).words
    for said in ("– Accueil", "– Ouvrir le samedi", "Aucune présence n’est notée.", "non renseigné"):
        assert said in words
    assert "L’heure de clôture n’est pas renseignée." in words


def test_secrecy_is_said_at_its_own_item_when_it_has_one(read_pdf: Callable) -> None:
    item = replace(ITEMS[5], title="Secret", kind=ItemKind.SECRECY, state=ItemState.TREATED)
    words = read_pdf(minutes_pdf(facts(items=(item,)), SEALED)).words
    assert words.count("article 226-13 du code pénal") == 1
    assert words.index("6. Secret") < words.index("article 226-13")


def hostile_minutes(words: list[str]) -> MinutesFacts:
    """Every word as a title, a text, a vote, a decision, an action, a name, a paper."""
    person = replace(ATTENDEES[0].person, last_name=words[0], first_name=words[-1])
    items = tuple(
        replace(
            ITEMS[2],
            number=number,
            title=word,
            content=f"{word}\n## {word}\n- {word}\n**{word}**",
            votes=(vote(number, word, explanation=word),),
            decisions=(replace(ITEMS[2].decisions[0], wording=word),),
            actions=(replace(ITEMS[2].actions[0], wording=word),),
            documents=(word,),
            rapporteur=person,
        )
        for number, word in enumerate(words, 1)
    )
    return facts(
        items=items,
        attendees=(replace(ATTENDEES[0], person=person),),
        structure=replace(FACTS.structure, name=words[1], address=words[2]),
        place=words[3],
        title=words[4],
        chair=person,
        text_before=words[5],
        text_after=words[6],
        documents=(words[7],),
    )


@pytest.mark.parametrize("large", [False, True])
def test_hostile_words_stay_words_everywhere(large: bool, read_pdf: Callable) -> None:
    words = tagged(chosen_words())
    read = read_pdf(minutes_pdf(hostile_minutes(words), SEALED, large=large))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    content = "".join(page.extract_text() for page in PdfReader(read.path).pages)
    assert missing(words, content) == []


def test_a_text_of_300_000_signs_is_drawn_whole(read_pdf: Callable) -> None:
    sentence = "Le comité entend longuement chacun. "
    item = replace(ITEMS[2], content=sentence * 8_400 + "Fin du texte.\n" + "x" * 20_000, votes=())
    vast = facts(items=(replace(item, title="Titre " * 400),))
    reader = PdfReader(read_pdf(minutes_pdf(vast, SEALED)).path)
    assert len(reader.pages) > 90
    assert any("Fin du texte." in page.extract_text() for page in reader.pages)


def test_a_cell_longer_than_a_page_breaks_inside_its_row(read_pdf: Callable) -> None:
    long = replace(ITEMS[2], votes=(vote(1, "Adopter ce texte. " * 600),))
    assert len(PdfReader(read_pdf(minutes_pdf(facts(items=(long,)), SEALED)).path).pages) > 4


def test_a_secret_ballot_shows_blank_and_void_and_nobody(read_pdf: Callable) -> None:
    words = read_pdf(minutes_pdf(facts(items=(ITEMS[4],)), SEALED)).words
    assert "Blancs Nuls" in words
    assert "Scrutin secret" in words


def test_those_who_take_no_part_are_named_together(read_pdf: Callable) -> None:
    away = tuple(replace(one, took_part=False) for one in ELECTORS[:2])
    item = replace(ITEMS[4], votes=(vote(2, "Le calendrier", electors=away),))
    words = read_pdf(minutes_pdf(facts(items=(item,)), SEALED)).words
    assert "Mme Nadia Belkacem et M. Paul Carlier n’ont pas pris part au vote." in words


def test_the_same_facts_give_the_same_bytes() -> None:
    assert minutes_pdf(FACTS, SEALED) == minutes_pdf(FACTS, SEALED)


def test_each_page_is_told_and_may_stop_the_work() -> None:
    told: list[str] = []
    minutes_pdf(long_facts(2), SEALED, step=told.append)
    assert told[:2] == ["Page 1", "Page 2"]


def test_a_rectification_stands_on_a_paper_of_its_own(read_pdf: Callable) -> None:
    read = read_pdf(rectification_pdf(FACTS, SEALED, RECTIFIED))
    assert list(pdfua.validate(str(read.path)).findings) == []
    for said in (
        "Rectificatif n° 2",
        "Au point 3, lire",
        "n° 2025-10",
        "· rectificatif 2",
        "se lit avec lui",
    ):
        assert said in read.words
    bare = rectification_pdf(facts(number=None), SEALED, replace(RECTIFIED, asked_in=None), large=True)
    assert "Compte rendu de la réunion du 4 novembre 2025" in read_pdf(bare).words


def test_what_came_after_is_told_in_the_status(read_pdf: Callable) -> None:
    seal = MinutesSeal(
        dated=SEALED.dated, fingerprint=FINGERPRINT, approved_on=date(2025, 11, 25), rectifications=(1, 2)
    )
    words = read_pdf(minutes_pdf(FACTS, seal)).words
    assert "validé le 7 novembre 2025, approuvé le 25 novembre 2025, rectificatifs n° 1 et n° 2" in words
