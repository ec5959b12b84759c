"""What is written of the demo's meetings: numbers, agendas, texts, and the rules under which they met."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from engagement_desktop.domain.hours.entries import TimeKind
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes_text import content_of
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.follow_up import FollowUpMaker
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.voices import Voices

TOLD_MEETINGS = 6
"""How many of the last meetings of a committee have rows for their agenda; earlier ones are texts."""

_RULES = (
    "seats",
    "seats_by_college",
    "quorum",
    "notice_days",
    "proxies",
    "majority",
    "casting_vote",
    "term_months",
    "terms_most",
)
_SAID = "\u00a0: "
_APPROVES, _LAST_ITEM, _SECRECY = "Approbation du compte rendu", "Questions diverses", "Rappel des règles"
_CALLED_BEFORE = timedelta(days=18)
_APPROVED = "Compte rendu du"
_LATE, _LEAVES, _MORNING = 12, 12, 10 * 60
_LEVELS = ((EngagementLevel.INFORMATION, 20), (EngagementLevel.CONSULTATION, 30))
_DEEPER = ((EngagementLevel.COLLABORATION, 35), (EngagementLevel.PARTNERSHIP, 15))


class PapersMaker:
    """Completes the meetings that were made; it draws apart, so that nothing else of the demo moves."""

    def __init__(self, rows: Rows, span: Span, rng: Random) -> None:
        self._rows, self._span, self._rng = rows, span, rng
        self._voices = Voices(rows)
        self._follow_up = FollowUpMaker(rows, span, rng, self._voices)

    def make(self) -> None:
        """Every held meeting has a number; the last ones of each committee have rows, the next ones too."""
        self._number_bodies()
        by_body: dict[int, list[Row]] = defaultdict(list)
        for row in sorted(self._rows["meeting"], key=lambda one: (one["held_on"], one["starts_minute"])):
            by_body[row["committee_id"]].append(row)
        for committee in self._rows["committee"]:
            self._tell(committee, by_body[committee["id"]])
        self._book()

    def _book(self) -> None:
        """Hours given at a meeting name it; such a meeting was booked the day after."""
        met = {(row["committee_id"], row["held_on"]): row for row in self._rows["meeting"]}
        booked: dict[int, Row] = {}
        for entry in self._rows["hours_entry"]:
            meeting = met.get((entry["committee_id"], entry["done_on"]))
            if meeting is not None and entry["kind"] in (TimeKind.SESSION, TimeKind.TRAVEL):
                entry["meeting_id"] = meeting["id"]
                booked[meeting["id"]] = meeting
        for meeting_id in sorted(booked):
            day = booked[meeting_id]["held_on"] + timedelta(days=1)
            self._rows.add(
                "booking", meeting_id=meeting_id, booked_at=_instant(day, _MORNING), account_id=None
            )

    def _number_bodies(self) -> None:
        several = len(self._rows["committee"]) > 1
        for at, row in enumerate(self._rows["committee"], 1):
            row["code"] = f"C{at}" if several else None

    def _tell(self, committee: Row, meetings: list[Row]) -> None:
        held = [row for row in meetings if row["status"] is MeetingStatus.HELD]
        planned = [row for row in meetings if row["status"] is MeetingStatus.PLANNED and row["agenda"]]
        self._number(committee, held)
        for before, row in pairwise([None, *held[-TOLD_MEETINGS:]]):
            if row is not None:
                self._hold(committee, row, before)
        for row in planned:
            row["convoked_on"] = _on_or_before(row["held_on"] - _CALLED_BEFORE, self._span.yesterday)
            self._items(row, held[-1] if held else None)

    def _number(self, committee: Row, held: list[Row]) -> None:
        used: dict[int, int] = defaultdict(int)
        for row in held:
            year = row["held_on"].year
            used[year] += 1
            said = f"{year}-{used[year]:02d}"
            row["number"] = f"{committee['code']}-{said}" if committee["code"] else said
            row["number_year"], row["number_sequence"] = year, used[year]
        for year, last in used.items():
            self._follow_up.series("minutes", committee["id"], year, last)

    def _hold(self, committee: Row, row: Row, before: Row | None) -> None:
        """One meeting that was held live: its rules, its hours, its text."""
        self._rows.add(
            "meeting_rules",
            meeting_id=row["id"],
            two_thirds_of_present=False,
            represented_count=True,
            **{name: committee[name] for name in _RULES},
        )
        row["opened_minute"] = row["starts_minute"] + self._rng.randrange(4)
        row["closed_at"] = _instant(row["held_on"], row["ends_minute"])
        row["convoked_on"] = row["held_on"] - _CALLED_BEFORE
        row["convoked_how"] = "courrier et courriel"
        row["secrecy_minute"] = row["opened_minute"] + 2
        voters = self._voices.seat(row)
        row["chair_id"] = self._voices.present_office(row, Office.CHAIR, Office.VICE_CHAIR)
        row["secretary_id"] = self._voices.present_office(row, Office.SECRETARY, Office.MEMBER)
        self._clock(row)
        items = self._items(row, before)
        said = _said_of(row["decisions"])
        for item in items:
            blocks = self._follow_up.tell(committee, row, item, _found(said, item), voters)
            if blocks:
                self._rows.add("item_text", item_id=item["id"], content=content_of(blocks))

    def _clock(self, row: Row) -> None:
        """Most are there from the beginning; some come late, some leave before the end."""
        for one in self._voices.roll(row):
            if one["status"] in ATTENDED:
                late = self._rng.randrange(3, 26) if self._rng.randrange(100) < _LATE else 0
                leaves = self._rng.randrange(100) < _LEAVES
                self._rows.add(
                    "presence_span",
                    meeting_id=row["id"],
                    person_id=one["person_id"],
                    arrived_minute=row["opened_minute"] + late,
                    left_minute=row["ends_minute"] - 5 - self._rng.randrange(20) if leaves else None,
                )

    def _items(self, row: Row, before: Row | None) -> list[Row]:
        """One row for each line of the agenda, its time shared out when the meeting was held."""
        titles = row["agenda"].splitlines()
        is_held = row["status"] is MeetingStatus.HELD
        length = (row["ends_minute"] - row["starts_minute"]) // len(titles)
        start = row["opened_minute"] if is_held else None
        for at, title in enumerate(titles):
            kind = _kind(title)
            self._rows.add(
                "agenda_item",
                meeting_id=row["id"],
                position=at + 1,
                title=title,
                kind=kind,
                level=self._level() if kind is ItemKind.ORDINARY else None,
                minutes=max(5, length // 5 * 5),
                rapporteur_id=self._voices.somebody(row, self._rng) if kind is ItemKind.ORDINARY else None,
                state=ItemState.TREATED if is_held else ItemState.TO_COME,
                started_minute=None if start is None else start + at * length,
                ended_minute=None if start is None else min(start + (at + 1) * length, row["ends_minute"]),
                carried_from_id=None,
                approves_id=before["id"] if before and kind is ItemKind.APPROVAL else None,
            )
        return self._rows["agenda_item"][-len(titles) :]

    def _level(self) -> EngagementLevel:
        levels = (*_LEVELS, *_DEEPER)
        return self._rng.choices([one for one, _ in levels], [weight for _, weight in levels])[0]


def _kind(title: str) -> ItemKind:
    if title.startswith(_APPROVES):
        return ItemKind.APPROVAL
    if title.startswith(_SECRECY):
        return ItemKind.SECRECY
    return ItemKind.OTHER_BUSINESS if title == _LAST_ITEM else ItemKind.ORDINARY


def _matter(title: str) -> str:
    return title.partition(_SAID)[0]


def _said_of(decisions: str | None) -> dict[str, str]:
    """What was written of each matter, by its title."""
    lines = (line.partition(_SAID) for line in (decisions or "").splitlines())
    return {matter: said for matter, _, said in lines}


def _found(said: dict[str, str], item: Row) -> str:
    """What was written of an item; approving minutes is written under their own name."""
    if item["kind"] is ItemKind.APPROVAL:
        return next((text for matter, text in said.items() if matter.startswith(_APPROVED)), "")
    return said.get(_matter(item["title"]), "")


def _instant(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60 % 24, minute % 60), UTC)


def _on_or_before(day: date, last: date) -> date:
    return min(day, last)
