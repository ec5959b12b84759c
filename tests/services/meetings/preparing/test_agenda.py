"""A meeting prepared: its agenda is born at once, then corrected item by item."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import Action
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    DocumentUse,
    ItemKind,
    ItemState,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TITLES,
    ItemDraft,
    PreparedDraft,
)
from engagement_desktop.domain.meetings.preparing.notice import NoticeState
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.meetings.preparing.openings import OpeningService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.attachments import kept
from tests.builders import Builder
from tests.services.meetings.preparing.agenda_desk import DAY, LATER, OTHER, SECRECY, TODAY, Desk
from tests.tables import dump


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure(), notice_days=15)
        people = (build.person("Abgrall", "Anne"), build.person("Bihan", "Yves"))
        build.mandate(people[1], committee, date(2024, 1, 1))
        build.mandate(people[0], committee, date(2024, 1, 1), office=Office.GUEST)
        return Desk(workspace, AgendaService(workspace), committee.id, tuple(one.id for one in people))


def test_a_meeting_is_prepared_from_a_template_with_its_agenda_and_the_text_that_follows(desk: Desk) -> None:
    made = desk.prepared(template=desk.template("Bilan", "Transports"))
    assert desk.titles(made) == [SECRECY, "Bilan", "Transports", OTHER]
    assert desk.agenda(made).splitlines() == desk.titles(made)
    file = desk.service.of(made)
    assert (file.detail.row.status, file.detail.row.number) == (MeetingStatus.PLANNED, None)
    assert desk.workspace.last_act() == "Réunion préparée\u00a0: Comité des usagers, 10/12/2026."


def test_a_committee_without_template_has_what_every_meeting_has(desk: Desk) -> None:
    assert desk.titles(desk.prepared()) == [SECRECY, OTHER]


def test_the_last_minutes_and_the_open_actions_come_by_themselves(desk: Desk) -> None:
    desk.held(date(2026, 9, 1), "2026-03")
    last = desk.held(date(2026, 10, 6), "2026-04")
    with desk.workspace.database.work() as session:
        session.add(
            Action(
                committee_id=desk.committee,
                number="2026-01",
                number_year=2026,
                number_sequence=1,
                asked_on=TODAY,
                wording="Écrire à la mairie",
            )
        )
    made = desk.prepared()
    approval = "Approbation du compte rendu n°\u00a02026-04 du 6\u00a0octobre 2026"
    assert desk.titles(made) == [SECRECY, approval, TITLES[ItemKind.ACTIONS], OTHER]
    with desk.workspace.read() as session:
        assert session.get_one(AgendaItem, desk.items(made)[1]).approves_id == last
    assert approval not in desk.titles(desk.prepared(LATER)), "it waits on the first agenda"


def test_minutes_put_off_by_a_meeting_come_back_at_the_next_even_as_a_draft(desk: Desk) -> None:
    first, second, last = (desk.held(date(2026, month, 1)) for month in (8, 9, 10))
    with desk.workspace.database.work() as session:
        for meeting, approves, state in (
            (second, first, ItemState.TREATED),
            (last, second, ItemState.TO_CARRY),
        ):
            session.add(
                AgendaItem(
                    meeting_id=meeting,
                    position=1,
                    title="Approbation",
                    kind=ItemKind.APPROVAL,
                    state=state,
                    approves_id=approves,
                )
            )
    approvals = [title for title in desk.titles(desk.prepared()) if "Approbation" in title]
    assert approvals == [
        "Approbation du compte rendu du 1er\u00a0septembre 2026",
        "Approbation du compte rendu du 1er\u00a0octobre 2026",
    ]


def test_every_validated_minutes_wait_for_their_approval(desk: Desk) -> None:
    first, second = desk.held(date(2026, 9, 1), "2026-03"), desk.held(date(2026, 10, 6), "2026-04")
    with desk.workspace.database.work() as session:
        for meeting, approved in ((first, None), (second, date(2026, 11, 3))):
            session.add(
                Minutes(
                    meeting_id=meeting,
                    validated_at=desk.workspace.now(),
                    validated_by_id=None,
                    frozen="{}",
                    fingerprint="0",
                    approved_on=approved,
                )
            )
    approvals = [title for title in desk.titles(desk.prepared()) if "Approbation" in title]
    assert approvals == ["Approbation du compte rendu n°\u00a02026-03 du 1er\u00a0septembre 2026"]


def test_what_was_not_treated_comes_back_until_it_is_dropped_on_purpose(desk: Desk) -> None:
    openings = OpeningService(desk.workspace)
    first = desk.prepared(TODAY, desk.template("Livret d’accueil"))
    openings.open(first)
    openings.close(first)
    second = desk.prepared(DAY)
    carried = desk.service.of(second).items[2]
    assert (carried.title, carried.carried_from_on) == ("Livret d’accueil", TODAY)
    assert "Livret d’accueil" not in desk.titles(desk.prepared(date(2026, 12, 17))), "the first one took it"
    desk.service.drop(carried.id)
    assert "Livret d’accueil" not in desk.agenda(second)
    assert "Livret d’accueil" not in desk.titles(desk.prepared(LATER)), "dropped, it comes back no more"


def test_the_items_of_a_cancelled_meeting_come_back(desk: Desk) -> None:
    first = desk.prepared(DAY, desk.template("Livret d’accueil"))
    OpeningService(desk.workspace).cancel(first)
    assert "Livret d’accueil" in desk.titles(desk.prepared(LATER))
    with pytest.raises(DomainError, match="annulée"):
        desk.service.add(first, ItemDraft(title="Trop tard"))


def test_a_new_meeting_has_the_usual_hours_and_the_day_that_was_said(desk: Desk) -> None:
    assert desk.service.blank() == PreparedDraft(committee_id=desk.committee)
    last = desk.held(date(2026, 10, 6))
    with desk.workspace.database.work() as session:
        session.get_one(Meeting, last).next_on = LATER
        session.get_one(Meeting, last).next_minute = 19 * 60
    known = desk.service.blank(desk.committee)
    assert (known.held_on, known.starts_minute, known.ends_minute, known.place) == (
        LATER,
        1140,
        1230,
        "Mairie",
    )
    template = desk.template("Bilan")
    usual = desk.service.blank(desk.committee)
    assert (usual.template_id, usual.starts_minute, usual.ends_minute) == (template, 1140, 1230)
    assert usual.place == "Salle du haut"


def test_a_template_gives_its_hours_when_no_meeting_said_others(desk: Desk) -> None:
    template = desk.template("Bilan")
    usual = desk.service.blank(desk.committee, template)
    assert (usual.template_id, usual.starts_minute, usual.ends_minute) == (template, 1020, 1110)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": TODAY.replace(day=1)}, "held_on"),
        ({"ends_minute": 1000}, "ends_minute"),
        ({"committee_id": 99}, "committee_id"),
        ({"template_id": 99}, "template_id"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_at_its_field(
    desk: Desk, changes: dict[str, object], field: str
) -> None:
    draft = PreparedDraft(committee_id=desk.committee, held_on=DAY, starts_minute=1080)
    with pytest.raises(DomainError) as refusal:
        desk.service.prepare(replace(draft, **changes))  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


def test_a_committee_meets_once_at_an_hour(desk: Desk) -> None:
    desk.prepared()
    with pytest.raises(DomainError, match="déjà une réunion"):
        desk.prepared()


def test_the_bare_form_leaves_the_agenda_to_its_items(desk: Desk) -> None:
    made = desk.prepared()
    service = MeetingService(desk.workspace)
    service.save(replace(service.draft(made), agenda="Autre chose", place="Mairie"))
    assert desk.agenda(made).splitlines() == [SECRECY, OTHER]
    assert desk.service.of(made).detail.row.place == "Mairie"


def test_members_of_the_day_may_present_an_item_guests_last(desk: Desk) -> None:
    made = desk.prepared()
    assert [name for _, name in desk.service.rapporteurs(made)] == ["Yves Bihan", "Anne Abgrall"]


def test_the_notice_is_that_of_the_rules_of_the_day(desk: Desk) -> None:
    assert desk.service.of(desk.prepared(date(2026, 12, 7))).notice.state is NoticeState.TO_CALL
    late = desk.service.of(desk.prepared(date(2026, 12, 6))).notice
    assert (late.state, late.latest_on) == (NoticeState.TOO_LATE, date(2026, 11, 21))
    opened = desk.prepared(TODAY)
    OpeningService(desk.workspace).open(opened)
    assert desk.service.of(opened).notice.days == 15


def test_a_prepared_meeting_goes_to_the_bin_whole_and_comes_back_whole(desk: Desk) -> None:
    made = desk.prepared(template=desk.template("Bilan"))
    with desk.workspace.database.work() as session:
        paper = kept(session, "a.pdf", "application/pdf", b"%PDF", TODAY)
        item = desk.items(made)[1]
        session.add(
            MeetingDocument(meeting_id=made, attachment_id=paper.id, item_id=item, use=DocumentUse.ITEM)
        )
    before = dump(desk.workspace.database)
    MeetingService(desk.workspace).delete(made)
    assert dump(desk.workspace.database)["agenda_item"] == []
    entry = BinService(desk.workspace).entries()[0]
    BinService(desk.workspace).restore(entry.id)
    after = dump(desk.workspace.database)
    assert all(after[name] == before[name] for name in ("meeting", "agenda_item", "meeting_document"))
    assert after["number_series"] == [], "a draft never had a number"
