"""Who sat at the demo's meetings: seats, stand-ins, pouvoirs, and the voices that they make."""

from collections import defaultdict
from random import Random

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.voting.votes import VoiceBy
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.services.demo.rows import Row, Rows


class Voices:
    """The mandates and the roll of every meeting, looked up once."""

    def __init__(self, rows: Rows) -> None:
        self._mandates: dict[int, list[Row]] = defaultdict(list)
        for mandate in rows["mandate"]:
            self._mandates[mandate["committee_id"]].append(mandate)
        self._rolls: dict[int, list[Row]] = defaultdict(list)
        for one in rows["attendance"]:
            self._rolls[one["meeting_id"]].append(one)

    def roll(self, meeting: Row) -> list[Row]:
        """The attendances of one meeting."""
        return self._rolls[meeting["id"]]

    def seat(self, meeting: Row) -> list[tuple[int, int, VoiceBy]]:
        """The voices of one meeting: whose each is, who carries it, in what right; stand-ins take seats."""
        roll = {one["person_id"]: one for one in self.roll(meeting)}
        came = {person for person, one in roll.items() if one["status"] in ATTENDED}
        voices = []
        for titular in self._in_office(meeting, SeatKind.TITULAR):
            person = titular["person_id"]
            one = roll.get(person)
            if person in came:
                voices.append((person, person, VoiceBy.MEMBER))
            elif one is not None and one["proxy_to_id"] in came:
                one["proxy_written_on"] = meeting["held_on"]
                voices.append((person, one["proxy_to_id"], VoiceBy.PROXY))
            elif (stand_in := self._stand_in(meeting, person, came)) is not None:
                roll[stand_in]["stands_in_for_id"] = person
                voices.append((person, stand_in, VoiceBy.SUBSTITUTE))
        return voices

    def present_office(self, meeting: Row, *offices: Office) -> int | None:
        """Somebody of these offices who came, the first office first."""
        came = {one["person_id"] for one in self.roll(meeting) if one["status"] in ATTENDED}
        ranked = sorted(
            (offices.index(one["office"]), one["person_id"])
            for one in self._in_office(meeting, SeatKind.TITULAR)
            if one["office"] in offices and one["person_id"] in came
        )
        return ranked[0][1] if ranked else None

    def somebody(self, meeting: Row, rng: Random) -> int | None:
        """A member who came, or who will be there."""
        absent = {AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED, AttendanceStatus.REPRESENTED}
        away = {one["person_id"] for one in self.roll(meeting) if one["status"] in absent}
        members = [one["person_id"] for one in self._in_office(meeting, SeatKind.TITULAR)]
        here = [person for person in members if person not in away]
        return rng.choice(here) if here else None

    def _in_office(self, meeting: Row, seat: SeatKind) -> list[Row]:
        day = meeting["held_on"]
        found = {
            one["person_id"]: one
            for one in self._mandates[meeting["committee_id"]]
            if one["seat"] is seat
            and one["office"] is not Office.GUEST
            and one["started_on"] <= day
            and (one["ended_on"] is None or one["ended_on"] >= day)
        }
        return list(found.values())

    def _stand_in(self, meeting: Row, titular: int, came: set[int]) -> int | None:
        for one in self._in_office(meeting, SeatKind.SUBSTITUTE):
            if one["substitute_for_id"] == titular and one["person_id"] in came:
                return int(one["person_id"])
        return None
