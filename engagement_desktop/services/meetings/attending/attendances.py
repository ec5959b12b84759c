"""Who comes, leaves, sits for another, gives a pouvoir: each event one act."""

from collections.abc import Iterable
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.attending.presences import (
    absence_faults,
    arrival_faults,
    departure_faults,
    hour,
    hours_faults,
    of_name,
    said,
    seat_faults,
)
from engagement_desktop.domain.meetings.attending.proxies import proxies_held, proxy_faults
from engagement_desktop.domain.meetings.attending.roll import RollEntry, RollPart, Span, by_id
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.services.meetings.attending.live_acts import Room, in_room
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.register.person_saving import saved
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.attending import attendances
from engagement_desktop.storage.meetings.attending.roll import person_fact


class AttendanceService:
    """Writes the attendance of an open meeting.

    Every act needs MINUTES_WRITE and an open meeting, and refuses with its sentence. `minute` None is the
    clock of the meeting. The sentence of what was done is `workspace.last_act()`.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def mark(
        self, meeting_id: int, person_id: int, status: AttendanceStatus, minute: int | None = None
    ) -> None:
        """Present or at a distance: they arrive, or come back. Excused or absent: they did not come.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, not on the roll, there already, voted, or no hour; « représenté » is said
                by giving a pouvoir.
        """
        with in_room(self._workspace, "mark attendance", meeting_id, minute) as room:
            entry = room.entry(person_id)
            if status is AttendanceStatus.REPRESENTED:
                raise DomainError("Dites à qui cette personne donne pouvoir (R).")
            if status in ATTENDED:
                _let_in(room, entry, status, room.arrival(entry, minute))
            else:
                _say_away(room, entry, status)

    def leave(self, meeting_id: int, person_id: int, minute: int | None = None) -> None:
        """They leave the room; pouvoirs that they hold have no voice any more.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, not in the room, before they arrived or voted.
        """
        with in_room(self._workspace, "leave meeting", meeting_id, minute) as room:
            entry = room.entry(person_id)
            _refuse(departure_faults(entry, room.minute, room.voted(person_id)))
            attendances.depart(room.session, meeting_id, person_id, room.minute, room.opened_minute)
            sentence = f"{said(entry.person)} a quitté la réunion à {hour(room.minute)}."
            for one in proxies_held(room.roll, person_id):
                sentence += f" Le pouvoir {of_name(said(one.person))} n’a plus de voix."
            room.change.said = sentence

    def come_back(self, meeting_id: int, person_id: int, minute: int | None = None) -> None:
        """They return, in the same way as they came.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, never came, there already, or before they left.
        """
        with in_room(self._workspace, "mark attendance", meeting_id, minute) as room:
            entry = room.entry(person_id)
            status = entry.status if entry.came and entry.status else AttendanceStatus.PRESENT
            _let_in(room, entry, status, room.minute)

    def stand_in(
        self,
        meeting_id: int,
        substitute_id: int,
        titular_id: int | None = None,
        minute: int | None = None,
    ) -> None:
        """The suppléant takes the seat of a titulaire who is away (None: the one of the mandate).

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, no suppléant, the titulaire is there, represented, or replaced already.
        """
        with in_room(self._workspace, "take seat", meeting_id, minute) as room:
            entry = room.entry(substitute_id)
            titular = by_id(room.roll).get(titular_id or entry.substitute_for_id or 0)
            _refuse(seat_faults(room.roll, entry, titular, room.minute))
            if titular is None:
                raise DomainError("Dites pour quel titulaire ce suppléant siège.", "titular_id")
            status = entry.status if entry.came and entry.status else AttendanceStatus.PRESENT
            row = attendances.say(room.session, meeting_id, substitute_id, status)
            row.stands_in_for_id = titular.id
            if not entry.is_in_room(room.minute):
                since = room.arrival(entry, minute)
                _refuse(arrival_faults(entry, since))
                attendances.arrive(room.session, meeting_id, substitute_id, since)
            room.change.said = f"{said(entry.person)} siège pour {said(titular.person)}."

    def give_proxy(
        self, meeting_id: int, giver_id: int, holder_id: int, written_on: date | None = None
    ) -> None:
        """A titulaire who is away is represented by a member in the room.

        Args:
            meeting_id: an open meeting.
            giver_id: who gives the pouvoir; one who came and left keeps their hours.
            holder_id: who will say their voice.
            written_on: the day the paper bears.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, no pouvoir by the rules, to oneself, from somebody there, to a
                guest, to somebody away or without voice, or one more than the rules allow.
        """
        with in_room(self._workspace, "give proxy", meeting_id) as room:
            _refuse(proxy_faults(room.roll, room.rules, giver_id, holder_id, room.minute))
            if written_on is not None and written_on > room.meeting.held_on:
                raise DomainError("Ce pouvoir est daté d’après la réunion. Corrigez la date.", "written_on")
            giver, holder = room.entry(giver_id), room.entry(holder_id)
            status = giver.status if giver.came and giver.status else AttendanceStatus.REPRESENTED
            row = attendances.say(room.session, meeting_id, giver_id, status)
            row.proxy_to_id, row.proxy_written_on = holder_id, written_on
            room.change.said = f"{said(giver.person)} donne pouvoir à {said(holder.person)}."

    def take_proxy_back(self, meeting_id: int, giver_id: int) -> None:
        """The pouvoir goes; a person who was represented is excused.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, or no pouvoir was given.
        """
        with in_room(self._workspace, "take proxy back", meeting_id) as room:
            giver = room.entry(giver_id)
            row = attendances.attendance_row(room.session, meeting_id, giver_id)
            if row is None or row.proxy_to_id is None:
                raise DomainError(f"{said(giver.person)} n’a pas donné de pouvoir. Rien n’a été changé.")
            row.proxy_to_id = row.proxy_written_on = None
            if row.status is AttendanceStatus.REPRESENTED:
                row.status = AttendanceStatus.EXCUSED
            room.change.said = f"Pouvoir {of_name(said(giver.person))} retiré."

    def add_guest(self, meeting_id: int, person_id: int, minute: int | None = None) -> None:
        """Somebody who does not sit there comes; without voice.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, a member, there already, or no longer in the dossier.
        """
        with in_room(self._workspace, "add guest", meeting_id, minute) as room:
            person = found_person(room.session, person_id)
            known = by_id(room.roll).get(person_id)
            if known is not None and known.part is not RollPart.GUEST:
                raise DomainError(
                    f"{full_name(person)} est membre du comité\u00a0: sa ligne est déjà dans la liste."
                )
            if known is not None:
                _refuse(arrival_faults(known, room.minute))
            _welcome(room, person)

    def add_new_guest(
        self,
        meeting_id: int,
        last_name: str,
        first_name: str,
        minute: int | None = None,
        accepted: frozenset[str] = frozenset(),
    ) -> int:
        """The same of somebody who is not in the dossier yet; returns the person's id.

        Raises:
            NotPermitted: the role may not write people or minutes.
            DomainError: not open, or a name is missing.
            ToConfirm: somebody known has nearly this name.
        """
        self._workspace.require(Permission.PERSON_WRITE)
        with in_room(self._workspace, "add guest", meeting_id, minute) as room:
            draft = PersonDraft(last_name=last_name.strip(), first_name=first_name.strip())
            person = found_person(room.session, saved(room.session, self._workspace, draft, accepted))
            _welcome(room, person)
            return person.id

    def remove(self, meeting_id: int, person_id: int) -> None:
        """Nothing was said of this person: neither presence, nor hours, nor pouvoir.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, voted, or holds a pouvoir.
        """
        with in_room(self._workspace, "remove attendance", meeting_id) as room:
            entry = room.entry(person_id)
            row = attendances.attendance_row(room.session, meeting_id, person_id)
            if row is None:
                raise DomainError(f"Rien n’est écrit pour {said(entry.person)}. Rien n’a été changé.")
            _refuse(absence_faults(entry, room.voted(person_id)))
            _refuse_holder(room, entry)
            attendances.forget(room.session, row)
            room.change.said = f"{said(entry.person)}\u00a0: présence retirée."

    def correct_clock(self, meeting_id: int, person_id: int, spans: tuple[Span, ...]) -> None:
        """Other hours of arrival and departure, in their order.

        Raises:
            NotPermitted: the role may not.
            DomainError: not open, never came, a departure before its arrival, an hour ahead, or a vote that
                would not be covered any more.
        """
        with in_room(self._workspace, "correct hours", meeting_id) as room:
            entry = room.entry(person_id)
            if not entry.came:
                raise DomainError(
                    f"{said(entry.person)} n’a pas d’heure à cette réunion. Rien n’a été changé."
                )
            _refuse(hours_faults(entry, spans, room.latest, room.voted(person_id)))
            attendances.write_spans(room.session, meeting_id, person_id, spans)
            room.change.said = f"Heures corrigées\u00a0: {said(entry.person)}."


def _refuse(faults: Iterable[DomainError]) -> None:
    for fault in faults:
        raise fault


def _let_in(room: Room, entry: RollEntry, status: AttendanceStatus, since: int) -> None:
    """Arrives, comes back, or changes between the room and a distance; a pouvoir given falls."""
    here = entry.is_in_room(room.minute)
    if not here or entry.status is status:
        _refuse(arrival_faults(entry, since))
    row = attendances.say(room.session, room.meeting.id, entry.id, status)
    given = row.proxy_to_id
    row.proxy_to_id = row.proxy_written_on = None
    if not here:
        attendances.arrive(room.session, room.meeting.id, entry.id, since)
    where = "suit à distance" if status is AttendanceStatus.REMOTE else "est dans la salle"
    fallen = " Son pouvoir tombe." if given is not None else ""
    room.change.said = f"{said(entry.person)} {where} depuis {hour(since)}.{fallen}"


def _say_away(room: Room, entry: RollEntry, status: AttendanceStatus) -> None:
    _refuse(absence_faults(entry, room.voted(entry.id)))
    _refuse_holder(room, entry)
    if entry.part is RollPart.SUBSTITUTE:
        row = attendances.attendance_row(room.session, room.meeting.id, entry.id)
        if row is not None:
            attendances.forget(room.session, row)
        room.change.said = f"{said(entry.person)}\u00a0: présence retirée."
        return
    row = attendances.say(room.session, room.meeting.id, entry.id, status)
    row.proxy_to_id = row.proxy_written_on = None
    attendances.write_spans(room.session, room.meeting.id, entry.id, ())
    word = "absence excusée" if status is AttendanceStatus.EXCUSED else "absence non excusée"
    room.change.said = f"{said(entry.person)}\u00a0: {word}."


def _refuse_holder(room: Room, entry: RollEntry) -> None:
    held = proxies_held(room.roll, entry.id)
    if held:
        raise DomainError(
            f"{said(entry.person)} porte le pouvoir {of_name(said(held[0].person))}. Retirez d’abord ce "
            "pouvoir (R), ou écrivez un départ (D)."
        )


def _welcome(room: Room, person: Person) -> None:
    attendances.say(room.session, room.meeting.id, person.id, AttendanceStatus.PRESENT)
    attendances.arrive(room.session, room.meeting.id, person.id, room.minute)
    room.change.said = f"{said(person_fact(person))} est là en invité depuis {hour(room.minute)}."
