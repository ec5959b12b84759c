"""A meeting's bare facts: planned, held, corrected, put into the bin."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from engagement_desktop.domain.entities import Booking, Structure
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, NotPermitted
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import MeetingDraft, PresenceDraft
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.database import Database
from tests.builders import Builder
from tests.tables import changed, dump

DAY = date(2026, 3, 3)
S = AttendanceStatus


@dataclass
class Town:
    """One committee and three people."""

    service: MeetingService
    committee: int
    people: tuple[int, ...]

    def draft(self, *presences: PresenceDraft, status: MeetingStatus = MeetingStatus.HELD) -> MeetingDraft:
        return MeetingDraft(
            committee_id=self.committee,
            held_on=DAY,
            starts_minute=18 * 60,
            ends_minute=20 * 60,
            place="Salle du haut",
            status=status,
            presences=presences,
        )

    def here(self, at: int, status: AttendanceStatus = S.PRESENT, proxy: int | None = None) -> PresenceDraft:
        to = None if proxy is None else self.people[proxy]
        return PresenceDraft(person_id=self.people[at], status=status, proxy_to_id=to)


@pytest.fixture
def town(workspace: Workspace) -> Town:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        people = tuple(build.person(name, "Anne").id for name in ("Abgrall", "Bihan", "Cariou"))
        return Town(MeetingService(workspace), committee.id, people)


def test_a_meeting_is_kept_with_who_came(town: Town, workspace: Workspace) -> None:
    made = town.service.save(town.draft(town.here(1, S.REPRESENTED, 0), town.here(0)))
    known = town.service.draft(made)
    assert known.presences == (town.here(0), town.here(1, S.REPRESENTED, 0))
    assert (known.place, known.version, town.service.detail(made).row.attended) == ("Salle du haut", 1, 1)
    assert workspace.last_act() == "Réunion enregistrée\u00a0: Comité des usagers, 03/03/2026."


def test_the_list_of_people_is_made_that_of_the_form_and_taken_back(town: Town, workspace: Workspace) -> None:
    made = town.service.save(town.draft(town.here(0), town.here(1)))
    known, before = town.service.draft(made), dump(workspace.database)
    town.service.save(replace(known, presences=(town.here(0, S.ABSENT), town.here(2))))
    now = town.service.draft(made)
    assert now.presences == (town.here(0, S.ABSENT), town.here(2))
    assert now.version == 2, "who came is part of the meeting: another form must notice"
    workspace.undo()
    assert town.service.draft(made).presences == known.presences
    assert changed(before, dump(workspace.database)) <= {"meeting", "attendance"}


def test_two_forms_on_one_meeting_see_each_other(town: Town) -> None:
    made = town.service.save(town.draft(town.here(0)))
    known = town.service.draft(made)
    town.service.save(replace(known, presences=(town.here(1),)))
    with pytest.raises(ChangedMeanwhile) as refused:
        town.service.save(replace(known, place="Ailleurs"))
    assert refused.value.theirs == town.service.draft(made)


def test_nothing_changed_is_no_new_version(town: Town) -> None:
    made = town.service.save(town.draft(town.here(0)))
    known = town.service.draft(made)
    town.service.save(known)
    assert town.service.draft(made) == known


def test_a_committee_meets_once_at_an_hour(town: Town) -> None:
    first = town.service.save(town.draft())
    with pytest.raises(DomainError, match="déjà une réunion") as refused:
        town.service.save(town.draft())
    assert refused.value.field == "starts_minute"
    later = replace(town.draft(), starts_minute=20 * 60, ends_minute=None)
    assert town.service.save(later) != first
    town.service.save(replace(town.service.draft(first), place="Ailleurs"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"committee_id": 99}, "committee_id"),
        ({"held_on": date(2027, 1, 1)}, "held_on"),
        ({"ends_minute": 60}, "ends_minute"),
        ({"presences": (PresenceDraft(person_id=99, status=S.PRESENT),)}, "presences"),
    ],
)
def test_a_refusal_writes_nothing(
    town: Town, workspace: Workspace, values: dict[str, object], field: str
) -> None:
    before = dump(workspace.database)
    with pytest.raises(DomainError) as refused:
        town.service.save(replace(town.draft(), **values))  # type: ignore[arg-type]  # values of a table of cases
    assert refused.value.field == field
    assert changed(before, dump(workspace.database)) == set()


def test_a_booked_meeting_keeps_what_its_hours_were_counted_for(town: Town, workspace: Workspace) -> None:
    made = town.service.save(town.draft())
    with workspace.database.work() as session:
        session.add(Booking(meeting_id=made, booked_at=workspace.now(), account_id=None))
        other = Builder(session).committee(session.get_one(Structure, 1), "Comité d’éthique").id
    known = town.service.draft(made)
    changes = {"held_on": date(2026, 3, 2), "committee_id": other, "status": MeetingStatus.CANCELLED}
    before = dump(workspace.database)
    with pytest.raises(Faults) as refused:
        town.service.save(replace(known, **changes))
    assert {fault.field for fault in refused.value.faults} == set(changes)
    assert str(refused.value.faults[0]) == (
        "Cette réunion est comptabilisée\u00a0: son comité ne change plus. Annulez d’abord la "
        "comptabilisation."
    )
    assert changed(before, dump(workspace.database)) == set()
    town.service.save(replace(known, place="Salle du bas"))


def test_a_blank_form_does_not_choose_between_two_committees(town: Town, database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        build.committee(build.structure("Autre"), "Comité de pilotage")
    assert town.service.blank() == MeetingDraft()


def test_a_blank_form_takes_hours_and_place_from_the_last_meeting(town: Town) -> None:
    assert town.service.blank() == MeetingDraft(committee_id=town.committee), "the only one open"
    assert town.service.blank(town.committee) == MeetingDraft(committee_id=town.committee)
    town.service.save(town.draft())
    blank = town.service.blank(town.committee)
    assert (blank.starts_minute, blank.ends_minute, blank.place, blank.status, blank.id) == (
        18 * 60,
        20 * 60,
        "Salle du haut",
        MeetingStatus.PLANNED,
        None,
    )


def test_what_an_import_accepted_opens_and_saves_as_it_is(town: Town, workspace: Workspace) -> None:
    made = town.service.save(town.draft(town.here(0), town.here(1, S.ABSENT)))
    with workspace.database.work() as session:
        for row in session.query(Attendance).filter_by(person_id=town.people[0]):
            row.proxy_to_id = town.people[2]
    known = town.service.draft(made)
    town.service.save(replace(known, place="Ailleurs"))
    assert town.service.draft(made).presences == known.presences


def test_a_planned_meeting_goes_to_the_bin_and_comes_back(town: Town, workspace: Workspace) -> None:
    made = town.service.save(town.draft(status=MeetingStatus.PLANNED))
    town.service.delete(made)
    with workspace.database.alone() as raw:
        assert raw.execute("SELECT kind, said FROM bin_entry").fetchall() == [
            ("meeting", "Comité des usagers, 03/03/2026")
        ]
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        town.service.draft(made)
    workspace.undo()
    assert town.service.draft(made).place == "Salle du haut"


@pytest.mark.parametrize("status", [MeetingStatus.HELD, MeetingStatus.CANCELLED])
def test_a_meeting_that_counts_is_not_deleted(town: Town, status: MeetingStatus) -> None:
    made = town.service.save(town.draft(status=status))
    with pytest.raises(DomainError, match="a été annulée"):
        town.service.delete(made)


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_the_register_is_kept_by_coordination_and_secretariat(
    workspace_as: Callable[[Role], Workspace], town: Town, role: Role
) -> None:
    other = MeetingService(workspace_as(role))
    with pytest.raises(NotPermitted):
        other.save(town.draft())
    with pytest.raises(NotPermitted):
        other.delete(1)
    assert MeetingService(workspace_as(Role.SECRETARIAT)).save(town.draft()) > 0
