"""The register on a day, and what changed between two days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One mandate in force on the day looked at; `college` is the one of that day."""

    mandate_id: int
    committee_id: int
    committee: str
    person_id: int
    last_name: str
    first_name: str
    college: Capacity | None
    office: Office
    seat: SeatKind
    substitute_for: str | None
    appointed_by: str | None
    basis: MandateBasis | None
    started_on: date
    ended_on: date | None
    end_reason: EndReason | None = None


class ChangeKind(StrEnum):
    """What can happen to the register."""

    COMMITTEE_CREATED = "committee_created"
    RULES_CHANGED = "rules_changed"
    STARTED = "started"
    RENEWED = "renewed"
    REPLACED = "replaced"
    OFFICE_CHANGED = "office_changed"
    CAPACITY_CHANGED = "capacity_changed"
    ENDED = "ended"
    COMMITTEE_CLOSED = "committee_closed"


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """One change: `day` is the first day of the new state, `sentence` tells it in French.

    `before` are the mandates that ended the day before, `after` the one that began: applied in order to
    the register of a day, changes give that of a later one. `about` is a mandate that goes on.
    """

    day: date
    kind: ChangeKind
    committee_id: int
    committee: str
    before: tuple[RegisterLine, ...] = ()
    after: RegisterLine | None = None
    about: RegisterLine | None = None
    colleges: tuple[Capacity | None, Capacity | None] | None = None
    rules: tuple[RulesDraft, RulesDraft] | None = None
    sentence: str = ""

    @property
    def person_id(self) -> int | None:
        """The person that the change is about: who came, else who left."""
        line = self.after or self.about or next(iter(self.before), None)
        return None if line is None else line.person_id
