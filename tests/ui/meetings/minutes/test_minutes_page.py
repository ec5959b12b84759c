"""The page of minutes: closed, checked, validated, given, approved, signed and rectified by the keyboard."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.minutes import Ruling
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState, RectificationDraft
from engagement_desktop.domain.meetings.preparing.agenda import ItemText, MeetingDocument
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.workspace import Actor
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.meetings.minutes.page import MinutesPage
from tests.services.meetings.minutes_room import MinutesRoom, make_room
from tests.ui.conftest import Seat, shown

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


@pytest.fixture
def room(seat: Seat) -> MinutesRoom:
    return make_room(seat.application.workspace)


def opened(seat: Seat, room: MinutesRoom) -> MinutesPage:
    page = seat.open("minutes", room.meeting)
    assert isinstance(page, MinutesPage)
    return page


def press(page: MinutesPage, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, keys)


def go_on(seat: Seat, page: MinutesPage) -> None:
    """Ctrl+Entrée: the next step, whatever it is."""
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.bot.wait(150)  # the button is seen going down
    seat.wait()


def answer(monkeypatch: pytest.MonkeyPatch, asked: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, asked, lambda *_words, **_more: (str(path), ""))


def reopened(session: Session) -> None:
    for meeting in session.query(Meeting):
        meeting.closed_at = None


def plain(page: MinutesPage) -> str:
    return shown(page).replace("\u00a0", " ")


def bare(session: Session) -> None:
    for text in session.query(ItemText):
        text.content = "Rien à dire."


def test_from_the_open_meeting_to_the_pdf_in_three_keys(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With F9 on the live page, that makes the four of the contract."""
    room.write(reopened)
    room.write(bare)
    answer(monkeypatch, "getSaveFileName", tmp_path / "pv.pdf")
    page = opened(seat, room)
    assert "La réunion n’est pas close." in shown(page)
    assert page.act.text() == "Clore la réunion"
    go_on(seat, page)
    assert page.act.text() == "Valider le compte rendu"
    assert "n’est pas close" not in shown(page)
    go_on(seat, page)
    assert "Il ne change plus." in shown(page)
    go_on(seat, page)
    said = " ".join(
        one.extract_text() for one in pypdf.PdfReader(BytesIO((tmp_path / "pv.pdf").read_bytes())).pages
    )
    assert "Accueil" in said
    assert "Enregistré dans" in shown(page)


def test_what_is_noticed_is_decided_by_two_letters(seat: Seat, room: MinutesRoom) -> None:
    page = opened(seat, room)
    page.take_focus()
    assert page.findings.deciding.hasFocus()
    press(page, Qt.Key.Key_M)
    press(page, Qt.Key.Key_G)
    seat.wait()
    rulings = [(one.words, one.ruling) for one in seat.application.minutes.findings(room.meeting)]
    assert rulings[:3] == [
        ("M. Dupuis", Ruling.MASK),
        ("12 rue des Lilas", Ruling.KEEP),
        ("06 12 34 56 78", None),
    ]
    finding = page.findings.current()
    assert finding is not None
    assert finding.words == "06 12 34 56 78", "the next one that waits"
    assert "2 à décider, 1 masqué" in shown(page).replace("\u00a0", " ")
    press(page, Qt.Key.Key_Left)
    assert "« 12 rue des Lilas »" in shown(page).replace("\u00a0", " ")
    page.findings.former.click()
    page.findings.next.click()
    press(page, Qt.Key.Key_Right)
    assert "M garde" not in page.findings.deciding.accessibleName()
    assert "G garde, M masque" in page.findings.deciding.accessibleName()


def test_words_left_undecided_are_asked_once_before_the_text_is_sealed(seat: Seat, room: MinutesRoom) -> None:
    page = opened(seat, room)
    go_on(seat, page)
    assert "Il reste 4 mots à décider." in plain(page)
    assert page.act.text() == "Valider quand même"
    assert seat.application.minutes.standing(room.meeting).state is MinutesState.DRAFT
    press(page, Qt.Key.Key_Return)
    assert page.findings.deciding.hasFocus(), "Enter is the careful answer"
    press(page, Qt.Key.Key_M)
    seat.wait()
    assert page.act.text() == "Valider quand même", "three words still wait"
    go_on(seat, page)
    assert "Il ne change plus." in shown(page)


