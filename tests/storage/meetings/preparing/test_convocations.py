"""Who is called, what goes with the agenda, what each person needs, and the usual meetings."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    AgendaTemplate,
    DocumentUse,
    ItemState,
    MeetingDocument,
    TemplateItem,
)
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.people import Need, NeedKind
from engagement_desktop.storage.attachments import kept
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.preparing import agenda_files, convocations, templates
from tests.builders import Builder

DAY, LATER = date(2026, 3, 10), date(2026, 3, 12)
LETTER, _, EMAIL, PHONE = ConvocationWay


def test_a_second_batch_calls_anew_and_forgets_nobody(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting, other = make.meeting(body, DAY), make.meeting(body, LATER)
        one, two, three = (make.person(first=name).id for name in ("Léa", "Ana", "Zoé"))
        convocations.keep_called(session, other.id, {one: PHONE}, DAY)
        convocations.keep_called(session, meeting.id, {one: LETTER, two: EMAIL}, DAY)
        session.flush()
        convocations.keep_called(session, meeting.id, {two: PHONE, three: EMAIL}, LATER)
        session.flush()
        told = {who: (row.way, row.sent_on) for who, row in convocations.called(session, meeting.id).items()}
        assert told == {one: (LETTER, DAY), two: (PHONE, LATER), three: (EMAIL, LATER)}
        assert convocations.called(session, other.id)[one].way is PHONE


def test_needs_come_in_the_order_in_which_they_were_told(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        one, two, none = (make.person(first=name).id for name in ("Léa", "Ana", "Zoé"))
        for person, kind in ((one, NeedKind.MEAL), (two, NeedKind.ACCESS), (one, NeedKind.ACCESS)):
            session.add(Need(person_id=person, kind=Sealed(kind.value)))
        session.flush()
        session.expire_all()
        assert convocations.needs_of(session, {one, none}) == {one: (NeedKind.MEAL, NeedKind.ACCESS)}
        assert convocations.needs_of(session, ()) == {}


def join(
    session: Session, meeting_id: int, name: str, use: DocumentUse, item: AgendaItem | None = None
) -> MeetingDocument:
    file = kept(session, name, "application/pdf", name.encode() * 3, DAY)
    row = MeetingDocument(
        meeting_id=meeting_id, attachment_id=file.id, use=use, item_id=None if item is None else item.id
    )
    session.add(row)
    session.flush()
    return row


def test_neither_signed_minutes_nor_sheets_nor_pouvoirs_are_sent(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        meeting, other = make.meeting(body, DAY), make.meeting(body, LATER)
        rows = {use: join(session, meeting.id, f"{use}.pdf", use) for use in DocumentUse}
        join(session, other.id, "ailleurs.pdf", DocumentUse.ITEM)
        sent = convocations.documents_to_send(session, meeting.id)
        assert sent == [rows[DocumentUse.ITEM], rows[DocumentUse.OTHER]]
        assert convocations.file_of(session, sent[0]).content == b"item.pdf" * 3
        told = agenda_files.document_rows(session, meeting.id)
        assert [(row.name, row.size, row.use) for row in told] == [
            (f"{use}.pdf", 3 * len(f"{use}.pdf"), use) for use in DocumentUse
        ]


def test_items_shown_are_numbered_without_those_dropped(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        before, meeting = make.meeting(body, DAY), make.meeting(body, LATER)
        person = make.person("", "Léa")
        old = AgendaItem(meeting_id=before.id, position=1, title="Ancien")
        session.add(old)
        session.flush()
        first, dropped, carried = rows = [
            AgendaItem(meeting_id=meeting.id, position=at, title=f"Point {at}") for at in (1, 2, 3)
        ]
        dropped.state, carried.carried_from_id, first.rapporteur_id = ItemState.DROPPED, old.id, person.id
        session.add_all(rows)
        session.flush()
        join(session, meeting.id, "a.pdf", DocumentUse.ITEM, carried)
        join(session, meeting.id, "b.pdf", DocumentUse.OTHER)
        documents = agenda_files.document_rows(session, meeting.id)
        told = agenda_files.item_rows(session, meeting.id, documents)
        assert [(row.id, row.number) for row in told] == [(first.id, 1), (carried.id, 2)]
        assert [row.rapporteur for row in told] == ["Léa", ""]
        assert [row.carried_from_on for row in told] == [None, DAY]
        assert [[one.name for one in row.documents] for row in told] == [[], ["a.pdf"]]


@pytest.mark.parametrize(("known", "name"), [(True, "Monique Hélias"), (False, "")])
def test_a_name_is_told_of_a_known_person_alone(database: Database, *, known: bool, name: str) -> None:
    with database.work() as session:
        person = Builder(session).person()
        assert agenda_files.name_of(session, person.id if known else 404) == name
        assert agenda_files.name_of(session, None) == ""


def test_usual_meetings_are_listed_by_committee_then_name_with_their_own_items(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own = make.structure()
        users, board = make.committee(own), make.committee(own, "Bureau")
        made = {}
        for body, name in ((users, "Rentrée"), (users, "Bilan"), (board, "Rentrée")):
            row = AgendaTemplate(committee_id=body.id, name=name)
            session.add(row)
            session.flush()
            made[body.name, name] = row
            for position, title in ((2, f"{name} 2"), (1, f"{name} 1")):
                session.add(TemplateItem(template_id=row.id, position=position, title=title))
        session.flush()
        rows = templates.template_rows(session)
        assert [(row.committee, row.name) for row in rows] == [
            ("Bureau", "Rentrée"),
            ("Comité des usagers", "Bilan"),
            ("Comité des usagers", "Rentrée"),
        ]
        assert [row.titles for row in rows] == [(f"{row.name} 1", f"{row.name} 2") for row in rows]
        assert [row.name for row in templates.template_rows(session, users.id)] == ["Bilan", "Rentrée"]
        wanted = made["Bureau", "Rentrée"]
        assert templates.template_named(session, board.id, "Rentrée") is wanted
        assert templates.template_named(session, board.id, "Bilan") is None
        items = templates.template_items(session, wanted.id)
        assert [(item.template_id, item.title) for item in items] == [
            (wanted.id, "Rentrée 1"),
            (wanted.id, "Rentrée 2"),
        ]
