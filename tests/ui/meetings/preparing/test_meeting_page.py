"""The file of a meeting: prepared in three actions, its agenda put in order by keyboard and by dragging."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from engagement_desktop.domain.errors import ChangedMeanwhile
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TITLES,
    ItemDraft,
)
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.preparing.meeting_page import MeetingPage
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.preparing.meeting_on_page import (
    ALT,
    CONTROL,
    DAY,
    HELD,
    LOGO,
    PLANNED,
    TODAY,
    offered,
    on_page,
    prepared,
    template,
)

TITLES_SECRECY, TITLES_OTHER = TITLES[ItemKind.SECRECY], TITLES[ItemKind.OTHER_BUSINESS]


def titles(page: MeetingPage) -> list[str]:
    return [item.title for item in page.file.items] if page.file else []


def test_a_meeting_is_prepared_from_its_template_in_three_actions(filled: Seat) -> None:
    template(filled)
    listed = filled.open("meetings")
    assert isinstance(listed, MeetingsPage)
    QTest.keyClick(listed, Qt.Key.Key_N, CONTROL)  # one
    filled.bot.waitUntil(lambda: listed.editor is not None)
    QTest.keyClicks(filled.window.focusWidget(), "14/01/2027")  # two
    QTest.keyClick(filled.window.focusWidget(), Qt.Key.Key_S, CONTROL)  # three
    filled.wait()
    page = filled.desk._built["meeting"]
    assert isinstance(page, MeetingPage)
    filled.bot.waitUntil(lambda: page.file is not None)
    approval = "Approbation du compte rendu du 5\u00a0mai 2026"
    assert titles(page) == [TITLES_SECRECY, approval, "Bilan", "Transports", TITLES_OTHER]
    assert page.file is not None
    assert page.file.detail.row.held_on == DAY
    assert filled.window.focusWidget() is page.agenda


def test_enter_in_the_list_opens_the_file_of_the_meeting(filled: Seat) -> None:
    listed = filled.open("meetings")
    assert isinstance(listed, MeetingsPage)
    listed.table.selectRow(0)
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    filled.wait()
    page = filled.desk._built["meeting"]
    assert isinstance(page, MeetingPage)
    assert page.meeting_id == PLANNED
    assert "10 décembre 2026" in shown(page.header).replace("\u00a0", " ")


def test_an_item_is_typed_and_entered_one_after_the_other(filled: Seat) -> None:
    page = prepared(filled)
    page.adding.setFocus()
    for title in ("Accès aux soins", "Livret"):
        page.adding.insert(title)
        QTest.keyClick(page.adding, Qt.Key.Key_Return)
        filled.wait()
    assert titles(page)[-3:] == ["Accès aux soins", "Livret", TITLES_OTHER]
    assert filled.window.focusWidget() is page.adding
    assert filled.told[-1] == "Point ajouté à l’ordre du jour\u00a0: Livret."
    page.adding.insert("x" * 301)
    QTest.keyClick(page.adding, Qt.Key.Key_Return)
    assert page.adding.text() == "x" * 301, "refused, it stays typed"


def test_alt_and_arrows_put_the_agenda_in_order(filled: Seat) -> None:
    page = prepared(filled)
    page.agenda.selectRow(2)
    QTest.keyClick(page.agenda, Qt.Key.Key_Down, ALT)
    filled.wait()
    assert titles(page)[2:4] == ["Transports", "Bilan"]
    assert page.agenda.current_row().title == "Bilan"  # type: ignore[union-attr]  # a line is chosen
    QTest.keyClick(page.agenda, Qt.Key.Key_Up, ALT)
    filled.wait()
    assert titles(page)[2:4] == ["Bilan", "Transports"]


def test_a_line_is_dragged_to_its_place(filled: Seat) -> None:
    page = prepared(filled)
    spots = [page.agenda.visualRect(page.agenda.model().index(at, 0)) for at in range(5)]
    place = page.agenda.viewport()
    QTest.mousePress(place, Qt.MouseButton.LeftButton, pos=spots[3].center())
    QTest.mouseMove(place, spots[2].center())
    QTest.mouseMove(place, spots[1].topLeft() + QPoint(20, 2))
    filled.wait()
    page.agenda.viewport().grab()
    QTest.mouseRelease(place, Qt.MouseButton.LeftButton, pos=spots[1].topLeft() + QPoint(20, 2))
    filled.wait()
    assert titles(page)[1] == "Transports"
    before = titles(page)
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=spots[2].center())
    filled.wait()
    assert titles(page) == before, "a click moves nothing"


def test_an_item_is_changed_with_f2_and_its_length_counts(filled: Seat) -> None:
    page = prepared(filled)
    page.agenda.setFocus()
    page.agenda.selectRow(2)
    QTest.keyClick(page.agenda, Qt.Key.Key_F2)
    filled.bot.waitUntil(lambda: page.place.editor is not None)
    editor = page.place.editor
    assert editor is not None
    editor.form.field("minutes").set_value(45)
    editor.form.field("rapporteur_id").set_value(1)
    editor.save()
    filled.wait()
    assert page.file is not None
    assert (page.file.items[2].minutes, page.file.items[2].rapporteur) == (45, "Monique Hélias")
    assert "5\u00a0points, 65\u00a0min" in shown(page)
    assert filled.window.focusWidget() is page.agenda


def test_suppr_takes_an_item_off_and_what_bears_something_stays(filled: Seat) -> None:
    page = prepared(filled)
    page.acts.join(page.file.items[2].id if page.file else None, [LOGO])
    page.agenda.selectRow(3)
    QTest.keyClick(page.agenda, Qt.Key.Key_Delete)
    filled.wait()
    assert "Transports" not in titles(page)
    page.agenda.selectRow(2)
    QTest.keyClick(page.agenda, Qt.Key.Key_Delete)
    filled.wait()
    assert "Bilan" in titles(page)
    assert "reste à l’ordre du jour" in shown(page)


def test_the_buttons_follow_the_life_of_the_meeting(filled: Seat) -> None:
    page = prepared(filled, TODAY)
    assert {"open", "cancel", "modify", "session", "template"} <= set(offered(page))
    filled.application.openings.open(page.meeting_id or 0)
    filled.wait()
    assert "close" in offered(page)
    page.acts.button("secrecy").click()
    page.acts.button("close").click()
    filled.wait()
    assert page.file is not None
    assert (page.file.detail.row.stage, page.file.detail.row.number) == (MeetingStage.CLOSED, "2026-01")
    assert page.file.secrecy_minute is not None
    assert "reopen" in offered(page)
    page.acts.button("reopen").click()
    filled.wait()
    assert page.file.detail.row.stage is MeetingStage.OPEN


def test_opening_goes_where_one_types(filled: Seat) -> None:
    page = prepared(filled, TODAY)
    page.acts.button("open").click()
    filled.wait()
    assert filled.application.meetings.detail(page.meeting_id or 0).row.stage is MeetingStage.OPEN


def test_a_meeting_to_come_cannot_be_opened_and_is_cancelled_after_a_question(filled: Seat) -> None:
    page = prepared(filled)
    assert "open" not in offered(page)
    page.acts.button("cancel").click()
    assert "reviendront à la prochaine" in shown(page)
    button: Any = filled.window.focusWidget()
    button.click()
    filled.wait()
    assert page.file is not None
    assert page.file.detail.row.status is MeetingStatus.CANCELLED
    assert page.adding.isHidden()


def test_a_meeting_without_items_is_composed(filled: Seat) -> None:
    page = on_page(filled, PLANNED)
    assert "Aucun point n’est inscrit." in shown(page)
    assert filled.window.focusWidget() is page.adding
    page.acts.button("compose").click()
    filled.wait()
    assert titles(page)[0] == TITLES_SECRECY


def test_a_recorded_meeting_shows_what_was_written(filled: Seat) -> None:
    page = on_page(filled, HELD)
    told = shown(page)
    assert "Ouvrir le samedi" in told
    assert "1 sur 2" in told
    assert "record" in offered(page)


def test_who_presides_and_what_follows_are_filled_in(filled: Seat) -> None:
    page = prepared(filled)
    page.acts.button("session").click()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("chair_id").set_value(1)
    editor.form.field("next_on").set_value(date(2027, 3, 4))
    editor.save()
    filled.wait()
    assert "Monique Hélias" in shown(page.facts)
    assert "4 mars 2027" in shown(page.facts).replace("\u00a0", " ")


def test_the_agenda_is_kept_as_a_template(filled: Seat) -> None:
    page = prepared(filled)
    page.acts.button("template").click()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("name").set_value("Avec transports")
    editor.save()
    filled.wait()
    names = [row.name for row in filled.application.templates.every()]
    assert names == ["Avec transports", "Ordinaire"]


def test_the_bare_facts_are_changed_with_f2(filled: Seat) -> None:
    page = prepared(filled)
    page.adding.setFocus()
    QTest.keyClick(page, Qt.Key.Key_F2)
    filled.bot.waitUntil(lambda: page.place.editor is not None)
    editor = page.place.editor
    assert editor is not None
    editor.form.field("place").set_value("Mairie")
    editor.save()
    filled.wait()
    assert "Mairie" in shown(page.header)


def test_a_late_convocation_is_told_above_the_agenda(filled: Seat) -> None:
    def soon(make: Any) -> None:
        from engagement_desktop.domain.register.committees import Committee

        make.session.get_one(Committee, 1).notice_days = 30

    filled.fill(soon)
    page = prepared(filled, date(2026, 12, 1))
    assert not page.notice.isHidden()
    assert "01/11/2026" in shown(page.notice)


def test_a_meeting_that_is_gone_leaves_the_empty_state(filled: Seat) -> None:
    page = on_page(filled, 404)
    assert not page.empty.isHidden()
    assert filled.window.focusWidget() is page.empty.first_action()


def test_the_item_form_compares_what_changed_meanwhile(filled: Seat) -> None:
    page = prepared(filled)
    assert page.file is not None
    item = filled.application.agendas.draft(page.file.items[2].id)
    filled.application.agendas.edit(item)
    with pytest.raises(ChangedMeanwhile):
        filled.application.agendas.edit(ItemDraft(id=item.id, version=99, title="x"))


def test_a_meeting_held_elsewhere_is_added_by_its_bare_facts(filled: Seat) -> None:
    listed = filled.open("meetings")
    assert isinstance(listed, MeetingsPage)
    listed.record()
    editor = listed.editor
    assert editor is not None
    assert editor.form.field("status").value() is MeetingStatus.HELD
    editor.form.field("held_on").set_value(date(2026, 11, 3))
    editor.form.field("starts_minute").set_value(1080)
    editor.save()
    filled.wait()
    rows = filled.application.meetings.page(ListQuery(sort="date", descending=True)).rows
    assert [row.number for row in rows if row.held_on == date(2026, 11, 3)] == ["2026-01"]


def test_after_suppr_one_stands_on_the_next_line(filled: Seat) -> None:
    page = prepared(filled)
    before = titles(page)
    page.agenda.setFocus()
    page.agenda.selectRow(2)
    QTest.keyClick(page.agenda, Qt.Key.Key_Delete)
    filled.wait()
    stood = page.agenda.current_row()
    assert titles(page) == [*before[:2], *before[3:]]
    assert stood is not None
    assert stood.title == before[3]


def test_the_length_of_an_item_is_typed_as_one_says_it(filled: Seat) -> None:
    page = prepared(filled)
    page.acts.edit_item(page.file.items[2]) if page.file else None
    editor = page.place.editor
    assert editor is not None
    for typed, minutes in (("45 min", 45), ("1h15", 75), ("5", 5)):
        editor.form.field("minutes").from_text(typed)
        assert editor.form.field("minutes").value() == minutes
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    filled.wait()
    assert page.file is not None
    assert page.file.items[2].minutes == 5, "Ctrl+Entrée saves where no other follows"


def test_an_item_that_nobody_treated_shows_no_word_of_the_program(filled: Seat) -> None:
    page = prepared(filled, TODAY)
    assert page.meeting_id is not None
    filled.application.openings.open(page.meeting_id)
    filled.application.openings.close(page.meeting_id)
    filled.wait()
    model = page.agenda.model()
    words = [str(model.index(row, 5).data() or "") for row in range(model.rowCount())]
    assert "Reporté" in words
    assert not [word for word in words if "_" in word]


def test_the_agenda_that_takes_the_hand_shows_where_one_stands(filled: Seat) -> None:
    page = prepared(filled)
    page.agenda.clearSelection()
    page.agenda.focusInEvent(QFocusEvent(QEvent.Type.FocusIn))
    chosen = page.agenda.selectionModel().selectedRows()
    assert [index.row() for index in chosen] == [0]
