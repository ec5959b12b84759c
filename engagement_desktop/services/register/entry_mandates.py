"""The mandates that the lines of a grid give in one committee: what is refused, what is asked."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.domain.register.entry import EntryFault, EntryField, EntryTarget
from engagement_desktop.domain.register.held import Held, Holder
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.mandates_checks import Around, mandate_faults
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.register.mandates_questions import (
    OVER_SEATS,
    OVER_TERMS,
    SECOND_CHAIR,
    mandate_questions,
)
from engagement_desktop.domain.register.terms import end_of_term
from engagement_desktop.domain.text import name_key
from engagement_desktop.services.register.entry_reading import ReadLine
from engagement_desktop.storage.register.held import of_committee
from engagement_desktop.storage.register.rules import committee_pasts

F = EntryField
_FIELDS = {"started_on": F.STARTED_ON, "ended_on": F.ENDED_ON, "substitute_for_id": F.SUBSTITUTE_FOR}


class Bench:
    """Who sits in the committee: the mandates of the dossier, then those of the lines taken so far.

    A person who is not in the dossier yet bears the number of their line, below zero. A mandate without
    first day begins today; without last day it ends as the rules of the committee say.
    """

    def __init__(self, session: Session, committee_id: int, target: EntryTarget, today: date) -> None:
        committee = session.get(Committee, committee_id)
        if committee is None:
            raise DomainError("Ce comité n’est plus dans le dossier. Rien n’a été changé.", "committee_id")
        self._committee = committee
        self._target = target
        self._today = today
        self._rules = committee_pasts(session, [committee_id])[0].rules
        self._held: list[Held] = []
        self._by_person: dict[int, list[Held]] = defaultdict(list)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for held in of_committee(session, committee_id):
            self._put(held)

    def draft(self, read: ReadLine, holder: Holder) -> tuple[MandateDraft, list[EntryFault]]:
        """The mandate of a line, and why it is refused."""
        target = self._target
        started_on = read.started_on or target.started_on or self._today
        seat = read.seat or (SeatKind.SUBSTITUTE if read.substitute_for else target.seat)
        titular, faults = self._titular(read)
        said = read.person.college
        own = said if said is not None and said != holder.college_on(started_on) else None
        draft = MandateDraft(
            person_id=holder.person_id,
            committee_id=self._committee.id,
            office=read.office or target.office,
            seat=seat,
            college=own,
            started_on=started_on,
            ended_on=read.ended_on or target.ended_on or self._end_of_term(started_on),
            substitute_for_id=titular,
        )
        refused = mandate_faults(draft, None, self._around(draft, holder))
        found = [EntryFault(_FIELDS.get(one.field or ""), one.sentence) for one in refused]
        return draft, faults + [one for one in found if not (faults and one.field is F.SUBSTITUTE_FOR)]

    def take(self, draft: MandateDraft, holder: Holder) -> None:
        """The line is good: the next ones find it there."""
        if draft.started_on is not None:
            self._put(
                Held(
                    mandate_id=0,
                    committee_id=self._committee.id,
                    holder=holder,
                    office=draft.office,
                    seat=draft.seat,
                    started_on=draft.started_on,
                    ended_on=draft.ended_on,
                    college=draft.college,
                    substitute_for_id=draft.substitute_for_id,
                )
            )

    def questions(self, draft: MandateDraft, holder: Holder, accepted: frozenset[str]) -> Iterator[ToConfirm]:
        """What is unusual in a mandate, before it is taken, and not accepted yet."""
        if self._may_ask(draft, accepted):
            for question in mandate_questions(draft, None, self._around(draft, holder, whole=True)):
                if question.code not in accepted:
                    yield question

    def _may_ask(self, draft: MandateDraft, accepted: frozenset[str]) -> bool:
        """Whether a question could come at all: asking walks through the whole committee."""
        rules = [one.rules for one in self._rules]
        seats = any(one.seats is not None or one.seats_by_college.total for one in rules)
        known = draft.person_id is not None and bool(self._by_person[draft.person_id])
        terms = any(one.terms_most is not None for one in rules) and known
        chair = draft.office is Office.CHAIR
        may = {SECOND_CHAIR: chair, OVER_SEATS: seats, OVER_TERMS: terms}
        return any(might and code not in accepted for code, might in may.items())

    def _end_of_term(self, started_on: date) -> date | None:
        """The last day that the rules give, the committee's own last day at most."""
        end = end_of_term(started_on, rules_on(self._rules, started_on).term_months)
        closed_on = self._committee.closed_on
        if closed_on is None or closed_on < started_on:
            return end
        return closed_on if end is None else min(end, closed_on)

    def _around(self, draft: MandateDraft, holder: Holder, *, whole: bool = False) -> Around:
        near = {person for person in (draft.person_id, draft.substitute_for_id) if person is not None}
        return Around(
            holder=holder,
            committee=self._committee.name,
            created_on=self._committee.created_on,
            closed_on=self._committee.closed_on,
            archived_on=self._committee.archived_on,
            rules=self._rules,
            others=self._held if whole else [one for person in near for one in self._by_person[person]],
        )

    def _titular(self, read: ReadLine) -> tuple[int | None, list[EntryFault]]:
        if not read.substitute_for:
            return None, []
        found = self._by_name[name_key(read.substitute_for, "")]
        if len(found) == 1:
            return next(iter(found)), []
        said = (
            "Plusieurs titulaires portent ce nom\u00a0: faites ce mandat depuis le comité."
            if found
            else "Aucun titulaire de ce nom dans le comité ni dans les lignes prêtes. Vérifiez le nom."
        )
        return None, [EntryFault(F.SUBSTITUTE_FOR, said)]

    def _put(self, held: Held) -> None:
        self._held.append(held)
        self._by_person[held.holder.person_id].append(held)
        if held.takes_a_seat:
            last, first = held.holder.last_name, held.holder.first_name
            for key in (name_key(last, first), name_key(first, last)):
                self._by_name[key].add(held.holder.person_id)
