"""The net under every deletion: what something of the dossier points at stays."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.entities import (
    AgendaItem,
    Attachment,
    Base,
    BinEntry,
    Meeting,
    Mission,
    RoleCorrection,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.journal_words import TABLES
from engagement_desktop.services.attachments import AttachmentService
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.conftest import NOW
from tests.services.contents import contents

DAY = date(2025, 1, 1)


def test_every_table_that_may_lean_on_a_thing_has_words() -> None:
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name != "account" for key in column.foreign_keys)
    }
    assert pointing <= set(TABLES)


def test_what_is_pointed_at_by_a_row_that_stays_is_not_put_away(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.association())
        gone, other = make.meeting(committee, DAY), make.meeting(committee, date(2025, 2, 1))
        session.add_all([AgendaItem(meeting_id=one.id, position=1, title="Accueil") for one in (gone, other)])
        session.flush()
        session.get_one(AgendaItem, 2).carried_from_id = 1
    before = contents(workspace.database)
    with (
        pytest.raises(DomainError, match=r"Le premier.+1\W+point de l’ordre du jour en dépend\."),
        workspace.act(Permission.MEETING_WRITE, "delete meeting") as change,
    ):
        rows = [change.session.get_one(Meeting, 1), change.session.get_one(AgendaItem, 1)]
        put_away(workspace, change.session, BinKind.MEETING, "Le premier", *rows)
    assert contents(workspace.database) == before


def test_a_planned_meeting_whose_item_was_taken_up_elsewhere_is_kept(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.association())
        for day in (DAY, date(2025, 2, 1)):
            meeting = make.meeting(committee, day, status=MeetingStatus.PLANNED)
            session.add(AgendaItem(meeting_id=meeting.id, position=1, title="Accueil"))
        session.flush()
        session.get_one(AgendaItem, 2).carried_from_id = 1
    with pytest.raises(DomainError, match="en dépend"):
        MeetingService(workspace).delete(1)
    MeetingService(workspace).delete(2)
    with workspace.read() as session:
        assert session.query(BinEntry).count() == 1


def test_a_file_stays_while_the_bin_needs_it_and_goes_with_the_last_that_did(
    workspace: Workspace,
) -> None:
    logo = Path(__file__).parents[1] / "data" / "logo.png"
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.association())
        for day in (DAY, date(2025, 2, 1)):
            make.meeting(committee, day, status=MeetingStatus.PLANNED)
    documents = AttachmentService(workspace)
    for meeting in (1, 2):
        documents.join(meeting, None, logo)
    MeetingService(workspace).delete(1)
    documents.remove(2)
    assert held(workspace, Attachment) == 1, "the meeting in the bin needs it to come back whole"
    service = BinService(workspace)
    service.restore(service.entries()[0].id)
    assert documents.open_bytes(1).content == logo.read_bytes()
    MeetingService(workspace).delete(1)
    later = Workspace(workspace.database, workspace.actor, FixedClock(NOW + timedelta(days=31)))
    assert BinService(later).purge() == 1
    assert held(later, Attachment) == 0


def held(workspace: Workspace, kind: type[Base]) -> int:
    with workspace.read() as session:
        return session.query(kind).count()


def test_a_committee_and_a_structure_of_the_hours_are_kept(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        place, who = make.association(), make.person()
        committee = make.committee(make.structure())
        session.add(Mission(person_id=who.id, title="Accueillir", started_on=DAY, committee_id=committee.id))
        session.add(
            RoleCorrection(
                person_id=who.id, structure_id=place.id, started_on=DAY, role=HoursRole.OTHER, reason="élue"
            )
        )
    with pytest.raises(DomainError, match="a des missions"):
        CommitteeService(workspace).delete(1)
    with pytest.raises(DomainError, match="des qualités y sont corrigées"):
        StructureService(workspace).delete(place.id)
