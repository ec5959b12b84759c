"""The page of one person: all that is known of them in time order, and the figures handed to them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.register.capacities import college_on
from engagement_desktop.domain.register.people import Need, NeedKind, Person
from engagement_desktop.domain.register.person_file_rows import (
    FileEvent,
    FileEventKind,
    Participation,
    PersonFile,
)
from engagement_desktop.french import person_file_texts as texts
from engagement_desktop.french.labels import badge
from engagement_desktop.services.register.found import found_person
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours.training import trainings_of_person
from engagement_desktop.storage.meetings.follow_up.actions import actions_of_person
from engagement_desktop.storage.meetings.follow_up.proposals import proposals_of_person
from engagement_desktop.storage.register import person_events
from engagement_desktop.storage.register.participation import participation_of

Events = Iterator[FileEvent]
Kind = FileEventKind


class PersonFileService:
    """What the page of one person asks for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def file(self, person_id: int) -> PersonFile:
        """One person, with every event of their life in the structure, the latest first.

        Raises:
            DomainError: the person is no longer in the dossier.
        """
        with self._workspace.read() as session:
            person = found_person(session, person_id)
            needs = person_events.need_rows(session, person_id)
            capacities = person_events.capacity_rows(session, person_id)
            events = _in_time_order(
                [*_register(session, person), *_activity(session, person_id), *self._left(session, person_id)]
            )
            return PersonFile(
                id=person.id,
                last_name=person.last_name,
                first_name=person.first_name,
                civility=person.civility,
                capacity=college_on(capacities, person.capacity, self._workspace.today()),
                identifiers=person_events.person_identifiers(session, person_id),
                born_on=person.born_on,
                email=person.email,
                phone=person.phone,
                address=person.address,
                postcode=person.postcode,
                city=person.city,
                association=person_events.association_name(session, person.association_id),
                channel=person.channel,
                availability=person.availability,
                own_words=_read(person.own_words),
                needs=_needs(needs),
                archived_on=person.archived_on,
                since=min((event.day for event in events if event.day), default=None),
                events=events,
            )

    def _left(self, session: Session, person_id: int) -> Events:
        """What meetings asked of the person, and what the person proposed."""
        today = self._workspace.today()
        for action in actions_of_person(session, person_id, today):
            title = texts.action_title(action.number, action.wording)
            detail = texts.action_detail(action.timing, action.due_on)
            yield FileEvent(action.asked_on, Kind.ACTION, title, detail, "actions", action.id)
        for one in proposals_of_person(session, person_id, today):
            detail = texts.proposal_detail(one.state, one.told_on)
            yield FileEvent(one.made_on, Kind.PROPOSAL, one.said, detail, "proposals", one.id)

    def participation(self, person_id: int, year: int | None = None) -> Participation:
        """« Ma participation » in the exercise that starts in `year` (None: since the beginning only).

        Raises:
            DomainError: the person is no longer in the dossier, or there is no such year.
        """
        with self._workspace.read() as session:
            person = found_person(session, person_id)
            return participation_of(session, person, year, self._workspace.today())


def _register(session: Session, person: Person) -> Events:
    for mandate, committee, holder in person_events.mandate_events(session, person.id):
        title = texts.mandate_title(mandate, committee)
        detail = texts.mandate_detail(mandate, holder)
        yield FileEvent(mandate.started_on, Kind.MANDATE, title, detail, "committee", mandate.committee_id)
    for capacity in person_events.capacity_rows(session, person.id):
        detail = texts.days(capacity.started_on, capacity.ended_on)
        yield _own(person, capacity.started_on, Kind.CAPACITY, badge(capacity.kind), detail)
    for involvement in person_events.involvement_rows(session, person.id):
        detail = texts.days(involvement.started_on, involvement.ended_on)
        yield _own(person, involvement.started_on, Kind.INVOLVEMENT, badge(involvement.status), detail)
    if person.pay_renounced_on is not None:
        yield _own(person, person.pay_renounced_on, Kind.INVOLVEMENT, "Renonce à la rémunération", "")
    for consent in person_events.consent_rows(session, person.id):
        said = f"Accord\u00a0: {badge(consent.purpose).lower()}"
        yield _own(person, consent.given_on, Kind.CONSENT, said, consent.how or "")
        if consent.withdrawn_on is not None:
            withdrawn = f"Accord retiré\u00a0: {badge(consent.purpose).lower()}"
            yield _own(person, consent.withdrawn_on, Kind.CONSENT, withdrawn, "")
    yield from _need_events(session, person)
    for at, verb in person_events.document_events(session, person.id, texts.PAPERS):
        yield _own(person, at.date(), Kind.DOCUMENT, texts.PAPERS[verb], "Document préparé")


def _activity(session: Session, person_id: int) -> Events:
    for one in person_events.meeting_events(session, person_id):
        title = texts.meeting_title(one.committee, one.meeting)
        detail = texts.meeting_detail(one.meeting, one.status, one.starts_minute, one.ends_minute)
        yield FileEvent(one.held_on, Kind.MEETING, title, detail, "meeting", one.meeting_id)
    for entry, structure in person_events.hours_events(session, person_id):
        detail = texts.hours_detail(entry, structure)
        yield FileEvent(entry.done_on, Kind.HOURS, texts.hours_title(entry), detail, "hours", entry.id)
    for training, minutes in trainings_of_person(session, person_id):
        detail = texts.training_detail(minutes, training.topic, training.organiser)
        yield FileEvent(training.started_on, Kind.TRAINING, training.title, detail, "training", training.id)
    for claim in person_events.claim_events(session, person_id):
        title = texts.claim_title(claim.reference, claim.amount)
        detail = texts.claim_detail(claim.status, claim.lines, claim.paid_on)
        yield FileEvent(claim.first_on, Kind.EXPENSE, title, detail, "expenses", claim.claim_id)


def _need_events(session: Session, person: Person) -> Events:
    """What a role may not read is told as kept, never guessed."""
    for need in person_events.need_rows(session, person.id):
        if not need.kind.is_readable:
            yield _own(person, None, Kind.NEED, "Besoin gardé", "Votre rôle ne permet pas de le lire.")
            return
        yield _own(
            person, None, Kind.NEED, f"Besoin\u00a0: {_need_said(need).lower()}", _read(need.detail) or ""
        )


def _own(person: Person, day: date | None, kind: Kind, title: str, detail: str) -> FileEvent:
    return FileEvent(day, kind, title, detail, "person", person.id)


def _in_time_order(events: list[FileEvent]) -> tuple[FileEvent, ...]:
    kinds = list(Kind)
    dated = [event for event in events if event.day is not None]
    dated.sort(key=lambda event: (event.day or date.min, kinds.index(event.kind), event.target), reverse=True)
    return (*dated, *(event for event in events if event.day is None))


def _needs(rows: list[Need]) -> tuple[str, ...] | None:
    if any(not need.kind.is_readable for need in rows):
        return None
    return tuple(
        f"{_need_said(need)}, {detail}" if (detail := _read(need.detail)) else _need_said(need)
        for need in rows
    )


def _need_said(need: Need) -> str:
    return badge(NeedKind(need.kind.clear or ""))


def _read(sealed: Sealed | None) -> str | None:
    return None if sealed is None else sealed.clear
