"""Own fields: what they may be, what they hold."""

import pytest

from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.own_values import own_field_faults, own_value_fault
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft

K = OwnFieldKind


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (K.TEXT, "n’importe quoi", True),
        (K.NUMBER, "12", True),
        (K.NUMBER, "-1 200,5", True),
        (K.NUMBER, "douze", False),
        (K.DAY, "2026-02-28", True),
        (K.DAY, "2026-02-30", False),
        (K.YES_NO, "oui", True),
        (K.YES_NO, "peut-être", False),
        (K.CHOICE, "rouge", True),
        (K.CHOICE, "bleu", False),
    ],
)
def test_a_field_holds_what_its_kind_says(kind: OwnFieldKind, value: str, *, fits: bool) -> None:
    assert (own_value_fault(kind, ("rouge", "vert"), value) is None) is fits


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (OwnFieldDraft(), ["label"]),
        (OwnFieldDraft(label="Taille", kind=K.CHOICE), ["choices"]),
        (OwnFieldDraft(label="Taille", kind=K.CHOICE, choices=("S", "s")), ["choices"]),
        (OwnFieldDraft(label="Taille", kind=K.CHOICE, choices=("S", "M")), []),
        (OwnFieldDraft(label="Taille"), []),
    ],
)
def test_a_field_has_a_name_and_a_list_its_choices(draft: OwnFieldDraft, fields: list[str]) -> None:
    assert [fault.field for fault in own_field_faults(draft)] == fields
