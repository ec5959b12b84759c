"""The treasurer's monthly run: at most six actions, for three claims or for thirty."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.runs import RunState
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.services.expenses.paying.paying_world import IBANS, OWN, to_pay
from tests.ui.conftest import Seat

MOST = 6


@pytest.mark.parametrize("claims", [3, 30])
def test_a_run_of_any_number_of_claims_in_six_actions(
    seat: Seat, claims: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def write(make: Builder) -> None:
        make.structure(iban=Sealed(OWN), account_holder="MSP DES DEUX-PONTS")
        for number in range(claims):
            to_pay(make, f"Personne{number}", "Alix", 1000 + number, IBANS[number % 3])
        to_pay(make, "Sans", "Reçu", 500, IBANS[0], receipt=None)

    seat.fill(write)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    hand = Hand(seat)
    hand.press(seat.open("expenses"), "Rembourser")
    page = seat.desk.open("reimburse")
    assert isinstance(page, ReimbursePage)
    assert len(page.choosing.chosen()) == claims, "the one that waits was left out by itself"
    hand.key(Qt.Key.Key_Return, CONTROL)
    hand.actions.append("choix : le dossier où ranger les fichiers")
    seat.wait()
    assert page.acts.run_id is not None
    hand.press(page.acts.card, "Envoyé à la banque")
    run = seat.application.runs.runs()[0]
    assert (run.payments, run.state) == (claims, RunState.SENT)
    assert sum(1 for _ in (tmp_path / "Remboursement REM-2026-001").iterdir()) >= claims + 3
    assert len(hand.actions) <= MOST, hand.actions
