"""In which capacity a person acts in a structure on a day: corrected by hand, else what mandates say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.text import clean, fold


class RoleSource(StrEnum):
    """How a capacity is known."""

    CORRECTION = "correction"
    MANDATE = "mandate"
    ENTRY = "entry"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class FunctionHeld:
    """A mandate in a body of a structure; `ended_on` is its last day, `governs`: the body directs it."""

    structure_id: int
    committee: str
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    governs: bool

    def holds_on(self, day: date) -> bool:
        """In force on that day, both ends included."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)

    @property
    def sits(self) -> bool:
        """Sits in the governing body: neither a guest nor who only stands in for another."""
        return self.governs and self.office is not Office.GUEST and self.seat is SeatKind.TITULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedRole:
    """A capacity corrected by hand from one day to another (None: still), and why."""

    id: int
    structure_id: int
    role: HoursRole
    reason: str
    started_on: date
    ended_on: date | None

    def holds_on(self, day: date) -> bool:
        """In force on that day, both ends included."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)


@dataclass(frozen=True, slots=True)
class RoleOn:
    """A capacity on a day, and how it is known: a reason given, the name of a body, or nothing."""

    role: HoursRole
    source: RoleSource
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDraft:
    """A correction as its form holds it."""

    id: int | None = None
    version: int | None = None
    person_id: int | None = None
    structure_id: int | None = None
    role: HoursRole | None = None
    reason: str = ""
    started_on: date | None = None
    ended_on: date | None = None


def is_governing(kind: str, governing: Iterable[str]) -> bool:
    """Whether a type of body, in its own words, is one that directs an association."""
    return fold(kind) in {fold(name) for name in governing}


def role_on(
    structure_id: int, day: date, corrections: Iterable[CorrectedRole], functions: Iterable[FunctionHeld]
) -> RoleOn:
    """The capacity of one person in a structure on a day."""
    if (corrected := correction_on(structure_id, day, corrections)) is not None:
        return RoleOn(corrected.role, RoleSource.CORRECTION, corrected.reason)
    for held in functions:
        if held.structure_id == structure_id and held.sits and held.holds_on(day):
            return RoleOn(HoursRole.GOVERNING_BODY, RoleSource.MANDATE, held.committee)
    return RoleOn(HoursRole.OTHER, RoleSource.NOTHING)


def correction_on(structure_id: int, day: date, corrections: Iterable[CorrectedRole]) -> CorrectedRole | None:
    """The correction in force that day: the one begun last, should two stand together."""
    standing = [one for one in corrections if one.structure_id == structure_id and one.holds_on(day)]
    return max(standing, key=lambda one: (one.started_on, one.id), default=None)


def correction_faults(draft: CorrectionDraft, others: Sequence[CorrectedRole]) -> Iterator[DomainError]:
    """What is refused of a correction; `others` are those of the same person."""
    if draft.structure_id is None:
        yield DomainError("Dites pour quelle association.", "structure_id")
    if draft.role is None:
        yield DomainError("Dites à quel titre la personne agissait.", "role")
    if not clean(draft.reason):
        yield DomainError("Dites pourquoi : la correction doit pouvoir être relue.", "reason")
    if draft.started_on is None:
        yield DomainError("Donnez le premier jour de la correction.", "started_on")
        return
    if draft.ended_on is not None and draft.ended_on < draft.started_on:
        yield DomainError("La correction finit avant de commencer. Choisissez un jour plus tard.", "ended_on")
        return
    for other in others:
        if other.id != draft.id and other.structure_id == draft.structure_id and _meet(draft, other):
            until = f" au {other.ended_on:%d/%m/%Y}" if other.ended_on else ""
            yield DomainError(
                f"Une correction couvre déjà ces jours, du {other.started_on:%d/%m/%Y}{until}. Rien n’a été "
                "changé. Modifiez-la, ou choisissez d’autres dates.",
                "started_on",
            )
            return


def _meet(draft: CorrectionDraft, other: CorrectedRole) -> bool:
    first, last = draft.started_on or date.min, draft.ended_on or date.max
    return first <= (other.ended_on or date.max) and other.started_on <= last


def correction_draft(row: RoleCorrection) -> CorrectionDraft:
    """What a form shows of a correction."""
    return CorrectionDraft(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        structure_id=row.structure_id,
        role=row.role,
        reason=row.reason,
        started_on=row.started_on,
        ended_on=row.ended_on,
    )


def write_correction(row: RoleCorrection | None, draft: CorrectionDraft) -> RoleCorrection:
    """The entity as a checked draft says it.

    Raises:
        ValueError: the draft was not checked.
    """
    if (
        draft.person_id is None
        or draft.structure_id is None
        or draft.role is None
        or draft.started_on is None
    ):
        raise ValueError("a correction needs a person, a structure, a role and a first day")
    if row is None:
        row = RoleCorrection(
            person_id=draft.person_id,
            structure_id=draft.structure_id,
            started_on=draft.started_on,
            role=draft.role,
            reason="",
        )
    row.structure_id, row.role, row.reason = draft.structure_id, draft.role, clean(draft.reason)
    row.started_on, row.ended_on = draft.started_on, draft.ended_on
    return row
