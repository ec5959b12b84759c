"""What the page of accounts shows."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account; `opens`: a passphrase of its own opens the dossier; `person` is its file, if it has one.

    `is_last_coordination`: it can neither be removed nor change role.
    """

    id: int
    first_name: str
    role: Role
    person_id: int | None
    person: str | None
    removed_on: date | None
    opens: bool
    is_own: bool
    is_last_coordination: bool
