"""Documents joined to meetings: by their content, whatever their name says."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, DocumentUse
from engagement_desktop.services.attachments import AttachmentService
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.meetings.preparing.joining import MOST_BYTES
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.tables import dump

LOGO = Path(__file__).parents[1] / "data" / "logo.png"
TODAY = date(2026, 11, 22)


@dataclass
class Shelf:
    """One meeting with an item."""

    workspace: Workspace
    service: AttachmentService
    meeting: int
    item: int


@pytest.fixture
def shelf(workspace: Workspace) -> Shelf:
    with workspace.database.work() as session:
        build = Builder(session)
        meeting = build.meeting(build.committee(build.structure()), TODAY)
        item = AgendaItem(meeting_id=meeting.id, position=1, title="Bilan")
        session.add(item)
        session.flush()
        return Shelf(workspace, AttachmentService(workspace), meeting.id, item.id)


def test_a_picture_is_joined_to_an_item_and_read_again(shelf: Shelf) -> None:
    made = shelf.service.join(shelf.meeting, shelf.item, LOGO)
    kept = shelf.service.open_bytes(made)
    assert (kept.name, kept.media_type, kept.content) == ("logo.png", "image/png", LOGO.read_bytes())
    file = AgendaService(shelf.workspace).of(shelf.meeting)
    assert [one.id for one in file.items[0].documents] == [made]
    assert file.documents[0].size == LOGO.stat().st_size
    assert shelf.workspace.last_act() == "Document joint\u00a0: logo.png."


def test_a_program_named_as_a_pdf_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    liar = tmp_path / "ordre.pdf"
    liar.write_bytes(b"MZ\x90\x00" + b"\x00" * 2_000)
    with pytest.raises(DomainError, match="quel que soit son nom"):
        shelf.service.join(shelf.meeting, None, liar)
    assert dump(shelf.workspace.database)["attachment"] == []


def test_a_file_that_is_too_heavy_or_gone_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    heavy = tmp_path / "lourd.pdf"
    with heavy.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DomainError, match="10\u00a0Mo"):
        shelf.service.join(shelf.meeting, None, heavy)
    with pytest.raises(KnownProblem, match="ne peut pas être lu"):
        shelf.service.join(shelf.meeting, None, tmp_path / "absent.pdf")


def test_an_item_of_another_meeting_is_refused(shelf: Shelf) -> None:
    with pytest.raises(DomainError, match="ordre du jour"):
        shelf.service.join(shelf.meeting, 404, LOGO)


def test_the_same_file_joined_twice_is_kept_once_and_goes_with_the_last(shelf: Shelf, tmp_path: Path) -> None:
    again = shutil.copy(LOGO, tmp_path / "copie.png")
    first = shelf.service.join(shelf.meeting, shelf.item, LOGO)
    second = shelf.service.join(shelf.meeting, None, Path(again))
    assert len(dump(shelf.workspace.database)["attachment"]) == 1
    shelf.service.remove(first)
    assert shelf.service.open_bytes(second).name == "logo.png"
    shelf.service.remove(second)
    assert dump(shelf.workspace.database)["attachment"] == []
    shelf.workspace.undo()
    assert shelf.service.open_bytes(second).content == LOGO.read_bytes()


def test_the_signed_paper_is_not_taken_off_like_a_document(shelf: Shelf) -> None:
    signed = shelf.service.join(shelf.meeting, None, LOGO, DocumentUse.SIGNED_MINUTES)
    with pytest.raises(DomainError, match="il reste au dossier"):
        shelf.service.remove(signed)
    assert shelf.service.open_bytes(signed).name == "logo.png"


def test_a_logo_that_is_also_a_document_goes_alone(shelf: Shelf) -> None:
    joined = shelf.service.join(shelf.meeting, None, LOGO)
    structures = StructureService(shelf.workspace)
    structures.set_logo(LOGO)
    structures.remove_logo()
    assert shelf.service.open_bytes(joined).content == LOGO.read_bytes()


def test_documents_are_marked_as_sent_on_a_day_that_is_past(shelf: Shelf) -> None:
    made = shelf.service.join(shelf.meeting, None, LOGO)
    shelf.service.mark_sent((made,), TODAY)
    assert AgendaService(shelf.workspace).of(shelf.meeting).documents[0].sent_on == TODAY
    shelf.service.mark_sent((made,), None)
    assert AgendaService(shelf.workspace).of(shelf.meeting).documents[0].sent_on is None
    with pytest.raises(DomainError, match="à venir"):
        shelf.service.mark_sent((made,), date(2026, 11, 23))
    with pytest.raises(DomainError, match="n’est plus"):
        shelf.service.mark_sent((404,), TODAY)


def test_a_copy_is_written_where_the_person_says(shelf: Shelf, tmp_path: Path) -> None:
    made = shelf.service.join(shelf.meeting, None, LOGO)
    shelf.service.copy_to(made, tmp_path / "copie.png")
    assert (tmp_path / "copie.png").read_bytes() == LOGO.read_bytes()
