"""The list of actions on screen: closed by one key, late ones first."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.meetings.follow_up.actions_drafts import DUE_BEFORE, AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.ui.meetings.follow_up.actions_page import ActionsPage
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened
from tests.ui.conftest import Seat, shown

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


def on_list(seat: Seat) -> ActionsPage:
    page = seat.open("actions")
    assert isinstance(page, ActionsPage)
    return page


@pytest.fixture
def room(seat: Seat) -> OpenMeeting:
    """A late action of Monique, and another without day."""
    made, application = opened(seat.application.workspace), seat.application
    decided = application.decisions.decide(made.place(), DecidedNow(wording="Ouvrir.")).row_id
    asked = AskedNow(
        wording="Écrire à la mairie",
        owner_id=made.people[0],
        due_on=TODAY - timedelta(days=3),
        priority=Priority.HIGH,
        decision_id=decided,
    )
    application.actions.ask(made.place(), asked, frozenset({DUE_BEFORE}))
    application.actions.ask(made.place(), AskedNow(wording="Relire le livret"))
    return made


def button(page: ActionsPage, words: str) -> QPushButton:
    return next(one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == words)


def test_the_late_one_leads_and_its_file_says_all(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    assert [row.wording for row in page.model.loaded()] == ["Écrire à la mairie", "Relire le livret"]
    assert page.model.data(page.model.index(0, 1)) == "En retard"
    assert page._footer.whole() == "2\u00a0actions, dont 1 en retard"
    seat.bot.waitUntil(lambda: "Action 2026-01" in shown(page.pane))
    told = shown(page.pane)
    for words in ("En retard de 3\u00a0jours", "Monique Hélias", "Comité des usagers", "Accueil du samedi"):
        assert words in told
    assert button(page, "Décision 2026-01")
    assert button(page, "Ouvrir la réunion")
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "personne encore" in shown(page.pane))
    assert "sans échéance" in shown(page.pane)


def test_space_closes_an_action_and_opens_it_again(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    seat.wait()
    assert seat.told[-1] == "Action faite\u00a0: 2026-01."
    done = seat.application.actions.detail(1).row
    assert done.state is ActionState.DONE
    assert page.table.current_row() == done
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    seat.wait()
    assert seat.told[-1] == "Action rouverte\u00a0: 2026-01."


def test_an_action_is_dropped_and_opened_again_from_its_file(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    seat.bot.waitUntil(lambda: "Action 2026-01" in shown(page.pane))
    button(page, "Abandonner").click()
    seat.wait()
    seat.bot.waitUntil(
        lambda: "Rouvrir" in [one.accessibleName() for one in page.pane.findChildren(QPushButton)]
    )
    assert seat.application.actions.detail(1).row.state is ActionState.DROPPED
    button(page, "Rouvrir").click()
    seat.wait()
    assert seat.application.actions.detail(1).row.state is ActionState.OPEN


def test_ctrl_n_adds_an_action_and_asks_about_a_day_already_gone(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    form = page.editor.form
    assert form.field("committee_id").value() == 1
    assert form.field("closed_on").isHidden()
    page.editor.save()
    assert form.field("wording").fault() == "Dites ce qui est à faire."
    form.field("wording").set_value("Téléphoner")
    form.field("due_on").set_value(TODAY - timedelta(days=1))
    page.editor.save()
    assert seat.application.actions.summary(page.query()).total == 2
    form.field("due_on").set_value(TODAY)
    page.editor.save()
    seat.wait()
    assert seat.application.actions.detail(3).row.wording == "Téléphoner"


def test_the_end_is_asked_once_there_is_one(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    page.edit(1)
    assert page.editor is not None
    form = page.editor.form
    assert form.field("proof").isHidden()
    form.field("state").set_value(ActionState.DONE)
    assert not form.field("proof").isHidden()
    form.field("proof").set_value("Courrier du 12")
    page.editor.save()
    seat.wait()
    assert seat.application.actions.detail(1).row.proof == "Courrier du 12"


def test_a_proof_is_joined_copied_and_taken_away(
    seat: Seat, room: OpenMeeting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del room
    page = on_list(seat)
    false = tmp_path / "faux.pdf"
    false.write_bytes(b"rien")
    for chosen in (false, LOGO):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, chosen=chosen: (str(chosen), ""))
        page.proofs.join(1)
        seat.wait()
        if chosen is false:
            assert "n’est pas un PDF" in shown(page)
    assert "n’est pas un PDF" not in shown(page)
    assert seat.told[-1] == "Preuve jointe à l’action 2026-01."
    seat.bot.waitUntil(lambda: "logo.png" in shown(page.pane))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "copie.png"), ""))
    button(page, "Enregistrer la preuve…").click()
    assert (tmp_path / "copie.png").read_bytes() == LOGO.read_bytes()
    button(page, "Retirer la preuve").click()
    seat.wait()
    assert seat.told[-1] == "Preuve retirée de l’action 2026-01."


def test_the_list_is_printed_and_an_action_goes_to_the_bin(
    seat: Seat, room: OpenMeeting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del room
    page = on_list(seat)
    target = str(tmp_path / "actions.pdf")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (target, "Document à imprimer (*.pdf)")
    )
    page.make_list()
    seat.wait()
    assert seat.told[-1] == "Liste des actions écrite."
    page.table.selectRow(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert seat.told[-1] == "Action mise à la corbeille\u00a0: 2026-02."
