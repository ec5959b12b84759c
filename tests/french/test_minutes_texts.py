"""What the check of minutes says, and the committee's own sentences."""

import pytest

from engagement_desktop.domain.meetings.minuting.closing_checks import ClosingPoint, PointKind
from engagement_desktop.domain.meetings.minuting.minutes import FindingKind
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState
from engagement_desktop.domain.register.structures import StructureKind
from engagement_desktop.french.minutes_texts import (
    FINDINGS,
    STATES,
    STRUCTURE_KINDS,
    minutes_name,
    own_sentence,
    person_words,
    point_words,
)
from tests.domain.meetings.minutes_samples import CHANTAL, meeting

K = PointKind


def spoken(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (ClosingPoint(kind=K.NOBODY_PRESENT), "Personne n’est noté présent."),
        (
            ClosingPoint(kind=K.NO_QUORUM, count=1),
            "Le quorum n’était pas atteint à l’ouverture : il manquait 1 voix.",
        ),
        (ClosingPoint(kind=K.QUORUM_LOST, minute=1110), "Le quorum a été perdu à 18 h 30."),
        (
            ClosingPoint(kind=K.QUORUM_LOST, item_number=3, minute=1110),
            "Le quorum a été perdu pendant le point 3 à 18 h 30.",
        ),
        (ClosingPoint(kind=K.QUORUM_LOST), "Le quorum a été perdu."),
        (
            ClosingPoint(kind=K.NOT_NOTED, count=1),
            "1 personne n’a pas été notée : le compte rendu la dira absente.",
        ),
        (
            ClosingPoint(kind=K.NOT_NOTED, count=9),
            "9 personnes n’ont pas été notées : le compte rendu les dira absentes.",
        ),
        (
            ClosingPoint(kind=K.CHAIR_AWAY, said="Chantal Prigent"),
            "La présidence est donnée à Chantal Prigent, qui n’était pas dans la salle.",
        ),
        (ClosingPoint(kind=K.NOT_RULED, count=1), "1 mot à décider pour la version publique."),
        (ClosingPoint(kind=K.NOT_RULED, count=4), "4 mots à décider pour la version publique."),
        (
            ClosingPoint(kind=K.ITEM_WITHOUT_TEXT, item_number=2, said="Accueil"),
            "Point 2 : rien n’est écrit — « Accueil ».",
        ),
        (
            ClosingPoint(kind=K.ACTION_WITHOUT_OWNER, item_number=2),
            "Point 2 : une action n’a pas de responsable.",
        ),
    ],
)
def test_each_point_is_a_sentence(point: ClosingPoint, words: str) -> None:
    assert spoken(point_words(point)) == words


def test_long_words_are_shortened() -> None:
    said = point_words(ClosingPoint(kind=K.ACTION_WITHOUT_DATE, item_number=1, said="mot \n" * 60))
    assert "…" in said
    assert len(said) < 160


def test_every_kind_and_state_has_its_words() -> None:
    for kind in PointKind:
        assert point_words(ClosingPoint(kind=kind, item_number=1)).endswith(".")
    assert set(FINDINGS) == set(FindingKind)
    assert set(STATES) == set(MinutesState)
    assert set(STRUCTURE_KINDS) == set(StructureKind)


def test_the_committee_s_own_sentence_takes_its_facts() -> None:
    text = (
        "{Présidence} ouvre la séance du {date} à {heure}, {lieu} ({numéro}) ; {secrétariat} écrit. "
        "{structure}"
    )
    assert spoken(own_sentence(text, meeting())) == (
        "Mme Chantal Prigent ouvre la séance du 10 septembre 2026 à 18 h 03, Salle des fêtes (2026-05) ; "
        "M. Yves Le Gall écrit. MSP des Deux-Ponts"
    )


def test_what_is_not_known_is_left_empty_or_as_typed() -> None:
    bare = meeting(chair=None, secretary=None, place=None, number=None, opened_minute=None, ends_minute=None)
    text = "{présidence}{secrétariat}{lieu}{numéro}{fin}|{heure}|{autre}"
    assert spoken(own_sentence(text, bare)) == "|18 h 00|{autre}"
    assert own_sentence(None, bare) == ""


def test_people_and_papers_are_named() -> None:
    assert person_words(CHANTAL) == "Mme\u00a0Chantal Prigent"
    assert person_words(PersonFact(id=1, last_name="Prigent", first_name="")) == "Prigent"
    assert minutes_name("2026-05") == "PV 2026-05"
    assert minutes_name("2026-05", public=True) == "PV 2026-05 (version publique)"
    assert minutes_name(None) == "Compte rendu"
