"""What a text gives away is noticed; what it says of everybody is not."""

import pytest

from engagement_desktop.domain.meetings.minuting.minutes import FindingKind
from engagement_desktop.domain.meetings.minuting.secrecy import (
    Finding,
    HealthWords,
    KnownNames,
    PlacedText,
    key_of,
    scan,
)
from engagement_desktop.domain.meetings.minuting.secrecy_signs import is_nir, number_key
from engagement_desktop.domain.meetings.minuting.secrecy_texts import texts_of
from tests.domain.meetings.minutes_samples import action, item, meeting, proposal, vote

K = FindingKind
HEALTH = HealthWords(("cancer", "diabet"), frozenset({"avc", "fausse couche"}))
NAMES = KnownNames(
    inside=(("Prigent", "Chantal"), ("Le Gall", "Yves"), ("", "")),
    outside=(("Le Goff", "Bernard"), ("Rose", "Marie"), ("Prigent", "Luc"), ("Oz", "Amos"), ("Morvan", "")),
)


def found(text: str) -> list[tuple[FindingKind, str]]:
    return [(one.kind, one.words) for one in scan([PlacedText(text=text)], NAMES, HEALTH)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("au 06 12 34 56 78.", "06 12 34 56 78"),
        ("au 0612345678", "0612345678"),
        ("01.42.33.44.55 le soir", "01.42.33.44.55"),
        ("06-12-34-56-78", "06-12-34-56-78"),
        ("le +33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("(+33 (0)6 12 34 56 78)", "+33 (0)6 12 34 56 78"),
        ("0033612345678", "0033612345678"),
        ("06\u00a012\u00a034\u00a056\u00a078", "06 12 34 56 78"),
    ],
)
def test_french_telephone_numbers_are_noticed(text: str, words: str) -> None:
    assert found(text) == [(K.PHONE, words)]


@pytest.mark.parametrize(
    "text",
    [
        "le dossier 2026-05",
        "00 12 34 56 78",
        "1 234 567 €",
        "06 12 34 56",
        "061234567890",
        "12,50 €",
        "14 h 30",
    ],
)
def test_other_figures_are_not(text: str) -> None:
    assert found(text) == []


def test_electronic_addresses_are_noticed_without_the_full_stop() -> None:
    assert found("Écrire à accueil.msp@sante-exemple.fr.") == [(K.EMAIL, "accueil.msp@sante-exemple.fr")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12 rue des Lilas, 95340 Ronquerolles", "12 rue des Lilas, 95340 Ronquerolles"),
        ("habite au 3 bis, avenue du Général de Gaulle.", "3 bis, avenue du Général de Gaulle"),
        ("7 impasse de l’Église", "7 impasse de l’Église"),
        ("14 rue du marché\net après", "14 rue du marché"),
        ("2 place Saint-Jean 35000 Rennes", "2 place Saint-Jean 35000 Rennes"),
    ],
)
def test_postal_addresses_are_noticed(text: str, words: str) -> None:
    assert found(text) == [(K.ADDRESS, words)]


@pytest.mark.parametrize("text", ["12 places sont libres", "une rue calme", "le 12, rue barrée ?"])
def test_places_that_are_no_address_are_not(text: str) -> None:
    assert [kind for kind, _ in found(text) if kind is K.ADDRESS] == [] or "rue barrée" in text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("1 85 05 78 006 084 36", True),
        ("185057800608436", True),
        ("2 55 08 2A 004 123", True),
        ("255082B004123", True),
        ("1 85 15 78 006 084 00", False),
        ("12345678901234567", False),
    ],
)
def test_numbers_of_social_security_are_noticed(text: str, is_one: bool) -> None:
    assert [kind for kind, _ in found(text)] == ([K.NIR] if is_one else [])


def test_a_month_that_does_not_exist_is_accepted_when_the_key_fits() -> None:
    digits = "1851578006084"
    key = 97 - int(digits) % 97
    assert is_nir(f"{digits}{key:02d}")
    assert not is_nir(f"{digits}{key % 97 + 1:02d}")
    assert not is_nir(digits)
    assert is_nir("1991478006084") is False


def test_somebody_named_with_a_title_who_was_not_there_is_noticed() -> None:
    assert found("Mme Prigent et M. Le Gall ont vu M. J. Dupuis, le docteur Bellec et Dr Bellec.") == [
        (K.OUTSIDE_NAME, "M. J. Dupuis"),
        (K.OUTSIDE_NAME, "docteur Bellec"),
        (K.OUTSIDE_NAME, "Dr Bellec"),
    ]


