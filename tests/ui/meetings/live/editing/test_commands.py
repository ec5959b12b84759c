from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.minuting.minutes_text import MarkerKind, markers_of
from engagement_desktop.ui.meetings.live.editing.ask_lines import AskLine
from engagement_desktop.ui.meetings.live.editing.phrase_list import PhraseList
from engagement_desktop.ui.meetings.live.voting.vote_sheet import VoteSheet
from tests.ui.conftest import shown
from tests.ui.meetings.live.room import Room, set_clock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def writing(room: Room) -> Room:
    """The hand in the second item."""
    room.page.show_item(room.items[1])
    set_clock(room.application, 18, 52)
    return room


def line(room: Room) -> AskLine:
    found = room.page.text.line()
    assert isinstance(found, AskLine)
    return found


def edit(room: Room, field: str) -> QLineEdit:
    found = line(room).field(field).editor
    assert isinstance(found, QLineEdit)
    return found


def enter(room: Room) -> None:
    QTest.keyClick(room.seat.window.focusWidget(), Qt.Key.Key_Return)
    room.seat.wait()


def frame_words(room: Room) -> str:
    return room.page.editor.toPlainText()  # which shows a no-break space as a space


def kinds(room: Room) -> list[MarkerKind]:
    return [marker.kind for marker in markers_of(room.content(1))]


def test_ctrl_d_makes_a_decision_of_the_selection_in_one_key(writing: Room) -> None:
    writing.write("Avant.", "Ouvrir le samedi.", "Après.")
    writing.page.editor.setTextCursor(writing.page.editor.document().find("Ouvrir le samedi."))
    QTest.keyClick(writing.page.editor, Qt.Key.Key_D, CTRL)
    writing.seat.wait()
    (row,) = writing.application.decisions.page(ListQuery()).rows
    assert (row.wording, row.number) == ("Ouvrir le samedi.", "2026-01")
    assert writing.content(1) == f"Avant.\n::decision {row.id}::\nAprès."
    assert "Décision 2026-01" in frame_words(writing)
    assert "18 h 52" in frame_words(writing)
    assert writing.seat.told[-1] == "Décision inscrite\u00a0: 2026-01."
    assert writing.seat.window.focusWidget() is writing.page.editor
    assert writing.page.editor.textCursor().block().text() == "Après."


def test_ctrl_d_takes_the_line_of_the_cursor(writing: Room) -> None:
    writing.write("Ouvrir le samedi.")
    writing.page.commands.decide_now()
    writing.seat.wait()
    assert kinds(writing) == [MarkerKind.DECISION]
    assert writing.page.editor.textCursor().block().text() == ""


def test_a_decision_is_asked_under_the_text_and_entered(writing: Room) -> None:
    writing.write("Avant.", "/d")
    writing.seat.wait()
    assert edit(writing, "wording").hasFocus()
    QTest.keyClicks(edit(writing, "wording"), "Ouvrir le samedi.")
    enter(writing)
    assert kinds(writing) == [MarkerKind.DECISION]
    assert writing.page.text.line() is None
    assert writing.seat.window.focusWidget() is writing.page.editor


def test_a_decision_without_words_is_refused_in_its_line(writing: Room) -> None:
    writing.write("/d")
    enter(writing)
    assert "Écrivez la décision en une phrase." in shown(writing.page)
    QTest.keyClick(writing.seat.window.focusWidget(), Qt.Key.Key_Escape)
    assert writing.page.text.line() is None
    assert writing.seat.window.focusWidget() is writing.page.editor


def test_an_action_says_what_who_and_when(writing: Room) -> None:
    writing.write("/a")
    QTest.keyClicks(edit(writing, "wording"), "Refaire les affiches.")
    line(writing).field("owner_id").from_text("diallo")
    QTest.keyClicks(edit(writing, "due_on"), "1/12/2026")
    line(writing).give()
    writing.seat.wait()
    (row,) = writing.application.actions.page(ListQuery()).rows
    assert (row.wording, row.due_on, row.owner_id) == (
        "Refaire les affiches.",
        date(2026, 12, 1),
        writing.people[2],
    )
    assert "Claire Diallo, pour le 1er décembre 2026" in frame_words(writing)


def test_a_day_before_the_meeting_is_asked_once_more(writing: Room) -> None:
    writing.write("/a")
    QTest.keyClicks(edit(writing, "wording"), "Refaire les affiches.")
    QTest.keyClicks(edit(writing, "due_on"), "1/10/2026")
    line(writing).give()
    assert "Entrée confirme." in shown(writing.page)
    assert kinds(writing) == []
    line(writing).give()
    writing.seat.wait()
    assert kinds(writing) == [MarkerKind.ACTION]


def test_a_name_that_nobody_bears_is_refused_in_its_field(writing: Room) -> None:
    writing.write("/a")
    QTest.keyClicks(edit(writing, "wording"), "Refaire les affiches.")
    line(writing).field("owner_id").from_text("zzz")
    line(writing).give()
    assert "Rien ne correspond" in shown(writing.page)
    assert kinds(writing) == []


