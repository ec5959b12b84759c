import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from engagement_desktop.ui.main import MISSING, run_window_command

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "alembic", "reportlab", "xlsxwriter", "babel", "engagement_desktop.domain.entities")
SCRIPT = """
import sys
from engagement_desktop.ui.main import run_window_command
status = run_window_command(sys.argv[1:])
print(status, *(name for name in {heavy} if name in sys.modules))
"""


def started(tmp_path: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    env = os.environ | home | {"ENGAGEMENT_QUIT_WHEN_READY": "1", "QT_QPA_PLATFORM": "offscreen"} | more
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_unlock_page_comes_without_the_heavy_libraries(tmp_path: Path) -> None:
    done = started(tmp_path)
    assert done.stdout.split() == ["0"], done.stderr
    assert "Traceback" not in done.stderr


def test_a_dossier_that_is_not_there_still_brings_the_unlock_page(tmp_path: Path) -> None:
    done = started(tmp_path, "--dossier", str(tmp_path / "absent.engagement"))
    assert done.stdout.split() == ["0"], done.stderr


def test_a_phrase_file_that_cannot_be_read_is_told_before_any_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_window_command(["--phrase-fichier", str(tmp_path / "rien.txt")]) == MISSING
    assert "ne peut pas être lu" in capsys.readouterr().err


def test_the_buttons_of_qt_itself_are_french() -> None:
    script = (
        "from engagement_desktop.ui.main import make_app\n"
        "from PySide6.QtWidgets import QDialogButtonBox as Box\n"
        "app = make_app([])\n"
        "box = Box(Box.StandardButton.Cancel | Box.StandardButton.Save)\n"
        "print([button.text().replace('&', '') for button in box.buttons()])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert "Annuler" in done.stdout
    assert "Enregistrer" in done.stdout


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_none_does_not_run_out_of_references(qapp: QCoreApplication) -> None:
    for _ in range(100_000):
        qapp.setObjectName("x")
    assert sys.getrefcount(None) > 1_000_000
