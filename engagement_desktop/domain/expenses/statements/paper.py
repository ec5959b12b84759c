"""What the paper of one person says, part by part, before its number: what is drawn and what is sealed."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

ISSUED_KIND = "expense_statement"
"""What is kept of a statement given, among the papers of the dossier."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value whose first words are said louder."""

    label: str
    strong: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class TripRow:
    """One row of kilometres: the trip, and under it how it was priced."""

    day: str
    what: str
    how: str
    km: str
    euros: str


@dataclass(frozen=True, slots=True)
class TripTable:
    """The kilometres of one vehicle, their total, and the scale with its source."""

    title: str
    rows: tuple[TripRow, ...]
    km: str
    euros: str
    scale: str = ""


@dataclass(frozen=True, slots=True)
class CostRow:
    """One other cost: its proof and what is asked for it."""

    day: str
    what: str
    proof: str
    wish: str
    euros: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementText:
    """All that the paper says. `recap` ends with what is to be paid; `signatures`: capacity and name."""

    title: str
    period: str
    above: tuple[str, ...]
    facts: tuple[Said, ...]
    trips: tuple[TripTable, ...]
    costs: tuple[CostRow, ...]
    costs_total: str
    recap: tuple[tuple[str, str], ...]
    in_letters: str
    certified: str
    waiver: str
    remarks: tuple[str, ...]
    signatures: tuple[tuple[str, str], ...]
    who: str


@dataclass(frozen=True, slots=True)
class StatementSeal:
    """The number and the day of a statement; without number it is a draft to be looked at."""

    issued_on: date
    number: str = ""
    fingerprint: str = ""


def sealed(text: StatementText, number: str, issued_on: date) -> StatementSeal:
    """The seal of a statement given: its fingerprint is that of what it says, not of the file."""
    said = json.dumps([number, issued_on.isoformat(), asdict(text)], sort_keys=True)
    return StatementSeal(issued_on, number, sha256(said.encode()).hexdigest())