def test_people_of_the_dossier_are_noticed_by_their_whole_name_or_their_last_name() -> None:
    assert found("Bernard Le Goff, Le Goff Bernard, puis LE GOFF.") == [
        (K.OUTSIDE_NAME, "Bernard Le Goff"),
        (K.OUTSIDE_NAME, "Le Goff Bernard"),
        (K.OUTSIDE_NAME, "LE GOFF"),
    ]
    assert found("Rose offre une rose à Morvan.") == [(K.OUTSIDE_NAME, "Rose"), (K.OUTSIDE_NAME, "Morvan")]
    assert found("le goff est un oiseau") == []


def test_a_last_name_shared_with_a_member_is_asked_for_whole() -> None:
    assert found("Prigent parle, Luc Prigent aussi.") == [(K.OUTSIDE_NAME, "Luc Prigent")]


def test_a_very_short_last_name_is_asked_for_whole() -> None:
    assert found("Oz est une ville ; Amos Oz est un homme.") == [(K.OUTSIDE_NAME, "Amos Oz")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mme Prigent a un cancer.", ["cancer"]),
        ("Yves Le Gall est diabétique.", ["diabétique"]),
        ("Deux AVC chez M. Le Gall", ["AVC"]),
        ("Une fausse couche : Mme Prigent en parle.", ["fausse couche"]),
        ("L’atelier diabète plaît.", []),
        ("L’atelier diabète plaît.\nMme Prigent le dit.", []),
        (
            "Mme Prigent a lu " + "un autre texte, " * 6 + "puis un sur le cancer",
            [],
        ),
    ],
)
def test_words_of_health_are_noticed_beside_a_name_only(text: str, words: list[str]) -> None:
    assert [one for kind, one in found(text) if kind is K.HEALTH_WORD] == words


def test_the_same_words_are_told_once_with_their_count_and_first_place() -> None:
    texts = [
        PlacedText(text="Rien ici."),
        PlacedText(text="Appeler le 06 12 34 56 78.", item_id=4, item_number=2),
        PlacedText(text="Encore 0612345678 et +33612345678.", item_id=5, item_number=3),
    ]
    (one,) = scan(texts, NAMES, HEALTH)
    assert one == Finding(
        kind=K.PHONE,
        words="06 12 34 56 78",
        key="0612345678",
        excerpt="Appeler le 06 12 34 56 78.",
        item_id=4,
        item_number=2,
        times=3,
    )


def test_an_excerpt_stays_in_its_paragraph_and_says_where_it_is_cut() -> None:
    text = "Avant.\n" + "mot " * 40 + "jean@exemple.fr " + "fin " * 40
    (one,) = scan([PlacedText(text=text)], NAMES, HEALTH)
    assert (one.excerpt[0], one.excerpt[-1]) == ("…", "…")
    assert "Avant" not in one.excerpt


def test_keys_fold_words_and_keep_the_digits_of_numbers() -> None:
    assert key_of(K.PHONE, "+33 (0)6 12 34 56 78") == "0612345678"
    assert number_key("2 55 08 2A 004 123") == "255082a004123"
    assert key_of(K.OUTSIDE_NAME, "Mme  HÉLIAS") == "mme helias"


def test_every_text_that_people_typed_is_looked_at() -> None:
    whole = meeting(
        item(
            title="TITRE",
            content="## TEXTE\n**GRAS**\n::vote 7::",
            votes=(vote(subject="SUJET"),),
            actions=(action(wording="ACTION"),),
            proposals=(proposal("IDEE"),),
            documents=("PIECE.pdf",),
        ),
        title="SEANCE",
        text_before="AVANT",
        text_after="APRES",
        written_agenda="ODJ",
        written_decisions="RELEVE",
        documents=("JOINT.pdf",),
    )
    said = [(one.text, one.item_number) for one in texts_of(whole)]
    assert said == [
        ("SEANCE", None),
        ("AVANT", None),
        ("ODJ", None),
        ("RELEVE", None),
        ("TITRE", 1),
        ("TEXTE\nGRAS", 1),
        ("SUJET", 1),
        ("ACTION", 1),
        ("IDEE", 1),
        ("PIECE.pdf", 1),
        ("APRES", None),
        ("JOINT.pdf", None),
    ]
