"""The form of a meeting: bare facts, members of the day, one key a state."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.presences_field import PresencesField
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story
from tests.ui.town import door

P, E, A, D, R = (Qt.Key(ord(letter)) for letter in "PEADR")
Here = AttendanceStatus


def on_list(seat: Seat) -> MeetingsPage:
    page = seat.open("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def editing(seat: Seat, meeting_id: int | None) -> Editor[Any]:
    page = on_list(seat)
    page.edit(meeting_id)
    assert page.editor is not None
    return page.editor


def presences(editor: Editor[Any]) -> PresencesField:
    field = editor.form.field("presences")
    assert isinstance(field, PresencesField)
    return field


def states(field: PresencesField) -> dict[str, AttendanceStatus | None]:
    return {line.name: line.status for line in field.table.lines}


def test_a_meeting_to_come_asks_nothing_of_what_is_not_known_yet(filled: Seat) -> None:
    page = on_list(filled)
    page.record()
    form = page.editor.form if page.editor else None
    assert form is not None
    form.field("status").set_value(MeetingStatus.PLANNED)
    assert form.field("decisions").isHidden()
    assert form.field("presences").isHidden()
    assert page.editor is not None
    form.field("committee_id").set_value(None)
    page.editor.save()
    assert form.field("committee_id").fault() == "Dites quel comité se réunit."
    assert form.field("held_on").fault() == "Dites quel jour la réunion a lieu."
    form.field("committee_id").set_value(1)
    form.field("held_on").from_text("14/1/27")
    form.field("starts_minute").from_text("18h30")
    form.field("agenda").set_value("Accueil\nBilan")
    page.editor.save()
    filled.wait()
    kept = filled.application.meetings.draft(4)
    assert (kept.held_on, kept.starts_minute, kept.agenda) == (date(2027, 1, 14), 1110, "Accueil\nBilan")
    assert filled.told[-1] == filled.application.workspace.last_act()


def test_a_meeting_that_ends_before_it_starts_is_refused_at_its_end(filled: Seat) -> None:
    editor = editing(filled, 3)
    editor.form.field("ends_minute").set_value(17 * 60)
    editor.save()
    assert editor.form.field("ends_minute").fault() != ""


def test_letters_say_who_came_one_line_after_the_other(filled: Seat) -> None:
    editor = editing(filled, 3)
    editor.form.field("held_on").set_value(date(2026, 11, 20))
    editor.form.field("status").set_value(MeetingStatus.HELD)
    field = presences(editor)
    assert not field.isHidden()
    table = field.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, P)
    QTest.keyClick(table, E)
    assert list(states(field).values()) == [Here.PRESENT, Here.EXCUSED]
    table.selectRow(0)
    QTest.keyClick(table, D)
    QTest.keyClick(table, A)
    assert list(states(field).values()) == [Here.REMOTE, Here.ABSENT]
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert list(states(field).values()) == [Here.REMOTE, None]
    editor.form.field("decisions").set_value("Ouvrir le samedi")
    editor.save()
    filled.wait()
    kept = filled.application.meetings.draft(3)
    assert (kept.status, kept.decisions) == (MeetingStatus.HELD, "Ouvrir le samedi")
    assert [one.status for one in kept.presences] == [Here.REMOTE]


def test_who_is_represented_gives_a_pouvoir_to_somebody_who_is_there(filled: Seat) -> None:
    editor = editing(filled, 3)
    editor.form.field("held_on").set_value(date(2026, 11, 20))
    editor.form.field("status").set_value(MeetingStatus.HELD)
    field = presences(editor)
    field.table.selectRow(0)
    QTest.keyClick(field.table, P)
    field.table.selectRow(1)
    field.table.say(field.table.lines[1].person_id, Here.REPRESENTED)
    offered = [action.text() for action in field.proxies().actions()]
    assert offered == [f"Pouvoir à {field.table.lines[0].name}", "Sans pouvoir inscrit"]
    field.proxies().actions()[0].trigger()
    editor.save()
    filled.wait()
    first, second = sorted(filled.application.meetings.draft(3).presences, key=lambda one: one.status.value)
    assert (second.status, second.proxy_to_id) == (Here.REPRESENTED, first.person_id)


def test_buttons_say_the_same_as_the_letters(filled: Seat) -> None:
    editor = editing(filled, 3)
    editor.form.field("held_on").set_value(date(2026, 11, 20))
    editor.form.field("status").set_value(MeetingStatus.HELD)
    field = presences(editor)
    field.table.selectRow(0)
    door(field, "Excusé  E").click()
    door(field, "Tous les autres présents").click()
    assert list(states(field).values()) == [Here.EXCUSED, Here.PRESENT]
    assert "1 sur 2\u00a0membres. P, E, A, D ou R sur une ligne." in shown(field)
    kept = field.as_text()
    field.set_value(())
    field.from_text(kept)
    assert list(states(field).values()) == [Here.EXCUSED, Here.PRESENT]


def test_the_members_follow_the_day_and_whoever_was_said_to_come_stays(filled: Seat) -> None:
    editor = editing(filled, 1)
    field = presences(editor)
    assert states(field) == {"Hélias Monique": Here.PRESENT, "Tessier Paul": Here.EXCUSED}
    editor.form.field("held_on").set_value(date(2023, 3, 3))
    assert states(field) == {"Hélias Monique": Here.PRESENT, "Tessier Paul": Here.EXCUSED}
    editor.form.field("held_on").from_text("pas un jour")
    assert len(field.value()) == 2


def test_suppr_puts_a_planned_meeting_into_the_bin_and_refuses_one_that_was_held(
    filled: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("engagement_desktop.ui.common.dialogs.tell", lambda _parent, said: told.append(said))
    page = on_list(filled)
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert page.model.rowCount() == 2
    filled.desk.undo()
    filled.wait()
    assert page.model.rowCount() == 3
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert page.model.rowCount() == 3
    assert len(told) == 1


def test_a_list_of_one_committee_prepares_its_next_meeting(filled: Seat) -> None:
    from engagement_desktop.domain.lists import ListQuery
    from engagement_desktop.ui.common.list_view import ListView

    page = filled.open("meetings", ListView(ListQuery(filters={"committee": "1"}), "Réunions"))
    assert isinstance(page, MeetingsPage)
    page.edit(None)
    assert page.editor is not None
    assert page.editor.form.field("committee_id").value() == 1


def test_who_only_reads_is_offered_no_form(seat_as: Any) -> None:
    seat = seat_as(Role.READING)
    page = on_list(seat)
    page.edit(None)
    assert page.editor is None
    assert page.header.primary() is None


def test_the_sheet_to_sign_is_written_where_one_says(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "emargement.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = on_list(filled)
    filled.bot.waitUntil(lambda: "Jeudi 10\u00a0décembre 2026" in shown(page.pane))
    door(page.pane, "Feuille d’émargement").click()
    filled.bot.waitUntil(target.exists)
    filled.wait()
    assert target.read_bytes().startswith(b"%PDF")


def many_sit(make: Builder) -> None:
    committee = make.session.get_one(Committee, 1)
    for at in range(14):
        member = make.person(f"Membre {at:02}", "Ana", known_as=f"M{at:02}")
        make.mandate(member, committee, date(2024, 1, 1))


def test_the_form_follows_the_member_on_whom_one_stands(filled: Seat) -> None:
    filled.fill(many_sit)
    editor = editing(filled, 1)
    table = presences(editor).table
    table.setFocus()
    table.selectRow(0)
    for _member in range(12):
        QTest.keyClick(table, P)
    around = editor._scroll.viewport()
    line = table.visualRect(table.currentIndex())
    assert table.currentIndex().row() == 12
    assert around.rect().contains(table.viewport().mapTo(around, line.center()))


def test_once_the_pouvoir_is_said_the_next_key_is_for_the_next_member(filled: Seat) -> None:
    filled.fill(many_sit)
    editor = editing(filled, 1)
    field = presences(editor)
    for choice in (0, -1):
        field.set_value(())
        field.table.selectRow(0)
        QTest.keyClick(field.table, P)
        field.table.say(field.table.lines[1].person_id, Here.REPRESENTED)
        field.proxies().actions()[choice].trigger()
        QTest.keyClick(field.table, E)
        assert list(states(field).values())[:3] == [Here.PRESENT, Here.REPRESENTED, Here.EXCUSED]


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_who_may_not_write_meetings_is_told_of_no_key_and_refused_nothing(
    seat_as: Any, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("engagement_desktop.ui.common.dialogs.tell", lambda _parent, said: told.append(said))
    seat = seat_as(role)
    seat.fill(story)
    for key, hint in (
        ("meetings", "Entrée ouvre la réunion"),
        ("committees", "Entrée ouvre le comité"),
        ("around", "Entrée ouvre la fiche"),
        ("people", "Entrée ouvre la page — F2 modifie" if role is Role.TREASURY else "Entrée ouvre la page"),
    ):
        page = seat.open(key)
        page.table.selectRow(0)
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
        seat.wait()
        assert page._hint.text() == hint
        assert not page._shown_banners
    assert told == []
