"""How papers name their number, functions and days."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_facts import FunctionHeld, PaperIssuer, PaperPerson
from engagement_desktop.domain.numbers import PaperSeries
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.french.paper_words import (
    KINDS,
    PAPER_SERIES,
    SHORT_KINDS,
    foot_words,
    function_days,
    function_words,
    functions_words,
    made_words,
    named,
    seniority_words,
)

PERSON = PaperPerson(1, "Ana", "Roux", Civility.MRS)
CHAIR = FunctionHeld("CU", 1, Office.CHAIR, SeatKind.TITULAR, date(2025, 1, 1), date(2025, 6, 30))


def test_every_kind_and_every_series_has_its_words() -> None:
    assert set(KINDS) == set(SHORT_KINDS) == set(PaperKind)
    assert set(PAPER_SERIES) == set(PaperSeries)


def test_the_foot_tells_the_number_and_the_fingerprint_or_that_it_is_a_draft() -> None:
    assert named(PaperKind.VAE, "2026-031") == "Attestation 2026-031"
    assert foot_words(PaperKind.CEC, "2026-001", "41d09ab3c7e2ff") == (
        "Récapitulatif CEC 2026-001 · empreinte 41d0\u00a09ab3\u00a0c7e2"
    )
    assert foot_words(PaperKind.TRAINING, "", "") == "Certificat · projet"


@pytest.mark.parametrize("office", [office for office in Office if office is not Office.MEMBER])
def test_every_office_has_a_word_for_everybody(office: Office) -> None:
    held = replace(CHAIR, office=office)
    for civility in (Civility.MR, Civility.MRS, None):
        assert function_words(held, replace(PERSON, civility=civility))


def test_a_function_held_twice_is_named_once_and_its_days_are_told() -> None:
    assert functions_words((CHAIR, replace(CHAIR, ended_on=None)), PERSON) == "présidente (CU)"
    assert function_days(CHAIR) == "du 1er\u00a0janvier au 30\u00a0juin 2025"
    assert function_days(replace(CHAIR, ended_on=None)) == "depuis le 1er\u00a0janvier 2025"


@pytest.mark.parametrize(
    ("months", "said"), [(0, "0 mois"), (7, "7 mois"), (12, "1\u00a0an"), (68, "5\u00a0ans et 8 mois")]
)
def test_seniority_is_told_in_years_and_months(months: int, said: str) -> None:
    assert seniority_words(months) == said


@pytest.mark.parametrize(
    ("city", "said"),
    [
        ("Saint-Aubin", "Fait à Saint-Aubin, le 12 janvier 2026"),
        ("Les Ulis", "Fait aux Ulis, le 12 janvier 2026"),
        ("Le Mans", "Fait au Mans, le 12 janvier 2026"),
        ("Lesparre", "Fait à Lesparre, le 12 janvier 2026"),
        ("", "Fait le 12 janvier 2026"),
    ],
)
def test_the_place_of_issue_joins_the_article_of_the_town(city: str, said: str) -> None:
    issuer = PaperIssuer(name="CU", legal_form=LegalForm.ASSOCIATION_1901, city=city)
    assert made_words(issuer, date(2026, 1, 12)).replace("\u00a0", " ") == said
