"""The command line as typed, on real encrypted dossiers with keys that cost little."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.main import run
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.storage.opening import Patience
from tests.conftest import PHRASE, POLICY

WORKBOOKS = Path(__file__).parents[1] / "data" / "classeurs"


@dataclass(frozen=True)
class Told:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Type = Callable[..., Told]


@pytest.fixture
def type_(clock: FixedClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types `engagement …` and gives what it said."""
    monkeypatch.setenv("ENGAGEMENT_PHRASE", PHRASE)
    ways = Ways(clock=clock, policy=POLICY, patience=Patience(0))

    def typed(*words: object) -> Told:
        status = run([str(word) for word in words], ways)
        said = capsys.readouterr()
        return Told(status, said.out, said.err)

    return typed


@pytest.fixture
def imported(type_: Type, tmp_path: Path) -> Path:
    """A dossier that holds the simple workbook."""
    dossier = tmp_path / "msp.engagement"
    told = type_("importer", WORKBOOKS / "classeur-simple.xlsx", "--dossier", dossier)
    assert told.status == 0, told.err
    return dossier
