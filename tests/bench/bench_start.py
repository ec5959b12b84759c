"""Start to the unlock page against a bare PySide6 window, and the unlock page to the home page."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 5
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""
OURS = "import sys; from engagement_desktop.__main__ import main; sys.argv = ['engagement']; sys.exit(main())"
HOME = """
import os, sys, tempfile
from pathlib import Path
from time import perf_counter
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main import make_app
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import Opener
dossier, phrase = Path(sys.argv[1]), sys.argv[2]
app = make_app(sys.argv[:1])
settings = QSettings(str(dossier.with_suffix(".ini")), QSettings.Format.IniFormat)
look = Look(app, settings)
window = MainWindow(look, settings)
program = Program(Gate(look, Jobs(), ErrorDoor(lambda: window), settings, Opener()), window)
program.show_unlock(dossier)
window.show()
app.processEvents()
began = perf_counter()
program.begin(dossier, phrase)
program.ready.connect(lambda: app.exit(0))
app.exec()
app.processEvents()
print(perf_counter() - began, flush=True)
program.end()
os._exit(0)
"""
DERIVE = """
import sys
from pathlib import Path
from time import perf_counter
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.unlocking import unlock
began = perf_counter()
unlock(Path(sys.argv[1]), sys.argv[2], KdfPolicy())
print(perf_counter() - began, flush=True)
"""
PHRASE = "loutre cerise balcon violon menhir gravier tulipe"


def run() -> dict[str, float]:
    """Medians of five pairs: ratios in time and in peak memory, and seconds beside the key derivation."""
    with tempfile.TemporaryDirectory() as home:
        env = _environment(home)
        pairs = [(_measured(BARE, env), _measured(OURS, env)) for _ in range(PAIRS + 1)][1:]
        return {
            "start_time_ratio": median(ours[0] / bare[0] for bare, ours in pairs),
            "start_memory_ratio": median(ours[1] / bare[1] for bare, ours in pairs),
            "unlock_to_home_s": _unlock_to_home(Path(home), env),
        }


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ENGAGEMENT")}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "ENGAGEMENT_QUIT_WHEN_READY": "1",
        "PYTHONPATH": str(ROOT),
        **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home),
    }


def _measured(script: str, env: dict[str, str]) -> tuple[float, float]:
    """Seconds from start to exit, and peak memory in KiB, told by a process that only waits."""
    watcher = (
        "import resource, subprocess, sys, time; began = time.perf_counter(); "
        "subprocess.run([sys.executable, '-c', sys.argv[1]], check=True, stderr=subprocess.DEVNULL); "
        "print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", watcher, script], check=True, env=env, capture_output=True, text=True
    ).stdout.split()
    return float(told[0]), float(told[1])


def _unlock_to_home(folder: Path, env: dict[str, str]) -> float:
    dossier, phrase_file = folder / "moyenne.engagement", folder / "phrase.txt"
    phrase_file.write_text(PHRASE, encoding="utf-8")
    words = ["demo", "--dossier", str(dossier), "--taille", "moyenne", "--phrase-fichier", str(phrase_file)]
    subprocess.run(
        [sys.executable, "-m", "engagement_desktop", *words],
        check=True,
        env=env,
        cwd=ROOT,
        capture_output=True,
    )
    whole = [_told(HOME, dossier, env) for _ in range(PAIRS)]
    key = [_told(DERIVE, dossier, env) for _ in range(PAIRS)]
    return median(whole) - median(key)


def _told(script: str, dossier: Path, env: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", script, str(dossier), PHRASE],
        check=True,
        env=env,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


if __name__ == "__main__":
    began = perf_counter()
    print(run(), f"en {perf_counter() - began:.0f} s")
