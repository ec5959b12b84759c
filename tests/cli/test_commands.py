"""The commands of the contract: what they write, what they say, how they end."""

import io
import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import WORKBOOKS, Type


def folder(path: Path) -> set[str]:
    return {each.name for each in path.iterdir() if each.name != "home"}


def test_help_is_in_french_and_names_each_command(type_: Type) -> None:
    told = type_("--help")
    assert told.status == 0
    for command in ("demo", "importer", "rapport", "sauvegarder", "restaurer", "verifier"):
        assert command in told.out
        helped = subprocess.run(
            [sys.executable, "-m", "engagement_desktop", command, "-h"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert helped.returncode == 0
        assert "emploi :" in helped.stdout
        assert "usage" not in helped.stdout
        assert "show this" not in helped.stdout


def test_the_version_is_told(type_: Type) -> None:
    assert type_("--version").out.startswith("Engagement ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("danser",), "Commande inconnue"),
        (("rapport",), "il manque"),
        (("rapport", "--dossier", "a", "--annee", "deux", "--sortie", "r.pdf"), "n’est pas un nombre"),
        (("demo", "--dossier", "a.engagement", "--taille", "immense"), "n’est pas possible"),
        (("verifier", "--dossier", "a", "--vite"), "mot inconnu"),
        (("verifier", "--dossier"), "attend une valeur"),
    ],
)
def test_a_command_that_cannot_be_understood_is_refused_in_french(
    type_: Type, words: tuple[str, ...], said: str
) -> None:
    told = type_(*words)
    assert (told.status, said in told.err, "Traceback" in told.err) == (2, True, False)


def test_an_import_creates_the_dossier_and_tells_its_paper_code_once(type_: Type, tmp_path: Path) -> None:
    dossier = tmp_path / "msp.engagement"
    told = type_("importer", WORKBOOKS / "classeur-simple.xlsx", "--dossier", dossier)
    assert (told.status, "Code papier" in told.err) == (0, True)
    assert folder(tmp_path) == {"msp.engagement", "msp.cle", "msp.cle.bis"}
    again = type_("importer", WORKBOOKS / "classeur-simple.xlsx", "--dossier", dossier, "--json")
    assert "Code papier" not in again.err
    counts = json.loads(again.out)["counts"]
    assert (again.status, sum(sheet["new"] for sheet in counts.values())) == (0, 0)


def test_the_paper_code_can_go_to_a_file_which_is_never_overwritten(type_: Type, tmp_path: Path) -> None:
    code = tmp_path / "code.txt"
    workbook = WORKBOOKS / "classeur-simple.xlsx"
    told = type_("importer", workbook, "--dossier", tmp_path / "a.engagement", "--code-fichier", code)
    assert (told.status, told.err) == (0, "")
    assert len(code.read_text(encoding="utf-8").splitlines()) == 5
    refused = type_("importer", workbook, "--dossier", tmp_path / "b.engagement", "--code-fichier", code)
    assert (refused.status, "existe déjà" in refused.err) == (2, True)
    assert not (tmp_path / "b.engagement").exists()


def test_a_refused_import_names_its_rows_and_creates_nothing(type_: Type, tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    dossier = tmp_path / "refus.engagement"
    told = type_("importer", WORKBOOKS / "classeur-refus.xlsx", "--dossier", dossier, "--journal", journal)
    assert told.status == 2
    assert "Heures, ligne 4, durée (1h75)" in told.out
    assert "Rien n’a été écrit" in told.out
    assert folder(tmp_path) == {"journal.json"}
    written = json.loads(journal.read_text(encoding="utf-8"))
    assert written["imported"] is False
    assert {"sheet": "Heures", "row": 4, "column": "durée"}.items() <= next(
        error for error in written["errors"] if error["sheet"] == "Heures"
    ).items()


def test_a_partial_import_writes_the_good_rows(type_: Type, tmp_path: Path) -> None:
    dossier = tmp_path / "refus.engagement"
    told = type_("importer", WORKBOOKS / "classeur-refus.xlsx", "--dossier", dossier, "--partiel")
    assert (told.status, dossier.exists(), "refusée" in told.out) == (0, True, True)


@pytest.mark.parametrize(("workbook", "status"), [("classeur-simple.xlsx", 0), ("classeur-refus.xlsx", 2)])
def test_a_trial_says_what_would_happen_and_writes_nothing(
    type_: Type, tmp_path: Path, workbook: str, status: int
) -> None:
    told = type_("importer", WORKBOOKS / workbook, "--dossier", tmp_path / "a.engagement", "--essai")
    assert told.status == status
    assert "Essai seulement" in told.out
    assert folder(tmp_path) == set()


def test_a_dossier_cannot_be_made_in_a_folder_that_is_not_there(type_: Type, tmp_path: Path) -> None:
    told = type_(
        "importer", WORKBOOKS / "classeur-simple.xlsx", "--dossier", tmp_path / "nulle-part" / "a.engagement"
    )
    assert (told.status, "Traceback" in told.err) == (3, False)


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "ods", "json"])
def test_the_yearly_report_is_written_in_each_format_and_never_half(
    type_: Type, imported: Path, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"rapport.{suffix}"
    told = type_("rapport", "--dossier", imported, "--annee", 2025, "--sortie", output)
    assert told.status == 0, told.err
    first = output.read_bytes()
    assert type_("rapport", "--dossier", imported, "--annee", 2025, "--sortie", output, "--json").status == 0
    assert output.read_bytes() == first
    assert not list(tmp_path.glob("*.part"))


def test_a_report_of_another_kind_is_refused(type_: Type, imported: Path, tmp_path: Path) -> None:
    told = type_("rapport", "--dossier", imported, "--annee", 2025, "--sortie", tmp_path / "r.docx")
    assert (told.status, "Traceback" in told.err) == (2, False)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("workbook", ["classeur-simple", "classeur-brouillon"])
def test_the_samples_give_the_figures_that_an_independent_reader_found(
    type_: Type, tmp_path: Path, workbook: str, year: int
) -> None:
    dossier, output = tmp_path / "a.engagement", tmp_path / "r.json"
    assert type_("importer", WORKBOOKS / f"{workbook}.xlsx", "--dossier", dossier).status == 0
    assert type_("rapport", "--dossier", dossier, "--annee", year, "--sortie", output).status == 0
    expected = json.loads((WORKBOOKS / f"{workbook}.attendu-{year}.json").read_text(encoding="utf-8"))
    assert_holds(expected, json.loads(output.read_text(encoding="utf-8")))


def assert_holds(expected: object, found: object, path: str = "") -> None:
    """Each expected key, strictly; lists of rows are matched by person or name, none too many."""
    if isinstance(expected, dict):
        assert isinstance(found, dict), path
        for key, value in expected.items():
            assert_holds(value, found.get(key), f"{path}.{key}")
        if path.endswith(("by_nature", "by_mission", "by_college", "by_status")):
            assert set(found) == set(expected), path
    elif isinstance(expected, list) and expected and isinstance(expected[0], dict):
        key = "person" if "person" in expected[0] else "name"
        assert isinstance(found, list)
        assert sorted(row[key] for row in found) == sorted(row[key] for row in expected), path
        theirs = {row[key]: row for row in found}
        for row in expected:
            assert_holds(row, theirs[row[key]], f"{path}[{row[key]}]")
    elif path.endswith(".km"):
        assert isinstance(found, str)
        assert Decimal(found) == Decimal(str(expected))
    else:
        assert (type(found), found) == (type(expected), expected), path


def test_backup_and_restore_give_the_same_dossier_back(type_: Type, imported: Path, tmp_path: Path) -> None:
    saved = tmp_path / "cle-usb" / "msp.engagement-sauvegarde"
    saved.parent.mkdir()
    assert type_("sauvegarder", "--dossier", imported, "--sortie", saved).status == 0
    back = saved.parent / "rendu.engagement"
    assert type_("restaurer", saved, "--dossier", back).status == 0
    counts = [
        json.loads(type_("verifier", "--dossier", each, "--json").out)["counts"] for each in (imported, back)
    ]
    assert counts[0] == counts[1]
    refused = type_("restaurer", saved, "--dossier", back)
    assert (refused.status, "existe déjà" in refused.err) == (2, True)


def test_verify_says_in_words_that_all_is_in_order(type_: Type, imported: Path) -> None:
    told = type_("verifier", "--dossier", imported)
    assert (told.status, "Le dossier est en ordre." in told.out) == (0, True)


def test_a_demo_is_the_same_for_the_same_seed_and_day(type_: Type, tmp_path: Path) -> None:
    outputs = []
    for name in ("a", "b"):
        dossier, output = tmp_path / f"{name}.engagement", tmp_path / f"{name}.json"
        assert type_("demo", "--dossier", dossier, "--graine", 3).status == 0
        type_("rapport", "--dossier", dossier, "--annee", 2025, "--sortie", output)
        outputs.append(output.read_bytes())
    assert outputs[0] == outputs[1]


def test_a_wrong_phrase_is_told_apart_from_a_missing_one(
    type_: Type, imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "phrase.txt"
    wrong.write_text("ce n'est pas la bonne phrase du tout", encoding="utf-8")
    told = type_("verifier", "--dossier", imported, "--phrase-fichier", wrong)
    assert (told.status, "n’ouvre pas" in told.err) == (3, True)
    absent = type_("verifier", "--dossier", imported, "--phrase-fichier", tmp_path / "rien.txt")
    assert (absent.status, "ne peut pas être lu" in absent.err) == (3, True)
    monkeypatch.delenv("ENGAGEMENT_PHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    missing = type_("verifier", "--dossier", imported)
    assert (missing.status, "manque" in missing.err) == (3, True)


def test_a_phrase_file_may_end_with_a_line_break(
    type_: Type, imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.conftest import PHRASE

    monkeypatch.delenv("ENGAGEMENT_PHRASE")
    right = tmp_path / "phrase.txt"
    right.write_text(PHRASE + "\r\n", encoding="utf-8")
    assert type_("verifier", "--dossier", imported, "--phrase-fichier", right).status == 0


def test_the_account_can_be_named(type_: Type, imported: Path) -> None:
    assert type_("verifier", "--dossier", imported, "--compte", "Coordination").status == 0
    told = type_("verifier", "--dossier", imported, "--compte", "Personne")
    assert (told.status, "Personne" in told.err) == (3, True)


@pytest.mark.parametrize(
    "content",
    [b"", b"bonjour\n" * 100, b"SQLite format 3\x00" + bytes(4000)],
    ids=["empty", "text", "another program's base"],
)
def test_a_file_that_is_no_dossier_is_told_in_french(type_: Type, imported: Path, content: bytes) -> None:
    imported.write_bytes(content)
    told = type_("verifier", "--dossier", imported)
    assert (told.status, bool(told.err), "Traceback" in told.err) == (3, True, False)


def test_a_dossier_cut_in_half_is_told_in_french_and_left_as_it_is(type_: Type, imported: Path) -> None:
    half = imported.read_bytes()[: imported.stat().st_size // 2]
    imported.write_bytes(half)
    told = type_("rapport", "--dossier", imported, "--annee", 2025, "--sortie", imported.with_suffix(".pdf"))
    assert (told.status, "auvegarde" in told.err, "Traceback" in told.err) == (3, True, False)
    assert imported.read_bytes() == half


def test_a_dossier_without_its_keys_says_which_files_to_copy(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "ailleurs" / imported.name
    alone.parent.mkdir()
    shutil.copy(imported, alone)
    told = type_("verifier", "--dossier", alone)
    assert (told.status, "msp.cle" in told.err) == (3, True)


def test_a_second_program_on_the_same_dossier_is_refused(type_: Type, imported: Path) -> None:
    from engagement_desktop.storage.dossiers import open_dossier
    from tests.conftest import PHRASE, POLICY

    first = open_dossier(imported, PHRASE, policy=POLICY)
    try:
        told = type_("verifier", "--dossier", imported)
    finally:
        first.database.close()
    assert told.status == 3
    assert told.err.strip() == (
        "Ce dossier est déjà ouvert ici ou sur un autre poste. Rien n’a été changé. "
        "Fermez-le là-bas, puis réessayez."
    )


def test_a_bug_leaves_status_one_and_says_that_the_dossier_is_safe(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from engagement_desktop.cli.main import run

    assert run(["verifier", "--dossier", str(imported)], None) == 1
    assert "Le dossier est intact" in capsys.readouterr().err
