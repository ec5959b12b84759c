"""What is unusual in a mandate: asked once, then accepted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from engagement_desktop.domain.errors import ToConfirm
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.mandates_checks import Around, Looked
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.terms import terms_done

SECOND_CHAIR, OVER_SEATS, OVER_TERMS = "second_chair", "over_seats", "over_terms"
_WHEN = ("person_id", "committee_id", "started_on", "ended_on")


def mandate_questions(
    draft: MandateDraft, former: MandateDraft | None, around: Around
) -> Iterator[ToConfirm]:
    """What is asked, in a set order; of a mandate already there, only about what changes."""
    looked = Looked.at(draft, former, around)
    if looked.moved("office", "seat", *_WHEN):
        yield from _second_chair(looked)
    if looked.moved("seat", "college", *_WHEN) or _is_no_more_guest(draft, former):
        yield from _over_seats(looked)
    if looked.moved("person_id", "committee_id", "started_on", "terms_before"):
        yield from _over_terms(looked)


def _is_no_more_guest(draft: MandateDraft, former: MandateDraft | None) -> bool:
    return former is not None and former.office is Office.GUEST and draft.office is not Office.GUEST


def _second_chair(looked: Looked) -> Iterator[ToConfirm]:
    draft = looked.draft
    if draft.office is not Office.CHAIR or draft.seat is not SeatKind.TITULAR:
        return
    for other in looked.around.others:
        if (
            other.office is Office.CHAIR
            and other.takes_a_seat
            and other.holder.person_id != draft.person_id
            and other.meets(looked.first_day, draft.ended_on)
        ):
            yield ToConfirm(
                f"{other.holder.name} préside déjà ce comité. Enregistrer une coprésidence\u202f?",
                SECOND_CHAIR,
                "office",
            )
            return


def _over_seats(looked: Looked) -> Iterator[ToConfirm]:
    draft = looked.draft
    if draft.seat is not SeatKind.TITULAR or draft.office is Office.GUEST or looked.around.holder is None:
        return
    for day in _days(looked):
        sentence = _too_many(looked, rules_on(looked.around.rules, day), day)
        if sentence:
            yield ToConfirm(sentence, OVER_SEATS, "seat")
            return


def _days(looked: Looked) -> list[date]:
    """The days of the mandate on which more people sit than the day before, or other rules begin."""
    draft, around = looked.draft, looked.around
    starts = {other.started_on for other in around.others} | {one.since or date.min for one in around.rules}
    held = {day for day in starts if looked.first_day < day <= (draft.ended_on or date.max)}
    return sorted({looked.first_day, *held})


def _too_many(looked: Looked, rules: RulesDraft, day: date) -> str:
    """The question when this person is one too many that day; empty when there is room."""
    sitting = _sitting(looked.around.others, day)
    if looked.draft.person_id in sitting or looked.around.holder is None:
        return ""
    college = looked.draft.college or looked.around.holder.college_on(day)
    by_college = Counter([*sitting.values(), college])
    if rules.seats is not None and by_college.total() > rules.seats:
        return _overfull("Le comité", rules.seats, by_college.total(), day)
    if college is not None and is_over(rules, by_college, college):
        places = rules.seats_by_college.held_by(college)
        return _overfull("Ce collège", places, by_college[college], day)
    return ""


def is_over(rules: RulesDraft, by_college: Counter[Capacity | None], college: Capacity) -> bool:
    """Whether a college has more people than its places, those that belong to no college being taken too."""
    places = rules.seats_by_college
    if not places.total or by_college[college] <= places.held_by(college):
        return False
    if rules.seats is None:
        return places.held_by(college) > 0
    beyond = sum(
        max(number - (places.held_by(each) if each else 0), 0) for each, number in by_college.items()
    )
    return beyond > rules.seats - places.total


def _overfull(who: str, places: int, people: int, day: date) -> str:
    room = f"compte {places} siège{'s' if places > 1 else ''}" if places else "n’a aucun siège"
    sitting = f"{people} titulaires y siégeraient" if people > 1 else "1 titulaire y siégerait"
    return f"{who} {room} et {sitting} le {day:%d/%m/%Y}. Enregistrer quand même\u202f?"


def _sitting(others: Sequence[Held], day: date) -> dict[int, Capacity | None]:
    """Who sits that day, each person once, with their college."""
    there = (other for other in others if other.takes_a_seat and other.is_in_office(day))
    return {other.holder.person_id: other.college_on(day) for other in there}


def _over_terms(looked: Looked) -> Iterator[ToConfirm]:
    draft, around = looked.draft, looked.around
    most = rules_on(around.rules, looked.first_day).terms_most
    if most is None or draft.office is Office.GUEST:
        return
    own = [other for other in around.others if other.holder.person_id == draft.person_id]
    done = terms_done(own, looked.first_day, draft.terms_before)
    if done >= most:
        yield ToConfirm(over_terms_sentence(done, most), OVER_TERMS, "terms_before")


def over_terms_sentence(done: int, most: int) -> str:
    begun = "1 mandat" if done == 1 else f"{done} mandats"
    return (
        f"Cette personne a déjà fait {begun} dans ce comité, dont les règles en permettent {most}. "
        "Enregistrer quand même\u202f?"
    )
