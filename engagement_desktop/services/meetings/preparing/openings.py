"""The life of a meeting: opened, closed, opened again, cancelled; who presides; the reminder of secrecy."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.clock import minute_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.preparing.agenda_drafts import DAY_MINUTES, SessionDraft
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.meetings.found import found_meeting, said_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import numbers
from engagement_desktop.storage.meetings import meeting_forms
from engagement_desktop.storage.meetings.preparing import agenda
from engagement_desktop.storage.register import rules

_RIGHT = Permission.MEETING_WRITE


class OpeningService:
    """What a secretary does with a meeting as a whole. Minutes are those of the clock, since midnight."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def open(self, meeting_id: int, minute: int | None = None) -> None:
        """Opens a meeting: it takes its number, and the committee's rules of that day for ever.

        Args:
            meeting_id: planned, or held and recorded without having been opened.
            minute: the hour at which it opened; None is now for today, the hour it was called for otherwise.

        Raises:
            NotPermitted: the role may not.
            DomainError: cancelled, open already, to come; or no hour of the clock ("minute").
        """
        with self._workspace.act(_RIGHT, "open meeting") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            self._refuse_opening(session, meeting)
            meeting.opened_minute = _clock(self._minute(meeting, minute, meeting.starts_minute))
            meeting.status, meeting.closed_at = MeetingStatus.HELD, None
            numbers.give_number(session, meeting)
            _keep_rules(session, meeting)
            agenda.adopt_lines(session, meeting)
            change.said = f"Réunion ouverte\u00a0: {said_of(session, meeting)}."

    def close(self, meeting_id: int, minute: int | None = None) -> None:
        """Closes an open meeting; items that nobody treated are carried over by default.

        Args:
            meeting_id: an open meeting.
            minute: the hour at which it ended; None is now for today, the end that was said otherwise.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not open, or ends before it began ("minute").
        """
        with self._workspace.act(_RIGHT, "close meeting") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if agenda.stage_at(session, meeting) is not MeetingStage.OPEN:
                raise DomainError("Cette réunion n’est pas ouverte. Rien n’a été changé.")
            ends = _clock(self._minute(meeting, minute, meeting.ends_minute))
            if ends < (meeting.opened_minute or 0):
                raise DomainError(
                    "La réunion finit avant de commencer. Corrigez l’heure de fin ou l’heure d’ouverture.",
                    "minute",
                )
            if ends <= meeting.starts_minute:
                _begin_earlier(session, meeting)
            meeting.ends_minute, meeting.closed_at = ends, self._workspace.now()
            agenda.judge_items(session, meeting)
            agenda.write_decisions(session, meeting)
            change.said = f"Réunion close\u00a0: {said_of(session, meeting)}."

    def reopen(self, meeting_id: int) -> None:
        """Opens again a meeting that is closed and not validated yet: its text may be corrected.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not closed, or its minutes are validated.
        """
        with self._workspace.act(_RIGHT, "reopen meeting") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if agenda.stage_at(session, meeting) is not MeetingStage.CLOSED:
                raise DomainError(
                    "Seule une réunion close, sans compte rendu validé, se rouvre. Rien n’a été changé."
                )
            meeting.closed_at = None
            agenda.unjudge_items(session, meeting)
            change.said = f"Réunion rouverte\u00a0: {said_of(session, meeting)}."

    def cancel(self, meeting_id: int) -> None:
        """Says that a planned meeting will not be held; its items come back at the next one.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not planned.
        """
        with self._workspace.act(_RIGHT, "cancel meeting") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if meeting.status is not MeetingStatus.PLANNED:
                raise DomainError("Seule une réunion prévue s’annule. Rien n’a été changé.")
            meeting.status = MeetingStatus.CANCELLED
            agenda.carry_all(session, meeting)
            change.said = f"Réunion annulée\u00a0: {said_of(session, meeting)}."

    def set_session(self, meeting_id: int, draft: SessionDraft) -> None:
        """Says who presides, who writes, and when the next meeting is.

        Raises:
            NotPermitted: the role may not.
            DomainError: somebody is gone, or the next meeting comes before this one.
        """
        with self._workspace.act(_RIGHT, "set session") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            for name, person_id in (("chair_id", draft.chair_id), ("secretary_id", draft.secretary_id)):
                if person_id is not None and session.get(Person, person_id) is None:
                    raise DomainError("Cette personne n’est plus dans le dossier.", name)
            if draft.next_on is not None and draft.next_on < meeting.held_on:
                raise DomainError("La prochaine réunion vient avant celle-ci. Corrigez la date.", "next_on")
            meeting.chair_id, meeting.secretary_id = draft.chair_id, draft.secretary_id
            meeting.next_on = draft.next_on
            meeting.next_minute = None if draft.next_minute is None else _clock(draft.next_minute)
            change.said = f"Réunion renseignée\u00a0: {said_of(session, meeting)}."

    def tick_secrecy(self, meeting_id: int, minute: int | None = None, *, given: bool = True) -> None:
        """Says at which hour members were reminded of secrecy (art. 226-13 of the Code pénal).

        Args:
            meeting_id: an open meeting, or one that was held.
            minute: the hour; None is now for today, that of the opening otherwise.
            given: false takes the tick back.

        Raises:
            NotPermitted: the role may not.
            DomainError: nobody met yet.
        """
        with self._workspace.act(_RIGHT, "tick secrecy") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if meeting.status is not MeetingStatus.HELD:
                raise DomainError("Ouvrez d’abord la réunion\u00a0: le rappel du secret s’y fait.")
            began = meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute
            meeting.secrecy_minute = _clock(self._minute(meeting, minute, began)) if given else None
            for item in agenda.items_of(session, meeting_id):
                if item.kind is ItemKind.SECRECY:
                    item.state = ItemState.TREATED if given else ItemState.TO_COME
            told = "Rappel du secret fait" if given else "Rappel du secret retiré"
            change.said = f"{told}\u00a0: {said_of(session, meeting)}."

    def _refuse_opening(self, session: Session, meeting: Meeting) -> None:
        stage = agenda.stage_at(session, meeting)
        if stage is MeetingStage.CANCELLED:
            raise DomainError("Cette réunion est annulée. Rien n’a été changé.")
        if stage not in {MeetingStage.PLANNED, MeetingStage.RECORDED}:
            raise DomainError("Cette réunion est déjà ouverte ou close. Rien n’a été changé.")
        if meeting.held_on > self._workspace.today():
            raise DomainError(
                f"Cette réunion est prévue le {date_short(meeting.held_on)}\u00a0: elle ne s’ouvre que ce "
                "jour-là. Si elle se tient aujourd’hui, changez d’abord sa date."
            )

    def _minute(self, meeting: Meeting, minute: int | None, otherwise: int | None) -> int | None:
        if minute is not None:
            return minute
        if meeting.held_on == self._workspace.today():
            return minute_of(self._workspace.now())
        return otherwise


def _begin_earlier(session: Session, meeting: Meeting) -> None:
    """A meeting over before the hour it was called for began when it opened: no length is below zero."""
    began = meeting.opened_minute or 0
    other = meeting_forms.meeting_at(session, meeting.committee_id, meeting.held_on, began)
    if other is not None and other is not meeting:
        raise DomainError(
            "Ce comité a déjà une réunion ce jour-là à l’heure où celle-ci s’est ouverte. Rien n’a été "
            "changé. Corrigez d’abord l’heure de début de l’une des deux.",
            "minute",
        )
    meeting.starts_minute = began


def _clock(minute: int | None) -> int:
    if minute is None:
        raise DomainError("Donnez l’heure, comme 18 h 30.", "minute")
    if not 0 <= minute < DAY_MINUTES:
        raise DomainError("Une heure va de 0 h à 23 h 59.", "minute")
    return minute


def _keep_rules(session: Session, meeting: Meeting) -> None:
    if agenda.rules_of(session, meeting.id) is None:
        kept = MeetingRules(meeting_id=meeting.id)
        past = rules.committee_pasts(session, [meeting.committee_id])[0]
        rules_on(past.rules, meeting.held_on).put(kept)
        session.add(kept)
