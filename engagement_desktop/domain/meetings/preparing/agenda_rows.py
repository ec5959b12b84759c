"""What the file of a meeting shows: its agenda, its documents, the notice, who presides."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.meetings.meetings_rows import MeetingDetail
from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse, ItemKind, ItemState
from engagement_desktop.domain.meetings.preparing.notice import Notice
from engagement_desktop.domain.register.committees import EngagementLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One file joined to a meeting or to an item; `size` in bytes."""

    id: int
    attachment_id: int
    name: str
    media_type: str
    size: int
    use: DocumentUse
    item_id: int | None
    sent_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item of an agenda; `number` is its place for the reader, from 1.

    `carried_from_on` is the day of the meeting that it comes from.
    """

    id: int
    version: int
    number: int
    title: str
    kind: ItemKind
    level: EngagementLevel | None
    minutes: int | None
    rapporteur_id: int | None
    rapporteur: str
    state: ItemState
    carried_from_on: date | None
    documents: tuple[DocumentRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A usual meeting in a list."""

    id: int
    committee_id: int
    committee: str
    name: str
    starts_minute: int | None
    minutes: int | None
    place: str | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One series of one year and body: the last number given here, the last on paper, the next.

    Papers are numbered for the whole dossier: they have no committee.
    """

    series: str
    committee_id: int | None
    committee: str
    year: int
    last_used: int
    on_paper: int
    next_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFile:
    """A meeting whole. `items` are those of the agenda, the dropped ones left out, in their order."""

    detail: MeetingDetail
    version: int
    title: str | None
    items: tuple[ItemRow, ...]
    documents: tuple[DocumentRow, ...]
    notice: Notice
    opened_minute: int | None
    secrecy_minute: int | None
    convoked_on: date | None
    convoked_how: str | None
    chair_id: int | None
    chair: str
    secretary_id: int | None
    secretary: str
    next_on: date | None
    next_minute: int | None

    @property
    def planned_minutes(self) -> int:
        """The planned length of all the items that say one."""
        return sum(item.minutes or 0 for item in self.items)
