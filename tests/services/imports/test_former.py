"""What the dossier says of a field, in a refusal."""

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.imports.former import former_value


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("capacity", Capacity.USER, "«\u00a0usager\u00a0»"),
        ("amount", Money(1250), "«\u00a012,50\u00a0€\u00a0»"),
        ("electric", True, "«\u00a0oui\u00a0»"),
        ("starts_minute", 870, "«\u00a014\u00a0h\u00a030\u00a0»"),
        ("km_hundredths", 3750, "«\u00a037,5\u00a0km\u00a0»"),
        ("seats", 9, "«\u00a09\u00a0»"),
        ("person_id", 3, "autre chose"),
        ("city", None, "que cette case est vide"),
        ("agenda", "x" * 100, f"«\u00a0{'x' * 60}…\u00a0»"),
        ("iban", Sealed("FR7630006000011234567890189"), "«\u00a0FR76\u00a0••••\u00a00189\u00a0»"),
    ],
)
def test_a_former_value_is_told_in_words(field: str, value: object, said: str) -> None:
    assert former_value(field, value).replace("\u202f", "\u00a0") == said
