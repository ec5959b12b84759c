"""Hours are validated by somebody else, given back with a reason, and come back once corrected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.reports.home_rows import StepKind
from engagement_desktop.services.hours.validation import ValidationService
from engagement_desktop.services.hours.writing import HoursWritingService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.workspace import Workspace
from tests.services.hours.lock_room import LockRoom, let_alone, make_room

TODAY = date(2026, 11, 22)


@pytest.fixture
def room(workspace: Workspace) -> LockRoom:
    return make_room(workspace)


def state_of(room: LockRoom, entry_id: int) -> HoursState:
    with room.workspace.read() as session:
        return session.get_one(HoursEntry, entry_id).state


def last_verb(workspace: Workspace) -> str:
    with workspace.read() as session:
        return session.query(AuditEntry).order_by(AuditEntry.id.desc()).limit(1).one().verb


def test_hours_of_somebody_else_are_validated_and_it_is_known_by_whom(room: LockRoom) -> None:
    service = ValidationService(room.workspace)
    assert service.validate([room.waiting, room.october]) == 1
    assert room.workspace.last_act() == "Saisie de Chantal Prigent validée\u00a0: 3\u00a0h\u00a030."
    found = service.decision(room.waiting)
    assert (found.state, found.decided_by, found.decided_on) == (
        HoursState.VALIDATED,
        "Compte coordination",
        TODAY,
    )
    assert last_verb(room.workspace) == "validate hours"
    room.workspace.undo()
    assert state_of(room, room.waiting) is HoursState.TO_VALIDATE


def test_nobody_validates_their_own_hours_and_nothing_of_the_choice_is_done(room: LockRoom) -> None:
    service = ValidationService(room.workspace)
    decision = service.decision(room.own)
    assert decision.is_own
    assert not decision.may_validate
    assert not decision.may_give_back
    with pytest.raises(DomainError, match="est la vôtre"):
        service.validate([room.waiting, room.own])
    assert state_of(room, room.waiting) is HoursState.TO_VALIDATE


def test_a_structure_too_small_validates_alone_and_the_trace_says_so(room: LockRoom) -> None:
    let_alone(room.workspace)
    service = ValidationService(room.workspace)
    assert service.decision(room.own).may_validate
    assert service.validate([room.waiting, room.own]) == 2
    assert room.workspace.last_act() == "2\u00a0saisies validées\u00a0: 4\u00a0h\u00a045."
    assert last_verb(room.workspace) == "validate own hours"


def test_hours_given_back_come_back_to_validate_once_corrected(room: LockRoom) -> None:
    service, writing = ValidationService(room.workspace), HoursWritingService(room.workspace)
    assert service.give_back([room.waiting, room.october], "Durée à vérifier") == 2
    found = service.decision(room.october)
    assert (found.state, found.return_reason) == (HoursState.RETURNED, "Durée à vérifier")
    assert not found.may_give_back
    with pytest.raises(DomainError, match="corrigez-la"):
        service.validate([room.waiting])
    writing.save(replace(writing.draft(room.waiting), minutes=180))
    assert state_of(room, room.waiting) is HoursState.TO_VALIDATE
    assert service.decision(room.waiting).return_reason == ""
    assert service.decision(room.waiting).decided_by == ""


def test_an_entry_that_is_gone_is_said(room: LockRoom) -> None:
    service = ValidationService(room.workspace)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        service.decision(999)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        service.validate([room.waiting, 999])


def test_hundreds_are_validated_in_one_act(room: LockRoom) -> None:
    with room.workspace.database.work() as session:
        for number in range(1200):
            session.add(_like(session.get_one(HoursEntry, room.waiting), number))
    with room.workspace.read() as session:
        ids = [one.id for one in session.query(HoursEntry) if one.person_id == room.chantal]
    assert ValidationService(room.workspace).validate(ids) == 1201
    room.workspace.undo()
    assert state_of(room, room.waiting) is HoursState.TO_VALIDATE


def test_home_tells_those_who_may_that_hours_wait(
    room: LockRoom, workspace_as: Callable[[Role], Workspace]
) -> None:
    def told(workspace: Workspace) -> list[int]:
        steps = HomeService(workspace).home().steps
        return [step.count for step in steps if step.kind is StepKind.HOURS_TO_VALIDATE]

    assert told(room.workspace) == [2]
    assert told(workspace_as(Role.TREASURY)) == [2]
    assert told(workspace_as(Role.READING)) == []


def _like(entry: HoursEntry, number: int) -> HoursEntry:
    return HoursEntry(
        person_id=entry.person_id,
        done_on=date(2026, 11, 1 + number % 20),
        minutes=1,
        family=entry.family,
        structure_id=entry.structure_id,
        role=entry.role,
        nature=entry.nature,
        state=HoursState.TO_VALIDATE,
    )
