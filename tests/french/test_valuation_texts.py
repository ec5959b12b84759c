"""The valuation of hours in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.valuation_rows import (
    FormerValuation,
    MethodChange,
    Valuation,
    ValuationMethod,
    ValuedPart,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french import valuation_texts as texts

PART = ValuedPart(
    valid_from=date(2026, 1, 1),
    rate=Decimal("12.02"),
    source="décret",
    family=MissionFamily.ETHICS,
    multiplier=Decimal(1),
    committee="",
    minutes=60,
    value=Money(1_202),
)
USUAL = Valuation(
    exercise=Exercise.starting_in(2026),
    structure="MSP",
    parts=(PART,),
    plain=Money(1_202),
    volunteers=1,
    indemnified_minutes=60,
    paid_minutes=0,
    waiting_minutes=0,
    reimbursed=Money(),
    waived=Money(100),
    travel_counts=False,
    method=ValuationMethod(),
    changes=(),
    former=None,
)
MOVED = MethodChange(
    date(2026, 7, 1), MissionFamily.ETHICS, Decimal(1), Decimal("1.5"), "délibération", is_within=True
)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def method(valuation: Valuation) -> str:
    return plain(" ".join(texts.method_sentences(valuation)))


def test_the_opening_agrees_with_how_many_gave() -> None:
    assert plain(texts.opening(USUAL)) == "1 personne a donné 1 h en 2026. Ces heures valent 12,02 €."
    assert "2 personnes ont donné" in plain(texts.opening(replace(USUAL, volunteers=2)))
    assert "Aucune heure" in texts.opening(replace(USUAL, parts=()))


def test_the_method_tells_its_multipliers_travel_and_own_words() -> None:
    assert "Le coefficient est de 1 pour toutes les missions" in method(USUAL)
    assert "Les trajets ne comptent pas" in method(USUAL)
    weighted = replace(
        USUAL,
        parts=(replace(PART, multiplier=Decimal(2)),),
        travel_counts=True,
        method=ValuationMethod(words="Relevé mensuel."),
    )
    assert "Avec 1 partout, la valeur serait de 12,02 €" in method(weighted)
    assert "Les trajets comptent" in method(weighted)
    assert method(weighted).endswith("Relevé mensuel.")


def test_a_change_is_told_with_its_day_and_its_reason() -> None:
    assert plain(texts.change_sentence(MOVED)) == (
        "Le 1er juillet 2026, le coefficient « Éthique » est passé de 1 à 1,5 (délibération)."
    )
    wage = replace(MOVED, family=None, after=Decimal(17))
    assert "le taux horaire est passé de 1 à 17" in plain(texts.change_sentence(wage))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((), "n’a pas changé"),
        ((MOVED,), "pendant l’exercice"),
        ((replace(MOVED, is_within=False),), "depuis l’exercice précédent"),
    ],
)
def test_constancy_is_told_either_way(changes: tuple[MethodChange, ...], said: str) -> None:
    assert said in texts.constancy(replace(USUAL, changes=changes))


def test_the_exercise_before_is_told_by_both_methods_when_they_differ() -> None:
    former = FormerValuation(Exercise.starting_in(2025), 120, Money(2_376), Money(2_376))
    assert plain(texts.comparison(USUAL, former)) == "Exercice 2025 : 2 h, 23,76 €."
    other = replace(former, same_method=Money(4_752))
    assert plain(texts.comparison(USUAL, other)).endswith("Avec la méthode de 2026 : 47,52 €.")


def test_what_waits_and_what_stands_apart_is_told() -> None:
    assert "Toutes les heures" in texts.completeness(USUAL)
    assert plain(texts.completeness(replace(USUAL, waiting_minutes=60))) == (
        "1 h bénévoles attendent d’être validées (50 % de ce qui est saisi) : elles ne comptent pas."
    )
    assert [plain(said) for _, said in texts.apart(USUAL)] == ["1 h", "0 h", "0,00 €", "1,00 €"]


def test_a_multiplier_is_written_as_a_factor() -> None:
    assert plain(texts.times(Decimal("1.50"))) == "× 1,5"
