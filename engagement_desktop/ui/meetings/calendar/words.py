"""Dated things on screen: the icon, the tone and the door of each kind, and how a day is said."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.french.deadline_words import said, title_of
from engagement_desktop.french.formats import clock_time, count, day_and_date
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.hours.cec.view import CecView

_MARKS: Mapping[DatedKind, tuple[str, str]] = MappingProxyType(
    {
        DatedKind.MEETING: ("calendar-days", "info"),
        DatedKind.MEETING_TO_RECORD: ("clock-alert", "erreur"),
        DatedKind.MEETING_CANCELLED: ("circle-slash", "neutre"),
        DatedKind.NOTICE: ("send", "attention"),
        DatedKind.MANDATE_ENDING: ("armchair", "attention"),
        DatedKind.ACTION_DUE: ("square-check", "accent"),
        DatedKind.CEC_DECLARE: ("clock", "accent"),
        DatedKind.TALK: ("handshake", "accent"),
        DatedKind.CEC_ATTEST: ("clock", "accent"),
    }
)


def mark_of(one: Dated) -> tuple[str, str]:
    """Its icon and tone; what is late is told as a fault."""
    icon, tone = _MARKS[one.kind]
    return icon, "erreur" if one.is_late else tone


def short_words(one: Dated) -> str:
    """What fits in a square of the month: the hour, then the title."""
    hour = f"{clock_time(one.starts_minute)} " if one.starts_minute is not None else ""
    return f"{hour}{title_of(one)}"


def day_said(day: date, dated: Sequence[Dated], *, is_today: bool) -> str:
    """A square of the month, as a screen reader says it."""
    head = f"{day_and_date(day)}{', aujourd’hui' if is_today else ''}"
    if not dated:
        return f"{head}, rien"
    return f"{head}, {count(len(dated), 'chose', 'choses')}\u00a0: " + "\u202f; ".join(map(said, dated))


def door_of(one: Dated, context: PageContext) -> tuple[str, object]:
    """The page that shows it, and what that page is asked to show."""
    if one.kind is DatedKind.MANDATE_ENDING:
        return "person", one.subject_id
    if one.kind is DatedKind.ACTION_DUE:
        return "actions", ListView(ListQuery(), "", one.subject_id)
    if one.kind is DatedKind.TALK:
        return "talks", ListView(ListQuery(), "", one.subject_id)
    if one.kind in {DatedKind.CEC_DECLARE, DatedKind.CEC_ATTEST}:
        return ("cec" if one.subject_id is None else "cec_person"), CecView(one.subject_id, one.year)
    if one.kind is DatedKind.NOTICE and leads_to(context, "convoke"):
        return "convoke", one.subject_id
    return "meeting", one.subject_id
