"""The budget of an exercise, counted from its costs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.budget.rows import (
    NOTHING,
    Budget,
    DistanceBand,
    EnvelopeRow,
    MeetingCost,
    PersonCost,
    Use,
)
from engagement_desktop.domain.expenses.budget.sharing import Home, bands_of, envelope_for
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.storage.expenses.budget.costs import (
    Cost,
    costs_of,
    home_distances,
    meetings_named,
    people_named,
)
from engagement_desktop.storage.expenses.budget.envelopes import (
    committee_names,
    envelopes_of,
    places_of,
)


def budget_of(session: Session, exercise: Exercise) -> Budget:
    """Every cost counts once: in its envelope, in the one that is proposed for it, or in none."""
    costs, envelopes = costs_of(session, exercise), envelopes_of(session, exercise)
    by_envelope = _shared(costs, envelopes)
    outside = [cost for cost in by_envelope[None] if cost.use.whole]
    people = _people(session, costs)
    return Budget(
        exercise=exercise,
        envelopes=_envelopes(session, envelopes, by_envelope),
        unassigned=_use(outside),
        unassigned_lines=len(outside),
        meetings=_meetings(session, costs),
        people=people,
        bands=_bands(session, people),
    )


def costs_outside(session: Session, exercise: Exercise) -> list[Cost]:
    """The costs that stand in no envelope."""
    by_envelope = _shared(costs_of(session, exercise), envelopes_of(session, exercise))
    return [cost for cost in by_envelope[None] if cost.use.whole]


def _shared(costs: Sequence[Cost], envelopes: Sequence[Envelope]) -> dict[int | None, list[Cost]]:
    places, kept = places_of(envelopes), {one.id for one in envelopes}
    by_envelope: dict[int | None, list[Cost]] = defaultdict(list)
    for cost in costs:
        named = cost.envelope_id if cost.envelope_id in kept else None
        by_envelope[named or envelope_for(places, cost.committee_id)].append(cost)
    return by_envelope


def envelope_row(one: Envelope, committees: Mapping[int, str], use: Use) -> EnvelopeRow:
    """One envelope as lists show it."""
    return EnvelopeRow(
        id=one.id,
        label=one.label,
        source=one.source,
        committee_id=one.committee_id,
        committee=None if one.committee_id is None else committees[one.committee_id],
        amount=one.amount,
        use=use,
        note=one.note,
        archived_on=one.archived_on,
    )


def _envelopes(
    session: Session, envelopes: Sequence[Envelope], by_envelope: Mapping[int | None, Sequence[Cost]]
) -> tuple[EnvelopeRow, ...]:
    committees = committee_names(session)
    return tuple(
        envelope_row(one, committees, _use(by_envelope.get(one.id, ())))
        for one in envelopes
        if one.archived_on is None or by_envelope.get(one.id)
    )


def _meetings(session: Session, costs: Sequence[Cost]) -> tuple[MeetingCost, ...]:
    """The latest first."""
    by_meeting: dict[int, list[Cost]] = defaultdict(list)
    for cost in costs:
        if cost.meeting_id is not None:
            by_meeting[cost.meeting_id].append(cost)
    facts = meetings_named(session, list(by_meeting))
    found = [
        MeetingCost(
            key, facts[key].committee, facts[key].held_on, facts[key].came, _use(theirs), _waived(theirs)
        )
        for key, theirs in by_meeting.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.held_on, one.meeting_id), reverse=True))


def _people(session: Session, costs: Sequence[Cost]) -> tuple[PersonCost, ...]:
    """Those whom distance costs most come first."""
    by_person: dict[int, list[Cost]] = defaultdict(list)
    for cost in costs:
        by_person[cost.person_id].append(cost)
    names = people_named(session, list(by_person))
    found = [_person(key, names[key][0], theirs) for key, theirs in by_person.items()]
    return tuple(sorted(found, key=lambda one: (-one.distance.cents, names[one.person_id][1])))


def _person(person_id: int, name: str, costs: Sequence[Cost]) -> PersonCost:
    trips, waiting = [cost for cost in costs if cost.is_trip], [cost for cost in costs if cost.waits]
    return PersonCost(
        person_id=person_id,
        name=name,
        trips=len({cost.spent_on for cost in trips}),
        km_hundredths=sum(cost.km_hundredths for cost in trips),
        use=_use(costs),
        distance=Money.sum(cost.amount for cost in trips),
        waived=_waived(costs),
        waiting=Money.sum(cost.amount for cost in waiting),
        waiting_since=min((cost.spent_on for cost in waiting), default=None),
    )


def _bands(session: Session, people: Sequence[PersonCost]) -> tuple[DistanceBand, ...]:
    homes = home_distances(session, [one.person_id for one in people])
    return bands_of([Home(homes.get(one.person_id), one.distance) for one in people])


def _use(costs: Sequence[Cost]) -> Use:
    return sum((cost.use for cost in costs), Use())


def _waived(costs: Sequence[Cost]) -> Money:
    return sum((cost.waived for cost in costs), NOTHING)
