"""What another page asks the page of the register at a date to show."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register on a day (None: as it was last looked at), of one committee or of all."""

    on: date | None = None
    committee_id: int | None = None
