from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from engagement_desktop.domain.meetings.preparing.agenda import ItemState
from engagement_desktop.domain.meetings.preparing.agenda_drafts import PreparedDraft
from engagement_desktop.ui.common.live_view import LiveView
from engagement_desktop.ui.meetings.live.live_page import LivePage
from engagement_desktop.ui.meetings.live.zones import AGENDA, PEOPLE, TEXT
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.live.room import Room, enter, set_clock

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def key(room: Room, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key where the focus is."""
    QTest.keyClick(room.seat.window.focusWidget() or room.seat.window, pressed, modifiers)
    room.seat.wait()


def click(room: Room, words: str) -> None:
    buttons = [one for one in room.page.findChildren(QPushButton) if one.accessibleName() == words]
    next(one for one in buttons if one.isVisible()).click()
    room.seat.wait()


def agenda(room: Room) -> list[str]:
    rows = room.page.agenda.list.rows
    return [rows.words(at)[0] for at in range(rows.rowCount())]


def state(room: Room, at: int) -> ItemState:
    live = room.page.live
    assert live is not None
    return live.items[at].state


def test_the_page_opens_on_the_text_of_the_first_item(room: Room) -> None:
    assert room.page.header.title() == "Réunion n°\u00a02026-01"
    told = shown(room.page)
    for words in ("Comité des usagers", "Salle des associations", "18\u00a0h\u00a000", "Quorum"):
        assert words in told
    assert room.seat.window.focusWidget() is room.page.editor
    assert room.page.editor.head.words()[0] == "1. Rappel du secret"
    assert agenda(room)[1] == "2. Accueil du samedi matin"


def test_the_rail_keeps_its_icons_alone_beside_it(room: Room) -> None:
    narrow = room.seat.desk.rail.width()
    room.seat.open("home")
    assert room.seat.desk.rail.width() > narrow


def test_without_an_open_meeting_the_page_says_how(seat: Seat) -> None:
    page = seat.open("live")
    assert "Aucune réunion n’est ouverte." in shown(page)


def test_the_open_meeting_is_found_without_being_named(room: Room) -> None:
    room.seat.open("home")
    room.page.receive(LiveView())
    assert room.page.meeting_id == room.meeting_id
    room.page.receive(LiveView(item_id=room.items[2]))
    assert room.page.autosave.item_id == room.items[2]


def test_the_three_zones_have_their_keys(room: Room) -> None:
    people = room.page.people
    assert people is not None
    for pressed, wanted in (
        (Qt.Key.Key_1, room.page.agenda.list),
        (Qt.Key.Key_3, people.list),
        (Qt.Key.Key_2, room.page.editor),
    ):
        key(room, pressed, CTRL)
        assert room.seat.window.focusWidget() is wanted


def test_escape_comes_back_to_the_text(room: Room) -> None:
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Escape)
    assert room.seat.window.focusWidget() is room.page.editor


def test_f6_goes_on_and_writes_the_hours(room: Room) -> None:
    room.write("Rappel fait.")
    set_clock(room.application, 18, 10)
    key(room, Qt.Key.Key_F6)
    set_clock(room.application, 18, 31)
    key(room, Qt.Key.Key_F6)
    live = room.page.live
    assert live is not None
    hours = [(item.started_minute, item.ended_minute) for item in live.items]
    assert hours[:3] == [(1080, 1090), (1090, 1111), (1111, None)]
    assert state(room, 1) is ItemState.TREATED
    assert room.content(0) == "Rappel fait."
    assert room.page.autosave.item_id == room.items[2]
    assert room.page.agenda.list.rows.words(1)[1] == "21\u00a0min sur 25\u00a0min"
    key(room, Qt.Key.Key_F6, SHIFT)
    assert room.page.autosave.item_id == room.items[1]
    assert state(room, 2) is ItemState.TO_COME


def test_after_the_last_item_the_page_says_what_comes(room: Room) -> None:
    room.page.show_item(room.items[3])
    key(room, Qt.Key.Key_F6)
    assert room.seat.told[-1] == "C’est le dernier point. F9 clôt la réunion."


def test_f8_comes_back_to_the_last_place_written(room: Room) -> None:
    room.write("Avant après")
    place = room.page.editor.textCursor().position()
    key(room, Qt.Key.Key_1, CTRL)
    room.page.show_item(room.items[2])
    key(room, Qt.Key.Key_F8)
    assert room.page.autosave.item_id == room.items[0]
    assert room.page.editor.textCursor().position() == place
    assert room.seat.window.focusWidget() is room.page.editor


def test_bold_heading_and_save_have_their_keys(room: Room) -> None:
    room.write("Titre")
    key(room, Qt.Key.Key_H, CTRL | SHIFT)
    key(room, Qt.Key.Key_Return)
    key(room, Qt.Key.Key_G, CTRL)
    room.write("gras")
    key(room, Qt.Key.Key_B, CTRL)
    room.write(" maigre")
    key(room, Qt.Key.Key_S, CTRL)
    assert room.content(0) == "## Titre\n**gras** maigre"
    assert room.seat.told[-1] == "Texte enregistré."


def test_ctrl_z_undoes_the_words_then_the_acts(room: Room) -> None:
    room.page.show_item(room.items[1])
    room.write("Le centre ouvre le samedi.")
    key(room, Qt.Key.Key_D, CTRL)
    room.write("Suite")
    key(room, Qt.Key.Key_Z, CTRL)
    assert room.page.editor.content().startswith("::decision ")
    key(room, Qt.Key.Key_Z, CTRL)
    assert room.page.editor.content() == "Le centre ouvre le samedi."


# The agenda


def test_the_arrows_show_an_item_without_beginning_it(room: Room) -> None:
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Down)
    assert room.page.autosave.item_id == room.items[1]
    live = room.page.live
    assert live is not None
    assert live.items[1].started_minute is None


def test_enter_begins_an_item_and_gives_its_text(room: Room) -> None:
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Down)
    key(room, Qt.Key.Key_Return)
    live = room.page.live
    assert live is not None
    assert live.items[1].started_minute == 1080
    assert room.seat.window.focusWidget() is room.page.editor


def test_alt_and_an_arrow_move_an_item(room: Room) -> None:
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Down)
    key(room, Qt.Key.Key_Down, ALT)
    assert agenda(room)[1:3] == ["2. Transport des usagers", "3. Accueil du samedi matin"]
    assert room.page.agenda.list.current_id() == room.items[1]


def test_an_item_is_carried_to_the_next_meeting_and_back(room: Room) -> None:
    room.page.show_item(room.items[2])
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_R)
    assert state(room, 2) is ItemState.TO_CARRY
    assert room.page.agenda.list.rows.words(2)[1] == "reporté à la prochaine réunion"
    key(room, Qt.Key.Key_R)
    assert state(room, 2) is ItemState.TO_COME
    room.page.acts.carry_current()
    assert state(room, 2) is ItemState.TO_CARRY


def test_the_reminder_of_secrecy_is_ticked_with_its_hour_in_two_keys(room: Room) -> None:
    set_clock(room.application, 18, 3)
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Space)
    live = room.page.live
    assert live is not None
    assert live.secrecy_minute == 1083
    assert room.page.agenda.list.rows.words(0)[1] == "fait à 18\u00a0h\u00a003"
    key(room, Qt.Key.Key_Space)
    assert room.page.live is not None
    assert room.page.live.secrecy_minute is None


def test_the_reminder_has_its_button_too(room: Room) -> None:
    click(room, "Rappel du secret fait")
    assert room.page.live is not None
    assert room.page.live.secrecy_minute == 1080
    assert not room.page.agenda.ticking.isVisible()


def test_an_ordinary_item_is_ticked_as_treated(room: Room) -> None:
    room.page.show_item(room.items[1])
    key(room, Qt.Key.Key_1, CTRL)
    key(room, Qt.Key.Key_Space)
    assert state(room, 1) is ItemState.TREATED
    key(room, Qt.Key.Key_Space)
    assert state(room, 1) is ItemState.TO_COME


def test_an_item_is_added_renamed_and_dropped(room: Room) -> None:
    room.page.show_item(room.items[1])
    click(room, "Ajouter un point")
    room.page.agenda.line.setText("Parking")
    QTest.keyClick(room.page.agenda.line, Qt.Key.Key_Return)
    room.seat.wait()
    assert agenda(room)[2] == "3. Parking"
    assert room.page.editor.head.words()[0] == "3. Parking"
    key(room, Qt.Key.Key_F2)
    room.page.agenda.line.setText("Stationnement")
    QTest.keyClick(room.page.agenda.line, Qt.Key.Key_Return)
    room.seat.wait()
    assert agenda(room)[2] == "3. Stationnement"
    key(room, Qt.Key.Key_Delete)
    assert "3. Stationnement" not in agenda(room)
    assert room.page.autosave.item_id in room.items


def test_a_title_may_be_given_up(room: Room) -> None:
    before = agenda(room)
    click(room, "Ajouter un point")
    QTest.keyClick(room.page.agenda.line, Qt.Key.Key_Escape)
    assert not room.page.agenda.line.isVisible()
    assert agenda(room) == before


def test_an_item_that_bears_a_text_stays(room: Room) -> None:
    room.write("Dit.")
    room.page._save()
    room.page.acts.drop(room.items[0])
    assert "reste à l’ordre du jour" in room.seat.told[-1]
    assert len(agenda(room)) == 4


def test_the_agenda_is_read_aloud_with_its_states(room: Room) -> None:
    key(room, Qt.Key.Key_F6)
    rows = room.page.agenda.list.rows
    said = rows.data(rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2. Accueil du samedi matin, en cours, 25\u00a0min, commence, de 18\u00a0h\u00a000"


# Opening and closing


def test_f9_closes_the_meeting_and_asks_for_its_minutes(room: Room) -> None:
    wanted: list[tuple[str, object]] = []
    signals = room.seat.context.signals
    signals.page_wanted.disconnect(room.seat.desk.open)
    signals.page_wanted.connect(lambda page, what: wanted.append((page, what)))
    key(room, Qt.Key.Key_F6)
    room.write("Mot de la fin")
    set_clock(room.application, 20, 5)
    key(room, Qt.Key.Key_F9)
    assert wanted == [("minutes", room.meeting_id)]
    assert room.content(1) == "Mot de la fin"
    live = room.application.live.look(room.meeting_id)
    assert (live.is_open, live.ends_minute) == (False, 1205)
    assert live.items[1].ended_minute == 1205
    assert "Cette réunion est close." in shown(room.page)
    assert room.page.editor.isReadOnly()
    click(room, "Rouvrir la réunion")
    assert not room.page.editor.isReadOnly()
    assert "Cette réunion est close." not in shown(room.page)


def test_a_meeting_that_is_not_open_is_opened_from_here(seat: Seat) -> None:
    room = enter(seat, opened=False)
    assert room.page.editor.isReadOnly()
    click(room, "Ouvrir la réunion")
    assert room.page.live is not None
    assert room.page.live.is_open
    assert room.page.header.title() == "Réunion n°\u00a02026-01"


def test_a_meeting_of_another_day_asks_for_its_end(room: Room) -> None:
    room.application.workspace._clock = type(room.application.workspace._clock)(
        room.application.workspace.now().replace(day=18)
    )
    room.seat.context.signals.page_wanted.disconnect(room.seat.desk.open)
    room.page.closing.close()
    line = room.page.text.line()
    assert line is not None
    field = line.field("minute")  # type: ignore[attr-defined]  # an asking line
    field.from_text("17h")
    line.give()  # type: ignore[attr-defined]
    assert room.application.live.look(room.meeting_id).is_open
    field.from_text("20h15")
    line.give()  # type: ignore[attr-defined]
    assert room.application.live.look(room.meeting_id).ends_minute == 1215


def test_another_meeting_takes_the_place_of_the_first(room: Room) -> None:
    room.write("Avant")
    other = room.application.agendas.prepare(_next(room))
    room.page.receive(other)
    room.seat.wait()
    assert room.content(0) == "Avant"
    assert room.page.meeting_id == other
    assert "n’est pas ouverte" in shown(room.page)
    room.page.receive(room.meeting_id)
    room.seat.wait()
    assert room.page.editor.content() == "Avant"


def _next(room: Room) -> PreparedDraft:
    assert room.page.live is not None
    draft = room.application.agendas.blank(room.page.live.committee_id)
    return replace(draft, held_on=date(2026, 12, 15), starts_minute=18 * 60)


# Narrow windows


@pytest.mark.parametrize(
    ("width", "percent", "seen"),
    [
        (1280, 100, {AGENDA, TEXT, PEOPLE}),
        (1024, 100, {AGENDA, TEXT, PEOPLE}),
        (1280, 150, {AGENDA, TEXT}),
        (1024, 150, {TEXT}),
    ],
)
def test_zones_leave_as_the_room_shrinks_and_come_by_their_key(
    room: Room, width: int, percent: int, seen: set[int]
) -> None:
    room.seat.context.look.choose_size(percent)
    room.seat.window.resize(width, 700)
    room.seat.wait()
    assert room.page.people is not None
    parts: dict[int, QWidget] = {AGENDA: room.page.agenda, TEXT: room.page.text, PEOPLE: room.page.people}
    assert {zone for zone, part in parts.items() if part.isVisible()} == seen
    key(room, Qt.Key.Key_3, CTRL)
    assert room.page.people.isVisible()
    assert room.seat.window.focusWidget() is room.page.people.list
    assert room.page.minimumSizeHint().width() <= 1024
    room.seat.context.look.choose_size(100)


def test_nothing_is_without_a_name(room: Room) -> None:
    unnamed = [
        type(one).__name__
        for one in room.page.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible() and not one.accessibleName()
    ]
    assert unnamed == []


def test_another_theme_keeps_the_text_and_the_hand(room: Room) -> None:
    room.write("Mme Hélias")
    place = room.page.editor.textCursor().position()
    room.seat.context.look.choose_theme("sombre")
    assert room.page.editor.content() == "Mme Hélias"
    assert room.page.editor.textCursor().position() == place
    assert room.page.autosave.is_dirty()


def test_the_page_is_that_of_the_desk(room: Room) -> None:
    assert isinstance(room.page, LivePage)
    assert room.seat.desk._stack.currentWidget() is room.page
