"""One bit turned anywhere, seen from the commands: told in French with a way back, or the same figures."""

import os
import random
from pathlib import Path

import pytest

from engagement_desktop.cli.main import run
from engagement_desktop.storage.keys.keyfile import key_paths
from tests.conftest import PHRASE
from tests.services.offices import WAYS
from tests.storage.common import flip

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
SIMPLE = Path(__file__).parents[1] / "data" / "classeurs" / "classeur-simple.xlsx"
YEAR = "2025"


def flips(few: int, many: int) -> list[object]:
    return [pytest.param(few, id="few"), pytest.param(many, id="many", marks=pytest.mark.endurance)]


class Desk:
    """One dossier, its sound bytes, its right figures, and the commands typed on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.dossier = folder / "msp.engagement"
        self.output = folder / "r.json"
        self._capsys = capsys
        assert self.type("importer", str(SIMPLE))[0] == 0
        assert self.type("rapport", "--annee", YEAR, "--sortie", str(self.output))[0] == 0
        self.figures = self.output.read_bytes()
        self.files = {path: path.read_bytes() for path in (self.dossier, *key_paths(self.dossier))}
        self.output.unlink()

    def type(self, *words: str) -> tuple[int, str, str]:
        status = run([*words, "--dossier", str(self.dossier)], WAYS)
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def put_right(self) -> None:
        for path, content in self.files.items():
            path.write_bytes(content)
        self.output.unlink(missing_ok=True)

    def report(self) -> str:
        """« the same figures », or « told »; anything else fails."""
        status, out, err = self.type("rapport", "--annee", YEAR, "--sortie", str(self.output))
        if status == 0:
            assert self.output.read_bytes() == self.figures, "a figure changed without a word"
            return "the same figures"
        self.assert_told(status, out, err)
        assert not self.output.exists()
        return "told"

    def verify(self) -> str:
        status, out, err = self.type("verifier")
        if status == 0:
            return "in order"
        self.assert_told(status, out, err)
        return "told"

    @staticmethod
    def assert_told(status: int, out: str, err: str) -> None:
        assert status == 3, err
        assert "Traceback" not in err
        said = out + err
        assert any(way in said for way in ("sauvegarde", "code imprimé", "Recopiez")), said
        assert "’" in said or "é" in said, "in French"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.setenv("ENGAGEMENT_PHRASE", PHRASE)
    return Desk(tmp_path, capsys)


def test_the_commands_are_alive(desk: Desk) -> None:
    assert (desk.report(), desk.verify()) == ("the same figures", "in order")


@pytest.mark.parametrize("times", flips(20, 700))
def test_a_flip_in_the_dossier_is_told_by_both_commands(desk: Desk, times: int) -> None:
    rng = random.Random(f"{SEED}:base")
    for _ in range(times):
        desk.put_right()
        place = flip(desk.dossier, rng)
        spoilt = desk.dossier.read_bytes()
        assert (desk.report(), desk.verify()) == ("told", "told"), f"byte {place}"
        assert desk.dossier.read_bytes() == spoilt, "the file is left as it is"


@pytest.mark.parametrize("times", flips(6, 200))
def test_a_flip_in_one_key_file_leaves_the_figures_right(desk: Desk, times: int) -> None:
    rng = random.Random(f"{SEED}:key")
    for _ in range(times):
        desk.put_right()
        flip(rng.choice(key_paths(desk.dossier)), rng)
        assert desk.report() == "the same figures"


@pytest.mark.parametrize("times", flips(4, 100))
def test_a_flip_in_both_key_files_is_told_or_harmless(desk: Desk, times: int) -> None:
    rng = random.Random(f"{SEED}:keys")
    for _ in range(times):
        desk.put_right()
        for path in key_paths(desk.dossier):
            flip(path, rng)
        assert desk.report() in ("told", "the same figures")


def test_each_page_of_the_dossier_is_under_guard(desk: Desk) -> None:
    """One bit in each page, one after the other: no corner of the file is unread."""
    size = len(desk.files[desk.dossier])
    pages = range(0, size, 4096)
    for start in pages if os.environ.get("ENGAGEMENT_ENDURANCE") == "1" else pages[:: len(pages) // 8]:
        desk.put_right()
        content = bytearray(desk.files[desk.dossier])
        content[start + 2000] ^= 0x10
        desk.dossier.write_bytes(content)
        assert desk.report() == "told", f"page {start // 4096}"


def test_a_spoilt_dossier_refuses_every_command_and_is_restored_from_its_backup(
    desk: Desk, tmp_path: Path
) -> None:
    saved = tmp_path / "s.engagement-sauvegarde"
    assert desk.type("sauvegarder", "--sortie", str(saved))[0] == 0
    flip(desk.dossier, random.Random(SEED))
    for words in (
        ("importer", str(SIMPLE)),
        ("sauvegarder", "--sortie", str(tmp_path / "t.engagement-sauvegarde")),
        ("verifier", "--json"),
    ):
        desk.assert_told(*desk.type(*words))
    assert not (tmp_path / "t.engagement-sauvegarde").exists()
    desk.dossier.rename(tmp_path / "msp abîmé.engagement")
    assert desk.type("restaurer", str(saved))[0] == 0
    assert (desk.report(), desk.verify()) == ("the same figures", "in order")
