"""Validated minutes do not change: by a form, live, undo, redo, the bin, an import or the command line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.booking.bookings import Booking
from engagement_desktop.domain.meetings.follow_up.decisions import (
    Action,
    ActionState,
    Decision,
    Proposal,
    ProposalState,
)
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Rectification
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    DocumentUse,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.sealing import SealedMinutes
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.meetings.minutes_room import DAY, MinutesRoom, make_room
from tests.tables import dump

SAID = "Le compte rendu n°\u00a02026-05 est validé\u00a0: il ne change plus."
Change = Callable[[Session, MinutesRoom], object]


@pytest.fixture
def room(workspace: Workspace) -> MinutesRoom:
    return make_room(workspace).sealed()


def do(room: MinutesRoom, change: Change) -> None:
    with room.workspace.act(Permission.MEETING_WRITE, "change something", "Changé.") as act:
        change(act.session, room)


def first(session: Session, model: type[Base], **where: Any) -> Any:
    return session.scalars(select(model).filter_by(**where).limit(1)).one()


def setting(model: type[Base], **values: Any) -> Change:
    """Changes the first row of a table, which is the validated meeting's."""

    def change(session: Session, _room: MinutesRoom) -> None:
        row = first(session, model)
        for name, value in values.items():
            setattr(row, name, value)

    return change


def deleting(model: type[Base]) -> Change:
    return lambda session, _room: session.delete(first(session, model))


def adding(make: Callable[[MinutesRoom], Base]) -> Change:
    return lambda session, room: session.add(make(room))


REFUSED: dict[str, Change] = {
    "the meeting": setting(Meeting, place="Ailleurs"),
    "its number": setting(Meeting, number="2026-99"),
    "its rules": setting(MeetingRules, proxies=4),
    "an item": setting(AgendaItem, title="Autre"),
    "a text": setting(ItemText, content="Autre"),
    "a text that goes": deleting(ItemText),
    "a presence": setting(Attendance, status=AttendanceStatus.ABSENT),
    "a presence that goes": deleting(Attendance),
    "somebody more": adding(
        lambda room: Attendance(
            meeting_id=room.meeting, person_id=room.outsider, status=AttendanceStatus.PRESENT
        )
    ),
    "an hour": setting(PresenceSpan, left_minute=1100),
    "a vote": setting(Vote, votes_against=1),
    "a voice": setting(VoteElector, took_part=False),
    "a decision": setting(Decision, wording="Autre"),
    "a decision more": adding(
        lambda room: Decision(
            committee_id=room.committee,
            number="2026-09",
            number_year=2026,
            number_sequence=9,
            decided_on=DAY,
            wording="Autre",
            meeting_id=room.meeting,
        )
    ),
    "an action's words": setting(Action, wording="Autre"),
    "an action that goes": deleting(Action),
    "a proposal's words": setting(Proposal, said="Autre"),
    "a document": adding(
        lambda room: MeetingDocument(meeting_id=room.meeting, attachment_id=1, use=DocumentUse.OTHER)
    ),
    "the frozen text": setting(Minutes, frozen="{}"),
    "the fingerprint": setting(Minutes, fingerprint="00"),
    "the validation": deleting(Minutes),
    "the paper that was given": setting(IssuedDocument, content=b"autre"),
    "the paper that goes": deleting(IssuedDocument),
    "a meeting that takes another's place": lambda session, room: setattr(
        first(session, AgendaItem, id=room.approval), "meeting_id", room.meeting
    ),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_what_the_minutes_say_is_refused_and_nothing_changes(room: MinutesRoom, change: Change) -> None:
    room.write(lambda session: session.add(_file()))
    before = dump(room.workspace.database)
    with pytest.raises(SealedMinutes) as refused:
        do(room, change)
    assert "est validé" in refused.value.sentence
    assert dump(room.workspace.database) == before


def _file() -> Base:
    from engagement_desktop.domain.attachments import Attachment

    return Attachment(name="a.png", media_type="image/png", content=b"a", added_on=DAY, digest="a")


ALLOWED: dict[str, Change] = {
    "the state of an action": setting(
        Action, state=ActionState.DONE, closed_on=DAY, proof="Fait", owner_id=None
    ),
    "the suite of a proposal": setting(
        Proposal, state=ProposalState.RETAINED, answer="Posé", answered_on=DAY
    ),
    "its booking": adding(lambda room: Booking(meeting_id=room.meeting, booked_at=_now(), account_id=None)),
    "a cost": adding(
        lambda room: ExpenseClaim(
            reference="N1", reference_key="n1", person_id=room.yves, status=ClaimStatus.DRAFT
        )
    ),
    "somebody's name": setting(Person, last_name="Prigent-Morvan"),
    "another meeting": lambda session, room: setattr(first(session, Meeting, id=room.later), "place", "Là"),
    "an item of another meeting": lambda session, room: setattr(
        first(session, AgendaItem, id=room.approval), "title", "Autre"
    ),
    "the signed paper": lambda session, room: (
        session.add(_file()),
        session.flush(),
        session.add(
            MeetingDocument(meeting_id=room.meeting, attachment_id=1, use=DocumentUse.SIGNED_MINUTES)
        ),
    ),
    "the same words again": setting(Meeting, place="Salle des fêtes"),
}


def _now() -> Any:
    from tests.conftest import NOW

    return NOW


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED)
def test_what_lives_on_beside_the_minutes_is_not(room: MinutesRoom, change: Change) -> None:
    do(room, change)


