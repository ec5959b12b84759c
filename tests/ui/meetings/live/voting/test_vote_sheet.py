"""The vote by keyboard: few keys, a sentence that follows the hand, impossible totals held."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.voting.votes import Choice, Vote, VoteElector, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.votes_rows import VoteRecorded
from engagement_desktop.ui.meetings.live.voting.vote_sheet import VoteSheet, ask_vote
from tests.builders import Builder
from tests.live_rooms import OPENED, LiveRoom, live_room
from tests.ui.conftest import Seat

Key = Qt.Key
Start = Callable[..., VoteSheet]


@pytest.fixture
def start(seat: Seat) -> Start:
    """Four voices: three members in the room, the chair's pouvoir; then the sheet."""

    def opened(*, place: bool = False, away: tuple[str, ...] = (), **rules: Any) -> VoteSheet:
        rooms: list[LiveRoom] = []
        seat.fill(lambda make: rooms.append(live_room(make, **rules)))
        room = rooms[0]
        attendances = seat.application.attendances
        for name in ("Benali", "Diallo", "Hélias"):
            attendances.mark(room.meeting, room[name], AttendanceStatus.PRESENT, OPENED)
        attendances.give_proxy(room.meeting, room["Œuvrard"], room["Benali"])
        for name in away:
            attendances.leave(room.meeting, room[name])
        spot = TextPlace(item_id=room.item, before="Avant.") if place else None
        sheet = ask_vote(seat.context, room.meeting, room.item, spot, seat.desk)
        seat.wait()
        sheet.activateWindow()
        return sheet

    return opened


def press(sheet: VoteSheet, *keys: Key) -> None:
    """To whatever has the focus of the sheet, as a keyboard does."""
    for key in keys:
        QTest.keyClick(focused(sheet), key)


def focused(sheet: VoteSheet) -> QWidget:
    return sheet.focusWidget() or sheet


def votes(seat: Seat) -> list[Vote]:
    with seat.application.workspace.read() as session:
        return list(session.query(Vote).order_by(Vote.id))


def told(sheet: VoteSheet) -> str:
    return sheet.verdict.accessibleName().replace("\u00a0", " ")


def test_the_sheet_opens_on_against_with_everybody_for(start: Start) -> None:
    sheet = start()
    assert focused(sheet) is sheet.counts.edits["C"]
    assert sheet.subject.value() == "Accueil du samedi matin"
    assert sheet.frozen.accessibleName().replace("\u00a0", " ") == "4 voix figées à 11 h 30"
    assert (
        told(sheet)
        == "Adopté. 4 pour sur 4 voix exprimées : il en fallait 3. Compte exact : 4 + 0 + 0 = 4 voix."
    )
    sheet.reject()


def test_unanimity_takes_one_key_and_one_against_one_abstention_four(seat: Seat, start: Start) -> None:
    sheet = start()
    heard: list[VoteRecorded] = []
    sheet.recorded.connect(heard.append)
    press(sheet, Key.Key_Return)
    assert [(vote.votes_for, vote.result) for vote in votes(seat)] == [(4, VoteResult.ADOPTED)]
    assert heard[0].decision_number == "2026-01"
    assert seat.told[-1] == "Vote inscrit\u00a0: adopté, décision 2026-01."


def test_one_against_one_abstention_is_four_keys_after_the_slash(seat: Seat, start: Start) -> None:
    sheet = start(place=True)
    heard: list[VoteRecorded] = []
    sheet.recorded.connect(heard.append)
    press(sheet, Key.Key_1, Key.Key_Tab, Key.Key_1, Key.Key_Return)
    vote = votes(seat)[0]
    assert (vote.votes_for, vote.votes_against, vote.abstentions) == (2, 1, 1)
    assert heard[0].text is not None
    assert heard[0].text.content.startswith("Avant.\n::vote 1::")


