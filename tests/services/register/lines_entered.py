"""Lines of an entry at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from engagement_desktop.domain.register.entry import (
    CheckedLine,
    EntryLine,
)
from engagement_desktop.domain.register.entry import EntryField as F
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.workspace import Workspace

START = date(2026, 1, 1)


def line(number: int, last: str = "Hélias", first: str = "Monique", **others: Any) -> EntryLine:
    decided = {key: others.pop(key) for key in ("decision", "same_as", "same_as_line") if key in others}
    values: Mapping[F, str] = {F.LAST_NAME: last, F.FIRST_NAME: first} | {F(k): v for k, v in others.items()}
    return EntryLine(number, values, **decided)


def people(workspace: Workspace) -> list[Person]:
    with workspace.read() as session:
        return list(session.scalars(select(Person).order_by(Person.id)))


def faults(checked: CheckedLine) -> list[tuple[F | None, str]]:
    return [(fault.field, fault.sentence) for fault in checked.faults]
