"""What a letter does on a name: which service is asked, and what must be chosen first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.attending.presences import said
from engagement_desktop.domain.meetings.attending.proxies import possible_holders, proxy_faults
from engagement_desktop.domain.meetings.attending.roll import RollEntry, RollPart, by_id

LETTERS = "PEASDVRG"
ACTS: Mapping[str, str] = MappingProxyType(
    {
        "P": "Dans la salle, ou de retour",
        "V": "À distance",
        "D": "A quitté la réunion",
        "E": "Absence excusée",
        "A": "Absence non excusée",
        "S": "Suppléant qui siège",
        "R": "Pouvoir donné à un membre",
    }
)
_STATES: Mapping[str, AttendanceStatus] = MappingProxyType(
    {
        "P": AttendanceStatus.PRESENT,
        "V": AttendanceStatus.REMOTE,
        "E": AttendanceStatus.EXCUSED,
        "A": AttendanceStatus.ABSENT,
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing among which to choose before the act is done."""

    words: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Orders:
    """Letters on the people of one meeting."""

    application: Application
    live: LiveMeeting

    def choices(self, letter: str, person_id: int) -> Sequence[Choice]:
        """What the letter may mean for this person; one only: it is done at once.

        Raises:
            DomainError: it means nothing here, with its sentence.
        """
        entry = by_id(self.live.roll)[person_id]
        meeting, service = self.live.meeting_id, self.application.attendances
        if letter in _STATES:
            return (Choice("", partial(service.mark, meeting, person_id, _STATES[letter])),)
        if letter == "D":
            return (Choice("", partial(service.leave, meeting, person_id)),)
        return self._seats(entry) if letter == "S" else self._proxies(entry)

    def _seats(self, entry: RollEntry) -> Sequence[Choice]:
        """A suppléant for a titulaire: the one of the mandate, else those who are away."""
        meeting, roll, service = self.live.meeting_id, self.live.roll, self.application.attendances
        if entry.part is RollPart.TITULAR:
            subs = [one for one in roll if one.part is RollPart.SUBSTITUTE and _may_sit(one, entry)]
            if not subs:
                raise DomainError(f"{said(entry.person)} n’a pas de suppléant dans ce comité.")
            return [
                Choice(said(one.person), partial(service.stand_in, meeting, one.id, entry.id)) for one in subs
            ]
        if entry.substitute_for_id is not None or entry.part is RollPart.GUEST:
            return (Choice("", partial(service.stand_in, meeting, entry.id)),)
        minute = self.live.clock_minute
        away = [one for one in roll if one.part is RollPart.TITULAR and not one.is_in_room(minute)]
        if not away:
            raise DomainError("Tous les titulaires sont là\u00a0: un suppléant n’a pas de siège à prendre.")
        return [
            Choice(said(one.person), partial(service.stand_in, meeting, entry.id, one.id)) for one in away
        ]

    def _proxies(self, entry: RollEntry) -> Sequence[Choice]:
        meeting, live, service = self.live.meeting_id, self.live, self.application.attendances
        holders = possible_holders(live.roll, live.rules, entry.id, live.clock_minute)
        choices = [
            Choice(said(one.person), partial(service.give_proxy, meeting, entry.id, one.id))
            for one in holders
            if one.id != entry.proxy_to_id
        ]
        if entry.proxy_to_id is not None:
            choices.append(Choice("Retirer le pouvoir", partial(service.take_proxy_back, meeting, entry.id)))
        if not choices:
            raise self._no_holder(entry)
        return choices

    def _no_holder(self, entry: RollEntry) -> DomainError:
        """Why nobody may hold this pouvoir: what is wrong with the giver, else with everybody."""
        live = self.live
        for fault in proxy_faults(live.roll, live.rules, entry.id, 0, live.clock_minute):
            if fault.field != "holder_id":
                return fault
        return DomainError(
            "Aucun membre présent ne peut porter ce pouvoir\u00a0: chacun porte déjà le plus que permettent "
            "les règles, ou personne n’est encore là."
        )


def _may_sit(substitute: RollEntry, titular: RollEntry) -> bool:
    return substitute.substitute_for_id in (None, titular.id)
