"""`engagement compte-rendu`: which meeting is meant, what is written, and what is refused."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from tests.cli.conftest import Type

MEETINGS = [
    ["comité", "date", "début", "fin", "statut", "ordre du jour"],
    ["Comité des usagers", "05/03/2026", "18:00", "20:00", "tenue", "Accueil téléphonique"],
    ["Comité des usagers", "04/06/2026", "09:30", "11:00", "tenue", "Matin"],
    ["Comité des usagers", "04/06/2026", "18:00", "20:00", "tenue", "Soir"],
    ["Comité des usagers", "10/12/2026", "18:00", None, "prévue", None],
    ["Comité des usagers", "02/04/2026", "18:00", None, "annulée", None],
]
SHEETS: dict[str, list[list[object]]] = {
    "Structures": [["nom", "type", "forme juridique", "SIREN"], ["MSP du Pont", "MSP", "SISA", "328532916"]],
    "Comités": [["comité", "structure", "type d’instance"], ["Comité des usagers", "MSP du Pont", "comité"]],
    "Personnes": [["identifiant", "nom", "prénom", "collège"], ["P1", "Prigent", "Chantal", "usager"]],
    "Mandats": [
        ["personne", "comité", "fonction", "siège", "début"],
        ["P1", "Comité des usagers", "présidence", "titulaire", "01/01/2025"],
    ],
    "Réunions": [list(row) for row in MEETINGS],
    "Présences": [
        ["comité", "date", "début", "personne", "statut"],
        ["Comité des usagers", "05/03/2026", None, "P1", "présent"],
    ],
}


@pytest.fixture
def dossier(type_: Type, tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "c.xlsx")
    told = type_("importer", tmp_path / "c.xlsx", "--dossier", tmp_path / "msp.engagement")
    assert told.status == 0, told.err
    return tmp_path / "msp.engagement"


def asked(dossier: Path, target: Path, day: str = "05/03/2026", *more: object) -> tuple[object, ...]:
    where = ("--dossier", dossier, "--comite", "COMITE des usagers", "--date", day, "--sortie", target)
    return ("compte-rendu", *where, *more)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("day", ["05/03/2026", "2026-03-05", "5 mars 2026"])
def test_the_minutes_of_a_meeting_are_written(type_: Type, dossier: Path, tmp_path: Path, day: str) -> None:
    told = type_(*asked(dossier, tmp_path / "m.pdf", day))
    assert (told.status, told.err) == (0, "")
    assert told.out == f"Compte rendu écrit : {tmp_path / 'm.pdf'}\n"
    said = words_of(tmp_path / "m.pdf")
    assert "Accueil téléphonique" in said
    assert "projet" in said, "nothing was validated"


def test_they_are_written_as_a_document_to_edit(type_: Type, dossier: Path, tmp_path: Path) -> None:
    told = type_(*asked(dossier, tmp_path / "m.docx"), "--json")
    assert told.status == 0, told.err
    assert json.loads(told.out)["file"] == str(tmp_path / "m.docx")
    assert json.loads(told.out)["state"] == "draft"
    assert (tmp_path / "m.docx").read_bytes()[:2] == b"PK"


def test_the_public_version_names_itself(type_: Type, dossier: Path, tmp_path: Path) -> None:
    assert type_(*asked(dossier, tmp_path / "m.pdf"), "--public").status == 0
    assert "public" in words_of(tmp_path / "m.pdf")


def test_a_committee_that_met_twice_that_day_is_asked_which(
    type_: Type, dossier: Path, tmp_path: Path
) -> None:
    told = type_(*asked(dossier, tmp_path / "m.pdf", "04/06/2026"))
    assert told.status == 2
    assert "9 h 30 et 18 h 00" in told.err.replace("\u00a0", " ")
    assert "--debut" in told.err
    assert not (tmp_path / "m.pdf").exists()


@pytest.mark.parametrize(("hour", "title"), [("9h30", "Matin"), ("18:00", "Soir")])
def test_the_hour_says_which(type_: Type, dossier: Path, tmp_path: Path, hour: str, title: str) -> None:
    assert type_(*asked(dossier, tmp_path / "m.pdf", "04/06/2026"), "--debut", hour).status == 0
    assert title in words_of(tmp_path / "m.pdf")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "10/12/2026"), "ne s’est pas tenue"),
        (("--date", "02/04/2026"), "ne s’est pas tenue"),
        (("--date", "06/03/2026"), "pas de réunion le 06/03/2026"),
        (("--date", "04/06/2026", "--debut", "10h"), "pas de réunion à cette heure"),
        (("--comite", "CVS"), "« CVS » n’est pas dans ce dossier"),
        (("--date", "32/01/2026"), "--date"),
        (("--debut", "25h"), "--debut"),
        (("--sortie", "m.txt"), ".pdf ou en .docx"),
    ],
)
def test_what_cannot_be_given_is_refused_with_its_reason(
    type_: Type, dossier: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = type_(*asked(dossier, tmp_path / "m.pdf"), *words)
    assert (told.status, said in told.err.replace("\u00a0", " ")) == (2, True), told.err
    assert "Traceback" not in told.err
    assert not (tmp_path / "m.pdf").exists()


def test_a_folder_that_is_not_there_is_told(type_: Type, dossier: Path, tmp_path: Path) -> None:
    told = type_(*asked(dossier, tmp_path / "absent" / "m.pdf"))
    assert (told.status, "Traceback" in told.err) == (3, False)


def test_what_is_missing_is_said(type_: Type, dossier: Path) -> None:
    told = type_("compte-rendu", "--dossier", dossier)
    assert told.status == 2
    assert "il manque" in told.err


def test_validated_minutes_refuse_an_import_that_changes_them(
    type_: Type, dossier: Path, tmp_path: Path
) -> None:
    from engagement_desktop.bootstrap import Ways, open_application
    from tests.conftest import PHRASE, POLICY

    application = open_application(dossier, PHRASE, ways=Ways(policy=POLICY))
    application.minutes.validate(application.minutes.find("Comité des usagers", date(2026, 3, 5)))
    application.close()
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    book["Réunions"]["F2"] = "Autre ordre du jour"
    book.save(tmp_path / "c2.xlsx")
    told = type_("importer", tmp_path / "c2.xlsx", "--dossier", dossier, "--mettre-a-jour")
    assert (told.status, "Faites un rectificatif" in told.err) == (2, True), told
    again = type_("importer", tmp_path / "c.xlsx", "--dossier", dossier)
    assert again.status == 0, "the same workbook again changes nothing"
    assert type_(*asked(dossier, tmp_path / "m.pdf")).status == 0
    assert "empreinte" in words_of(tmp_path / "m.pdf")
