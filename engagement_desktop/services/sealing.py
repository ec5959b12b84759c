"""The seal on validated minutes: whatever the path, what they say does not change any more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import Settled
from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse
from engagement_desktop.storage.changes import BulkInsert, RowImage, Step
from engagement_desktop.storage.meetings.minuting.sealing import (
    THROUGH,
    any_sealed,
    meetings_of,
    sealed_in_range,
    sealed_numbers,
)

_VERSION: Final = frozenset({"version"})
_FREE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "meeting": _VERSION,
        "meeting_rules": _VERSION,
        "agenda_item": _VERSION,
        "item_text": _VERSION,
        "attendance": _VERSION,
        "presence_span": _VERSION,
        "vote": _VERSION,
        "vote_elector": _VERSION,
        "decision": _VERSION,
        "meeting_document": _VERSION,
        "rectification": _VERSION,
        "issued_document": _VERSION,
        "minutes": _VERSION | {"approved_on", "approved_in_id", "signed_on", "signed_scan_id"},
        "action": _VERSION
        | {
            "owner_id",
            "due_on",
            "priority",
            "state",
            "closed_on",
            "proof",
            "proof_id",
            "comment",
            "decision_id",
        },
        "proposal": _VERSION
        | {"state", "answer", "reason", "answered_on", "told_on", "on_poster", "decision_id"},
    }
)
"""What a validated meeting is made of, and the columns of each row that live on after it."""
_GIVEN: Final = frozenset({"rectification", "issued_document"})
"""Rows that are added to a validated meeting, and stay."""
_POINTERS: Final = frozenset(
    {
        "carried_by_id",
        "chair_id",
        "member_id",
        "person_id",
        "proxy_to_id",
        "rapporteur_id",
        "secretary_id",
        "stands_in_for_id",
    }
)
"""Columns that name people: they follow a file that was joined to another."""


class SealedMinutes(Settled):
    """The change touches minutes that are validated."""

    def __init__(self, number: str | None) -> None:
        named = f"Le compte rendu n°\u00a0{number}" if number else "Le compte rendu de cette réunion"
        super().__init__(
            f"{named} est validé\u00a0: il ne change plus. Rien n’a été changé. Faites un rectificatif."
        )


def refuse_sealed(session: Session, steps: Collection[Step]) -> None:
    """Looks whether these steps, done or taken back, change a meeting whose minutes were validated before.

    Raises:
        SealedMinutes: they do.
    """
    ours = [step for step in steps if step.table in _FREE]
    if any(_is_validation_gone(step) for step in ours):
        raise SealedMinutes(None)
    if not ours or not any_sealed(session):
        return
    merged = frozenset(row["id"] for row in _come_or_gone(steps, "person"))
    images = [step for step in ours if isinstance(step, RowImage) and _matters(step, merged)]
    touched = _meetings(session, images)
    for step in ours:
        if isinstance(step, BulkInsert) and step.table != "meeting":
            touched |= sealed_in_range(session, step.table, step.first_id, step.last_id)
    for number in sealed_numbers(session, touched - _validated_now(session, ours)).values():
        raise SealedMinutes(number)


def _is_validation_gone(step: Step) -> bool:
    """Minutes that go leave no row by which their meeting would be known as validated."""
    return isinstance(step, RowImage) and step.table == "minutes" and step.after is None


def _validated_now(session: Session, steps: Iterable[Step]) -> set[int]:
    """The meetings that these very steps validate."""
    born = set()
    for step in steps:
        if step.table != "minutes":
            continue
        if isinstance(step, BulkInsert):
            born |= sealed_in_range(session, "minutes", step.first_id, step.last_id)
        elif step.before is None and step.after is not None:
            born.add(step.after["meeting_id"])
    return born


def _come_or_gone(steps: Iterable[Step], table: str) -> Iterable[Mapping[str, Any]]:
    """The rows of a table that these steps write or delete whole."""
    for step in steps:
        if isinstance(step, RowImage) and step.table == table and None in (step.before, step.after):
            yield step.after or step.before or {}


def _matters(step: RowImage, merged: frozenset[int]) -> bool:
    """Something of what the minutes say is changed."""
    if step.before is None and step.table in _GIVEN:
        return False
    if step.table == "meeting_document":
        return any(row["use"] is not DocumentUse.SIGNED_MINUTES for row in (step.before, step.after) if row)
    if step.before is None or step.after is None:
        return True
    before, after = step.before, step.after
    changed = {name for name, value in before.items() if value != after[name]} - _FREE[step.table]
    return any(name not in _POINTERS or not merged & {before[name], after[name]} for name in changed)


def _meetings(session: Session, images: Iterable[RowImage]) -> set[int]:
    """The meetings of changed rows; a parent that went with its rows is found among the images."""
    rows = [(step.table, row) for step in images for row in (step.before, step.after) if row is not None]
    known = {(table, row["id"]): row["meeting_id"] for table, row in rows if "meeting_id" in row}
    found = {row["id"] for table, row in rows if table == "meeting"} | {*known.values()}
    asked: dict[str, set[int]] = defaultdict(set)
    for table, row in rows:
        if table in THROUGH:
            pointer, parent = THROUGH[table]
            asked[parent].add(row[pointer])
    for parent, ids in asked.items():
        found.update(meetings_of(session, parent, ids).values())
        found.update(known[parent, row_id] for row_id in ids if (parent, row_id) in known)
    return {meeting_id for meeting_id in found if meeting_id is not None}
