"""« Fin d’engagement »: what a departure touches, then all of it in one act."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.dated_rules import ONE_DAY
from engagement_desktop.domain.register.departures import papers_to_give, refuse_departure, rest_of_term
from engagement_desktop.domain.register.departures_rows import ActionLeft, DepartureDraft, DepartureView
from engagement_desktop.domain.register.mandates import EndReason, Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.follow_up.actions import actions_of_person
from engagement_desktop.storage.register import departures
from engagement_desktop.storage.register.participation import figures_of_person
from engagement_desktop.storage.register.structures import counts_travel


class DepartureService:
    """How a person's engagement ends."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def look(self, person_id: int) -> DepartureView:
        """What the departure touches, today.

        Raises:
            DomainError: the person is no longer in the dossier.
        """
        today = self._workspace.today()
        with self._workspace.read() as session:
            person, travel = found_person(session, person_id), counts_travel(session)
            civil_year = Exercise.starting_in(today.year)  # taxes know civil years only
            return DepartureView(
                person_id=person.id,
                name=full_name(person),
                today=today,
                mandates=departures.mandates_to_end(session, person_id, today),
                claims=departures.unpaid_claims(session, person_id),
                contributions=departures.unpaid_contributions(session, person_id),
                meetings=departures.meetings_to_come(session, person_id, today),
                papers=papers_to_give(
                    figures_of_person(session, person_id, None, travel_counts=travel),
                    figures_of_person(session, person_id, civil_year, travel_counts=travel),
                ),
                actions=tuple(
                    ActionLeft(one.id, one.number, one.wording, one.due_on)
                    for one in actions_of_person(session, person_id, today, only_open=True)
                ),
                needs=len(departures.need_rows(session, person_id)),
                archived_on=person.archived_on,
            )

    def leave(self, draft: DepartureDraft) -> int:
        """Ends the mandates, gives the seats to the suppléants chosen, forgets and archives: one act.

        A mandate that has not begun on the day is taken away. `undo` takes the whole back.

        Returns:
            How many mandates ended.

        Raises:
            NotPermitted: the role may not.
            DomainError: a day or a choice is refused (`on`, `promote`, `archive`).
        """
        if draft.archive or draft.forget_needs:
            self._workspace.require(Permission.PERSON_WRITE)
        with self._workspace.act(Permission.MANDATE_WRITE, "leave person") as change:
            session, today = change.session, self._workspace.today()
            person = found_person(session, draft.person_id)
            change.said = f"Fin d’engagement enregistrée\u00a0: {full_name(person)}."
            mandates = departures.open_mandates(session, person.id, draft.on)
            refuse_departure(draft, mandates, today)
            ended = _end(session, mandates, draft)
            if draft.forget_needs:
                _forget_needs(session, person, today)
            if draft.archive and person.archived_on is None:
                person.archived_on = today
            return ended


def _end(session: Session, mandates: list[Mandate], draft: DepartureDraft) -> int:
    """Seats are handed over first: what they were is still known."""
    waiting = set(draft.promote)
    for one in mandates:
        if one.started_on <= draft.on and one.seat is SeatKind.TITULAR:
            waiting -= _hand_over(session, one, draft)
    if waiting:
        raise DomainError(
            "Une des personnes choisies n’est plus suppléante ce jour-là. Rien n’a été changé. Rouvrez la "
            "page pour voir qui peut reprendre.",
            "promote",
        )
    longer = [one for one in mandates if one.ended_on is None or one.ended_on > draft.on]
    for one in longer:
        if one.started_on > draft.on:
            session.delete(one)
        else:
            one.ended_on, one.end_reason = draft.on, draft.reason
    return len(longer)


def _hand_over(session: Session, left: Mandate, draft: DepartureDraft) -> set[int]:
    """The suppléant's own mandate ends that day, the one of titulaire begins the day after."""
    chosen = [
        pair for pair in departures.substitutes_of(session, left, draft.on) if pair[0].id in draft.promote
    ]
    if len(chosen) > 1:
        raise DomainError(
            "Un siège se donne à une seule personne. Gardez un seul suppléant par mandat.", "promote"
        )
    for own, person in chosen:
        starts_on = draft.on + ONE_DAY
        if departures.sits_as_titular(session, person.id, left.committee_id, starts_on):
            raise DomainError(
                f"{full_name(person)} est déjà titulaire dans ce comité\u00a0: le même siège deux fois. Rien "
                "n’a été changé. Choisissez quelqu’un d’autre pour reprendre, ou personne.",
                "promote",
            )
        session.add(_promoted(own, left, starts_on))
        own.ended_on, own.end_reason = draft.on, EndReason.OTHER
    return {own.id for own, _ in chosen}


def _promoted(own: Mandate, left: Mandate, starts_on: date) -> Mandate:
    """The seat of the one who leaves, held in the name of the one who takes over; offices are elected."""
    return Mandate(
        person_id=own.person_id,
        committee_id=left.committee_id,
        office=Office.MEMBER,
        seat=SeatKind.TITULAR,
        started_on=starts_on,
        ended_on=rest_of_term(left.ended_on, own.ended_on, starts_on - ONE_DAY),
        college=left.college or own.college,
        appointed_by_id=own.appointed_by_id,
        basis=own.basis,
        terms_before=own.terms_before,
    )


def _forget_needs(session: Session, person: Person, today: date) -> None:
    for need in departures.need_rows(session, person.id):
        session.delete(need)
    for consent in departures.needs_consents(session, person.id):
        consent.withdrawn_on = max(consent.given_on, today)
