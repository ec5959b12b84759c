"""The part of the dossier that a workbook may meet, read once as bare rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.months import month_of
from engagement_desktop.domain.rates import Rates
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports.sheets import Tables
from engagement_desktop.storage import imports
from engagement_desktop.storage.hours.locks import closed_among
from engagement_desktop.storage.local_rates import rates_in_force

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DossierRows:
    """What the dossier holds of each table, as far as the workbook reaches."""

    generation: int
    next_ids: dict[str, int]
    rates: Rates
    structures: tuple[Row, ...]
    committees: tuple[Row, ...]
    people: Mapping[int, Row]
    identifiers: tuple[Row, ...]
    vehicles: tuple[Row, ...]
    mandates: tuple[Row, ...]
    meetings: tuple[Row, ...]
    attendances: tuple[Row, ...]
    hours: tuple[Row, ...]
    claims: tuple[Row, ...]
    lines: tuple[Row, ...]
    closed_months: Mapping[date, date]
    """The months of hours that are closed, by their first day, and since when."""

    @property
    def own(self) -> Row | None:
        """The dossier's own structure."""
        return next((row for row in self.structures if row["link"] is StructureLink.OWN), None)

    @property
    def is_bare(self) -> bool:
        """Nothing is there yet but perhaps its own structure: just created."""
        rest = (
            self.committees,
            self.people,
            self.next_ids["hours_entry"] - 1,
            self.next_ids["expense_claim"] - 1,
        )
        return len(self.structures) <= 1 and not any(rest)

    @property
    def is_empty(self) -> bool:
        """Nothing is there at all: there is nothing to save before an import."""
        return not self.structures and self.is_bare


def load_dossier(session: Session, tables: Tables) -> DossierRows:
    """Reads whole what is small, and hours, meetings and claims within what the workbook names."""
    met = (*(d.held_on for d in tables.meetings.drafts), *(d.held_on for d in tables.attendances.drafts))
    meetings = _between(session, imports.meetings_between, met)
    worked = _between(session, imports.hours_between, (d.done_on for d in tables.hours.drafts))
    named = {fold(d.claim) for d in tables.expenses.drafts if d.claim}
    corrected = {fold(d.corrects.claim) for d in tables.expenses.drafts if d.corrects}
    claims = imports.claims(session, named | corrected)
    present = tables.attendances.drafts or tables.meetings.drafts
    return DossierRows(
        generation=imports.generation(session),
        next_ids=imports.next_ids(session),
        rates=rates_in_force(session),
        structures=tuple(imports.every_row(session, "structure")),
        committees=tuple(imports.every_row(session, "committee")),
        people={row["id"]: row for row in imports.every_row(session, "person")},
        identifiers=tuple(imports.every_row(session, "person_identifier")),
        vehicles=tuple(imports.every_row(session, "vehicle")),
        mandates=tuple(imports.every_row(session, "mandate")) if tables.mandates.drafts else (),
        meetings=meetings,
        attendances=tuple(imports.attendances_of(session, [row["id"] for row in meetings]))
        if present
        else (),
        hours=worked,
        claims=tuple(claims),
        lines=tuple(imports.lines_of_claims(session, [row["id"] for row in claims])),
        closed_months=closed_among(session, {month_of(d.done_on) for d in tables.hours.drafts if d.done_on}),
    )


def _between(session: Session, read: Any, days: Iterable[date | None]) -> tuple[Row, ...]:
    known = [day for day in days if day is not None]
    return tuple(read(session, min(known), max(known))) if known else ()


def by(rows: Iterable[Row], *fields: str) -> dict[Any, list[Row]]:
    """The rows under each value of a field, or of several together."""
    grouped: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[fields[0]] if len(fields) == 1 else tuple(row[field] for field in fields)].append(row)
    return grouped
