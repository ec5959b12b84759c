"""The lines of a claim against the rules and the dossier: refusals, questions, prices, ceilings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, ToConfirm, raise_all
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claiming.rules import claim_faults, line_faults, line_questions
from engagement_desktop.domain.expenses.claims import ExpenseLine, Wish
from engagement_desktop.domain.expenses.deciding.ceilings import ACCORD
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import Ceiling, NightRate
from engagement_desktop.domain.expenses.rules.trips import PricedTrip, TripAsked
from engagement_desktop.domain.meetings.follow_up.decisions import Action
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.french.formats import money
from engagement_desktop.french.labels import badge
from engagement_desktop.services.expenses.claiming.corrections import correction_faults
from engagement_desktop.services.expenses.giving.standing import TO_WAIVE, gift_ground
from engagement_desktop.services.expenses.rules.ceilings import ceiling_of, missing_receipt_ceiling
from engagement_desktop.services.expenses.rules.pricing import price_drafts
from engagement_desktop.storage.expenses.budget.envelopes import propose_envelope
from engagement_desktop.storage.reports.exercises import first_month

EVERYTHING = "*"
"""Among what is accepted: no question is asked."""


def waiver_closed(session: Session, today: date) -> str:
    """Why costs cannot be given up here; empty when they can."""
    return gift_ground(session, today, TO_WAIVE).barred


def prices_of(session: Session, draft: ClaimDraft) -> Mapping[int, PricedTrip]:
    """The prices of the kilometres lines that say enough to have one, by place in the claim."""
    asked = [
        TripAsked(
            key=place,
            spent_on=line.spent_on,
            km_hundredths=line.km_hundredths,
            means=line.means or Means.VEHICLE,
            vehicle_id=line.vehicle_id,
            line_id=line.id,
        )
        for place, line in enumerate(draft.lines)
        if _is_priced(line) and line.spent_on is not None and line.km_hundredths
    ]
    if draft.person_id is None or not asked:
        return {}
    return price_drafts(session, draft.person_id, asked, draft.id)


def ceiling_for(session: Session, line: LineDraft) -> Ceiling | None:
    """The ceiling of a line; for a night, the one that the page chose among those of the day."""
    if line.nature is None or line.spent_on is None:
        return None
    if line.nature is ExpenseNature.LODGING and line.ceiling is not None:
        nights = [ceiling_of(session, line.nature, line.spent_on, night) for night in NightRate]
        chosen = [one for one in nights if one is not None and one.amount == line.ceiling]
        if chosen:
            return chosen[0]
    return ceiling_of(session, line.nature, line.spent_on)


def _is_priced(line: LineDraft) -> bool:
    return line.is_kilometres and line.corrects_id is None


class ClaimChecker:
    """The rules over one claim; faults name « lines.2.amount », the place counted from 0."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today

    def checked(self, draft: ClaimDraft, accepted: frozenset[str]) -> ClaimDraft:
        """The claim as it will be written: prices, ceilings and words of its meetings filled in.

        Raises:
            Faults, DomainError: what is refused, of every line.
            ToConfirm: the first question that is not accepted.
        """
        filled, faults = self.filled(draft)
        raise_all(faults)
        for place, line in enumerate(filled.lines):
            for question in self._questions(line, place):
                if not accepted & {question.code, EVERYTHING}:
                    raise question
        return filled

    def filled(self, draft: ClaimDraft) -> tuple[ClaimDraft, list[DomainError]]:
        """The claim as it would be written, and everything that forbids it."""
        session = self._session
        faults = [*claim_faults(draft), *self._claim_missing(draft)]
        prices = {} if faults and draft.person_id is None else prices_of(session, draft)
        lines = []
        for place, line in enumerate(draft.lines):
            found = [*line_faults(line, self._today), *self._missing(draft, line)]
            priced = prices.get(place)
            if priced is not None and priced.fault:
                found.append(DomainError(priced.fault, priced.field))
            faults += [DomainError(one.sentence, f"lines.{place}.{one.field}") for one in found]
            lines.append(self._complete(line, priced))
        return replace(draft, lines=tuple(lines)), faults

    def _complete(self, line: LineDraft, priced: PricedTrip | None) -> LineDraft:
        """What follows from what is typed; a line that corrects another stays as it is."""
        if line.corrects_id is not None:
            return line
        line = self._said(line)
        line = replace(line, envelope_id=self._envelope(line))
        if line.is_kilometres:
            known = priced or PricedTrip(key=0)
            means = line.means or Means.VEHICLE
            return replace(
                line,
                amount=known.amount,
                rate_text=known.rate_text,
                means=means,
                vehicle_id=line.vehicle_id if means is Means.VEHICLE else None,
                attested_on=None,
                ceiling=None,
                ceiling_text="",
            )
        return replace(
            line,
            km_hundredths=None,
            means=None,
            vehicle_id=None,
            rate_text="",
            origin=line.origin,
            **self._ceiling(line),
        )

    def _ceiling(self, line: LineDraft) -> dict[str, Any]:
        """The ceiling of the line; what the committee agreed on stays agreed while the cost is the same."""
        if self._is_agreed(line):
            return {}
        ceiling = ceiling_for(self._session, line)
        if ceiling is None:
            return {"ceiling": None, "ceiling_text": ""}
        return {"ceiling": ceiling.amount, "ceiling_text": ceiling.text}

    def _is_agreed(self, line: LineDraft) -> bool:
        """The committee agreed on this cost, which is of the same day, nature and amount since."""
        if line.id is None or ACCORD not in line.ceiling_text:
            return False
        kept = self._session.get(ExpenseLine, line.id)
        same = (line.spent_on, line.nature, line.amount)
        return kept is not None and same == (kept.spent_on, kept.nature, kept.amount)

    def _envelope(self, line: LineDraft) -> int | None:
        """The one chosen when it is of the exercise of the cost, else the one that follows from the cost."""
        if line.spent_on is None:
            return line.envelope_id
        chosen = None if line.envelope_id is None else self._session.get(Envelope, line.envelope_id)
        exercise = Exercise.holding(line.spent_on, first_month(self._session))
        if chosen is not None and chosen.first_day in exercise:
            return chosen.id
        return propose_envelope(self._session, line.spent_on, line.committee_id)

    def _said(self, line: LineDraft) -> LineDraft:
        """A line of a meeting is of its committee, and says so when it says nothing else."""
        meeting = None if line.meeting_id is None else self._session.get(Meeting, line.meeting_id)
        if meeting is None:
            return line
        committee = self._session.get_one(Committee, meeting.committee_id)
        which = f"réunion n°\u00a0{meeting.number}" if meeting.number else "réunion"
        return replace(
            line,
            committee_id=line.committee_id or committee.id,
            purpose=line.purpose.strip() or f"{committee.name}, {which}",
        )

    def _questions(self, line: LineDraft, place: int) -> Iterator[ToConfirm]:
        for question in line_questions(line, place):
            yield _at(question, place)
        if (over := self.over(line, place)) is not None:
            yield _at(over, place)

    def over(self, line: LineDraft, place: int = 0) -> ToConfirm | None:
        """The question of a line over its ceiling; `about` is the ceiling in cents."""
        if line.corrects_id is not None or line.amount is None or line.nature is None:
            return None
        if self._is_agreed(line):
            return None
        ceiling = ceiling_for(self._session, line)
        if ceiling is None or line.amount <= ceiling.amount:
            return None
        return ToConfirm(
            f"Le plafond ({badge(line.nature).lower()}) est de {money(ceiling.amount)}. Baissez le montant, "
            "ou demandez l’accord du comité.",
            f"ceiling.{place}.{line.amount.cents}",
            "amount",
            about=ceiling.amount.cents,
        )

    def _claim_missing(self, draft: ClaimDraft) -> Iterator[DomainError]:
        session = self._session
        if draft.person_id is not None and session.get(Person, draft.person_id) is None:
            yield DomainError("Cette personne n’est plus dans le dossier.", "person_id")
        if draft.wish is Wish.WAIVE and (closed := waiver_closed(session, self._today)):
            yield DomainError(closed, "wish")
        yield from correction_faults(session, draft)

    def _missing(self, draft: ClaimDraft, line: LineDraft) -> Iterator[DomainError]:
        """What the line names and the dossier no longer has, and a loss that is too dear to be declared."""
        session = self._session
        if line.meeting_id is not None and session.get(Meeting, line.meeting_id) is None:
            yield DomainError("Cette réunion n’est plus dans le dossier.", "meeting_id")
        if line.action_id is not None and session.get(Action, line.action_id) is None:
            yield DomainError("Cette action n’est plus dans le dossier.", "action_id")
        if line.vehicle_id is not None and _is_priced(line):
            vehicle = session.get(Vehicle, line.vehicle_id)
            if vehicle is None or vehicle.person_id != draft.person_id:
                yield DomainError(
                    "Ce véhicule n’est pas celui de la personne. Choisissez le sien.", "vehicle_id"
                )
        if line.attested_on is not None and line.spent_on is not None and line.amount is not None:
            most = missing_receipt_ceiling(session, line.spent_on)
            if line.amount > most:
                yield DomainError(
                    f"Au-dessus de {money(most)}, une attestation ne suffit pas\u00a0: joignez le reçu.",
                    "amount",
                )


def _at(question: ToConfirm, place: int) -> ToConfirm:
    return ToConfirm(question.sentence, question.code, f"lines.{place}.{question.field}", about=place)