def test_for_is_the_rest_until_it_is_typed_over(start: Start) -> None:
    sheet = start()
    edits = sheet.counts.edits
    press(sheet, Key.Key_1)
    assert (edits["P"].text(), edits["P"].accessibleName()) == ("3", "Pour — le reste")
    press(sheet, Key.Key_P)
    assert focused(sheet) is edits["P"]
    press(sheet, Key.Key_4)
    assert edits["P"].accessibleName() == "Pour"
    assert told(sheet) == "Le compte n’y est pas. 5 voix pour 4 votants : il y en a une de trop."
    assert not sheet.primary.isEnabled()
    press(sheet, Key.Key_Return)
    press(sheet, Key.Key_A)
    assert focused(sheet) is edits["A"]
    press(sheet, Key.Key_P, Key.Key_Down)
    assert edits["P"].text() == "3"
    press(sheet, Key.Key_X)
    assert edits["P"].text() == "3"
    press(sheet, Key.Key_B)
    assert focused(sheet) is edits["P"]
    sheet.reject()


def test_escape_leaves_everything_as_it_was(seat: Seat, start: Start) -> None:
    sheet = start()
    left: list[bool] = []
    sheet.abandoned.connect(lambda: left.append(True))
    press(sheet, Key.Key_1, Key.Key_Escape)
    assert left == [True]
    assert votes(seat) == []


def test_a_roll_call_is_said_name_by_name(seat: Seat, start: Start) -> None:
    sheet = start()
    sheet.modes.choose([1])
    seat.wait()
    assert sheet.mode is VoteMode.ROLL_CALL
    assert focused(sheet) is sheet.call
    press(sheet, Key.Key_P, Key.Key_C, Key.Key_A)
    assert told(sheet) == "Appel en cours. 1 voix à appeler."
    assert not sheet.primary.isEnabled()
    press(sheet, Key.Key_P, Key.Key_Delete, Key.Key_P)
    assert [line.state.replace("\u00a0", " ") for line in sheet.call.lines] == [
        "Pour",
        "Contre",
        "Abstention",
        "Pour — par F. Benali",
    ]
    press(sheet, Key.Key_Return)
    sheet.submit()
    with seat.application.workspace.read() as session:
        kept = [one.choice for one in session.query(VoteElector).order_by(VoteElector.id)]
    assert kept == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR]


def test_a_secret_ballot_counts_everything_and_deduces_nothing(seat: Seat, start: Start) -> None:
    sheet = start(casting_vote=True)
    sheet.secret.click()
    seat.wait()
    assert sheet.mode is VoteMode.SECRET
    assert sheet.secret.isHidden()
    assert focused(sheet) is sheet.counts.edits["P"]
    assert told(sheet) == "Dépouillement. 4 voix à compter."
    press(sheet, Key.Key_1)
    assert "il en manque 3" in told(sheet)
    press(sheet, Key.Key_C, Key.Key_1, Key.Key_B, Key.Key_1, Key.Key_N, Key.Key_1)
    assert "aucune voix n’est prépondérante" in told(sheet)
    assert sheet.chair_line.isHidden()
    press(sheet, Key.Key_Return)
    vote = votes(seat)[0]
    assert (vote.blank, vote.void, vote.result, vote.was_cast) == (1, 1, VoteResult.REJECTED, False)


def test_a_tie_by_hands_asks_the_chair_when_the_rules_give_a_casting_vote(seat: Seat, start: Start) -> None:
    sheet = start(casting_vote=True)
    press(sheet, Key.Key_2)
    assert told(sheet).startswith("À départager.")
    assert not sheet.chair_line.isHidden()
    assert not sheet.primary.isEnabled()
    sheet.chair.choose([0])
    assert told(sheet).startswith("Adopté.")
    sheet.submit()
    assert votes(seat)[0].was_cast


def test_who_takes_no_part_leaves_the_count_and_is_named(seat: Seat, start: Start) -> None:
    sheet = start()
    sheet.apart.click()
    seat.wait()
    sheet.aside.choose([1])
    assert sheet.apart.text().replace("\u00a0", " ") == "1 personne"
    assert sheet.counts.edits["P"].text() == "3"
    assert "Ne prend pas part au vote\u00a0: M.\u00a0Diallo." in sheet.voters.text()
    sheet.submit()
    with seat.application.workspace.read() as session:
        assert session.query(VoteElector).filter_by(took_part=False).count() == 1