def test_a_correction_stays_as_it_was_given(room: MinutesRoom) -> None:
    from tests.services.meetings.minuting.test_minutes_given import DRAFT

    room.service.rectify(room.meeting, DRAFT)
    for change in (setting(Rectification, said="Autre"), deleting(Rectification)):
        with pytest.raises(SealedMinutes):
            do(room, change)


def test_the_form_of_a_meeting_is_refused_with_the_sentence(room: MinutesRoom) -> None:
    meetings = MeetingService(room.workspace)
    draft = meetings.draft(room.meeting)
    with pytest.raises(DomainError, match=SAID):
        meetings.save(replace(draft, place="Ailleurs"))
    with pytest.raises(DomainError, match=SAID):
        meetings.save(replace(draft, presences=draft.presences[1:]))


def test_an_act_of_before_is_not_taken_back_and_leaves_the_way_to_the_one_before(
    workspace: Workspace,
) -> None:
    room = make_room(workspace)
    do(room, lambda session, there: setattr(first(session, Meeting, id=there.later), "place", "Là-bas"))
    do(room, setting(Meeting, place="Ailleurs"))
    room.sealed()
    with pytest.raises(SealedMinutes, match="est validé"):
        workspace.undo()
    assert room.service.facts(room.meeting).place == "Ailleurs"
    assert workspace.undo() == "Changé."
    with workspace.read() as session:
        assert first(session, Meeting, id=room.later).place is None


def test_an_act_taken_back_before_is_not_done_again(workspace: Workspace) -> None:
    room = make_room(workspace)
    do(room, setting(ItemText, content="Autre"))
    workspace.undo()
    steps = workspace._undo.peek_undone()  # the stack forgets it at the next act: done again by hand
    room.sealed()
    assert steps is not None
    workspace._undo._undone.append(steps)
    with pytest.raises(SealedMinutes):
        workspace.redo()


def test_what_lay_in_the_bin_does_not_come_back_into_it(workspace: Workspace) -> None:
    room = make_room(workspace)
    with workspace.act(Permission.MEETING_WRITE, "delete action") as act:
        put_away(workspace, act.session, BinKind.ACTION, "Rappeler", first(act.session, Action))
    room.sealed()
    binned = BinService(workspace)
    (entry,) = binned.entries()
    with pytest.raises(SealedMinutes):
        binned.restore(entry.id)
    assert len(binned.entries()) == 1


def test_two_files_of_one_person_are_joined_and_parted_again(room: MinutesRoom) -> None:
    """The frozen text keeps the name; the rows follow the file that stays."""
    with room.workspace.database.work() as session:
        twin = Builder(session).person("Morvan", "Annie", known_as="P9").id
    merging = MergeService(room.workspace)
    merging.merge(twin, room.guest, {})
    with room.workspace.read() as session:
        assert first(session, Attendance, person_id=twin).meeting_id == room.meeting
    room.workspace.undo()
    room.workspace.redo()
    assert [one.person.first_name for one in room.service.facts(room.meeting).attendees if one.is_guest] == [
        "Anne"
    ]


