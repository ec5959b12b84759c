"""On what ground gifts are received, and what a receipt may never lack."""

from dataclasses import replace
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.giving.ground import (
    NO_GROUND,
    GiftGround,
    missing_of_body,
    missing_of_donor,
)
from engagement_desktop.domain.expenses.giving.rows import GiftBody

BODY = GiftBody(
    name="Les Usagers des Trois Rivières",
    legal_form="Association loi 1901",
    siren="123456782",
    rna="",
    address=("2 place du Marché", "60123 Bresles"),
    city="Bresles",
    object="Donner la parole aux usagers",
    ground="Rescrit du 12 mars 2024",
    articles="200",
    signatory="Mme Nadia Belkacem",
    capacity="présidente",
)


def test_a_body_that_says_everything_lacks_nothing() -> None:
    assert list(missing_of_body(BODY)) == []
    assert list(missing_of_body(replace(BODY, siren="", rna="W601234567"))) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"siren": ""}, "le SIREN ou le RNA"),
        ({"address": ()}, "l’adresse de la structure"),
        ({"city": ""}, "l’adresse de la structure"),
        ({"object": ""}, "l’objet"),
        ({"articles": ""}, "les articles"),
        ({"signatory": ""}, "qui signe"),
        ({"capacity": ""}, "qui signe"),
    ],
)
def test_each_mention_that_the_model_asks_for_is_missed(changed: dict[str, Any], said: str) -> None:
    (missing,) = missing_of_body(replace(BODY, **changed))
    assert said in missing


@pytest.mark.parametrize(
    ("address", "city", "lacks"),
    [("4 rue des Lilas", "Bresles", False), (" ", "Bresles", True), ("4 rue", None, True), (None, "", True)],
)
def test_the_donor_needs_a_whole_address(address: str | None, city: str | None, lacks: bool) -> None:
    assert bool(list(missing_of_donor(address, city))) is lacks


def test_the_law_is_told_before_the_choice_and_nothing_is_waived_under_either() -> None:
    GiftGround(ground="Rescrit").refuse()
    assert GiftGround().barred == NO_GROUND
    assert GiftGround(ground="Rescrit", barred_by_law="Une SISA est une société.").barred.startswith(
        "Une SISA"
    )
    with pytest.raises(DomainError, match="Rien n’a été changé"):
        GiftGround().refuse()
