"""The agenda: what a meeting is about, in order, and what was said of each item."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.committees import EngagementLevel


class ItemKind(StrEnum):
    """Where an item comes from: some are born with the agenda."""

    ORDINARY = "ordinary"
    APPROVAL = "approval"
    ACTIONS = "actions"
    SECRECY = "secrecy"
    OTHER_BUSINESS = "other_business"


class ItemState(StrEnum):
    """Where an item stands; one to carry comes back at the next meeting until it is dropped on purpose."""

    TO_COME = "to_come"
    TREATED = "treated"
    TO_CARRY = "to_carry"
    DROPPED = "dropped"


class AgendaItem(Versioned, Base):
    """One item of a meeting. `approves_id` is the meeting whose minutes an approval item puts forward.

    `carried_from_id` is the item of an earlier meeting that this one continues; `minutes` its planned length.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_meeting_id_position", "meeting_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind] = mapped_column(enum_type(ItemKind), default=ItemKind.ORDINARY)
    level: Mapped[EngagementLevel | None] = mapped_column(enum_type(EngagementLevel), default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    rapporteur_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    state: Mapped[ItemState] = mapped_column(enum_type(ItemState), default=ItemState.TO_COME)
    started_minute: Mapped[int | None] = mapped_column(default=None)
    ended_minute: Mapped[int | None] = mapped_column(default=None)
    carried_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id"), default=None, index=True
    )
    approves_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)


class ItemText(Versioned, Base):
    """What was said of one item: paragraphs, headings, bold and lists as a subset of Markdown.

    A line `::decision 12::` (action, vote, proposal) is where that row stands in the text.
    """

    __tablename__ = "item_text"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    content: Mapped[str]


class DocumentUse(StrEnum):
    """What a file is to a meeting."""

    ITEM = "item"
    SIGNED_MINUTES = "signed_minutes"
    SIGN_IN_SHEET = "sign_in_sheet"
    PROXY = "proxy"
    OTHER = "other"


class MeetingDocument(Base):
    """A file joined to a meeting or to one of its items, and the day it was sent to members."""

    __tablename__ = "meeting_document"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), index=True)
    use: Mapped[DocumentUse] = mapped_column(enum_type(DocumentUse), default=DocumentUse.ITEM)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None, index=True)
    sent_on: Mapped[date | None] = mapped_column(default=None)


class AgendaTemplate(Versioned, Base):
    """A usual meeting of a committee: its name, hour, length, place, and the items it always has."""

    __tablename__ = "agenda_template"
    __table_args__ = (UniqueConstraint("committee_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    name: Mapped[str]
    starts_minute: Mapped[int | None] = mapped_column(default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)


class TemplateItem(Base):
    """One item of a usual meeting."""

    __tablename__ = "template_item"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    template_id: Mapped[int] = mapped_column(ForeignKey("agenda_template.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind] = mapped_column(enum_type(ItemKind), default=ItemKind.ORDINARY)
    level: Mapped[EngagementLevel | None] = mapped_column(enum_type(EngagementLevel), default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)


class Phrase(Versioned, Base):
    """A sentence that comes often, with {fields} for the facts of the moment; without committee, for all."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    title: Mapped[str]
    text: Mapped[str]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
