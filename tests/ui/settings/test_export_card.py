from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.settings.dossier import DossierPage
from tests.ui.conftest import Seat, shown, story
from tests.ui.town import door


def on_page(seat: Seat) -> DossierPage:
    page = seat.open("dossier")
    assert isinstance(page, DossierPage)
    return page


def choose(monkeypatch: pytest.MonkeyPatch, target: str) -> list[str]:
    """The person chooses that place; gives what was proposed."""
    proposed: list[str] = []

    def asked(_parent: object, _title: str, usual: str, _kind: str) -> tuple[str, str]:
        proposed.append(Path(usual).name)
        return target, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    return proposed


def test_the_dossier_is_exported_from_the_window(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.fill(story)
    proposed = choose(monkeypatch, str(tmp_path / "registre"))
    page = on_page(seat)
    door(page, "Exporter en classeur…").click()
    seat.wait()
    assert proposed == ["essai.xlsx"]
    assert (tmp_path / "registre.xlsx").stat().st_size > 0
    assert seat.told[-1] == "Classeur exporté."
    assert "Le fichier «\u00a0registre.xlsx\u00a0» est dans" in shown(page)
    assert door(page, "Ouvrir son emplacement").isVisible()
    assert not page.progress.isVisible()


def test_a_dossier_without_structure_says_why_nothing_is_written(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, str(tmp_path / "registre.xlsx"))
    page = on_page(seat)
    page.export.button.click()
    seat.wait()
    assert "Ce dossier n’a pas encore de structure" in shown(page)
    assert not (tmp_path / "registre.xlsx").exists()


def test_no_place_chosen_exports_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, "")
    on_page(seat).export.button.click()
    seat.wait()
    assert seat.told == []


def test_a_stopped_export_leaves_no_file(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.fill(story)
    page = on_page(seat)
    choose(monkeypatch, str(tmp_path / "registre.xlsx"))
    page.export.button.click()
    page._on_stop()
    seat.wait()
    assert seat.told[-1] == "Arrêté."
    assert not (tmp_path / "registre.xlsx").exists()


def test_those_who_may_not_export_are_shown_no_card(seat_as: Callable[[Role], Seat]) -> None:
    assert not on_page(seat_as(Role.TREASURY)).export.isVisible()
