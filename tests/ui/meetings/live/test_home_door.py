from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.meetings.live.live_page import LivePage
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.live.room import Room, enter, fill


def resume(seat: Seat) -> list[QPushButton]:
    """The buttons « Reprendre » of the home page, in its order."""
    page = seat.open("home")
    return [one for one in page.findChildren(QPushButton) if one.text() == "Reprendre" and one.isVisible()]


def test_the_meeting_under_way_leads_the_home_page(room: Room) -> None:
    room.page.show_item(room.items[1])
    first, *_ = resume(room.seat)
    assert "Reprendre la réunion en cours" in shown(room.seat.open("home"))
    first.click()
    room.seat.wait()
    page = room.seat.desk._stack.currentWidget()
    assert isinstance(page, LivePage)
    assert page.meeting_id == room.meeting_id


def test_a_closed_meeting_is_no_longer_under_way(room: Room) -> None:
    room.application.openings.close(room.meeting_id)
    assert "Reprendre la réunion en cours" not in shown(room.seat.open("home"))


def test_who_does_not_write_minutes_is_not_sent_there(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(seat)
    workspace = seat.application.workspace
    monkeypatch.setattr(workspace, "actor", type(workspace.actor)(1, "Claire", Role.TREASURY))
    assert "Reprendre la réunion en cours" not in shown(seat.open("home"))


def test_a_text_that_was_typed_and_not_written_is_taken_up_at_its_item(seat: Seat) -> None:
    meeting_id, items, _people = fill(seat)
    said = "Texte du point 3\u00a0: Transport"
    seat.application.drafts.keep(f"minutes:{items[2]}", said, {"content": "Suite"})
    buttons = resume(seat)
    assert "Texte du point 3" in shown(seat.open("home"))
    buttons[1].click()
    seat.wait()
    page = seat.desk._stack.currentWidget()
    assert isinstance(page, LivePage)
    assert (page.meeting_id, page.autosave.item_id) == (meeting_id, items[2])
    assert "Une saisie n’avait pas été enregistrée." in shown(page)


def test_the_draft_of_an_item_that_went_is_not_offered(seat: Seat) -> None:
    room = enter(seat)
    seat.application.drafts.keep("minutes:9999", "Texte du point 9", {"content": "Suite"})
    assert "Texte du point 9" not in shown(room.seat.open("home"))


def test_no_word_is_written_outside_of_the_dossier(room: Room, tmp_path: Path) -> None:
    room.write("Zgorvennec")
    room.seat.wait()
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"Zgorvennec" in path.read_bytes()]
    assert found == []
