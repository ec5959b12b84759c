"""Keys load alone: the unlock page derives them while the engine loads in another thread."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("engagement_desktop.storage.keys.unlocking", "sqlalchemy"),
        ("engagement_desktop.storage.keys.paper", "sqlalchemy"),
        ("engagement_desktop.storage.keys.words", "sqlalchemy"),
        ("engagement_desktop.storage.keys.unlocking", "sqlcipher3"),
        ("engagement_desktop.storage.dossiers", "alembic"),
        ("engagement_desktop.services.maintenance", "alembic"),
    ],
)
def test_what_is_heavy_is_not_loaded(module: str, heavy: str) -> None:
    program = f"import sys, {module}; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