def test_the_question_is_asked_of_each_meeting_and_never_when_all_is_decided(
    seat: Seat, room: MinutesRoom
) -> None:
    page = opened(seat, room)
    go_on(seat, page)
    page.receive(room.meeting)
    assert page.act.text() == "Valider le compte rendu"
    for _ in range(4):
        page.findings.keep()
        seat.wait()
    go_on(seat, page)
    assert "Il ne change plus." in shown(page)


def test_other_words_are_masked_by_hand(seat: Seat, room: MinutesRoom) -> None:
    page = opened(seat, room)
    page.findings.add_words()
    page.findings.words.set_value("standard")
    page.findings.add_words()
    seat.wait()
    assert seat.application.minutes.findings(room.meeting)[-1].ruling is Ruling.MASK
    page.findings.words.set_value("…")
    page.findings.add_words()
    assert "Écrivez les mots à masquer." in shown(page)


def test_a_text_that_gives_nothing_away_says_so(seat: Seat, room: MinutesRoom) -> None:
    room.write(bare)
    page = opened(seat, room)
    assert "Rien n’a été remarqué" in shown(page)
    assert "Rien ne manque." in shown(page)
    assert page.first_focus() is page.act
    page.findings.keep()
    page.findings.go(1)


def test_a_meeting_without_anyone_is_refused_in_place(seat: Seat, room: MinutesRoom) -> None:
    def nobody(session: Session) -> None:
        for row in session.query(Attendance):
            row.status = AttendanceStatus.ABSENT

    room.write(nobody)
    page = opened(seat, room)
    assert "1 point empêche de valider" in shown(page).replace("\u00a0", " ")
    go_on(seat, page)
    assert "ne peut pas encore être validé" in shown(page)
    assert seat.application.minutes.standing(room.meeting).state is MinutesState.DRAFT


def test_each_point_leads_where_it_is_mended(seat: Seat, room: MinutesRoom) -> None:
    def lacking(session: Session) -> None:
        session.get_one(Meeting, room.meeting).secretary_id = None
        session.query(ItemText).one().content = " "

    room.write(lacking)
    room.write(reopened)
    page = opened(seat, room)
    doors = {
        door.accessibleName().replace("\u00a0", " "): door
        for door in page.check.findChildren(QPushButton)
        if door.objectName() == "door"
    }
    assert set(doors) == {
        "Clore : La réunion n’est pas close.",
        "Compléter : On ne sait pas qui a tenu le secrétariat.",
    }
    assert page.check.first_link() is not None
    doors["Clore : La réunion n’est pas close."].click()
    seat.wait()
    assert page.act.text() == "Valider le compte rendu"
    doors = {door.accessibleName(): door for door in page.check.findChildren(QPushButton)}
    next(door for name, door in doors.items() if "secrétariat" in name).click()
    seat.wait()
    assert not page.isVisible()


def test_the_point_on_words_leads_to_them(seat: Seat, room: MinutesRoom) -> None:
    page = opened(seat, room)
    page.act.setFocus()
    (door,) = page.check.findChildren(QPushButton)
    door.click()
    assert page.findings.deciding.hasFocus()


def test_the_previews_take_the_place_of_the_page_and_give_it_back(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.application.minutes.rule(room.meeting, "cancer", Ruling.MASK)
    page = opened(seat, room)
    page.previewing.click()
    seat.wait()
    assert page.preview.pages() >= 1
    assert page.first_focus() is page.preview.view
    answer(monkeypatch, "getSaveFileName", tmp_path / "vu.pdf")
    page.preview.save.click()
    assert (tmp_path / "vu.pdf").read_bytes()[:5] == b"%PDF-"
    page.leave_preview()
    page.public_preview.click()
    seat.wait()
    said = " ".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(page.preview.content())).pages)
    assert "cancer" not in said
    page.leave_preview()
    assert page.preview.content() == b""
    page.preview.print.click()


