"""Commands where the world says no: each ends with its status and a sentence, and loses nothing."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from engagement_desktop.storage.dossiers import open_dossier
from tests.cli.conftest import WORKBOOKS, Told, Type
from tests.conftest import PHRASE, POLICY
from tests.places import read_only_view

SIMPLE = WORKBOOKS / "classeur-simple.xlsx"


def assert_said(told: Told, status: int, *words: str) -> None:
    assert told.status == status, told.err
    assert "Traceback" not in told.err
    for word in words:
        assert word in told.err


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != "home"}


def test_nothing_is_written_to_a_place_that_only_reads(type_: Type, imported: Path, tmp_path: Path) -> None:
    saved = tmp_path / "a.engagement-sauvegarde"
    assert type_("sauvegarder", "--dossier", imported, "--sortie", saved).status == 0
    source = tmp_path / "source"
    source.mkdir()
    with read_only_view(source, tmp_path / "partage") as place:
        for words in (
            ("demo", "--dossier", place / "n.engagement"),
            ("importer", SIMPLE, "--dossier", place / "n.engagement"),
            ("restaurer", saved, "--dossier", place / "n.engagement"),
            ("sauvegarder", "--dossier", imported, "--sortie", place / "b.engagement-sauvegarde"),
            ("rapport", "--dossier", imported, "--annee", 2025, "--sortie", place / "r.json"),
        ):
            assert_said(type_(*words), 3, "lecture seule", "rien n’a été changé")
    assert names(source) == set()


@pytest.mark.parametrize("command", [("demo",), ("importer", SIMPLE)], ids=["demo", "importer"])
def test_a_code_that_has_nowhere_to_go_stops_before_anything_is_made(
    type_: Type, tmp_path: Path, command: tuple[object, ...]
) -> None:
    told = type_(
        *command, "--dossier", tmp_path / "a.engagement", "--code-fichier", tmp_path / "absent" / "code.txt"
    )
    assert_said(told, 3, "absent", "Rien n’a été fait")
    assert names(tmp_path) == set()


def test_a_code_whose_file_cannot_be_written_is_told_rather_than_lost(type_: Type, tmp_path: Path) -> None:
    told = type_(
        "importer", SIMPLE, "--dossier", tmp_path / "a.engagement", "--code-fichier", tmp_path / ("c" * 254)
    )
    assert_said(told, 0, "n’a pas pu être écrit", "Code papier du dossier")
    assert (tmp_path / "a.engagement").exists()


def test_a_journal_that_cannot_be_written_does_not_hide_that_the_import_is_done(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    told = type_("importer", SIMPLE, "--dossier", imported, "--journal", tmp_path / ("j" * 254))
    assert_said(told, 3, "L’import est fait, mais son journal")
    assert "Import fait." in told.out
    told = type_("importer", SIMPLE, "--dossier", imported, "--journal", tmp_path / "absent" / "j.json")
    assert_said(told, 3, "Rien n’a été fait")
    assert told.out == ""


def test_a_demo_that_is_stopped_leaves_no_dossier(
    type_: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_desktop.services.demo import life

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(life, "generate", stopped)
    assert_said(type_("demo", "--dossier", tmp_path / "a.engagement"), 2, "Arrêté")
    assert names(tmp_path) == set()


def test_a_name_that_no_file_can_bear_is_refused(type_: Type, tmp_path: Path) -> None:
    for words in (("demo",), ("verifier",), ("importer", SIMPLE)):
        told = type_(*words, "--dossier", tmp_path / ("x" * 300 + ".engagement"))
        assert_said(told, 2, "nom de fichier")
    nearly = tmp_path / ("x" * 241 + ".engagement")
    assert_said(type_("demo", "--dossier", nearly), 3, "nom plus court")
    assert names(tmp_path) == set()


def test_what_a_killed_creation_left_is_cleared_by_the_next_one(type_: Type, tmp_path: Path) -> None:
    left = tmp_path / ".a.creation"
    left.mkdir()
    (left / "a.engagement").write_bytes(b"half")
    assert_said(type_("importer", SIMPLE, "--dossier", tmp_path / "a.engagement"), 0)
    assert names(tmp_path) == {"a.engagement", "a.cle", "a.cle.bis"}


@pytest.mark.parametrize("year", [-5, 0, 99999])
def test_a_report_of_a_year_that_does_not_exist_is_refused(type_: Type, imported: Path, year: int) -> None:
    output = imported.with_name("r.json")
    told = type_("rapport", "--dossier", imported, "--annee", year, "--sortie", output)
    assert_said(told, 2, "quatre chiffres")
    assert not output.exists()


@pytest.fixture
def spoilt(imported: Path) -> Path:
    """A dossier that a hand outside the program changed: a rule is broken, and so is the trace."""
    database = open_dossier(imported, PHRASE, policy=POLICY).database
    with database.work() as session:
        session.execute(text("UPDATE hours_entry SET minutes = 9999 WHERE id IN (3, 7)"))
        session.execute(text("UPDATE audit_entry SET verb = 'rien' WHERE id = 1"))
    database.close()
    return imported


def test_verifying_says_in_words_which_rule_and_which_act_are_broken(type_: Type, spoilt: Path) -> None:
    told = type_("verifier", "--dossier", spoilt)
    assert told.status == 3
    assert "Une durée va d’une minute à vingt-quatre heures. Lignes : 3, 7." in told.out
    assert "l’acte n° 1" in told.out
    assert "revenez à une sauvegarde" in told.out
    found = json.loads(type_("verifier", "--dossier", spoilt, "--json").out)
    assert (found["sound"], found["audit"]["first_bad"]) == (False, 1)
    assert [(broken["name"], broken["ids"]) for broken in found["invariants"]] == [("minutes", [3, 7])]


def test_any_other_command_warns_that_the_dossier_is_not_sound(type_: Type, spoilt: Path) -> None:
    output = spoilt.with_name("r.json")
    told = type_("rapport", "--dossier", spoilt, "--annee", 2025, "--sortie", output)
    assert_said(told, 0, "Attention", "engagement verifier")
