"""Hours are decided on by somebody else than who gave them."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.hours.validation_rules import (
    EntryCorrection,
    Judge,
    Judged,
    bypasses,
    correction_of,
    is_own,
    to_give_back,
    to_validate,
)

DAY = date(2026, 11, 12)
ME, OTHER = 1, 2


def entry(number: int, person: int = OTHER, state: HoursState = HoursState.TO_VALIDATE) -> Judged:
    return Judged(number, person, "Chantal Prigent", state, DAY)


def test_what_waits_is_validated_and_what_is_validated_stays() -> None:
    waiting, done = entry(1), entry(2, state=HoursState.VALIDATED)
    assert to_validate([waiting, done], Judge(ME), 2) == (waiting,)


def test_nobody_validates_or_gives_back_their_own_hours() -> None:
    with pytest.raises(DomainError, match=r"du 12/11/2026 est la vôtre.*on ne valide pas ses propres heures"):
        to_validate([entry(1), entry(2, ME)], Judge(ME), 2)
    with pytest.raises(DomainError, match="on ne rend pas ses propres heures"):
        to_give_back([entry(2, ME)], Judge(ME), 1, "Trop")


def test_a_structure_that_is_too_small_lets_one_validate_alone_and_it_shows() -> None:
    alone = Judge(ME, validates_alone=True)
    own = entry(2, ME)
    assert to_validate([own], alone, 1) == (own,)
    assert bypasses([own], alone)
    assert not bypasses([entry(1)], alone)
    assert not bypasses([own], Judge(ME))


def test_an_account_that_is_no_person_of_the_dossier_has_no_hours_of_its_own() -> None:
    assert not is_own(Judge(), OTHER)
    assert is_own(Judge(OTHER), OTHER)


def test_hours_given_back_are_corrected_before_they_are_validated() -> None:
    with pytest.raises(DomainError, match=r"a été rendue.*corrigez-la d’abord"):
        to_validate([entry(1, state=HoursState.RETURNED)], Judge(ME), 1)


@pytest.mark.parametrize(
    ("entries", "asked", "sentence"),
    [
        ([], 0, "Choisissez au moins une saisie"),
        ([entry(1)], 2, "n’est plus dans le dossier"),
        ([entry(1, state=HoursState.VALIDATED)], 1, "déjà validées"),
    ],
)
def test_nothing_to_validate_is_said(entries: list[Judged], asked: int, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        to_validate(entries, Judge(ME), asked)


def test_hours_are_given_back_with_a_reason_on_one_line_even_when_validated() -> None:
    entries = [entry(1), entry(2, state=HoursState.VALIDATED), entry(3, state=HoursState.RETURNED)]
    others, reason = to_give_back(entries, Judge(ME), 3, "  Durée\n à vérifier ")
    assert [one.id for one in others] == [1, 2]
    assert reason == "Durée à vérifier"


@pytest.mark.parametrize(
    ("state", "reason", "sentence"),
    [
        (HoursState.TO_VALIDATE, "  ", "Dites pourquoi"),
        (HoursState.RETURNED, "Encore", "déjà rendues"),
    ],
)
def test_giving_back_says_why_and_once(state: HoursState, reason: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        to_give_back([entry(1, state=state)], Judge(ME), 1, reason)


@pytest.mark.parametrize(("right", "difference"), [(60, -30), (120, 30), (0, -90)])
def test_a_correction_is_the_difference(right: int, difference: int) -> None:
    asked = EntryCorrection(counted=90, right=right, reason=" Pause\ncomptée ", day=90)
    assert correction_of(asked) == (difference, "Correction\u00a0: Pause comptée")


@pytest.mark.parametrize(
    ("right", "reason", "day", "sentence"),
    [
        (-1, "Erreur", 90, "en dessous de 0"),
        (90, "Erreur", 90, "rien à corriger"),
        (120, "Erreur", 1420, "dépasserait 24\u00a0h"),
        (60, " ", 90, "Dites pourquoi"),
    ],
)
def test_a_correction_is_refused_with_its_sentence(right: int, reason: str, day: int, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        correction_of(EntryCorrection(90, right, reason, day))
