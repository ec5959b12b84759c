from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engagement_desktop.ui.common.places import begin_at, remember


@pytest.fixture(autouse=True)
def _first_dialog_of_the_run(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("dernier_emplacement", None)
    yield
    qapp.setProperty("dernier_emplacement", None)


def test_the_first_dialog_never_begins_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "lancement"
    started.mkdir()
    monkeypatch.chdir(started)
    first = Path(begin_at("rapport.pdf"))
    assert first.is_absolute()
    assert first.name == "rapport.pdf"
    assert first.parent != started


def test_the_next_dialog_begins_in_the_folder_of_the_last_file(tmp_path: Path) -> None:
    chosen = tmp_path / "Mes <b>documents & co"
    chosen.mkdir()
    remember(str(chosen / "classeur.xlsx"))
    assert begin_at() == str(chosen)
    assert begin_at("rapport.pdf") == str(chosen / "rapport.pdf")


def test_a_folder_that_was_chosen_is_itself_where_the_next_begins(tmp_path: Path) -> None:
    remember(str(tmp_path))
    assert begin_at() == str(tmp_path)


def test_a_dialog_that_was_left_changes_nothing(tmp_path: Path) -> None:
    remember(str(tmp_path))
    remember("")
    assert begin_at() == str(tmp_path)


def test_a_folder_that_is_gone_is_not_proposed(tmp_path: Path) -> None:
    Path.home().mkdir(exist_ok=True)
    gone = tmp_path / "cle-usb"
    gone.mkdir()
    remember(str(gone))
    gone.rmdir()
    assert begin_at() != str(gone)
    assert Path(begin_at()).is_dir()
