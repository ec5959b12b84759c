"""Searching the whole dossier: folded names, long texts without their accents, small slips forgiven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseClaim
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.settings import DossierState
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.register.people import SHOWN
from engagement_desktop.storage.wording import holding, holding_text

Words = Sequence[str]
_MOST_ACTIVITIES = 500
_NEAR = 80
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What a search walks through in whole, good for one generation of the dossier: names and activities."""

    generation: int
    names: Mapping[int, str]
    activities: Sequence[str]

    @classmethod
    def of(cls, session: Session, former: "Known | None") -> "Known":
        """The former one when nothing was changed since."""
        now = session.execute(select(DossierState.generation)).scalar_one()
        if former is not None and former.generation == now:
            return former
        names = {row[0]: row[1] for row in session.execute(select(Person.id, Person.name_key))}
        bodies = select(HoursEntry.activity).where(HoursEntry.activity.is_not(None)).distinct()
        return cls(now, names, [body for body in session.scalars(bodies) if body])


def _nearest(key: Any, words: Words) -> ColumnElement[int]:
    """How far from the beginning of the key the first word stands: a name that begins by it comes first."""
    place: ColumnElement[int] = func.instr(key, words[0])
    return place


def people(session: Session, words: Words, most: int) -> Sequence[Any]:
    """People of these words: id, names, identifiant, city, archived day; the nearest first."""
    conditions = [holding(Person.search_key, word) for word in words]
    return _people(session, conditions, (_nearest(Person.search_key, words), Person.sort_key), most)


def people_alike(
    session: Session, known: Known, words: Words, most: int, but: Sequence[int]
) -> Sequence[Any]:
    """People whose name is nearly the words, the nearest first."""
    typed = " ".join(words)
    if len(typed) < _FEWEST_LETTERS:
        return ()
    scorer = fuzz.token_sort_ratio if len(words) > 1 else _best_word
    near = process.extract(typed, known.names, scorer=scorer, score_cutoff=_NEAR, limit=None)
    ranked = [key for _, _, key in sorted(near, key=lambda one: -one[1]) if key not in but][:most]
    found = {row[0]: row for row in _people(session, [Person.id.in_(ranked)], (), most)}
    return [found[key] for key in ranked if key in found]


def _people(session: Session, conditions: Sequence[Any], order: Sequence[Any], most: int) -> Sequence[Any]:
    wanted = select(
        Person.id,
        Person.first_name,
        Person.last_name,
        PersonIdentifier.value,
        Person.capacity,
        Person.city,
        Person.archived_on,
    ).outerjoin(*SHOWN)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def structures(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Structures, own and others: id, name, link, city, archived day."""
    conditions = [
        or_(holding(Structure.name_key, word), holding_text(Structure.city, word)) for word in words
    ]
    wanted = select(Structure.id, Structure.name, Structure.link, Structure.city, Structure.archived_on)
    order = (_nearest(Structure.name_key, words) == 0, Structure.name_key)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def committees(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Committees: id, name, kind, closing and archived days."""
    conditions = [
        or_(holding(Committee.name_key, word), holding_text(Committee.kind, word)) for word in words
    ]
    wanted = select(Committee.id, Committee.name, Committee.kind, Committee.closed_on, Committee.archived_on)
    order = (_nearest(Committee.name_key, words) == 0, Committee.name_key)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def meetings(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Meetings by committee, place, agenda and decisions: id, committee, day, place and the texts."""
    texts = (Meeting.place, Meeting.agenda, Meeting.decisions)
    conditions = [
        or_(
            Meeting.committee_id.in_(select(Committee.id).where(holding(Committee.name_key, word))),
            *(holding_text(text, word) for text in texts),
        )
        for word in words
    ]
    wanted = select(Meeting.id, Committee.name, Meeting.held_on, Meeting.status, *texts).join(
        Committee, Committee.id == Meeting.committee_id
    )
    order = (Meeting.held_on.desc(), Meeting.id.desc())
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def decisions(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Decisions by number and wording: id, number, wording, committee, day; the latest first."""
    wanted = select(Decision.id, Decision.number, Decision.wording, Committee.name, Decision.decided_on).join(
        Committee, Committee.id == Decision.committee_id
    )
    order = (Decision.decided_on.desc(), Decision.id.desc())
    conditions = _holding_any(words, Decision.number, Decision.wording)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def actions(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Actions by number and wording: id, number, wording, state, whose; the open ones first."""
    wanted = select(
        Action.id, Action.number, Action.wording, Action.state, Person.first_name, Person.last_name
    ).outerjoin(Person, Person.id == Action.owner_id)
    order = (Action.state != ActionState.OPEN, Action.asked_on.desc(), Action.id.desc())
    conditions = _holding_any(words, Action.number, Action.wording)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def proposals(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Proposals by what was said and answered: id, idea, suite, day; the latest first."""
    wanted = select(Proposal.id, Proposal.said, Proposal.state, Proposal.made_on)
    order = (Proposal.made_on.desc(), Proposal.id.desc())
    conditions = _holding_any(words, Proposal.said, Proposal.answer)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def _holding_any(words: Words, *texts: Any) -> list[ColumnElement[bool]]:
    return [or_(*(holding_text(text, word) for text in texts)) for word in words]


def claims(session: Session, words: Words, most: int) -> Sequence[Any]:
    """Claims by reference: id, reference, status, whose."""
    conditions = [holding(ExpenseClaim.reference_key, word) for word in words]
    wanted = select(
        ExpenseClaim.id, ExpenseClaim.reference, ExpenseClaim.status, Person.first_name, Person.last_name
    ).join(Person, Person.id == ExpenseClaim.person_id)
    order = (func.length(ExpenseClaim.reference_key), ExpenseClaim.reference_key)
    return session.execute(wanted.where(*conditions).order_by(*order).limit(most)).all()


def hours(session: Session, known: Known, words: Words, most: int) -> Sequence[Any]:
    """Hours by activity: id, activity, day, minutes, whose; the latest first."""
    kept = [body for body in known.activities if all(word in fold(body) for word in words)]
    if not kept:
        return ()
    wanted = (
        select(
            HoursEntry.id,
            HoursEntry.activity,
            HoursEntry.done_on,
            HoursEntry.minutes,
            Person.first_name,
            Person.last_name,
        )
        .join(Person, Person.id == HoursEntry.person_id)
        .where(HoursEntry.activity.in_(kept[:_MOST_ACTIVITIES]))
        .order_by(HoursEntry.done_on.desc(), HoursEntry.id.desc())
        .limit(most)
    )
    return session.execute(wanted).all()


def _best_word(typed: str, name: str, **options: Any) -> Any:
    """How near the word is to one of the words of a name."""
    return max((fuzz.ratio(typed, word, **options) for word in name.split()), default=0)
