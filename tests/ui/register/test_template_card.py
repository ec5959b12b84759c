"""The template of a committee's minutes, on its page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop import paths
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from tests.ui.conftest import Seat, story
from tests.ui.register.committee_at_hand import buttons, on_page

START = paths.resources() / "documents" / "compte-rendu.docx"
ON_MARKS = CommitteeView(1, CommitteeTab.FACTS)


def opens(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_a_template_is_saved_chosen_and_taken_away(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = on_page(filled, ON_MARKS).template
    assert "modèle du programme" in card.note.text()
    assert not card.removing.isVisible()
    target = tmp_path / "modele-compte-rendu.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    card.saving.click()
    assert target.read_bytes() == START.read_bytes()
    opens(monkeypatch, target)
    card.choosing.click()
    assert "modele-compte-rendu.docx" in card.note.text()
    assert card.choosing.text() == "Changer de modèle…"
    card.removing.click()
    assert "modèle du programme" in card.note.text()
    assert card.choosing.hasFocus()


def test_a_template_that_is_none_is_refused_in_place(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = on_page(filled, ON_MARKS).template
    (tmp_path / "faux.docx").write_bytes(b"%PDF")
    opens(monkeypatch, tmp_path / "faux.docx")
    card.choosing.click()
    assert card.fault.isVisible()
    assert "document Word" in card.fault.text()
    opens(monkeypatch, START)
    card.choosing.click()
    assert not card.fault.isVisible()


def test_nothing_chosen_changes_nothing(filled: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    card = on_page(filled, ON_MARKS).template
    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: ("", ""))
    card.choosing.click()
    card.saving.click()
    assert "modèle du programme" in card.note.text()


def test_who_only_reads_sees_which_template_without_a_button(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = on_page(seat, ON_MARKS)
    assert page.template.isVisible()
    assert not {"Choisir un modèle…", "Enregistrer le modèle…"} & buttons(page)
