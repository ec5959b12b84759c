"""Keys of identifiers."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register import identifiers


@pytest.mark.parametrize(
    ("check", "typed", "kept"),
    [
        (identifiers.siren, "732 829 320", "732829320"),
        (identifiers.siren, "443061841", "443061841"),
        (identifiers.siret, "732 829 320 00074", "73282932000074"),
        (identifiers.siret, "35600000000048", "35600000000048"),
        (identifiers.siret, "35600000049837", "35600000049837"),
        (
            identifiers.iban,
            "fr76 3000 6000 0112 3456 7890 189",
            "FR7630006000011234567890189",
        ),
        (identifiers.iban, "BE68 5390 0754 7034", "BE68539007547034"),
    ],
)
def test_a_right_identifier_is_kept_without_spaces(
    check: Callable[[str], str], typed: str, kept: str
) -> None:
    assert check(typed) == kept


@pytest.mark.parametrize(
    ("check", "typed", "field", "sentence"),
    [
        (identifiers.siren, "732829321", "siren", "sa clé ne correspond pas"),
        (identifiers.siren, "73282932", "siren", "9 chiffres"),
        (identifiers.siren, "73282932O", "siren", "9 chiffres"),
        (identifiers.siret, "73282932000075", "siret", "sa clé ne correspond pas"),
        (identifiers.siret, "35600000049838", "siret", "sa clé ne correspond pas"),
        (identifiers.siret, "732829320", "siret", "14 chiffres"),
        (
            identifiers.iban,
            "FR7630006000011234567890188",
            "iban",
            "sa clé ne correspond pas",
        ),
        (identifiers.iban, "FR763000600001123456789018", "iban", "erreur de frappe"),
        (identifiers.iban, "", "iban", "erreur de frappe"),
    ],
)
def test_a_wrong_identifier_is_refused_at_its_field(
    check: Callable[[str], str], typed: str, field: str, sentence: str
) -> None:
    with pytest.raises(DomainError, match=sentence) as refusal:
        check(typed)
    assert refusal.value.field == field


@pytest.mark.parametrize("typed", ["W123456789", "w123 456 789", "W2A1234567", "W9R1234567"])
def test_an_rna_is_w_and_nine_signs(typed: str) -> None:
    assert identifiers.is_rna(typed)
    assert identifiers.rna_warning(typed) is None


@pytest.mark.parametrize("typed", ["123456789", "W12345678", "W12345678A"])
def test_another_rna_is_only_warned_of(typed: str) -> None:
    assert "forme d’un RNA" in (identifiers.rna_warning(typed) or "")


@pytest.mark.parametrize(
    "typed",
    ["750712184", "690781810", "130786049", "330781196", "2A0000014", "2B0000020", "75 071 218 4"],
)
def test_a_finess_holds_its_key_in_corsica_too(typed: str) -> None:
    assert identifiers.finess_warning(typed) is None


@pytest.mark.parametrize("typed", ["750712185", "2C0000014", "7507121"])
def test_another_finess_is_only_warned_of(typed: str) -> None:
    assert "ne vérifie pas sa clé" in (identifiers.finess_warning(typed) or "")
