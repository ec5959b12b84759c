"""Documents of a meeting on its page, and what a reader is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse, MeetingDocument
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage import attachments
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.preparing.meeting_page import MeetingPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story
from tests.ui.meetings.preparing.meeting_on_page import (
    CONTROL,
    HELD,
    LOGO,
    TODAY,
    offered,
    on_page,
    prepared,
)


def dropped(page: MeetingPage, at: QPoint) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(LOGO))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for widget in (page.agenda, page.documents):
        widget.dragEnterEvent(QDragEnterEvent(QPointF(at), copy, mime, left, none))
    page.agenda.dropEvent(QDropEvent(QPointF(at), copy, mime, left, none))


def test_a_file_dropped_on_a_line_is_joined_to_its_item_and_sent_on_a_day(filled: Seat) -> None:
    page = prepared(filled)
    dropped(page, page.agenda.visualRect(page.agenda.model().index(2, 0)).center())
    filled.wait()
    assert page.file is not None
    document = page.file.documents[0]
    assert (document.name, document.item_id) == ("logo.png", page.file.items[2].id)
    page.documents.sending.click()
    filled.wait()
    assert page.file.documents[0].sent_on == TODAY
    assert page.documents.sending.isHidden()


def test_documents_are_joined_copied_and_taken_off(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = prepared(filled)
    liar = tmp_path / "ordre.pdf"
    liar.write_bytes(b"MZ" + b"\x00" * 100)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(LOGO), str(liar)], ""))
    page.documents.joining.click()
    filled.wait()
    assert page.file is not None
    assert [one.name for one in page.file.documents] == ["logo.png"]
    assert "quel que soit son nom" in shown(page)
    target = tmp_path / "copie.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.documents.copying.click()
    filled.wait()
    assert target.read_bytes() == LOGO.read_bytes()
    page.documents.table.selectRow(0)
    QTest.keyClick(page.documents.table, Qt.Key.Key_Delete)
    filled.wait()
    assert page.file.documents == ()


def test_a_signed_paper_is_named_so_and_is_not_sent_to_members(filled: Seat) -> None:
    page = prepared(filled)
    assert page.meeting_id is not None
    filled.application.attachments.join(page.meeting_id, None, LOGO, DocumentUse.SIGNED_MINUTES)
    filled.wait()
    assert page.file is not None
    assert "Compte rendu signé" in str(page.documents.table.model().index(0, 1).data())
    assert page.documents.sending.isHidden()
    filled.application.attachments.join(page.meeting_id, None, LOGO)
    filled.wait()
    page.documents.sending.click()
    filled.wait()
    assert [one.sent_on for one in page.file.documents] == [None, TODAY]


def test_a_reader_sees_the_agenda_and_changes_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = on_page(seat, HELD)
    assert page.adding.isHidden()
    assert not {"modify", "session", "record", "sheet"} & set(offered(page))
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert page.place.editor is None


def test_a_reader_is_not_offered_a_copy_that_would_be_refused(seat_as: Callable[[Role], Seat]) -> None:
    def joined(make: Builder) -> None:
        story(make)
        kept = attachments.kept(make.session, "logo.png", "image/png", LOGO.read_bytes(), TODAY)
        make.session.add(MeetingDocument(meeting_id=HELD, attachment_id=kept.id, use=DocumentUse.OTHER))

    seat = seat_as(Role.READING)
    seat.fill(joined)
    page = on_page(seat, HELD)
    assert page.file is not None
    assert len(page.file.documents) == 1
    assert page.documents.copying.isHidden()


def test_ctrl_j_joins_a_document_to_the_item_on_which_one_stands(
    filled: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = prepared(filled)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words, **_more: ([str(LOGO)], ""))
    page.agenda.setFocus()
    page.agenda.selectRow(2)
    QTest.keyClick(page.agenda, Qt.Key.Key_J, CONTROL)
    filled.wait()
    assert page.file is not None
    assert [one.item_id for one in page.file.documents] == [page.file.items[2].id]


def test_nothing_is_offered_on_a_meeting_whose_minutes_are_validated(filled: Seat) -> None:
    page = prepared(filled, TODAY)
    assert page.meeting_id is not None
    application = filled.application
    application.openings.open(page.meeting_id)
    person = application.live.look(page.meeting_id).attendees[0].entry.id
    application.attendances.mark(page.meeting_id, person, AttendanceStatus.PRESENT)
    application.openings.close(page.meeting_id)
    application.minutes.validate(page.meeting_id)
    filled.wait()
    assert page.adding.isHidden()
    assert page.documents.joining.isHidden()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(page.agenda, key)
    assert page.place.editor is None
    listed = filled.open("meetings")
    assert isinstance(listed, MeetingsPage)
    row = next(one for one in listed.model.loaded() if one.id == page.meeting_id)
    assert "Modifier" not in [words for words, _act, _icon in listed._acts(row)]
