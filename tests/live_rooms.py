"""A meeting under way this morning, with its members, as rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.register.committees import EngagementLevel, QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from tests.builders import Builder

DAY = date(2026, 11, 22)
OPENED, CLOCK = 11 * 60, 11 * 60 + 30
"""The clock of tests stands at half past ten UTC: half past eleven in Paris."""
NAMES = (
    ("Benali", "Fatima"),
    ("Diallo", "Mamadou"),
    ("Hélias", "Monique"),
    ("Œuvrard", "André"),
    ("Prigent", "Chantal"),
    ("Rousseau", "Claire"),
)


@dataclass(frozen=True)
class LiveRoom:
    """Ids of the meeting, its item, its titulaires by name, the suppléant of Prigent, an outsider."""

    meeting: int
    item: int
    committee: int
    people: dict[str, int]
    substitute: int
    outsider: int

    def __getitem__(self, name: str) -> int:
        return self.people[name]


def live_room(make: Builder, *, opened: bool = True, day: date = DAY, **rules: Any) -> LiveRoom:
    """Six titulaires, one suppléant; half for the quorum, one pouvoir a holder, unless told otherwise."""
    usual = {"quorum": QuorumRule.HALF, "proxies": 1}
    committee = make.committee(make.structure(), **usual | rules)
    people: dict[str, int] = {}
    for at, (last, first) in enumerate(NAMES):
        person = make.person(last, first)
        office = Office.CHAIR if at == 0 else Office.MEMBER
        make.mandate(person, committee, date(2025, 1, 1), office=office)
        people[last] = person.id
    substitute = make.person("Le Goff", "Jean-Yves")
    make.mandate(
        substitute,
        committee,
        date(2025, 1, 1),
        seat=SeatKind.SUBSTITUTE,
        substitute_for_id=people["Prigent"],
    )
    outsider = make.person("Zanetti", "Paul")
    values: dict[str, Any] = {"status": MeetingStatus.PLANNED}
    if opened:
        values = {
            "status": MeetingStatus.HELD,
            "opened_minute": OPENED,
            "number": "2026-01",
            "number_year": 2026,
            "number_sequence": 1,
        }
    meeting: Meeting = make.meeting(committee, day, starts_minute=OPENED, ends_minute=None, **values)
    if opened:
        kept = MeetingRules(meeting_id=meeting.id, **usual | rules)
        make.session.add(kept)
    item = AgendaItem(
        meeting_id=meeting.id,
        position=1,
        title="Accueil du samedi matin",
        level=EngagementLevel.CONSULTATION,
        minutes=25,
    )
    make.session.add(item)
    make.session.flush()
    return LiveRoom(meeting.id, item.id, committee.id, people, substitute.id, outsider.id)
