"""At the end of an import, every meeting held that has no number takes one, by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.numbers import Series, number_of
from engagement_desktop.domain.register.committee_codes import free_code
from engagement_desktop.services.imports.settling import RowChange, Settling
from engagement_desktop.storage import numbers

Key = tuple[int, int]
"""A committee and a year."""
_UNNUMBERED = {"number": None, "number_year": None, "number_sequence": None}


@dataclass(frozen=True, slots=True)
class _ToNumber:
    """One meeting held that bears no number yet: a row about to be written, or one of the dossier."""

    committee_id: int
    held_on: date
    starts_minute: int
    row_id: int
    values: dict[str, Any] | None


def number_meetings(session: Session, work: Settling) -> dict[Key, int]:
    """Puts numbers on what is about to be written, within the act; gives the last one of each series.

    A number already given never moves: a meeting of an earlier date that comes with a later import takes
    the next one.
    """
    codes = _codes(session, work)
    last: dict[Key, int] = {}
    for row in work.inserts["meeting"]:
        row.update(_UNNUMBERED)
    waiting = sorted(_waiting(session, work), key=lambda one: (one.held_on, one.starts_minute, one.row_id))
    for one in waiting:
        key = (one.committee_id, one.held_on.year)
        if key not in last:
            known = numbers.find_series(session, Series.MINUTES, *key)
            last[key] = 0 if known is None else known.last
        last[key] += 1
        number = number_of(key[1], last[key], codes.get(one.committee_id))
        values = {"number": number, "number_year": key[1], "number_sequence": last[key]}
        if one.values is None:
            work.changes.append(RowChange("meeting", one.row_id, values))
        else:
            one.values.update(values)
    return last


def keep_series(session: Session, last: dict[Key, int]) -> None:
    """Once the committees are written, the series say which numbers were given."""
    for (committee_id, year), number in last.items():
        numbers.series_row(session, Series.MINUTES, committee_id, year).last_used = number
        session.flush()


def _waiting(session: Session, work: Settling) -> Iterator[_ToNumber]:
    for row in work.inserts["meeting"]:
        if row["status"] is MeetingStatus.HELD:
            yield _ToNumber(row["committee_id"], row["held_on"], row["starts_minute"], row["id"], row)
    said = {
        change.row_id: change.values["status"]
        for change in work.changes
        if change.table == "meeting" and "status" in change.values
    }
    for meeting in numbers.without_number(session):
        if said.get(meeting.id, meeting.status) is MeetingStatus.HELD:
            yield _ToNumber(meeting.committee_id, meeting.held_on, meeting.starts_minute, meeting.id, None)


def _codes(session: Session, work: Settling) -> dict[int, str]:
    """The code of each committee, given to those that have none, once the dossier has several bodies."""
    bodies = numbers.every_body(session)
    coming = work.inserts["committee"]
    for row in coming:
        row["code"] = None
    if len(bodies) + len(coming) <= 1:
        return {}
    codes = {body.id: body.code for body in bodies if body.code}
    for body in bodies:
        if not body.code:
            codes[body.id] = free_code(body.name, set(codes.values()))
            work.changes.append(RowChange("committee", body.id, {"code": codes[body.id]}))
    for row in coming:
        row["code"] = codes[row["id"]] = free_code(row["name"], set(codes.values()))
    return codes