def test_somebody_who_presided_voted_and_came_is_joined_to_another_file(room: MinutesRoom) -> None:
    with room.workspace.database.work() as session:
        twin = Builder(session).person("Prigent", "Chantale", known_as="P9").id
        first(session, Meeting, id=room.meeting).chair_id = room.chantal
        for arrived in (1083, 1140):
            session.add(
                PresenceSpan(
                    meeting_id=room.later,
                    person_id=room.chantal,
                    arrived_minute=arrived,
                    left_minute=arrived + 20,
                )
            )
        session.add(
            PresenceSpan(meeting_id=room.later, person_id=twin, arrived_minute=1083, left_minute=1100)
        )
    MergeService(room.workspace).merge(twin, room.chantal, {})
    with room.workspace.read() as session:
        assert first(session, Meeting, id=room.meeting).chair_id == twin
        assert first(session, VoteElector).member_id == twin
        spans = session.scalars(select(PresenceSpan.arrived_minute).where(PresenceSpan.person_id == twin))
        assert sorted(spans) == [1083, 1083, 1140]
    chair = room.service.facts(room.meeting).chair
    assert chair is not None
    assert chair.id == room.chantal, "the frozen text stays as it was"


SHEETS = {
    "Structures": [
        ["nom", "type", "forme juridique", "SIREN"],
        ["MSP des Deux-Ponts", "MSP", "SISA", "328532916"],
    ],
    "Comités": [
        ["comité", "structure", "type d’instance"],
        ["Comité des usagers", "MSP des Deux-Ponts", "comité des usagers"],
    ],
    "Personnes": [
        ["identifiant", "nom", "prénom", "collège"],
        ["P0001", "Prigent", "Chantal", "usager"],
        ["P0004", "Dupuis", "Jean", "usager"],
    ],
}


def workbook(folder: Path, name: str, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for title, held in (SHEETS | {name: rows}).items():
        sheet = book.create_sheet(title)
        for row in held:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / "c.xlsx")
    return folder / "c.xlsx"


@pytest.mark.parametrize(
    ("sheet", "rows", "update"),
    [
        (
            "Présences",
            [["comité", "date", "personne", "statut"], ["Comité des usagers", DAY, "P0004", "présent"]],
            False,
        ),
        (
            "Réunions",
            [
                ["comité", "date", "début", "fin", "lieu", "statut"],
                ["Comité des usagers", DAY, "18:00", "20:00", "Ailleurs", "tenue"],
            ],
            True,
        ),
    ],
    ids=["a presence more", "another place"],
)
def test_an_import_that_touches_them_is_refused_whole(
    room: MinutesRoom, tmp_path: Path, sheet: str, rows: list[list[object]], update: bool
) -> None:
    imports = ImportService(room.workspace, lambda _progress: tmp_path)
    plan = imports.read(workbook(tmp_path, sheet, rows), update=update)
    assert not plan.faults
    before = dump(room.workspace.database)
    with pytest.raises(SealedMinutes, match="Faites un rectificatif"):
        imports.apply(plan, update=update)
    assert dump(room.workspace.database) == before


def test_an_import_of_other_meetings_goes_through(room: MinutesRoom, tmp_path: Path) -> None:
    other: list[list[object]] = [
        ["comité", "date", "début", "statut"],
        ["Comité des usagers", date(2026, 2, 3), "18:00", "tenue"],
    ]
    imports = ImportService(room.workspace, lambda _progress: tmp_path)
    imports.apply(imports.read(workbook(tmp_path, "Réunions", other)))
    with room.workspace.read() as session:
        assert first(session, Meeting, held_on=date(2026, 2, 3)).starts_minute == 1080


def test_minutes_written_in_bulk_with_their_meeting_are_accepted(workspace: Workspace) -> None:
    """The fictitious dossier writes meetings and their minutes in one act."""
    room = make_room(workspace)
    with workspace.act(Permission.WORKBOOK_IMPORT, "fill demo", undo=False) as act:
        for meeting_id in (room.meeting, room.later):
            act.session.execute(
                Base.metadata.tables["minutes"].insert(),
                {
                    "meeting_id": meeting_id,
                    "version": 1,
                    "validated_at": _now(),
                    "validated_by_id": None,
                    "frozen": "{}",
                    "fingerprint": "",
                },
            )
        act.bulk("minutes", 1, 2)
        act.bulk("attendance", 1, 4)
        act.bulk("item_text", 1, 1)
        act.bulk("meeting", 1, 2)
    with pytest.raises(SealedMinutes):
        do(room, lambda session, _room: None or session.delete(first(session, ItemText)))
    with (
        pytest.raises(SealedMinutes),
        workspace.act(Permission.WORKBOOK_IMPORT, "fill demo", undo=False) as act,
    ):
        act.bulk("vote_elector", 1, 1)


def test_a_meeting_without_number_is_named_by_itself() -> None:
    assert SealedMinutes(None).sentence.startswith("Le compte rendu de cette réunion est validé")
