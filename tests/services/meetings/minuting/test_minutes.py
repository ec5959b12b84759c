"""Minutes from the check to the signed paper: what is told, sealed, given again, approved and rectified."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import digest_of
from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.closing_checks import PointKind
from engagement_desktop.domain.meetings.minuting.minutes import FindingKind, Minutes, Ruling
from engagement_desktop.domain.meetings.minuting.minutes_frozen import fingerprint_of, short_fingerprint
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState, RectificationDraft
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    DocumentUse,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.meetings.minuting.minutes import PAPER, PUBLIC_PAPER, issued_papers
from tests.services.meetings.minutes_room import DAY, LATER, MinutesRoom, make_room
from tests.tables import dump

LOGO = Path(__file__).parents[3] / "data" / "logo.png"
DRAFT = RectificationDraft(said="Lire « 8 h 30 ».", reason="Une heure mal notée.")


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


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages).split())


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


def test_the_public_version_hides_what_was_chosen_and_is_kept_beside(
    room: MinutesRoom, tmp_path: Path
) -> None:
    for words in ("M. Dupuis", "12 rue des Lilas", "06 12 34 56 78", "cancer"):
        room.service.rule(room.meeting, words, Ruling.MASK)
    room.service.validate(room.meeting, public=True)
    public = room.service.preview(room.meeting, public=True)
    said = words_of(public)
    for words in ("Dupuis", "Lilas", "06 12", "cancer"):
        assert words not in said
        assert words.encode() not in public
    assert "[masqué]" in said
    assert room.service.standing(room.meeting).has_public
    room.service.make(room.meeting, tmp_path / "public.pdf", public=True)
    assert (tmp_path / "public.pdf").read_bytes() == public


def test_no_masked_word_is_left_in_the_document_to_edit(room: MinutesRoom, tmp_path: Path) -> None:
    import zipfile

    for words in ("M. Dupuis", "12 rue des Lilas", "06 12 34 56 78", "cancer"):
        room.service.rule(room.meeting, words, Ruling.MASK)
    room.sealed().service.make(room.meeting, tmp_path / "public.docx", public=True)
    with zipfile.ZipFile(tmp_path / "public.docx") as document:
        whole = b" ".join(document.read(name) for name in document.namelist()).decode("utf-8", "replace")
    assert "masqué" in whole
    for words in ("Dupuis", "Lilas", "06 12 34", "cancer"):
        assert words not in whole


def test_no_masked_word_is_left_in_the_properties_of_the_pdf(room: MinutesRoom) -> None:
    def about(session: Session) -> None:
        session.get_one(Meeting, room.meeting).title = "Le cas Dupuis"

    room.write(about)
    room.service.rule(room.meeting, "Dupuis", Ruling.MASK)
    room.sealed()
    for public, there in ((False, True), (True, False)):
        reader = pypdf.PdfReader(BytesIO(room.service.preview(room.meeting, public=public)))
        xmp = reader.xmp_metadata
        told = f"{reader.metadata} {xmp.stream.get_data() if xmp else b''!r}"
        outline = [entry.title for entry in reader.outline if hasattr(entry, "title")]
        said = " ".join([told, *outline, *(page.extract_text() for page in reader.pages)])
        assert ("Dupuis" in said) is there


def test_a_public_version_given_after_a_new_ruling_is_another_paper(
    room: MinutesRoom, tmp_path: Path
) -> None:
    room.sealed()
    room.service.make(room.meeting, tmp_path / "1.pdf", public=True)
    room.service.rule(room.meeting, "cancer", Ruling.MASK)
    room.service.make(room.meeting, tmp_path / "2.pdf", public=True)
    room.service.rule(room.meeting, "cancer", None)
    room.service.make(room.meeting, tmp_path / "3.pdf", public=True)
    one, two, three = ((tmp_path / f"{at}.pdf").read_bytes() for at in (1, 2, 3))
    assert (one == three, one == two) == (True, False)
    with room.workspace.read() as session:
        assert len(issued_papers(session, room.meeting, PUBLIC_PAPER)) == 2


def test_a_later_meeting_approves_and_it_is_taken_back_by_undo(room: MinutesRoom) -> None:
    room.sealed()
    assert room.service.approving(room.meeting) == ((room.later, "05/11/2026 à 18\u00a0h\u00a000"),)
    room.service.approve(room.meeting, room.later)
    standing = room.service.standing(room.meeting)
    assert (standing.state, standing.approved_on, standing.approved_in) == (
        MinutesState.APPROVED,
        LATER,
        "2026-06",
    )
    with pytest.raises(DomainError, match="déjà approuvé"):
        room.service.approve(room.meeting, room.later)
    room.workspace.undo()
    assert room.service.standing(room.meeting).approved_on is None


def test_an_earlier_meeting_or_a_draft_is_not_approved(room: MinutesRoom) -> None:
    with pytest.raises(DomainError, match="brouillon"):
        room.service.approve(room.meeting, room.later)
    room.sealed().service.validate(room.later)
    with pytest.raises(DomainError, match="qui suit la sienne"):
        room.service.approve(room.later, room.meeting)


def test_an_approval_item_that_was_treated_approves(room: MinutesRoom) -> None:
    assert room.service.approve_from(room.approval) is False, "a draft waits"
    room.sealed()
    assert room.service.approve_from(room.item) is False, "an ordinary item approves nothing"
    assert room.service.approve_from(room.approval) is True
    assert room.service.approve_from(room.approval) is False, "once is enough"
    with pytest.raises(DomainError, match="plus à l’ordre du jour"):
        room.service.approve_from(999)


def test_validating_the_later_meeting_notes_what_it_approved(room: MinutesRoom) -> None:
    room.sealed().service.validate(room.later)
    assert room.service.standing(room.meeting).approved_in == "2026-06"


def test_a_correction_is_numbered_and_its_paper_kept(room: MinutesRoom) -> None:
    with pytest.raises(DomainError, match="brouillon"):
        room.service.rectify(room.meeting, DRAFT)
    room.sealed()
    assert room.service.rectify(room.meeting, DRAFT) == 1
    assert room.service.rectify(room.meeting, replace(DRAFT, asked_in_id=room.later)) == 2
    first, second = room.service.standing(room.meeting).rectifications
    assert (first.number, first.asked_in, second.number, second.asked_in) == (1, None, 2, "2026-06")
    assert "8 h 30" in words_of(room.service.rectification(room.meeting, 1)).replace("\u00a0", " ")
    with pytest.raises(DomainError, match="pas dans le dossier"):
        room.service.rectification(room.meeting, 3)


def test_a_correction_is_asked_by_a_later_meeting(room: MinutesRoom) -> None:
    room.sealed().service.validate(room.later)
    with pytest.raises(DomainError) as refused:
        room.service.rectify(room.later, replace(DRAFT, asked_in_id=room.meeting))
    assert refused.value.field == "asked_in_id"


def test_the_signed_paper_is_filed_in_one_act_and_comes_out_as_it_was(room: MinutesRoom) -> None:
    with pytest.raises(DomainError, match="brouillon"):
        room.service.file_signed(room.meeting, LOGO)
    room.sealed()
    with pytest.raises(DomainError, match="scan signé n’est pas"):
        room.service.signed_scan(room.meeting)
    room.service.file_signed(room.meeting, LOGO, DAY)
    standing = room.service.standing(room.meeting)
    assert (standing.state, standing.signed_on) == (MinutesState.SIGNED, DAY)
    scan = room.service.signed_scan(room.meeting)
    assert (scan.name, scan.media_type, scan.content) == ("logo.png", "image/png", LOGO.read_bytes())
    with room.workspace.read() as session:
        assert session.query(MeetingDocument).one().use is DocumentUse.SIGNED_MINUTES
    room.workspace.undo()
    assert room.service.standing(room.meeting).state is MinutesState.VALIDATED


@pytest.mark.parametrize("day", [date(2026, 9, 9), date(2026, 11, 23)])
def test_a_signature_comes_after_the_meeting_and_not_after_today(room: MinutesRoom, day: date) -> None:
    room.sealed()
    with pytest.raises(DomainError) as refused:
        room.service.file_signed(room.meeting, LOGO, day)
    assert refused.value.field == "signed_on"


def test_a_program_that_calls_itself_a_scan_is_refused(room: MinutesRoom, tmp_path: Path) -> None:
    room.sealed()
    program = tmp_path / "scan.pdf"
    program.write_bytes(b"MZ\x90\x00" + b"\x00" * 2_000)
    with pytest.raises(DomainError, match="n’est pas un PDF"):
        room.service.file_signed(room.meeting, program)
    heavy = tmp_path / "lourd.pdf"
    heavy.write_bytes(b"%PDF-" + b"0" * 10_000_001)
    with pytest.raises(DomainError, match="10\u00a0Mo"):
        room.service.file_signed(room.meeting, heavy)
    with pytest.raises(KnownProblem, match="ne peut pas être lu"):
        room.service.file_signed(room.meeting, tmp_path / "absent.pdf")
    assert room.service.standing(room.meeting).signed_on is None


@pytest.mark.parametrize("name", ["pv.txt", "pv", "pv.pdf.exe"])
def test_another_form_is_refused(room: MinutesRoom, tmp_path: Path, name: str) -> None:
    with pytest.raises(DomainError, match=r"\.pdf ou en \.docx"):
        room.service.make(room.meeting, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_meeting_that_was_not_held_has_no_minutes_to_give(room: MinutesRoom, tmp_path: Path) -> None:
    def planned(session: Session) -> None:
        session.get_one(Meeting, room.later).status = MeetingStatus.PLANNED

    room.write(planned)
    with pytest.raises(DomainError, match="ne s’est pas tenue"):
        room.service.make(room.later, tmp_path / "pv.pdf")
    with pytest.raises(DomainError, match="ne s’est pas tenue"):
        room.service.find("Comité des usagers", LATER)


def test_reading_gives_the_public_version_only(room: MinutesRoom, tmp_path: Path) -> None:
    room.sealed()
    room.workspace.actor = Actor(1, "Lise", Role.READING)
    with pytest.raises(NotPermitted):
        room.service.make(room.meeting, tmp_path / "pv.pdf")
    room.service.make(room.meeting, tmp_path / "public.pdf", public=True)
    with room.workspace.read() as session:
        assert issued_papers(session, room.meeting, PUBLIC_PAPER) == [], "who may not validate keeps nothing"


def test_the_text_is_drawn_as_it_stands_until_it_is_sealed(room: MinutesRoom) -> None:
    def more(session: Session) -> None:
        session.query(ItemText).one().content += "\nUne phrase ajoutée."

    room.write(more)
    assert "Une phrase ajoutée." in words_of(room.service.preview(room.meeting))


def test_an_owner_who_was_not_there_and_what_was_joined_are_told(room: MinutesRoom) -> None:
    from engagement_desktop.domain.attachments import Attachment
    from engagement_desktop.domain.meetings.follow_up.decisions import Action

    def more(session: Session) -> None:
        session.query(Action).one().owner_id = room.outsider
        for name in ("Bilan.pdf", "Pouvoir.pdf", "Plan.png"):
            session.add(Attachment(name=name, media_type="x", content=b"x", added_on=DAY, digest=name))
        session.flush()
        uses = (DocumentUse.ITEM, DocumentUse.PROXY, DocumentUse.OTHER)
        for at, use in enumerate(uses, 1):
            item = room.item if use is DocumentUse.ITEM else None
            session.add(MeetingDocument(meeting_id=room.meeting, attachment_id=at, use=use, item_id=item))

    room.write(more)
    facts = room.service.facts(room.meeting)
    owner = facts.items[0].actions[0].owner
    assert owner is not None
    assert (owner.last_name, facts.items[0].documents, facts.documents) == (
        "Dupuis",
        ("Bilan.pdf",),
        ("Plan.png",),
    )


def test_a_committee_s_own_document_is_what_is_edited(room: MinutesRoom, tmp_path: Path) -> None:
    from engagement_desktop.domain.attachments import Attachment

    def own(session: Session) -> None:
        session.add(Attachment(name="m.docx", media_type="x", content=b"rien", added_on=DAY, digest="m"))
        session.flush()
        session.get_one(Committee, room.committee).minutes_template_id = 1

    room.write(own)
    with pytest.raises(DomainError):
        room.service.make(room.meeting, tmp_path / "m.docx")
    assert not (tmp_path / "m.docx").exists()
