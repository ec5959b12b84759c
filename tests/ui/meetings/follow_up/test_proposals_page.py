"""« Vous avez dit, nous avons fait » on screen."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import ProposalDraft
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.ui.meetings.follow_up.proposals_page import ProposalsPage, made_words
from tests.services.meetings.open_meeting import OpenMeeting, opened
from tests.ui.conftest import Seat, shown


def on_list(seat: Seat) -> ProposalsPage:
    page = seat.open("proposals")
    assert isinstance(page, ProposalsPage)
    return page


@pytest.fixture
def room(seat: Seat) -> OpenMeeting:
    """One proposal without answer, one retained whose author is not told."""
    made, proposals = opened(seat.application.workspace), seat.application.proposals
    heard = ProposalDraft(
        committee_id=made.committee, made_on=date(2026, 10, 1), said="Une rampe", person_id=made.people[0]
    )
    proposals.save(heard)
    proposals.save(
        ProposalDraft(
            committee_id=made.committee,
            made_on=date(2026, 10, 2),
            said="Un banc",
            person_id=made.people[1],
            state=ProposalState.RETAINED,
            answer="Il est posé.",
        )
    )
    return made


def button(page: ProposalsPage, words: str) -> QPushButton:
    return next(one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == words)


def test_what_waits_leads_with_its_age(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    cells = [[page.model.data(page.model.index(row, column)) for column in range(4)] for row in range(2)]
    assert cells == [
        ["Une rampe", "Sans réponse", "Réponse à donner", "52\u00a0jours"],
        ["Un banc", "Retenue", "Retour à faire", "51\u00a0jours"],
    ]
    seat.bot.waitUntil(lambda: "Sans réponse depuis 52\u00a0jours." in shown(page.pane))
    assert button(page, "Donner la suite")
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "Il est posé." in shown(page.pane))
    assert "La personne attend un retour depuis 51\u00a0jours." in shown(page.pane)


def test_the_person_is_told_and_the_idea_goes_on_the_poster(
    seat: Seat, room: OpenMeeting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del room
    page = on_list(seat)
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "Il est posé." in shown(page.pane))
    button(page, "Personne informée").click()
    seat.wait()
    assert seat.told[-1] == "Retour fait\u00a0: Un banc."
    page.table.selectRow(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    seat.wait()
    assert seat.told[-1] == "Proposition mise sur l’affiche\u00a0: Un banc."
    assert page._footer.whole() == "2\u00a0propositions, 1 sur l’affiche"
    target = str(tmp_path / "affiche.pdf")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (target, "Document à imprimer (*.pdf)")
    )
    page.make_poster()
    seat.wait()
    assert seat.told[-1] == "Affiche écrite."
    assert Path(target).exists()


def test_a_poster_too_full_says_how_many_wait() -> None:
    outcome = LetterOutcome(Path("affiche.pdf"), 3)
    assert made_words(outcome) == "Affiche écrite."
    said = made_words(replace(outcome, beyond=10)).replace("\u00a0", " ")
    assert said.endswith("autant qu’une page en tient : 10 autres restent cochées.")
    assert made_words(replace(outcome, beyond=1)).endswith("autre reste cochée.")


def test_a_suite_asks_for_what_it_needs(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    page.edit(1)
    assert page.editor is not None
    form = page.editor.form
    assert form.field("reason").isHidden()
    assert form.field("answer").isHidden()
    form.field("state").set_value(ProposalState.NOT_RETAINED)
    assert not form.field("reason").isHidden()
    assert not form.field("told_on").isHidden()
    page.editor.save()
    assert form.field("reason").fault() != ""
    form.field("reason").set_value("La pente est trop forte.")
    page.editor.save()
    seat.wait()
    detail = seat.application.proposals.detail(1)
    assert (detail.row.state, detail.reason) == (ProposalState.NOT_RETAINED, "La pente est trop forte.")


def test_an_idea_of_the_box_is_added_without_a_name(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    page.editor.form.field("said").set_value("Une boîte à livres")
    page.editor.save()
    seat.wait()
    assert seat.application.proposals.detail(3).row.person is None


def test_what_is_waiting_cannot_go_on_the_poster_and_says_why(seat: Seat, room: OpenMeeting) -> None:
    del room
    page = on_list(seat)
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    seat.wait()
    assert "Donnez d’abord la suite" in shown(page)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert seat.told[-1] == "Proposition mise à la corbeille\u00a0: Une rampe."