def test_the_paper_is_given_in_large_print_too(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sealed()
    page = opened(seat, room)
    page.previewing.click()
    seat.wait()
    usual = page.preview.content()
    page.leave_preview()
    page.state.large.setChecked(True)
    page.previewing.click()
    seat.wait()
    assert page.preview.content() not in (b"", usual)
    page.leave_preview()
    names: list[str] = []

    def target(_page: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / "pv.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", target)
    page.output.save()
    seat.wait()
    assert names == ["PV 2026-05 en gros caractères.pdf"]
    assert (tmp_path / "pv.pdf").read_bytes() not in (b"", usual)
    page.receive(room.later)
    assert not page.state.large.isChecked()


def test_a_later_meeting_is_noted_as_approving(seat: Seat, room: MinutesRoom) -> None:
    room.sealed()
    page = opened(seat, room)
    (approving,) = [
        button
        for button in page.state.findChildren(QPushButton)
        if button.accessibleName().startswith("Noter l’approbation")
    ]
    approving.click()
    seat.wait()
    assert "Approuvé le 5\u00a0novembre 2026 (PV 2026-06)." in shown(page)
    assert "Approuvé." in shown(page)


def test_the_scan_is_dropped_on_its_card(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sealed()
    page = opened(seat, room)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(LOGO))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.state.dropEvent(QDropEvent(QPointF(5, 5), copy, carried, left, none))
    seat.wait()
    assert seat.application.minutes.standing(room.meeting).signed_on == date(2026, 11, 22)
    assert "Remplacer le scan signé…" in page.state.filing.text()
    answer(monkeypatch, "getSaveFileName", tmp_path / "scan.png")
    page.state.copying.click()
    assert (tmp_path / "scan.png").read_bytes() == LOGO.read_bytes()


def test_a_program_given_as_a_scan_is_refused_in_place(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sealed()
    page = opened(seat, room)
    program = tmp_path / "scan.pdf"
    program.write_bytes(b"MZ" + b"\0" * 100)
    answer(monkeypatch, "getOpenFileName", program)
    page.state.filing.click()
    seat.wait()
    assert "n’est pas un PDF" in shown(page)
    with seat.application.workspace.read() as session:
        assert (session.query(MeetingDocument).count(), session.query(Attachment).count()) == (0, 0)


def test_a_correction_is_written_in_its_own_window_and_read_again(seat: Seat, room: MinutesRoom) -> None:
    room.sealed()
    page = opened(seat, room)
    page.rectifying.click()
    (window,) = [one for one in seat.window.findChildren(EditorWindow) if one.isVisible()]
    form = window.editor.form
    form.field("said").set_value("Lire 8 h 30.")
    window.editor.save()
    assert "Dites pourquoi on rectifie." in shown(window)
    form.field("reason").set_value("Une heure mal notée.")
    window.editor.save()
    seat.wait()
    assert "Rectificatif n°\u00a01 du 22/11/2026" in shown(page)
    door = next(one for one in page.state.findChildren(QPushButton) if one.text() == "Voir")
    door.click()
    assert page.preview.pages() == 1
    page.leave_preview()


def test_who_only_reads_sees_the_state_and_saves_the_public_version(
    seat: Seat, room: MinutesRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sealed().service.rectify(room.meeting, RectificationDraft(said="Lire", reason="Oubli"))
    seat.application.workspace.actor = Actor(1, "Lise", Role.READING)
    page = opened(seat, room)
    for widget in (page.rectifying, page.previewing, page.findings.keeping, page.state.filing):
        assert not widget.isVisible()
    answer(monkeypatch, "getSaveFileName", tmp_path / "public.pdf")
    page.go_on()
    seat.wait()
    assert (tmp_path / "public.pdf").exists()


def test_without_a_meeting_the_page_leads_to_the_list(seat: Seat) -> None:
    page = seat.open("minutes")
    assert isinstance(page, MinutesPage)
    assert "Aucune réunion choisie" in shown(page)
    page.go_on()
    page.receive(999)
    assert "Aucune réunion choisie" in shown(page)
    first = page.first_focus()
    assert first is not None
    assert first.accessibleName() == "Voir les réunions"


def test_nothing_is_written_when_the_person_goes_back(
    seat: Seat, room: MinutesRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sealed()
    page = opened(seat, room)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words, **_more: ("", ""))
    page.go_on()
    page.publishing.click()
    assert "Enregistré dans" not in shown(page)
