"""Minutes from the check to the signed paper: what is told, sealed, given again, approved and rectified."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import digest_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.closing_checks import PointKind
from engagement_desktop.domain.meetings.minuting.minutes import FindingKind, Minutes, Ruling
from engagement_desktop.domain.meetings.minuting.minutes_frozen import fingerprint_of, short_fingerprint
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
)
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.minuting.minutes import PAPER, issued_papers
from tests.services.meetings.minutes_room import LATER, MinutesRoom, make_room
from tests.services.meetings.minuting.minutes_read import LOGO, words_of
from tests.tables import dump


def test_the_logo_of_the_structure_is_on_the_paper_and_frozen_by_its_fingerprint(
    room: MinutesRoom, tmp_path: Path
) -> None:
    StructureService(room.workspace).set_logo(LOGO)
    room.sealed()
    frozen = room.service.facts(room.meeting).structure.logo
    assert frozen == digest_of(LOGO.read_bytes())
    paper = room.service.preview(room.meeting)
    assert len(pypdf.PdfReader(BytesIO(paper)).pages[0].images) == 1
    document = room.service.make(room.meeting, tmp_path / "pv.docx")
    assert len(Document(str(document)).inline_shapes) == 1
    StructureService(room.workspace).remove_logo()
    assert room.service.preview(room.meeting) == paper, "given once, it is given again as it was"
    document = room.service.make(room.meeting, tmp_path / "pv.docx")
    assert len(Document(str(document)).inline_shapes) == 0


def test_large_print_is_drawn_each_time_beside_the_paper_that_is_kept(
    room: MinutesRoom, tmp_path: Path
) -> None:
    room.sealed()
    usual = room.service.preview(room.meeting)
    before = dump(room.workspace.database)
    large = room.service.preview(room.meeting, large=True)
    assert large != usual
    target = room.service.make(room.meeting, tmp_path / "pv.pdf", large=True)
    assert target.read_bytes() == large
    room.service.make(room.meeting, tmp_path / "public.pdf", public=True, large=True)
    assert dump(room.workspace.database) == before, "only the paper itself is kept"


@pytest.fixture
def room(workspace: Workspace) -> MinutesRoom:
    return make_room(workspace)


def test_the_facts_tell_the_whole_meeting(room: MinutesRoom) -> None:
    facts = room.service.facts(room.meeting)
    assert (facts.number, facts.committee, facts.opened_minute) == ("2026-05", "Comité des usagers", 1083)
    assert facts.structure.address == "1 place du Pont, 35000 Rennes"
    assert facts.chair is not None, "who holds the office presides"
    assert (facts.chair.last_name, facts.secretary and facts.secretary.last_name) == ("Prigent", "Le Gall")
    told = [(one.person.last_name, one.status, one.is_guest) for one in facts.attendees]
    assert told == [
        ("Le Gall", AttendanceStatus.REPRESENTED, False),
        ("Morvan", AttendanceStatus.PRESENT, True),
        ("Prigent", AttendanceStatus.PRESENT, False),
    ]
    assert facts.quorum is not None
    assert (facts.quorum.in_office, facts.quorum.needed, facts.quorum.at_opening) == (2, 1, 2)
    (item,) = facts.items
    assert (item.number, len(item.votes), len(item.votes[0].electors)) == (1, 1, 1)
    assert [one.wording for one in item.decisions] == ["Ouvrir à 8 h."]
    assert ([one.owner and one.owner.first_name for one in item.actions], item.proposals[0].said) == (
        ["Yves"],
        "Un banc",
    )
    assert facts.text_before.replace("\u00a0", " ") == (
        "Le 10 septembre 2026, Comité des usagers s’est réuni à 18 h 03, Salle des fêtes. {inconnu}"
    )
    assert facts.text_after.replace("\u00a0", " ") == "Séance levée à 20 h 00."


def test_a_member_of_whom_nothing_was_said_is_absent_once_the_meeting_was_opened(room: MinutesRoom) -> None:
    def forget(session: Session) -> None:
        for row in session.query(Attendance).filter_by(person_id=room.yves):
            session.delete(row)

    room.write(forget)
    told = {one.person.id: one.status for one in room.service.facts(room.meeting).attendees}
    assert told[room.yves] is AttendanceStatus.ABSENT
    imported = {one.person.id for one in room.service.facts(room.later).attendees}
    assert imported == {room.chantal}, "an import that says nothing of somebody is believed"


def test_what_belongs_to_no_item_is_told_with_the_last_one(room: MinutesRoom) -> None:
    from engagement_desktop.domain.meetings.follow_up.decisions import Decision

    def loose(session: Session) -> None:
        for row in session.query(Decision):
            row.item_id = None
        session.add(
            Decision(
                committee_id=room.committee,
                number="2026-02",
                number_year=2026,
                number_sequence=2,
                decided_on=LATER,
                wording="Décidé hors point.",
                meeting_id=room.later,
            )
        )
        session.delete(session.get_one(AgendaItem, room.approval))

    room.write(loose)
    assert [one.wording for one in room.service.facts(room.meeting).items[0].decisions] == ["Ouvrir à 8 h."]
    (alone,) = room.service.facts(room.later).items
    assert (alone.title, alone.decisions[0].wording) == ("Questions diverses", "Décidé hors point.")


def test_a_meeting_without_items_tells_its_written_texts(room: MinutesRoom) -> None:
    def bare(session: Session) -> None:
        session.delete(session.get_one(AgendaItem, room.approval))
        session.get_one(Meeting, room.later).agenda = "Bilan"

    room.write(bare)
    facts = room.service.facts(room.later)
    assert (facts.written_agenda, facts.written_decisions, facts.items) == ("Bilan", "", ())


def test_the_check_tells_what_is_missing_and_counts_words_to_decide(room: MinutesRoom) -> None:
    assert {point.kind: point.count for point in room.service.check(room.meeting).points} == {
        PointKind.NOT_RULED: 4
    }
    found = room.service.findings(room.meeting)
    assert [(one.kind, one.words) for one in found] == [
        (FindingKind.OUTSIDE_NAME, "M. Dupuis"),
        (FindingKind.ADDRESS, "12 rue des Lilas"),
        (FindingKind.PHONE, "06 12 34 56 78"),
        (FindingKind.HEALTH_WORD, "cancer"),
    ]


def test_a_ruling_is_kept_changed_and_taken_back(room: MinutesRoom) -> None:
    service = room.service
    service.rule(room.meeting, "0612345678", Ruling.MASK)
    service.rule(room.meeting, " M.  dupuis ", Ruling.MASK)
    service.rule(room.meeting, "M. Dupuis", Ruling.KEEP)
    service.rule(room.meeting, "lundi", Ruling.MASK)
    assert [(one.words, one.ruling) for one in service.findings(room.meeting)] == [
        ("M. Dupuis", Ruling.KEEP),
        ("12 rue des Lilas", None),
        ("06 12 34 56 78", Ruling.MASK),
        ("cancer", None),
        ("lundi", Ruling.MASK),
    ]
    service.rule(room.meeting, "lundi", None)
    service.rule(room.meeting, "mardi", None)
    assert [one.words for one in service.findings(room.meeting)][-1] == "cancer"
    assert room.workspace.undo() == "À décider de nouveau\u00a0: Comité des usagers, 10/09/2026."
    with pytest.raises(DomainError) as refused:
        service.rule(room.meeting, " — ", Ruling.MASK)
    assert refused.value.field == "words"


def test_validating_seals_gives_a_fingerprint_and_keeps_the_paper(room: MinutesRoom) -> None:
    draft = words_of(room.service.preview(room.meeting))
    assert "projet" in draft
    room.service.validate(room.meeting)
    standing = room.service.standing(room.meeting)
    assert (standing.state, standing.validated_by, standing.has_public) == (
        MinutesState.VALIDATED,
        "Compte coordination",
        False,
    )
    with room.workspace.read() as session:
        row = session.query(Minutes).one()
        (paper,) = issued_papers(session, room.meeting, PAPER)
        assert (row.fingerprint, paper.fingerprint) == (fingerprint_of(row.frozen),) * 2
        assert (paper.number, paper.name, paper.issued_on) == (
            "2026-05",
            "PV 2026-05.pdf",
            date(2026, 11, 22),
        )
    printed = words_of(paper.content)
    assert short_fingerprint(row.fingerprint).replace("\u00a0", " ") in printed.replace("\u00a0", " ")
    assert "projet" not in printed
    assert room.service.check(room.meeting).may_validate


def test_a_paper_is_given_again_as_it_was(room: MinutesRoom, tmp_path: Path) -> None:
    room.sealed()
    first = room.service.preview(room.meeting)

    def rename(session: Session) -> None:
        session.get_one(Person, room.chantal).last_name = "Autre"
        session.get_one(Committee, room.committee).name = "Autre comité"

    room.write(rename)
    room.service.approve(room.meeting, room.later)
    room.service.make(room.meeting, tmp_path / "pv.PDF")
    assert (tmp_path / "pv.PDF").read_bytes() == first
    assert room.service.facts(room.meeting).committee == "Comité des usagers", "what was frozen stays"


def test_validating_twice_is_refused(room: MinutesRoom) -> None:
    room.sealed()
    with pytest.raises(DomainError, match="déjà validé"):
        room.service.validate(room.meeting)


def test_a_meeting_without_anyone_present_is_not_validated(room: MinutesRoom) -> None:
    def nobody(session: Session) -> None:
        for row in session.query(Attendance).filter_by(meeting_id=room.later):
            row.status = AttendanceStatus.EXCUSED

    room.write(nobody)
    with pytest.raises(DomainError, match="Personne n’est noté présent"):
        room.service.validate(room.later)
    assert room.service.standing(room.later).state is MinutesState.DRAFT


@pytest.mark.parametrize(
    ("status", "why"), [(MeetingStatus.PLANNED, "pas encore tenue"), (MeetingStatus.HELD, "pas close")]
)
def test_a_meeting_to_come_or_open_is_not_validated(
    room: MinutesRoom, status: MeetingStatus, why: str
) -> None:
    def reopened(session: Session) -> None:
        meeting = session.get_one(Meeting, room.meeting)
        meeting.status, meeting.closed_at = status, None

    room.write(reopened)
    with pytest.raises(DomainError, match=why):
        room.service.validate(room.meeting)


def test_a_meeting_that_was_never_numbered_takes_its_number_when_it_is_validated(room: MinutesRoom) -> None:
    def unnumbered(session: Session) -> None:
        meeting = session.get_one(Meeting, room.later)
        meeting.number = meeting.number_year = meeting.number_sequence = None
        meeting.held_on = date(2025, 3, 4)

    room.write(unnumbered)
    room.write(lambda session: session.delete(session.get_one(AgendaItem, room.approval)))
    room.service.validate(room.later)
    assert room.service.standing(room.later).number == "2025-01"
