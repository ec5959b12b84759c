"""What the window asks of Qt thousands of times must not use up what the interpreter shares."""

import subprocess
import sys

PROGRAM = """
import engagement_desktop.ui
from PySide6.QtCore import QObject, Signal

class Teller(QObject):
    told = Signal(bool)
    carried = Signal(object)

teller = Teller()
teller.told.connect(lambda said: None)
teller.carried.connect(lambda said: None)
for _ in range(20_000):
    teller.told.emit(True)
    teller.told.emit(False)
    teller.carried.emit(None)
    teller.setObjectName("a")
print("alive")
"""


def test_a_long_session_does_not_use_up_none_true_or_false() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "alive"), ended.stderr
