"""Who is written to and who sits, against mandates kept as plain Python."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.letters_rows import Recipients
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.storage.attachments import kept
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.letters import (
    composition_on,
    letterhead,
    meeting_facts,
    people_written_to,
)
from tests.builders import Builder

DAY = date(2026, 3, 10)
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.mark.parametrize("guests", [False, True])
@pytest.mark.parametrize("substitutes", [False, True])
def test_a_committee_is_written_to_by_those_who_sit_that_day(
    database: Database, *, substitutes: bool, guests: bool
) -> None:
    rng = random.Random(43)
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        body, other = make.committee(own), make.committee(own, "Bureau")
        expected, sitting = set(), []
        for at in range(120):
            person = make.person(first=f"Léa{at}")
            make.mandate(person, other, date(2024, 1, 1))
            for _ in range(rng.choice((1, 2))):
                start, end = rng.choice((date(2024, 1, 1), DAY, NEXT)), rng.choice((None, BEFORE, DAY, NEXT))
                if end is not None and end < start:
                    continue
                office = rng.choice((Office.MEMBER, Office.CHAIR, Office.GUEST))
                seat = rng.choice(list(SeatKind))
                make.mandate(person, body, start, ended_on=end, office=office, seat=seat)
                if not (start <= DAY and (end is None or end >= DAY)):
                    continue
                sitting.append((list(Office).index(office), seat is SeatKind.SUBSTITUTE))
                is_guest = office is Office.GUEST
                if (guests or not is_guest) and (substitutes or is_guest or seat is SeatKind.TITULAR):
                    expected.add(person.id)
        asked = Recipients.sitting(body.id, substitutes=substitutes, guests=guests)
        found = [one.id for one in people_written_to(session, asked, DAY)]
        assert sorted(found) == sorted(expected)
        members = composition_on(session, body, DAY).members
        places = [(list(Office).index(one.office), one.seat is SeatKind.SUBSTITUTE) for one in members]
        assert places == sorted(sitting)


def test_those_without_email_come_first_then_by_name(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        people = [
            make.person(last, "Léa", email=email)
            for last, email in (
                ("Abel", "a@exemple.fr"),
                ("Zola", ""),
                ("Élan", None),
                ("Bé", "b@exemple.fr"),
            )
        ]
        chosen = Recipients.of(*(one.id for one in people), people[0].id, 404)
        names = [one.last_name for one in people_written_to(session, chosen, DAY)]
        assert names == ["Élan", "Zola", "Abel", "Bé"]
        assert people_written_to(session, Recipients.of(), DAY) == []


def test_more_people_than_one_question_holds_are_all_written_to(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        ids = [make.person("Kervella", f"Léa{at}").id for at in range(503)]
        found = people_written_to(session, Recipients.of(*reversed(ids)), DAY)
        assert sorted(one.id for one in found) == ids
        assert len({one.identifier for one in found}) == len(ids)


def test_nobody_writes_until_the_structure_is_known(nothing: Session) -> None:
    head = letterhead(nothing)
    assert (head.name, head.address, head.logo) == ("", "", None)
    assert meeting_facts(nothing, 404) is None


def test_the_letterhead_bears_the_logo_of_the_own_structure(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        logo = kept(session, "logo.png", "image/png", b"\x89PNG", DAY)
        make.association(city="Ailleurs")
        own = make.structure(city="Vannes", logo_id=logo.id)
        head = letterhead(session)
        assert (head.name, head.city, head.address, head.logo) == (own.name, "Vannes", "", b"\x89PNG")


def test_a_meeting_without_place_or_agenda_is_told_with_empty_words(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting = make.meeting(body, DAY, status=MeetingStatus.PLANNED, ends_minute=None)
        told = meeting_facts(session, meeting.id)
        assert told is not None
        status, facts = told
        assert status is MeetingStatus.PLANNED
        assert (facts.place, facts.agenda, facts.ends_minute, facts.committee) == ("", "", None, body.name)
