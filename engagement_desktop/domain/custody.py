"""Who may write: the dossier can be taken to another machine and brought back whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission


class Custody(Base):
    """One leave: the copy that bears `token` may write until it is brought back; one row at most is open.

    `generation` is the dossier's at the moment it left. In the file that stays, `is_away` is true and
    nothing may be written; in the copy that left it is false.
    """

    __tablename__ = "custody"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    token: Mapped[str]
    generation: Mapped[int]
    taken_at: Mapped[datetime]
    taken_to: Mapped[str]
    is_away: Mapped[bool]
    returned_at: Mapped[datetime | None] = mapped_column(default=None)


class CustodyState(StrEnum):
    """What this file is: the only one, the one that stays, the one that left, or one that was given back."""

    HERE = "here"
    AWAY = "away"
    CARRIED = "carried"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Holding:
    """What this file may do, since when, and the place that its last row names (where it left for)."""

    state: CustodyState = CustodyState.HERE
    since: datetime | None = None
    place: str = ""

    @property
    def may_write(self) -> bool:
        return self.state in (CustodyState.HERE, CustodyState.CARRIED)


def state_of(row: Custody | None) -> CustodyState:
    """What the last leave of a file makes of it.

    A row that is away and closed is that of a copy given back: nothing waits for it any more.
    """
    if row is None:
        return CustodyState.HERE
    if row.returned_at is None:
        return CustodyState.AWAY if row.is_away else CustodyState.CARRIED
    return CustodyState.RETURNED if row.is_away else CustodyState.HERE


def holding_of(row: Custody | None) -> Holding:
    """The same, with its day and place."""
    if row is None:
        return Holding()
    return Holding(state_of(row), row.returned_at or row.taken_at, row.taken_to)


READS: frozenset[Permission] = frozenset(
    {
        Permission.BACKUP_MAKE,
        Permission.BACKUP_RESTORE,
        Permission.DOSSIER_READ,
        Permission.DOSSIER_VERIFY,
        Permission.JOURNAL_READ,
        Permission.REPORT_EXPORT,
        Permission.REPORT_NAME_PEOPLE,
    }
)
"""What is still done with a file that may not be written."""
KEYS: frozenset[Permission] = frozenset({Permission.DOSSIER_CARRY, Permission.PASSPHRASE_CHANGE})
"""The ways out of it, and one's own phrase, which is not in the base."""

_ONLY_READ = {
    CustodyState.AWAY: "Ce dossier a été emporté sur un autre poste\u00a0: ici, il se lit seulement. "
    "Rien n’a été changé. Rapportez-le d’abord, ou dites dans Réglages › Dossier qu’il ne reviendra pas.",
    CustodyState.RETURNED: "Ce dossier a été rendu\u00a0: cet exemplaire se lit seulement. "
    "Rien n’a été changé. Travaillez dans l’exemplaire qui l’a reçu.",
}


class OnlyRead(DomainError):
    """This file may not be written: another one bears the right."""


def refuse_writing(state: CustodyState) -> None:
    """Raises OnlyRead when another file bears the right to write."""
    if state in _ONLY_READ:
        raise OnlyRead(_ONLY_READ[state])


def may_still(state: CustodyState, right: Permission) -> bool:
    """Whether a right has still a meaning in this file."""
    return state not in _ONLY_READ or right in READS | KEYS


class Verdict(StrEnum):
    """Whether a copy is the one that is waited for, and why not."""

    AWAITED = "awaited"
    NEVER_LEFT = "never_left"
    STRANGER = "stranger"
    TOO_LATE = "too_late"
    STAYED = "stayed"
    GIVEN_ELSEWHERE = "given_elsewhere"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy says of itself: its last leave and its generation."""

    token: str
    state: CustodyState
    generation: int
    place: str


def judged(here: Iterable[Custody], copy: Copy | None, own_place: str) -> Verdict:
    """Whether the file with the leaves `here`, at `own_place`, waits for this copy.

    A copy that was marked as given back to this very place is still awaited: a stop came before it was taken.
    """
    if copy is None:
        return Verdict.NEVER_LEFT
    row = next((one for one in here if one.token == copy.token), None)
    if row is None:
        return Verdict.STRANGER
    if state_of(row) is CustodyState.HERE:
        return Verdict.TOO_LATE
    by_state = {
        CustodyState.AWAY: Verdict.STAYED,
        CustodyState.HERE: Verdict.TOO_LATE,
        CustodyState.RETURNED: Verdict.AWAITED if copy.place == own_place else Verdict.GIVEN_ELSEWHERE,
    }
    found = by_state.get(copy.state, Verdict.AWAITED)
    is_older = found is Verdict.AWAITED and copy.generation < row.generation
    return Verdict.OLDER if is_older else found
