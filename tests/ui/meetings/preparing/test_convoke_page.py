"""« Convoquer »: who is called and how, what is written, what is told."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import MeetingDocument
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Need, NeedKind
from engagement_desktop.ui.meetings.preparing.convoke_page import ConvokePage
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.ui.conftest import Seat, shown


def a_picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (20, 20), "teal").save(target, "PNG")
    return target.getvalue()


HOME = {"address": "12 rue du Pont", "postcode": "96130", "city": "Kervalec"}
NBSP = "\u00a0"


@pytest.fixture
def page(seat: Seat) -> ConvokePage:
    def write(make: Builder) -> None:
        committee = make.committee(make.structure(), notice_days=30)
        for last, facts in (
            ("Aubin", {"email": "ana@exemple.fr", **HOME}),
            ("Brun", {}),
            ("Zola", HOME),
        ):
            make.mandate(make.person(last, "Ana", **facts), committee, date(2024, 1, 1))
        make.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, agenda="Accueil")

    seat.fill(write)
    page = seat.open("convoke", 1)
    assert isinstance(page, ConvokePage)
    return page


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    return folder


def test_each_person_is_there_with_a_way_and_a_late_notice_is_told(page: ConvokePage) -> None:
    told = shown(page)
    for words in (
        "Ana Aubin",
        "Ana Zola",
        "ni adresse, ni courriel, ni téléphone",
        "– Accueil",
        "Le délai de convocation est dépassé.",
        f"30{NBSP}jours",
    ):
        assert words in told
    assert page.total.text() == "1 par lettre, 1 par courriel"
    assert page.rows.choice(1).accessibleName() == "Manière de convoquer Ana Aubin"
    assert page.rows.choice(1).hasFocus()


def test_another_way_is_one_arrow_away(seat: Seat, page: ConvokePage) -> None:
    combo = page.rows.choice(1)
    assert combo.currentText() == "Courriel"
    seat.bot.keyClick(combo, Qt.Key.Key_Up)
    assert combo.currentText() == "Gros caractères"
    assert page.total.text() == "1 par lettre, 1 par lettre en gros caractères"
    seat.bot.keyClick(combo, Qt.Key.Key_End)
    assert page.rows.ways() == ((3, ConvocationWay.LETTER),)


def test_the_batch_is_made_and_told(seat: Seat, page: ConvokePage, chosen: Path) -> None:
    page.act.click()
    seat.wait()
    (folder,) = chosen.iterdir()
    assert (folder / "Lettres.pdf").exists()
    told = shown(page)
    assert f"2{NBSP}personnes convoquées." in told
    assert f"À voir de vive voix{NBSP}: Ana Brun." in told
    assert seat.told[-1] == f"2{NBSP}personnes convoquées à la réunion du 10{NBSP}décembre 2026."
    assert "Convocation envoyée le 22" in told


def test_going_back_from_the_folder_does_nothing(
    page: ConvokePage, monkeypatch: pytest.MonkeyPatch, seat: Seat
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    page.produce()
    seat.wait()
    assert seat.application.workspace.last_act() is None


def test_nobody_to_call_is_refused_in_place(seat: Seat, page: ConvokePage, chosen: Path) -> None:
    for person_id in (1, 3):
        combo = page.rows.choice(person_id)
        combo.setCurrentIndex(combo.count() - 1)
    page.produce()
    seat.wait()
    assert "Personne n’est à convoquer." in shown(page)
    assert list(chosen.iterdir()) == []


def test_an_unknown_field_and_a_late_day_are_told_at_their_fields(page: ConvokePage, chosen: Path) -> None:
    page.text.set_value("Bonjour {prenon}")
    page.produce()
    assert "n’est pas connu" in page.text.fault()
    page.text.set_value("")
    page.sent_on.set_value(date(2026, 12, 11))
    page.preview()
    assert "part avant la réunion" in page.sent_on.fault()
    assert list(chosen.iterdir()) == []


def test_the_letter_is_read_before_anything_is_written(seat: Seat, page: ConvokePage) -> None:
    page.preview()
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, LetterWindow))
    assert window.preview.pages() == 1
    assert seat.application.workspace.last_act() is None
    window.close()


def test_a_meeting_that_is_held_is_not_convoked(seat: Seat) -> None:
    def write(make: Builder) -> None:
        make.meeting(make.committee(make.structure()), date(2026, 11, 3))

    seat.fill(write)
    page = seat.open("convoke", 1)
    assert isinstance(page, ConvokePage)
    assert not page.act.isVisible()
    assert "réunion prévue" in shown(page)
    assert page.empty.isVisible()


def test_what_was_typed_stays_when_one_comes_back(seat: Seat, page: ConvokePage) -> None:
    page.text.set_value("Un goûter suit.")
    page.rows.choice(1).setCurrentIndex(0)
    seat.open("meetings")
    again = seat.open("convoke", 1)
    assert again is page
    assert page.text.value() == "Un goûter suit."
    assert page.rows.choice(1).currentText() == "Lettre"


def test_documents_needs_and_earlier_calls_are_told(seat: Seat, page: ConvokePage, chosen: Path) -> None:
    def write(make: Builder) -> None:
        content = a_picture()
        kept = Attachment(
            name="plan.png",
            media_type="image/png",
            content=content,
            added_on=date(2026, 11, 20),
            digest=digest_of(content),
        )
        make.session.add(kept)
        make.session.add(Need(person_id=1, kind=Sealed(NeedKind.TRANSPORT.value)))
        make.session.flush()
        make.session.add(MeetingDocument(meeting_id=1, attachment_id=kept.id))
        committee = make.session.get_one(Committee, 1)
        for last, facts in (
            ("Dias", {"office": Office.GUEST}),
            ("Eloi", {"seat": SeatKind.SUBSTITUTE, "substitute_for_id": 1}),
        ):
            person = make.person(last, "Dan", phone="0611223344", known_as=f"Q{last}")
            make.mandate(person, committee, date(2024, 1, 1), **facts)

    seat.fill(write)
    page.receive(1)
    told = shown(page)
    for words in ("plan.png", f"à prévoir{NBSP}: transport", "invitation permanente", "suppléance"):
        assert words in told
    assert page.with_documents.isVisible()
    page.produce()
    seat.wait()
    assert (next(chosen.iterdir()) / "Documents joints.pdf").exists()
    told = shown(page)
    assert f"Documents, envoyés le 22{NBSP}novembre 2026{NBSP}: plan.png." in told
    assert "convocation du 22/11/2026" in told


def test_a_committee_without_anybody_says_what_to_do(seat: Seat) -> None:
    def write(make: Builder) -> None:
        committee = make.committee(make.structure())
        make.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED)

    seat.fill(write)
    page = seat.open("convoke", 1)
    assert "Ajoutez d’abord les mandats." in shown(page)


def test_escape_goes_back_to_the_meeting(seat: Seat, page: ConvokePage) -> None:
    page.go_back()
    seat.wait()
    assert not page.isVisible()


def test_an_error_of_the_disk_is_told_in_place(
    seat: Seat, page: ConvokePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "absent"))
    page.produce()
    seat.wait()
    assert not page.work.is_running()
    assert seat.application.workspace.last_act() is None
