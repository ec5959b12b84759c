"""People entered at once sit in a committee: seats, terms, chairs, substitutes."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.errors import ToConfirm
from engagement_desktop.domain.register.entry import (
    EntryDecision,
    EntryTarget,
)
from engagement_desktop.domain.register.entry import EntryField as F
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.services.register.entry import EntryService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.register.lines_entered import START, faults, line, people


@pytest.fixture
def entry(workspace: Workspace) -> EntryService:
    return EntryService(workspace)


@pytest.fixture
def committee_id(workspace: Workspace) -> int:
    with workspace.database.work() as session:
        build = Builder(session)
        days = {"created_on": date(2020, 1, 1), "closed_on": date(2030, 12, 31)}
        number: int = build.committee(build.structure(), **days).id
        return number


def mandates(workspace: Workspace) -> list[Mandate]:
    with workspace.read() as session:
        return list(session.scalars(select(Mandate).order_by(Mandate.id)))


def test_people_sit_in_the_committee_of_the_target(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    target = EntryTarget(committee_id, START, date(2028, 12, 31))
    lines = [
        line(1, office="présidente", college="usager"),
        line(2, "Le Goff", "Yann", substitute_for="Monique Hélias", started_on="01/02/2026"),
        line(3, "Roux", "Léa", seat="suppléante", substitute_for="HÉLIAS Monique", ended_on="31/12/2026"),
    ]
    done = entry.save(lines, target)
    assert (done.rest, done.said) == ((), "3\u00a0personnes ajoutées, 3\u00a0mandats.")
    found = {one.person_id: one for one in mandates(workspace)}
    chair, yann, lea = (found[person.id] for person in people(workspace))
    assert (chair.office, chair.seat, chair.started_on, chair.college) == (
        Office.CHAIR,
        SeatKind.TITULAR,
        START,
        None,
    )
    assert (yann.seat, yann.substitute_for_id) == (SeatKind.SUBSTITUTE, chair.person_id)
    assert (yann.started_on, lea.ended_on) == (date(2026, 2, 1), date(2026, 12, 31))
    workspace.undo()
    assert (people(workspace), mandates(workspace)) == ([], [])


def test_a_substitute_may_stand_above_their_titulaire(entry: EntryService, committee_id: int) -> None:
    lines = [line(1, "Le Goff", "Yann", substitute_for="Hélias Monique"), line(2)]
    assert entry.save(lines, EntryTarget(committee_id, START)).mandates == 2


BAD_MANDATES = {
    "after the committee": (line(1), EntryTarget(1, date(2031, 1, 1)), F.STARTED_ON, "a fermé le"),
    "before the committee": (line(1), EntryTarget(1, date(2019, 1, 1)), F.STARTED_ON, "n’existe que depuis"),
    "ends before it starts": (
        line(1, ended_on="01/01/2025"),
        EntryTarget(1, START),
        F.ENDED_ON,
        "avant de commencer",
    ),
    "a suppléant of nobody": (
        line(1, seat="suppléant"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Dites qui",
    ),
    "a suppléant of a stranger": (
        line(1, substitute_for="Zoé Inconnue"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Aucun titulaire de ce nom",
    ),
    "a titulaire who supplements": (
        line(1, seat="titulaire", substitute_for="Paul Marchand"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Un titulaire ne supplée personne",
    ),
    "an office unknown": (line(1, office="roi"), EntryTarget(1, START), F.OFFICE, "n’est pas dans la liste"),
}


@pytest.mark.parametrize("case", BAD_MANDATES)
def test_a_mandate_that_cannot_be_is_refused_in_its_field(
    entry: EntryService, workspace: Workspace, committee_id: int, case: str
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        build.mandate(build.person("Marchand", "Paul"), session.get_one(_committee(), committee_id), START)
    given, target, field, sentence = BAD_MANDATES[case]
    checked = entry.check([given], target)[0]
    assert faults(checked)[0][0] is field
    assert sentence in checked.faults[0].sentence


def _committee() -> Any:
    from engagement_desktop.domain.register.committees import Committee

    return Committee


def test_days_that_are_not_said_are_today_and_the_end_of_the_term(
    entry: EntryService, workspace: Workspace
) -> None:
    number = _ruled(workspace, term_months=36)
    entry.save([line(1), line(2, "Roux", "Léa", started_on="01/01/2024")], EntryTarget(number))
    days = [(one.started_on, one.ended_on) for one in mandates(workspace)]
    assert days == [
        (workspace.today(), date(2029, 11, 21)),
        (date(2024, 1, 1), date(2026, 12, 31)),
    ]


def test_a_term_does_not_outlive_its_committee(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, term_months=36, closed_on=date(2027, 6, 30))
    entry.save([line(1)], EntryTarget(number))
    assert mandates(workspace)[0].ended_on == date(2027, 6, 30)


def test_two_titulaires_of_one_name_cannot_be_told_apart(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        for _ in range(2):
            build.mandate(build.person(), session.get_one(_committee(), committee_id), START)
    given = line(1, "Le Goff", "Yann", substitute_for="Monique Hélias")
    assert (
        "Plusieurs titulaires" in entry.check([given], EntryTarget(committee_id, START))[0].faults[0].sentence
    )


def test_an_archived_person_gets_no_mandate(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique", archived_on=date(2025, 1, 1))
    checked = entry.check([line(1, decision=EntryDecision.SAME)], EntryTarget(committee_id, START))[0]
    assert checked.twins[0].is_archived
    assert (checked.faults[0].field, "archivée" in checked.faults[0].sentence) == (None, True)


def test_a_seat_of_another_college_says_its_own(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique", capacity=Capacity.USER)
    given = line(1, decision=EntryDecision.SAME, college="aidante")
    done = entry.save([given], EntryTarget(committee_id, START))
    assert (done.completed, done.mandates) == (0, 1)
    assert mandates(workspace)[0].college is Capacity.CARER
    assert people(workspace)[0].capacity is Capacity.USER
    again = entry.check([given], EntryTarget(committee_id, START))[0]
    assert "Le même siège deux fois" in again.faults[0].sentence


def _ruled(workspace: Workspace, **rules: Any) -> int:
    with workspace.database.work() as session:
        build = Builder(session)
        return build.committee(build.structure("CPTS Nord"), "CVS", **rules).id


def test_a_second_chair_is_asked_then_accepted(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    lines = [line(1, office="président"), line(2, "Le Goff", "Yann", office="président")]
    target = EntryTarget(committee_id, START)
    with pytest.raises(ToConfirm, match="coprésidence") as asked:
        entry.save(lines, target)
    assert asked.value.code == "second_chair"
    assert people(workspace) == []
    assert entry.save(lines, target, frozenset({"second_chair"})).mandates == 2


def test_more_people_than_seats_are_asked_then_accepted(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, seats=2, seats_by_college=Seats())
    lines = [line(at, name, "Ana") for at, name in enumerate(("Roux", "Petit", "Morvan"), 1)]
    target = EntryTarget(number, START)
    with pytest.raises(ToConfirm, match="2 sièges et 3 titulaires") as asked:
        entry.save(lines, target)
    assert asked.value.code == "over_seats"
    assert entry.save(lines, target, frozenset({"over_seats"})).mandates == 3


def test_more_terms_than_the_rules_allow_are_asked(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, terms_most=1)
    with workspace.database.work() as session:
        build = Builder(session)
        person = build.person("Hélias", "Monique")
        build.mandate(
            person, session.get_one(_committee(), number), date(2020, 1, 1), ended_on=date(2022, 12, 31)
        )
    given = [line(1, decision=EntryDecision.SAME)]
    with pytest.raises(ToConfirm) as asked:
        entry.save(given, EntryTarget(number, START))
    assert asked.value.code == "over_terms"
    assert entry.save(given, EntryTarget(number, START), frozenset({"over_terms"})).mandates == 1
