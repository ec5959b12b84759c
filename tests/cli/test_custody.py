"""A dossier that was taken away, from the commands: it is read and saved, nothing is written into it."""

from pathlib import Path

import pytest

from engagement_desktop.bootstrap import open_application
from engagement_desktop.cli.main import run
from tests.conftest import PHRASE
from tests.services.offices import WAYS

SIMPLE = Path(__file__).parents[1] / "data" / "classeurs" / "classeur-simple.xlsx"


@pytest.fixture
def away(dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENGAGEMENT_PHRASE", PHRASE)
    assert run(["importer", str(SIMPLE), "--dossier", str(dossier)], WAYS) == 0
    (tmp_path / "clé").mkdir()
    application = open_application(dossier, PHRASE, ways=WAYS)
    application.custody.take_away(tmp_path / "clé" / "portable.engagement")
    application.close()
    return dossier


def test_an_import_is_refused_in_one_sentence_and_nothing_changes(
    away: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = away.read_bytes()
    assert run(["importer", str(SIMPLE), "--mettre-a-jour", "--dossier", str(away)], WAYS) != 0
    said = capsys.readouterr().err
    assert "Ce dossier a été emporté sur un autre poste" in said
    assert "Traceback" not in said
    assert away.read_bytes() == before


def test_the_workbook_of_the_dossier_is_not_exported_from_it(
    away: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = away.read_bytes()
    out = tmp_path / "tout.xlsx"
    assert run(["exporter", "--dossier", str(away), "--sortie", str(out)], WAYS) != 0
    assert "se lit seulement" in capsys.readouterr().err
    assert not out.exists()
    assert away.read_bytes() == before


def test_it_is_still_read_checked_and_saved(away: Path, tmp_path: Path) -> None:
    before = away.read_bytes()
    for words in (
        ["rapport", "--annee", "2025", "--sortie", str(tmp_path / "r.json")],
        ["verifier"],
        ["sauvegarder", "--sortie", str(tmp_path / "s.engagement-sauvegarde")],
    ):
        assert run([*words, "--dossier", str(away)], WAYS) == 0
    assert away.read_bytes() == before
