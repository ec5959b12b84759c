"""The file of a meeting: when, where, who came, what was decided."""

from collections.abc import Callable

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_rows import AttendanceRow, MeetingDetail
from engagement_desktop.french.formats import day_and_date
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.meetings.preparing.agenda_words import STAGE_BADGES
from engagement_desktop.ui.meetings.words import (
    ATTENDANCE_BADGES,
    attendance_of,
    hours_of,
    length_of,
)
from engagement_desktop.ui.signals import AppSignals

_MANY = {
    AttendanceStatus.PRESENT: "Présents",
    AttendanceStatus.REMOTE: "À distance",
    AttendanceStatus.EXCUSED: "Excusés",
    AttendanceStatus.ABSENT: "Absents",
    AttendanceStatus.REPRESENTED: "Représentés",
}


def write_meeting(
    pane: Pane,
    meeting: MeetingDetail,
    signals: AppSignals,
    act: Callable[[Pane], object] | None = None,
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row = meeting.row
    pane.heading(row.committee, day_and_date(row.held_on).capitalize())
    pane.badge(STAGE_BADGES[row.stage])
    if act is not None:
        act(pane)
    if row.number:
        pane.line(f"Compte rendu n°\u00a0{row.number}", "", "file-text")
    length = length_of(row)
    pane.line(hours_of(row).capitalize(), f"soit {length}" if length else "", "clock")
    if row.place:
        pane.line(row.place, "", "map-pin")
    committee = ListView(ListQuery(filters={"committee": str(row.committee_id)}), row.committee)
    pane.door("Voir le comité", lambda: signals.go("committees", committee), "armchair")
    if meeting.agenda:
        pane.section("Ordre du jour")
        pane.paragraph(meeting.agenda)
    _write_decisions(pane, meeting)
    _write_attendance(pane, meeting, signals)


def _write_decisions(pane: Pane, meeting: MeetingDetail) -> None:
    if meeting.decisions:
        pane.section("Décisions")
        pane.paragraph(meeting.decisions)
    elif meeting.row.status is MeetingStatus.HELD:
        pane.section("Décisions")
        pane.note("Aucune décision n’est inscrite. Il en manque pour un rapport complet.")


def _write_attendance(pane: Pane, meeting: MeetingDetail, signals: AppSignals) -> None:
    if not meeting.attendance:
        if meeting.row.status is MeetingStatus.HELD:
            pane.section("Présence")
            pane.note("Personne n’est inscrit à cette réunion.")
        return
    told = attendance_of(meeting.row)
    pane.section(f"Présence\u00a0: {told}" if told else "Présence")
    for status in AttendanceStatus:
        people = [one for one in meeting.attendance if one.status is status]
        if people:
            word = ATTENDANCE_BADGES[status]
            pane.line(
                f"{_MANY[status] if len(people) > 1 else word.text}\u00a0: {len(people)}", "", word.icon
            )
            for person in people:
                _write_person(pane, person, signals)


def _write_person(pane: Pane, person: AttendanceRow, signals: AppSignals) -> None:
    name = f"{person.first_name} {person.last_name}"
    view = ListView(ListQuery(filters={"person": str(person.person_id)}), name)
    pane.door(name, lambda: signals.go("people", view))
    if person.proxy_to:
        pane.note(f"pouvoir donné à {person.proxy_to}")
