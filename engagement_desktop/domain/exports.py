"""The dossier as its workbook tells it: bare rows of each table, and by what name people are called in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engagement_desktop.domain.text import fold

Row = Mapping[str, Any]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DossierContent:
    """The rows of the tables that a workbook holds, each in order of entry; the own structure comes first."""

    structures: Rows
    committees: Rows
    people: Rows
    identifiers: Rows
    vehicles: Rows
    mandates: Rows
    meetings: Rows
    attendances: Rows
    hours: Rows
    claims: Rows
    lines: Rows

    def has_unreadable_accounts(self) -> bool:
        """An account number stands there that this account cannot read."""
        return any(
            row["iban"] is not None and not row["iban"].is_readable
            for row in (*self.structures, *self.people)
        )

    def people_without_college(self) -> tuple[str, ...]:
        """Those whom an import would refuse until their college is said."""
        return tuple(
            f"{row['last_name']} {row['first_name']}".strip()
            for row in self.people
            if row["capacity"] is None
        )


@dataclass(frozen=True, slots=True)
class Callings:
    """The identifiant of each person in the workbook; `made` counts those that it had to give."""

    by_person: Mapping[int, str]
    made: int


def callings(people: Iterable[Row], identifiers: Iterable[Row]) -> Callings:
    """The identifiant shown, else one of its own for this workbook: « SANS-ID-12 », unlike any other.

    Rows call people by it, so that namesakes stay apart.
    """
    known = list(identifiers)
    taken = {fold(row["value"]) for row in known}
    called = {row["person_id"]: row["value"] for row in known if row["position"] == 0}
    made = 0
    for row in people:
        if row["id"] in called:
            continue
        value, more = f"SANS-ID-{row['id']}", 2
        while fold(value) in taken:
            value, more = f"SANS-ID-{row['id']}-{more}", more + 1
        taken.add(fold(value))
        called[row["id"]] = value
        made += 1
    return Callings(called, made)
