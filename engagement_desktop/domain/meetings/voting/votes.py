"""Votes: what was put to the vote, who could vote at that moment, what came out."""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.committees import MajorityRule


class VoteMode(StrEnum):
    """How voices are given."""

    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    SECRET = "secret"


class VoteResult(StrEnum):
    """What came out of a vote."""

    ADOPTED = "adopted"
    REJECTED = "rejected"


class Choice(StrEnum):
    """What one voice said, in a roll call."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class VoiceBy(StrEnum):
    """Who carries a voice: the member, the holder of their pouvoir, the suppléant on their seat."""

    MEMBER = "member"
    PROXY = "proxy"
    SUBSTITUTE = "substitute"


class Vote(Versioned, Base):
    """One vote, with the rule applied and the sentence that explains its result.

    `majority` and `two_thirds_of_present` are those of the meeting's rules at that moment; `was_cast` says
    that the chair's casting vote decided. A secret ballot has totals only.
    """

    __tablename__ = "vote"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    subject: Mapped[str]
    mode: Mapped[VoteMode] = mapped_column(enum_type(VoteMode))
    at_minute: Mapped[int]
    majority: Mapped[MajorityRule] = mapped_column(enum_type(MajorityRule))
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    result: Mapped[VoteResult] = mapped_column(enum_type(VoteResult))
    explanation: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None, index=True)
    two_thirds_of_present: Mapped[bool] = mapped_column(default=False)
    abstentions: Mapped[int] = mapped_column(default=0)
    blank: Mapped[int] = mapped_column(default=0)
    void: Mapped[int] = mapped_column(default=0)
    was_cast: Mapped[bool] = mapped_column(default=False)


class VoteElector(Base):
    """One voice, frozen at the moment of the vote: whose it is, who carried it, whether it took part.

    `choice` is said in a roll call only.
    """

    __tablename__ = "vote_elector"
    __table_args__ = (UniqueConstraint("vote_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    carried_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    by: Mapped[VoiceBy] = mapped_column(enum_type(VoiceBy), default=VoiceBy.MEMBER)
    took_part: Mapped[bool] = mapped_column(default=True)
    choice: Mapped[Choice | None] = mapped_column(enum_type(Choice), default=None)
