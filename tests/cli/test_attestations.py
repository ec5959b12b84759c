"""`engagement attestation`: which paper, of whom, and what is refused."""

import json
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Type

MODELS = {
    "benevolat": "Attestation de bénévolat",
    "cec": "Récapitulatif pour le compte d’engagement citoyen",
    "vae": "Attestation pour une validation des acquis de l’expérience (VAE)",
}


def asked(dossier: Path, target: Path, *more: object, person: str = "P0004") -> tuple[object, ...]:
    where = ("--dossier", dossier, "--personne", person, "--annee", 2025, "--sortie", target)
    return ("attestation", *where, *more)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("model", MODELS)
def test_a_paper_is_written_with_its_number(type_: Type, imported: Path, tmp_path: Path, model: str) -> None:
    told = type_(*asked(imported, tmp_path / "a.pdf", "--modele", model))
    assert (told.status, told.err) == (0, "")
    assert f"Fichier écrit : {tmp_path / 'a.pdf'}\n" in told.out
    said = words_of(tmp_path / "a.pdf")
    assert MODELS[model] in said
    assert "n° 2026-001" in said
    assert "M. Moïse D’Hondt" in said


def test_hours_are_those_of_the_register(type_: Type, imported: Path, tmp_path: Path) -> None:
    type_(*asked(imported, tmp_path / "a.pdf", "--modele", "benevolat"))
    assert "pour un total de 3 h 05" in words_of(tmp_path / "a.pdf")


def test_a_name_that_only_one_person_bears_is_enough_and_the_number_is_told(
    type_: Type, imported: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.docx"
    told = type_(*asked(imported, target, "--modele", "vae", "--json", person="huguette KOWALSKI"))
    assert told.status == 0, told.err
    assert json.loads(told.out) == {"file": str(target), "number": "2026-001"}
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("model", "person", "year", "name", "refusal"),
    [
        ("benevolat", "Inconnue", 2025, "a.pdf", "Personne ne répond à «\u00a0Inconnue\u00a0»"),
        ("benevolat", "Kowalski", 2025, "a.pdf", "désigne"),
        ("presence", "P0004", 2025, "a.pdf", "Aucune réunion tenue"),
        ("benevolat", "P0004", 2019, "a.pdf", "Aucune heure bénévole validée"),
        ("cec", "P0004", 2030, "a.pdf", "L’année 2030 n’est pas commencée"),
        ("cec", "P0004", 2025, "a.odt", "finit par"),
        ("conge", "P0004", 2025, "a.pdf", "--modele"),
    ],
)
def test_what_cannot_be_given_is_refused_and_nothing_is_written(
    type_: Type, imported: Path, tmp_path: Path, model: str, person: str, year: int, name: str, refusal: str
) -> None:
    words = ("attestation", "--dossier", imported, "--personne", person, "--annee", year)
    told = type_(*words, "--modele", model, "--sortie", tmp_path / name)
    assert told.status == 2
    assert refusal in told.err
    assert not (tmp_path / name).exists()


def test_a_place_that_is_not_there_is_the_environment(type_: Type, imported: Path, tmp_path: Path) -> None:
    told = type_(*asked(imported, tmp_path / "nulle part" / "a.pdf", "--modele", "benevolat"))
    assert told.status == 3
