"""No field may hold the name of a benefit; ordinary words are left alone."""

import pytest

from engagement_desktop.domain.expenses.contributing.benefits import benefit_fault, benefits_named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AAH", "AAH"),
        ("touche l’aah", "AAH"),
        ("A.A.H.", "AAH"),
        ("Allocation aux adultes handicapés", "AAH"),
        ("RSA de juin", "RSA"),
        ("revenu de solidarité active", "RSA"),
        ("bénéficiaire de l’ASS", "ASS"),
        ("Prime d’activité", "prime d’activité"),
        ("pension d’invalidité 2e catégorie", "pension d’invalidité"),
        ("ASI", "ASI"),
        ("Aspa (minimum vieillesse)", "ASPA"),
        ("allocations chômage", "allocations chômage"),
        ("au chomage", "allocations chômage"),
        ("ARE", "allocations chômage"),
        ("APL", "aides au logement"),
        ("aide au logement", "aides au logement"),
        ("C2S", "complémentaire santé solidaire"),
        ("CMU-C", "complémentaire santé solidaire"),
        ("Complémentaire santé solidaire", "complémentaire santé solidaire"),
    ],
)
def test_a_benefit_is_recognised_however_it_is_written(text: str, name: str) -> None:
    assert name in benefits_named(text)
    fault = benefit_fault(text, "purpose")
    assert fault is not None
    assert (fault.field, name in fault.sentence or benefits_named(text)[0] in fault.sentence) == (
        "purpose",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Coanimation d’un atelier",
        "Ass. générale",
        "classe de parents",
        "Paris, Versailles",
        "Mme Assi",
        "Carène",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert benefits_named(text) == ()
    assert benefit_fault(text, "purpose") is None
