"""Settles meetings and who came."""

from collections import defaultdict
from datetime import date
from typing import Any

from engagement_desktop.domain.imports.drafts import AttendanceDraft, MeetingDraft
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.french.formats import clock_time
from engagement_desktop.french.labels import label
from engagement_desktop.services.imports.settling import Settling, leads_to_refused
from engagement_desktop.services.imports.sheets import ATTENDANCES, MEETINGS


class Meetings:
    """The meetings of each committee and day, in the workbook and the dossier."""

    def __init__(self, work: Settling) -> None:
        self.former = {
            (row["committee_id"], row["held_on"], row["starts_minute"]): row for row in work.dossier.meetings
        }
        self._by_day: dict[tuple[int, date], dict[int, tuple[int, MeetingStatus]]] = defaultdict(dict)
        self.refused: set[tuple[int, date]] = set()
        for (committee, day, starts), row in self.former.items():
            self.put(committee, day, starts, row["id"], row["status"])

    def put(self, committee: int, day: date, starts: int, row_id: int, status: MeetingStatus) -> None:
        self._by_day[committee, day][starts] = (row_id, status)

    def on(self, committee: int, day: date) -> dict[int, tuple[int, MeetingStatus]]:
        return self._by_day.get((committee, day), {})


def settle_meetings(work: Settling) -> Meetings:
    """Meetings by committee, day and hour."""
    table = work.tables.meetings
    meetings = Meetings(work)
    seen: dict[Any, int] = {}
    for draft in table.drafts:
        committee = work.refer(table, draft.row, "comité", draft.committee, work.committee)
        _check_meeting(work, draft)
        key = (committee, draft.held_on, draft.starts)
        if None not in key and seen.setdefault(key, draft.row) != draft.row:
            said = (
                f"Cette réunion est déjà à la ligne {seen[key]}. Gardez-en une, ou corrigez l’heure de début."
            )
            work.refuse(table, draft.row, "début", said)
        if committee is None or draft.held_on is None:
            continue
        former = meetings.former.get(key)
        if work.faults.is_refused(MEETINGS, draft.row) or draft.starts is None or draft.status is None:
            meetings.refused.add((committee, draft.held_on))
            continue
        values = {
            "committee_id": committee,
            "held_on": draft.held_on,
            "starts_minute": draft.starts,
            "status": draft.status,
            "ends_minute": draft.ends,
            "place": draft.place,
            "agenda": draft.agenda,
            "decisions": draft.decisions,
        }
        row_id = work.settle(table, draft.row, "meeting", former, values, _MEETING)
        status = draft.status if former is None or work.options.update else former["status"]
        meetings.put(committee, draft.held_on, draft.starts, row_id, status)
    return meetings


_MEETING = {
    "status": "status",
    "ends_minute": "ends",
    "place": "place",
    "agenda": "agenda",
    "decisions": "decisions",
}


def _check_meeting(work: Settling, draft: MeetingDraft) -> None:
    table = work.tables.meetings
    if draft.starts is not None and draft.ends is not None and draft.ends < draft.starts:
        work.refuse(
            table, draft.row, "fin", "La réunion finit avant de commencer. Corrigez l’une des heures."
        )
    if draft.held_on is None:
        return
    if draft.status is MeetingStatus.HELD and draft.held_on > work.today:
        said = "Une réunion tenue n’est pas dans l’avenir. Corrigez la date, ou mettez «\u00a0prévue\u00a0»."
        work.refuse(table, draft.row, "date", said)
    if draft.status is MeetingStatus.PLANNED and draft.held_on < work.today:
        said = "Cette réunion prévue est passée. Dites si elle s’est tenue ou si elle a été annulée."
        work.warn(table, draft.row, "date", said)


def settle_attendances(work: Settling, meetings: Meetings) -> None:
    """Presences by meeting and person."""
    table = work.tables.attendances
    former = {(row["meeting_id"], row["person_id"]): row for row in work.dossier.attendances}
    seen: dict[tuple[int, int], int] = {}
    for draft in table.drafts:
        committee = work.refer(table, draft.row, "comité", draft.committee, work.committee)
        person = work.refer(table, draft.row, "personne", draft.person, work.person)
        proxy = work.refer(table, draft.row, "pouvoir donné à", draft.proxy_to, work.person)
        if proxy is not None and proxy == person:
            work.refuse(
                table, draft.row, "pouvoir donné à", "Une personne ne se donne pas pouvoir à elle-même."
            )
        meeting = None
        if committee is not None and draft.held_on is not None:
            meeting = _meeting_of(work, draft, meetings, committee, draft.held_on)
        if meeting is None or person is None:
            continue
        first = seen.setdefault((meeting, person), draft.row)
        if first != draft.row:
            work.refuse(
                table, draft.row, "personne", f"Cette personne est déjà à cette réunion, ligne {first}."
            )
        if work.faults.is_refused(ATTENDANCES, draft.row):
            continue
        values = {"meeting_id": meeting, "person_id": person, "status": draft.status, "proxy_to_id": proxy}
        work.settle(table, draft.row, "attendance", former.get((meeting, person)), values, _ATTENDANCE)


_ATTENDANCE = {"status": "status", "proxy_to_id": "proxy_to"}


def _meeting_of(
    work: Settling, draft: AttendanceDraft, meetings: Meetings, committee: int, day: date
) -> int | None:
    """The held meeting that the presence belongs to; anything else is refused."""
    table, row = work.tables.attendances, draft.row
    that_day = meetings.on(committee, day)
    held = {starts: found[0] for starts, found in that_day.items() if found[1] is MeetingStatus.HELD}
    if draft.starts is not None and draft.starts in held:
        return held[draft.starts]
    if draft.starts is None and len(held) == 1:
        return next(iter(held.values()))
    if (committee, day) in meetings.refused:
        work.refuse(table, row, "date", leads_to_refused(MEETINGS).message, follows=True)
    elif draft.starts is not None and that_day:
        known = ", ".join(clock_time(starts) for starts in sorted(that_day))
        work.refuse(table, row, "début", f"Pas de réunion tenue à cette heure ce jour-là\u00a0: {known}.")
    elif len(held) > 1:
        known = ", ".join(clock_time(starts) for starts in sorted(held))
        said = f"Le comité s’est réuni plusieurs fois ce jour-là ({known}). Précisez le début."
        work.refuse(table, row, "début", said)
    elif that_day:
        statuses = ", ".join(label(found[1]) for found in that_day.values())
        work.refuse(table, row, "date", f"La réunion de ce jour est {statuses}, pas tenue.")
    else:
        work.refuse(table, row, "date", "Aucune réunion de ce comité à cette date.")
    return None
