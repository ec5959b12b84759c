"""« États de frais » by keyboard: nothing to tell, days refused with the focus there, stopped, refreshed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.ui.expenses.statements.page import StatementsPage
from engagement_desktop.ui.expenses.statements.words import FREE
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import banners, bare


def write(make: Builder) -> None:
    make.structure()
    claim = make.claim(make.person("Roux", "Ana"), ClaimStatus.APPROVED, decided_on=date(2026, 10, 6))
    make.line(claim, date(2026, 10, 5), 1250)


def on_page(seat: Seat) -> StatementsPage:
    page = seat.open("statements")
    assert isinstance(page, StatementsPage)
    return page


@pytest.fixture
def page(seat: Seat) -> StatementsPage:
    seat.fill(write)
    return on_page(seat)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "etat.pdf"
    kind = "Document à imprimer (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), kind))
    return place


def test_a_dossier_without_a_cost_has_no_table_and_writes_nothing(seat: Seat, target: Path) -> None:
    seat.fill(lambda make: make.structure())
    page = on_page(seat)
    assert not page.plan.table.isVisibleTo(page)
    assert not page.given.again.isVisibleTo(page)
    page.make()
    seat.wait()
    assert "Aucun frais à compter" in banners(page)
    assert not target.exists()


def test_days_that_are_missing_are_asked_with_the_focus_there(seat: Seat, page: StatementsPage) -> None:
    page.ask.period.set_value(FREE)
    page.ask.period.changed.emit()
    page.make()
    assert page.ask.first.fault() == "Dites le premier jour."
    assert seat.window.focusWidget() is page.ask.first.editor


def test_days_are_asked_only_when_they_are_free(page: StatementsPage) -> None:
    assert not page.ask.first.isVisibleTo(page)
    page.ask.period.set_value(FREE)
    page.ask.period.changed.emit()
    assert page.ask.first.isVisibleTo(page)
    assert page.ask.last.isVisibleTo(page)


def test_a_statement_that_one_stops_gives_no_number(seat: Seat, page: StatementsPage, target: Path) -> None:
    page.make()
    assert page.work.is_running()
    page.work.stop()
    seat.wait()
    assert "Arrêté. Rien n’a été écrit, aucun numéro n’est donné." in banners(page)
    assert seat.application.statements.issued() == ()
    assert not target.exists()


def test_a_statement_says_where_it_is_with_the_focus_on_its_folder(
    seat: Seat, page: StatementsPage, target: Path
) -> None:
    page.make()
    seat.wait()
    assert target.read_bytes().startswith(b"%PDF")
    assert f"« etat.pdf » est dans « {target.parent} »" in banners(page)
    at = seat.window.focusWidget()
    assert at is not None
    assert at.accessibleName() == "Ouvrir le dossier"
    assert page.given.again.isVisibleTo(page)


def test_a_claim_that_another_page_refuses_leaves_the_sum(seat: Seat, page: StatementsPage) -> None:
    assert "dont 12,50 € à payer" in bare(shown(page.plan))
    seat.open("home")
    seat.application.deciding.reopen(1)
    seat.application.deciding.refuse([1], "Hors charte")
    seat.wait()
    on_page(seat)
    assert "dont 12,50 € à payer" not in bare(shown(page.plan))