def test_a_proposal_may_name_nobody(writing: Room) -> None:
    writing.write("/r")
    QTest.keyClicks(edit(writing, "said"), "Un banc devant la porte.")
    line(writing).give()
    writing.seat.wait()
    (row,) = writing.application.proposals.page(ListQuery()).rows
    assert row.said == "Un banc devant la porte."
    assert kinds(writing) == [MarkerKind.PROPOSAL]
    assert "Proposition" in frame_words(writing)


def test_a_phrase_is_written_with_the_facts_of_the_moment(writing: Room) -> None:
    writing.write("/p")
    offered = writing.page.text.line()
    assert isinstance(offered, PhraseList)
    assert "18\u00a0h\u00a000" in offered.list.item(0).text()
    QTest.keyClick(offered.list, Qt.Key.Key_1)
    writing.seat.wait()
    assert "18\u00a0h\u00a000" in writing.page.editor.content()
    assert "{" not in writing.page.editor.content()
    assert writing.page.text.line() is None


def test_the_list_of_phrases_is_left_by_escape(writing: Room) -> None:
    writing.write("/p")
    QTest.keyClick(writing.seat.window.focusWidget(), Qt.Key.Key_Escape)
    assert writing.page.text.line() is None
    assert writing.page.editor.content() == ""


def test_a_vote_is_counted_over_the_meeting_and_stands_in_the_text(writing: Room) -> None:
    writing.write("Avant.", "/v")
    writing.seat.wait()
    sheet = writing.page.findChild(VoteSheet)
    assert isinstance(sheet, VoteSheet)
    sheet.submit()
    writing.seat.wait()
    assert MarkerKind.VOTE in kinds(writing)
    assert writing.content(1).startswith("Avant.")
    assert "3 pour, 0 contre" in frame_words(writing)
    assert writing.seat.window.focusWidget() is writing.page.editor


def test_a_vote_given_up_leaves_the_text(writing: Room) -> None:
    writing.write("/v")
    writing.seat.wait()
    sheet = writing.page.findChild(VoteSheet)
    assert isinstance(sheet, VoteSheet)
    sheet.reject()
    writing.seat.wait()
    assert kinds(writing) == []
    assert writing.seat.window.focusWidget() is writing.page.editor


def test_nobody_to_vote_is_said(writing: Room) -> None:
    for person_id in writing.people[:3]:
        writing.application.attendances.leave(writing.meeting_id, person_id)
    writing.write("/v")
    assert "Personne n’a de voix" in writing.seat.told[-1]


def test_a_frame_taken_out_leaves_its_row_in_the_register(writing: Room) -> None:
    writing.write("Ouvrir le samedi.")
    writing.page.commands.decide_now()
    writing.seat.wait()
    QTest.keyClick(writing.page.editor, Qt.Key.Key_Backspace)
    assert writing.seat.told[-1].startswith("Décision 2026-01 n’est plus dans le texte et reste au registre.")
    writing.page._save()
    assert kinds(writing) == []
    assert len(writing.application.decisions.page(ListQuery()).rows) == 1
    writing.page.editor.undo()
    writing.page._save()
    assert kinds(writing) == [MarkerKind.DECISION]


def test_the_tools_do_what_the_slashes_do(writing: Room) -> None:
    for letter, field in (("d", "wording"), ("a", "wording"), ("r", "said")):
        writing.page.text.tools[letter].click()
        assert edit(writing, field).hasFocus()
    assert writing.page.text.tools["d"].toolTip() == "Décision (/d)"


def test_a_selection_fills_the_line_that_a_tool_opens_and_leaves_the_text(writing: Room) -> None:
    writing.write("Refaire les affiches.")
    writing.page.editor.selectAll()
    writing.page.text.tools["a"].click()
    assert edit(writing, "wording").text() == "Refaire les affiches."
    line(writing).give()
    writing.seat.wait()
    assert kinds(writing) == [MarkerKind.ACTION]
    assert "Refaire" not in writing.content(1)


def test_a_refused_act_gives_the_words_back(writing: Room) -> None:
    writing.write("x" * 4_100)
    writing.page.commands.decide_now()
    writing.seat.wait()
    assert "4\u202f000" in writing.seat.told[-1]
    assert writing.page.editor.content() == "x" * 4_100
    assert writing.content(1) == "x" * 4_100


def test_the_words_of_a_frame_follow_its_row(writing: Room) -> None:
    writing.write("Ouvrir le samedi.")
    writing.page.commands.decide_now()
    writing.seat.wait()
    decisions = writing.application.decisions
    (row,) = decisions.page(ListQuery()).rows
    decisions.save(replace(decisions.draft(row.id), wording="Ouvrir aussi le dimanche."))
    writing.seat.wait()
    assert "Ouvrir aussi le dimanche." in frame_words(writing)


def test_a_row_put_into_the_bin_leaves_the_text(writing: Room) -> None:
    writing.write("Ouvrir le samedi.")
    writing.page.commands.decide_now()
    writing.seat.wait()
    (row,) = writing.application.decisions.page(ListQuery()).rows
    writing.application.decisions.delete(row.id)
    writing.seat.wait()
    assert writing.page.editor.content() == ""


def test_nothing_is_asked_in_a_meeting_that_is_closed(writing: Room) -> None:
    writing.application.openings.close(writing.meeting_id)
    writing.seat.wait()
    assert not writing.page.text.tools["d"].isEnabled()
    writing.page.commands.decide_now()
    assert writing.page.text.line() is None
