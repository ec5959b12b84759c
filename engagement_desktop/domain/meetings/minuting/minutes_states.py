"""Where minutes stand, from the draft to the signed paper, and what is known of each."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.papers import MinutesSeal, RectificationFact


class MinutesState(StrEnum):
    """The furthest that minutes went."""

    DRAFT = "draft"
    VALIDATED = "validated"
    APPROVED = "approved"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesStanding:
    """The minutes of one meeting: their number, how far they went, and the papers that were given.

    `approved_in` is the number of the later meeting's minutes; `has_public` says that a public version was
    given; `scan_id` is the attachment of the signed paper.
    """

    meeting_id: int
    committee: str
    held_on: date
    number: str | None
    state: MinutesState
    is_held: bool
    is_open: bool
    validated_at: datetime | None = None
    validated_by: str | None = None
    fingerprint: str | None = None
    approved_on: date | None = None
    approved_in: str | None = None
    signed_on: date | None = None
    scan_id: int | None = None
    has_public: bool = False
    rectifications: tuple[RectificationFact, ...] = ()

    @property
    def is_sealed(self) -> bool:
        return self.state is not MinutesState.DRAFT

    def seal(self, now: datetime) -> MinutesSeal:
        """What pages tell of it; a draft is dated of now."""
        validated_on = None if self.validated_at is None else self.validated_at.astimezone().date()
        return MinutesSeal(
            dated=self.validated_at or now,
            fingerprint=self.fingerprint,
            validated_on=validated_on,
            approved_on=self.approved_on,
            approved_in=self.approved_in,
            rectifications=tuple(one.number for one in self.rectifications),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationDraft:
    """A correction as typed: what is to be read instead, why, and the meeting that asked for it."""

    said: str = ""
    reason: str = ""
    asked_in_id: int | None = None


def state_of(minutes: Minutes | None) -> MinutesState:
    """A signature weighs more than an approval: it is made of the approved paper, or stands for it."""
    if minutes is None:
        return MinutesState.DRAFT
    if minutes.signed_on is not None:
        return MinutesState.SIGNED
    return MinutesState.VALIDATED if minutes.approved_on is None else MinutesState.APPROVED


def refuse_approval(held_on: date, approving_on: date, *, is_same_committee: bool, is_held: bool) -> None:
    """Minutes are approved by a later meeting of the same committee, once it is held.

    Raises:
        DomainError: they are not.
    """
    if not is_same_committee:
        raise DomainError(
            "Un compte rendu s’approuve dans une réunion du même comité. Rien n’a été changé. Choisissez-en "
            "une autre."
        )
    if approving_on <= held_on:
        raise DomainError(
            "Un compte rendu s’approuve dans une réunion qui suit la sienne. Rien n’a été changé. Choisissez "
            "une réunion plus récente."
        )
    if not is_held:
        raise DomainError(
            "Cette réunion ne s’est pas encore tenue\u00a0: elle n’a rien approuvé. Rien n’a été changé. "
            "Ouvrez-la d’abord."
        )


def refuse_rectification(draft: RectificationDraft, *, is_sealed: bool) -> None:
    """Only validated minutes are rectified, with words and a reason.

    Raises:
        DomainError: a draft, or something left empty.
    """
    if not is_sealed:
        raise DomainError(
            "Ce compte rendu est encore un brouillon\u00a0: il se corrige directement. Rien n’a été changé. "
            "Un rectificatif suit un compte rendu validé."
        )
    if not draft.said.strip():
        raise DomainError("Dites ce qu’il faut lire.", "said")
    if not draft.reason.strip():
        raise DomainError("Dites pourquoi on rectifie.", "reason")
