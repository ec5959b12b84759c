"""What is sensitive is asked for with its reason, dated and sourced."""

from datetime import date

import pytest

from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.french.reasons import reason, reasons
from engagement_desktop.french.typography import typo


@pytest.mark.parametrize(
    "field", ["needs", "needs_consented_on", "own_words", "born_on", "iban", "capacities", "vehicles"]
)
def test_each_sensitive_field_says_why_it_is_asked(field: str) -> None:
    said = reason(field)
    assert said is not None
    assert said.why.endswith(".")
    assert said.until.endswith(".")
    assert said.source
    assert said.checked_on <= date(2026, 11, 22)


def test_reasons_are_of_fields_that_a_file_has() -> None:
    assert set(reasons()) <= set(PersonDraft.__dataclass_fields__)
    assert reason("city") is None


def test_reasons_are_written_as_france_writes() -> None:
    for said in reasons().values():
        assert "'" not in said.why + said.until
        assert typo(said.why) == said.why
