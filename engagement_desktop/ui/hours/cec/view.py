"""What another page asks the CEC pages to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CecView:
    """A person's ledger, or everybody (None); of a civil year, or the usual one (None)."""

    person_id: int | None = None
    year: int | None = None
