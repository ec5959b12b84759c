"""Minutes once sealed: public version, approval, corrections, signed paper, what may be given."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Ruling
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState, RectificationDraft
from engagement_desktop.domain.meetings.preparing.agenda import (
    DocumentUse,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.meetings.minuting.minutes import PUBLIC_PAPER, issued_papers
from tests.services.meetings.minutes_room import DAY, LATER, MinutesRoom, make_room
from tests.services.meetings.minuting.minutes_read import LOGO, words_of

DRAFT = RectificationDraft(said="Lire « 8 h 30 ».", reason="Une heure mal notée.")


@pytest.fixture
def room(workspace: Workspace) -> MinutesRoom:
    return make_room(workspace)


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
