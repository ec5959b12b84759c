"""Items of an agenda: added, moved, changed, taken off, kept when they bear something."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    ItemState,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    ItemDraft,
)
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.attachments import kept
from tests.builders import Builder
from tests.services.meetings.preparing.agenda_desk import DAY, OTHER, SECRECY, TODAY, Desk
from tests.tables import changed, dump


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure(), notice_days=15)
        people = (build.person("Abgrall", "Anne"), build.person("Bihan", "Yves"))
        build.mandate(people[1], committee, date(2024, 1, 1))
        build.mandate(people[0], committee, date(2024, 1, 1), office=Office.GUEST)
        return Desk(workspace, AgendaService(workspace), committee.id, tuple(one.id for one in people))


def test_items_are_added_moved_put_in_order_changed_and_taken_off(desk: Desk) -> None:
    made = desk.prepared()
    first = desk.items(made)[0]
    added = desk.service.add(made, ItemDraft(title="  Accès aux\nsoins "), first)
    assert desk.titles(made) == [SECRECY, "Accès aux soins", OTHER]
    desk.service.move(added, 1)
    desk.service.move(added, 1)
    assert desk.titles(made) == [SECRECY, OTHER, "Accès aux soins"]
    desk.service.move(added, -1)
    desk.service.reorder(made, [added])
    assert desk.titles(made) == ["Accès aux soins", SECRECY, OTHER]
    draft = desk.service.draft(added)
    desk.service.edit(replace(draft, title="Soins", minutes=20, rapporteur_id=desk.people[0]))
    item = desk.service.of(made).items[0]
    assert (item.title, item.minutes, item.rapporteur) == ("Soins", 20, "Anne Abgrall")
    assert desk.service.of(made).planned_minutes == 20
    assert desk.agenda(made) == f"Soins\n{SECRECY}\n{OTHER}"
    desk.service.drop(added)
    assert desk.agenda(made) == f"{SECRECY}\n{OTHER}"


def test_every_act_on_an_item_is_taken_back(desk: Desk) -> None:
    made = desk.prepared()
    before = dump(desk.workspace.database)
    desk.service.add(made, ItemDraft(title="Soins"))
    desk.workspace.undo()
    assert changed(before, dump(desk.workspace.database)) <= {"meeting"}
    desk.service.move(desk.items(made)[0], 1)
    desk.workspace.undo()
    assert desk.titles(made) == [SECRECY, OTHER]


def test_an_item_that_bears_something_stays(desk: Desk) -> None:
    made = desk.prepared()
    text, file = desk.items(made)
    with desk.workspace.database.work() as session:
        session.add(ItemText(item_id=text, content="Fait."))
        paper = kept(session, "a.pdf", "application/pdf", b"%PDF", TODAY)
        session.add(MeetingDocument(meeting_id=made, attachment_id=paper.id, item_id=file))
    for item in (text, file):
        with pytest.raises(DomainError, match="reste à l’ordre du jour"):
            desk.service.drop(item)
    assert len(desk.titles(made)) == 2


def test_an_empty_text_goes_with_its_item(desk: Desk) -> None:
    made = desk.prepared()
    item = desk.items(made)[0]
    with desk.workspace.database.work() as session:
        session.add(ItemText(item_id=item, content=" \n"))
    desk.service.drop(item)
    assert desk.titles(made) == [OTHER]


def test_an_item_changed_by_somebody_else_is_compared(desk: Desk) -> None:
    item = desk.items(desk.prepared())[0]
    draft = desk.service.draft(item)
    desk.service.edit(replace(draft, minutes=5))
    with pytest.raises(ChangedMeanwhile):
        desk.service.edit(replace(draft, minutes=10))


def test_what_is_gone_is_said_so(desk: Desk) -> None:
    made = desk.prepared()
    for refused in (
        lambda: desk.service.of(404),
        lambda: desk.service.draft(404),
        lambda: desk.service.add(404, ItemDraft(title="a")),
        lambda: desk.service.add(made, ItemDraft(title="a", rapporteur_id=404)),
    ):
        with pytest.raises(DomainError, match="n’est plus"):
            refused()


def test_a_state_is_said_by_hand(desk: Desk) -> None:
    item = desk.items(desk.prepared())[1]
    desk.service.set_state(item, ItemState.TO_CARRY)
    with desk.workspace.read() as session:
        assert session.get_one(AgendaItem, item).state is ItemState.TO_CARRY


def test_lines_typed_before_become_items_and_are_not_lost(desk: Desk) -> None:
    with desk.workspace.database.work() as session:
        meeting = Meeting(
            committee_id=desk.committee,
            held_on=DAY,
            starts_minute=1080,
            status=MeetingStatus.PLANNED,
            agenda="Accueil\n\n Bilan  annuel",
        )
        session.add(meeting)
        session.flush()
        planned = meeting.id
    desk.service.compose(planned)
    assert desk.titles(planned) == [SECRECY, "Accueil", "Bilan annuel", OTHER]
    with pytest.raises(DomainError, match="déjà composé"):
        desk.service.compose(planned)


def test_adding_to_a_meeting_of_bare_facts_keeps_its_lines(desk: Desk) -> None:
    recorded = desk.held(date(2026, 10, 6))
    with desk.workspace.database.work() as session:
        session.get_one(Meeting, recorded).agenda = "Accueil\nBilan"
    desk.service.add(recorded, ItemDraft(title="Suites"))
    assert desk.agenda(recorded) == "Accueil\nBilan\nSuites"
