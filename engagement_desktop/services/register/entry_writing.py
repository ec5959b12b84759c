"""Writes the good lines of a grid: new people, files completed, mandates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sqlalchemy.orm import Session

from engagement_desktop.domain.register.entry import EntryOutcome
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import count
from engagement_desktop.services.register.entry_judging import Judged
from engagement_desktop.services.register.person_writing import index
from engagement_desktop.storage.register.entry import identifiers_of


@dataclass(slots=True)
class Writing:
    """What is written so far; `people` goes by the person's number among the lines (below zero) or id."""

    session: Session
    people: dict[int, Person] = field(default_factory=dict)
    identifiers: dict[int, list[str]] = field(default_factory=dict)
    added: int = 0
    completed: set[int] = field(default_factory=set)
    mandates: int = 0


def write(session: Session, lines: Iterable[Judged]) -> Writing:
    """Everything in as few flushes as ids need: people, then what points at them."""
    done, given = Writing(session), []
    for one in lines:
        if one.person_id not in done.people and one.person_id < 0:
            _add(done, one)
        else:
            _complete(done, one)
        if one.mandate is not None:
            given.append(one.mandate)
    for key, person in done.people.items():
        index(person, done.identifiers[key])
    session.flush()
    _give_identifiers(done)
    ids = {key: person.id for key, person in done.people.items()}
    for draft in given:
        session.add(_mandate(draft, ids))
        done.mandates += 1
    session.flush()
    return done


def said(done: Writing) -> str:
    """The sentence of the act: « 12 personnes ajoutées, 1 fiche complétée, 13 mandats. »."""
    parts = [
        count(done.added, "personne ajoutée", "personnes ajoutées") if done.added else "",
        count(len(done.completed), "fiche complétée", "fiches complétées") if done.completed else "",
        count(done.mandates, "mandat") if done.mandates else "",
    ]
    return (", ".join(part for part in parts if part) or "Rien de nouveau dans ces lignes") + "."


def outcome(done: Writing, rest: Iterable[Judged]) -> EntryOutcome:
    """What was saved, and what comes back."""
    return EntryOutcome(
        people=done.added,
        completed=len(done.completed),
        mandates=done.mandates,
        rest=tuple(one.checked() for one in rest),
        said=said(done),
        person_ids=tuple(person.id for person in done.people.values()),
    )


def _values(draft: PersonDraft) -> dict[str, Any]:
    return {
        "civility": draft.civility,
        "born_on": draft.born_on,
        "capacity": draft.college,
        "email": draft.email or None,
        "phone": draft.phone or None,
        "address": draft.address or None,
        "postcode": draft.postcode or None,
        "city": draft.city or None,
    }


def _add(done: Writing, one: Judged) -> None:
    draft = one.read.person
    person = Person(
        last_name=draft.last_name,
        first_name=draft.first_name,
        name_key="",
        sort_key="",
        search_key="",
        **_values(draft),
    )
    done.session.add(person)
    done.people[one.person_id] = person
    done.identifiers[one.person_id] = [draft.identifier] if draft.identifier else []
    done.added += 1


def _complete(done: Writing, one: Judged) -> None:
    """The same person: empty boxes are filled, what is written stays."""
    key = one.person_id
    if key not in done.people:
        done.people[key] = done.session.get_one(Person, key)
        done.identifiers[key] = identifiers_of(done.session, key)
    person = done.people[key]
    missing = {
        name: value
        for name, value in _values(one.read.person).items()
        if value is not None and getattr(person, name) is None
    }
    for name, value in missing.items():
        setattr(person, name, value)
    known = done.identifiers[key]
    if one.read.person.identifier and not known:
        known.append(one.read.person.identifier)
        missing["identifier"] = known[0]
    if missing and key > 0:
        done.completed.add(key)


def _give_identifiers(done: Writing) -> None:
    for key, values in done.identifiers.items():
        person = done.people[key]
        if values and (key < 0 or not identifiers_of(done.session, person.id)):
            done.session.add(
                PersonIdentifier(person_id=person.id, value=values[0], value_key=fold(values[0]), position=0)
            )


def _mandate(draft: MandateDraft, ids: Mapping[int, int]) -> Mandate:
    """The draft's mandate, the people of the lines now known by their ids."""
    titular = draft.substitute_for_id
    return Mandate(
        person_id=ids[cast("int", draft.person_id)],
        committee_id=cast("int", draft.committee_id),
        office=draft.office,
        seat=draft.seat,
        started_on=cast("date", draft.started_on),
        ended_on=draft.ended_on,
        college=draft.college,
        substitute_for_id=None if titular is None else ids.get(titular, titular),
    )
