"""Lines of a booking, found and changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from engagement_desktop.domain.hours.entries import (
    HoursEntry,
)
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingGrid,
    BookingLine,
    BookingRow,
    DoubtKind,
)
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

Write = Callable[[Callable[[Builder], object]], None]


def row_of(grid: BookingGrid, name: str) -> BookingRow:
    return next(row for row in grid.rows if row.last_name == name)


def lines_of(grid: BookingGrid, **changed: dict[str, Any]) -> list[BookingLine]:
    return [replace(row.proposed, **changed.get(row.last_name, {})) for row in grid.rows]


def doubts(row: BookingRow) -> list[DoubtKind]:
    return [doubt.kind for doubt in row.doubts]


def hours_of(workspace: Workspace, meeting_id: int) -> list[HoursEntry]:
    with workspace.read() as session:
        return list(session.scalars(select(HoursEntry).where(HoursEntry.meeting_id == meeting_id)))
