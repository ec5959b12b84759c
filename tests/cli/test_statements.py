"""`engagement etat-frais`: what is written, in which form, and what is refused."""

import json
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Type


def asked(dossier: Path, target: Path, *more: object, first: str = "01/01/2025") -> tuple[object, ...]:
    days = ("--du", first, "--au", "2026-12-31")
    return ("etat-frais", "--dossier", dossier, *days, "--sortie", target, *more)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_the_three_forms_tell_the_same_lines_and_the_same_sum(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    told = {}
    for form in ("pdf", "xlsx", "csv"):
        done = type_(*asked(imported, tmp_path / f"e.{form}", "--json"))
        assert done.status == 0, done.err
        told[form] = json.loads(done.out)
        assert told[form]["file"] == str(tmp_path / f"e.{form}")
    assert len({(one["lines"], one["total_cents"]) for one in told.values()}) == 1
    rows = (tmp_path / "e.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == told["csv"]["lines"] + 1
    assert load_workbook(tmp_path / "e.xlsx")["Frais"].max_row == told["csv"]["lines"] + 2
    assert told["pdf"]["numbers"][0] == "2026-001"
    assert told["csv"]["numbers"] == []
    said = words_of(tmp_path / "e.pdf")
    assert "n° 2026-001, du 1er janvier 2025 au 31 décembre 2026" in said


def test_one_person_is_named_by_an_identifier(type_: Type, imported: Path, tmp_path: Path) -> None:
    type_(*asked(imported, tmp_path / "tous.csv"))
    rows = (tmp_path / "tous.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    name = " ".join(rows[0].split(";")[1:3])
    told = type_(*asked(imported, tmp_path / "une.csv", "--personne", name))
    assert told.status == 0, told.err
    assert f"Fichier écrit : {tmp_path / 'une.csv'}" in told.out
    alone = (tmp_path / "une.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert alone == [row for row in rows if row.split(";")[1:3] == rows[0].split(";")[1:3]]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--personne", "Inconnue"), "Personne ne répond à «\u00a0Inconnue\u00a0»"),
        (("--du", "le 40 mars"), "--du"),
        (("--du", "01/01/2027"), "avant son début"),
        (("--du", "31/12/2026"), "Aucun frais à compter"),
        (("--sortie", "e.odt"), "finit par"),
    ],
)
def test_what_cannot_be_told_is_refused_in_french(
    type_: Type, imported: Path, tmp_path: Path, words: tuple[str, str], refusal: str
) -> None:
    told = type_(*asked(imported, tmp_path / "e.pdf"), *words)
    assert told.status == 2
    assert refusal in told.err
    assert told.out == ""
    assert not (tmp_path / "e.pdf").exists()


def test_days_are_asked_for(type_: Type, imported: Path, tmp_path: Path) -> None:
    told = type_("etat-frais", "--dossier", imported, "--sortie", tmp_path / "e.pdf")
    assert told.status == 2
    assert "il manque : --du, --au" in told.err


def test_a_place_or_a_dossier_that_is_not_there_is_the_environment(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    assert type_(*asked(imported, tmp_path / "nulle part" / "e.pdf")).status == 3
    assert type_(*asked(tmp_path / "absent.engagement", tmp_path / "e.pdf")).status == 3


def test_what_does_not_count_is_told_beside(type_: Type, imported: Path, tmp_path: Path) -> None:
    told = type_(*asked(imported, tmp_path / "e.csv", first="01/01/2020"))
    assert told.status == 0
    assert told.err == "" or told.err.startswith("N’entrent pas dans ce total")
