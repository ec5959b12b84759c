"""The register of decisions on screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.meetings.follow_up.actions_drafts import AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.meetings.follow_up.actions_page import ActionsPage
from engagement_desktop.ui.meetings.follow_up.decisions_page import DecisionsPage
from tests.services.meetings.open_meeting import OpenMeeting, opened
from tests.ui.conftest import Seat, shown


def register(seat: Seat) -> DecisionsPage:
    page = seat.open("decisions")
    assert isinstance(page, DecisionsPage)
    return page


@pytest.fixture
def room(seat: Seat) -> OpenMeeting:
    """Two decisions, the first followed by an action."""
    made = opened(seat.application.workspace)
    first = seat.application.decisions.decide(made.place(), DecidedNow(wording="Ouvrir le samedi."))
    seat.application.actions.ask(made.place(), AskedNow(wording="Écrire", decision_id=first.row_id))
    seat.application.decisions.decide(made.place(), DecidedNow(wording="Relire le livret."))
    return made


def written(page: DecisionsPage) -> list[str]:
    return [row.wording for row in page.model.loaded()]


def test_the_register_tells_each_decision_and_what_follows(seat: Seat, room: OpenMeeting) -> None:
    page = register(seat)
    assert written(page) == ["Relire le livret.", "Ouvrir le samedi."]
    assert page._footer.whole() == "2\u00a0décisions"
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "Décision 2026-01" in shown(page.pane))
    told = shown(page.pane)
    for words in ("Ouvrir le samedi.", "Accueil du samedi", "Consultation", "Actions qui en découlent"):
        assert words in told
    door = next(one for one in page.pane.findChildren(QPushButton) if "Écrire" in one.accessibleName())
    door.click()
    seat.wait()
    listed = seat.desk.open("actions")
    assert isinstance(listed, ActionsPage)
    assert listed.query().filters == {"decision": "1"}
    room.seal()
    page.refresh()
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "se corrige par un rectificatif" in shown(page.pane))


def test_f2_mends_the_words_and_suppr_puts_into_the_bin(seat: Seat, room: OpenMeeting) -> None:
    page = register(seat)
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    page.editor.form.field("wording").set_value("")
    page.editor.save()
    assert page.editor.form.field("wording").fault() == "Écrivez la décision en une phrase."
    page.editor.form.field("wording").set_value("Relire le livret à trois.")
    page.editor.save()
    seat.wait()
    assert written(page)[0] == "Relire le livret à trois."
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert written(page) == ["Ouvrir le samedi."]
    assert seat.told[-1] == "Décision mise à la corbeille\u00a0: 2026-02."
    assert "::decision 2::" not in room.text().content


def test_a_decision_that_has_a_suite_stays_and_says_why(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = register(seat)
    page.table.selectRow(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert "La décision 2026-01 a une suite" in shown(page)
    assert len(written(page)) == 2


def test_enter_opens_the_meeting(seat: Seat, room: OpenMeeting) -> None:
    page, gone = register(seat), list[tuple[str, object]]()
    seat.context.signals.page_wanted.disconnect()
    seat.context.signals.page_wanted.connect(lambda key, what: gone.append((key, what)))
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert gone == [("meeting", room.meeting)]


def test_a_new_decision_is_taken_in_a_meeting_not_here(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = register(seat)
    assert page.header.primary() is None
    page.edit(None)
    assert page.editor is None


def test_tabs_lead_to_the_other_lists_and_keep_their_place(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = register(seat)
    gone: list[str] = []
    seat.context.signals.page_wanted.connect(lambda key, _what: gone.append(key))
    page.tabs.choose(2)
    seat.wait()
    assert gone == ["actions"]
    assert page.tabs.current() == 1


def test_the_register_is_printed_as_it_is_looked_at(
    seat: Seat, room: OpenMeeting, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    del room
    page, target = register(seat), f"{tmp_path}/registre.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (target, "Tableau csv (*.csv)"))
    page.make_register()
    seat.wait()
    assert seat.told[-1] == "Registre des décisions écrit."


def test_who_only_reads_sees_no_act(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    made = seat.application.workspace.actor
    seat.application.workspace.actor = type(made)(made.account_id, made.first_name, Role.COORDINATION)
    room = opened(seat.application.workspace)
    seat.application.decisions.decide(room.place(), DecidedNow(wording="Ouvrir."))
    seat.application.workspace.actor = made
    page = register(seat)
    page.edit_current()
    assert page.editor is None
    assert not [one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == "Modifier"]
