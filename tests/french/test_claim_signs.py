"""What the real-cost guard saw, ceilings, notes of trips: whole sentences, French to the last space."""

from datetime import date

import pytest

from engagement_desktop.domain.expenses.deciding.guard import OverLevel, Repeated, RoundSum, Sign
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import Mark, RatePeriod
from engagement_desktop.french import trip_notes
from engagement_desktop.french.ceiling_texts import ceiling_text
from engagement_desktop.french.claim_signs import sign_sentence
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.typography import typo
from engagement_desktop.french.way_words import ALONE, way_word

DECREE = RatePeriod(date(2023, 9, 22), "20", "arrêté du 20 septembre 2023", Mark.VERIFIED)
SIGNS: list[tuple[Sign, str]] = [
    (
        Repeated(ExpenseNature.MEAL, Money(1_500), 3, 2026),
        (
            "Repas\u00a0: 15,00\u00a0€ reviennent 3 fois en 2026. Ce qui est remboursé suit la dépense "
            "réelle, jamais une somme fixe."
        ),
    ),
    (
        RoundSum(ExpenseNature.TAXI, Money(123_000), date(2026, 4, 1)),
        "Taxi du 01/04/2026\u00a0: 1\u202f230,00\u00a0€ tout rond, sans reçu. Regardez la dépense réelle.",
    ),
    (
        OverLevel(2026, Money(150_001), Money(150_000)),
        (
            "Les frais de la personne atteignent 1\u202f500,01\u00a0€ en 2026, au-delà du repère de "
            "1\u202f500,00\u00a0€. Regardez que chaque somme suit une dépense réelle."
        ),
    ),
]


@pytest.mark.parametrize(("sign", "sentence"), SIGNS)
def test_a_sign_is_a_sentence_that_blocks_nothing(sign: Sign, sentence: str) -> None:
    assert sign_sentence(sign) == sentence


@pytest.mark.parametrize("sentence", [sign_sentence(sign) for sign, _ in SIGNS])
def test_a_sign_accuses_nobody_and_is_already_well_spaced(sentence: str) -> None:
    assert typo(sentence) == sentence
    assert "fraude" not in sentence
    assert "!" not in sentence


@pytest.mark.parametrize(
    ("nature", "begins"),
    [
        (ExpenseNature.MEAL, "Plafond du repas"),
        (ExpenseNature.LODGING, "Plafond de la nuitée"),
        (ExpenseNature.TRAIN, "Plafond\u00a0:"),
    ],
)
def test_a_ceiling_says_which_how_much_since_when_and_by_which_text(
    nature: ExpenseNature, begins: str
) -> None:
    said = ceiling_text(nature, Money(2_000), DECREE)
    assert said.startswith(begins)
    assert said.endswith("20,00\u00a0€, depuis le 22/09/2023 (arrêté du 20\u00a0septembre 2023)")


def test_a_ceiling_that_is_not_sure_says_so() -> None:
    said = ceiling_text(ExpenseNature.MEAL, Money(2_000), DECREE, unsure=True)
    assert said.endswith(", valeur de cette année à vérifier")


@pytest.mark.parametrize(
    "sentence",
    [
        trip_notes.FELL,
        trip_notes.PAID_AFTER,
        trip_notes.MONTHLY_MINIMUM,
        trip_notes.PASSENGER,
        trip_notes.UNKNOWN_VEHICLE,
        trip_notes.provisional_note(2026),
    ],
)
def test_a_note_of_a_trip_is_a_whole_sentence_well_spaced(sentence: str) -> None:
    assert typo(sentence) == sentence
    assert sentence.endswith(".")
    assert sentence[:1].isupper()


def test_a_regularisation_tells_both_sums_to_the_cent() -> None:
    said = trip_notes.regularisation_text(2026, Money(343_800), Money(375_720))
    assert said == (
        "Trajets payés de 2026\u00a0: 3\u202f438,00\u00a0€ d’après le compteur, "
        "3\u202f757,20\u00a0€ déjà payés"
    )


@pytest.mark.parametrize(
    ("means", "word"),
    [
        (Means.PASSENGER, "passager"),
        (Means.BICYCLE, "vélo"),
        (Means.ON_FOOT, None),
        (None, None),
        ("vélo", None),
    ],
)
def test_who_drove_nothing_says_how_they_came(means: object, word: str | None) -> None:
    assert way_word(means) == word


def test_words_of_ways_are_told_apart() -> None:
    assert len(set(ALONE.values())) == len(ALONE)


def test_every_family_of_missions_has_its_own_name_on_paper() -> None:
    assert set(FAMILIES) == set(MissionFamily)
    assert len(set(FAMILIES.values())) == len(MissionFamily)
    assert all(typo(name) == name and name[:1].isupper() for name in FAMILIES.values())
