"""Talks as typed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.talks_drafts import TalkDraft, talk_draft, talk_faults, write_talk
from engagement_desktop.domain.hours.training import Talk

TODAY = date(2026, 11, 22)
GOOD = TalkDraft(person_id=1, held_on=TODAY, note="Trop de réunions le soir")


def talk() -> Talk:
    return Talk(person_id=1, held_on=date(2026, 1, 1), note=Sealed("Avant", b"scelle"))


def test_whom_when_and_what_are_enough() -> None:
    assert list(talk_faults(GOOD, TODAY)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"person_id": None}, "person_id"),
        ({"held_on": None}, "held_on"),
        ({"held_on": date(2026, 11, 23)}, "held_on"),
        ({"again_on": TODAY}, "again_on"),
        ({"note": "  "}, "note"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    assert [fault.field for fault in talk_faults(replace(GOOD, **change), TODAY)] == [field]


def test_what_is_kept_is_what_was_typed() -> None:
    kept = talk()
    write_talk(kept, replace(GOOD, again_on=date(2027, 2, 1)))
    assert talk_draft(kept) == replace(GOOD, version=kept.version, again_on=date(2027, 2, 1))


def test_a_note_left_as_it_was_is_not_sealed_anew() -> None:
    kept = talk()
    before = kept.note
    write_talk(kept, replace(GOOD, note="Avant"))
    assert kept.note is before


def test_a_talk_without_a_day_is_not_written() -> None:
    with pytest.raises(DomainError, match="complet"):
        write_talk(talk(), replace(GOOD, held_on=None))
