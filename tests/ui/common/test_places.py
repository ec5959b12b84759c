"""File dialogs begin where the person works, and write the kind that they chose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engagement_desktop.ui.common.places import begin_at, remember, with_ending

KNOWN = {".pdf", ".xlsx"}


@pytest.fixture(autouse=True)
def _home(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    qapp.setProperty("dernier_emplacement", None)
    yield
    qapp.setProperty("dernier_emplacement", None)


def test_the_first_dialog_begins_in_documents_or_at_home(tmp_path: Path) -> None:
    assert begin_at("rapport.pdf") == str(tmp_path / "rapport.pdf")
    (tmp_path / "Documents").mkdir()
    assert begin_at("rapport.pdf") == str(tmp_path / "Documents" / "rapport.pdf")


def test_the_next_one_begins_where_the_last_answer_was(tmp_path: Path) -> None:
    (tmp_path / "comité").mkdir()
    remember(str(tmp_path / "comité" / "classeur.xlsx"))
    assert begin_at("liste.csv") == str(tmp_path / "comité" / "liste.csv")
    remember("")
    assert begin_at() == str(tmp_path / "comité")
    remember(str(tmp_path))
    assert begin_at() == str(tmp_path)


def test_a_folder_that_went_away_is_not_proposed_again(tmp_path: Path) -> None:
    remember(str(tmp_path / "clé" / "classeur.xlsx"))
    assert begin_at() == str(tmp_path)


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        ("rapport-2026.pdf", "rapport-2026.xlsx"),  # the proposed name, another kind
        ("mon rapport", "mon rapport.xlsx"),
        ("pour l’ARS.pdf", "pour l’ARS.pdf"),  # typed by hand
        ("v2.1", "v2.1.xlsx"),
        ("RAPPORT.PDF", "RAPPORT.PDF"),
    ],
)
def test_the_kind_chosen_gives_the_ending_unless_one_was_typed(chosen: str, written: str) -> None:
    assert with_ending(f"/ici/{chosen}", "rapport-2026.pdf", ".xlsx", KNOWN) == Path("/ici") / written