def test_a_vote_without_quorum_warns_then_is_recorded_on_purpose(seat: Seat, start: Start) -> None:
    sheet = start(away=("Diallo", "Benali"))
    sheet.submit()
    assert not sheet.fault.isHidden()
    assert "Le quorum manque" in sheet.fault.text()
    assert sheet.primary.text() == "Inscrire quand même"
    sheet.submit()
    assert "Le quorum n’était pas atteint" in votes(seat)[0].explanation


def test_a_subject_left_empty_is_asked_for(seat: Seat, start: Start) -> None:
    sheet = start()
    sheet.subject.set_value("")
    sheet.submit()
    assert sheet.fault.text() == "Écrivez ce qui est mis aux voix."
    assert votes(seat) == []
    sheet.subject.set_value("Ouvrir à 8 h")
    sheet.decides.setChecked(False)
    sheet.submit()
    assert (votes(seat)[0].subject, seat.told[-1]) == ("Ouvrir à 8 h", "Vote inscrit\u00a0: adopté.")


def test_tab_goes_as_the_room_does(start: Start) -> None:
    sheet = start()
    reached = []
    for _ in range(7):
        press(sheet, Key.Key_Tab)
        reached.append(focused(sheet))
    edits = sheet.counts.edits
    assert reached == [
        edits["A"],
        sheet.apart,
        sheet.primary,
        sheet.secret,
        sheet.leave,
        sheet.subject.edit,
        sheet.modes.chips[0],
    ]
    press(sheet, Key.Key_Tab, Key.Key_Tab)
    assert focused(sheet) is edits["P"]
    sheet.reject()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_sheet_never_grows_beyond_the_window_under_it(seat: Seat, start: Start, percent: int) -> None:
    seat.window.resize(1024, 700)
    seat.context.look.choose_size(percent)
    sheet = start()
    sheet.apart.click()
    seat.wait()
    QApplication.processEvents()
    assert sheet.width() <= seat.window.width()
    assert sheet.height() <= seat.window.height()
    assert sheet.primary.isVisible()
    sheet.reject()


def test_nobody_with_a_voice_opens_no_sheet(seat: Seat) -> None:
    rooms: list[LiveRoom] = []
    seat.fill(lambda make: rooms.append(live_room(Builder(make.session))))
    assert not seat.context.errors.guard(
        lambda: ask_vote(seat.context, rooms[0].meeting, rooms[0].item, None, seat.desk),
        lambda refusal: seat.told.append(refusal.sentence),
    )
    assert seat.told[-1].startswith("Personne n’a de voix")


@pytest.mark.parametrize(("percent", "room"), [(150, (1024, 700)), (200, (1280, 800))])
def test_in_large_letters_the_numbers_and_their_verdict_stay_in_sight(
    seat: Seat, start: Start, percent: int, room: tuple[int, int]
) -> None:
    seat.context.look.choose_size(percent)
    seat.window.resize(*room)
    seat.wait()
    sheet = start()
    press(sheet, Key.Key_2, Key.Key_A, Key.Key_1)
    seat.wait()
    view = sheet._scroll.viewport()
    for widget in (sheet.counts, sheet.verdict):
        top = widget.mapTo(view, widget.rect().topLeft()).y()
        assert top >= 0
        assert top + widget.height() <= view.height()
    bottom = sheet.buttons.geometry().bottom()
    assert sheet._scroll.geometry().bottom() < sheet.buttons.geometry().top() <= bottom <= sheet.height()


def test_keys_typed_while_the_sheet_appears_are_not_lost(seat: Seat, start: Start) -> None:
    """They still reach the window under it: two against, one abstention, not one against."""
    sheet = start()
    behind = seat.window.windowHandle()
    for key in (Key.Key_2, Key.Key_A, Key.Key_1):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(
                behind, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, chr(key).lower())
            )
    totals = sheet.draft().totals
    assert (totals.votes_for, totals.votes_against, totals.abstentions) == (1, 2, 1)
    closing = QEvent(QEvent.Type.Close)
    QCoreApplication.sendEvent(behind, closing)
    assert not closing.isAccepted()
    assert seat.window.isVisible()
