"""What the report says of the mileage scale."""

from datetime import date

from engagement_desktop.domain.rates import Mark, RatePeriod
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.french.scale_notes import scale_notes
from engagement_desktop.storage.rate_files import load_rates


def test_each_civil_year_names_its_scale_and_its_text() -> None:
    known, provisional = scale_notes([2025, 2026], MileageScale.TAX, load_rates())
    assert known.startswith(
        "Kilomètres de 2025\u00a0: barème kilométrique fiscal, en vigueur depuis le 01/01/2022"
    )
    assert "provisoires" not in known
    assert "le barème de 2026 n’était pas encore publié" in provisional


def test_a_year_without_a_scale_says_so() -> None:
    (note,) = scale_notes([2019], MileageScale.PUBLIC, load_rates())
    assert note == "Kilomètres de 2019\u00a0: aucun barème n’est connu pour cette année."


def test_a_local_scale_is_said_to_be_the_structure_s_own() -> None:
    text = "voiture 1 CV et plus : 0,30\nmoto 1 CV et plus : 0,20\ncyclo : 0,10"
    mine = RatePeriod(date(2025, 1, 1), text, "délibération", Mark.VERIFIED)
    (note,) = scale_notes([2025], MileageScale.TAX, load_rates().with_local({"km.scale.tax": [mine]}))
    assert "ajouté par la structure" in note
    assert "(délibération)" in note
