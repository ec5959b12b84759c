"""Workbooks as spreadsheets, people and attackers write them."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.imports.raw import CellFault, RawWorkbook
from engagement_desktop.services.imports import limits
from engagement_desktop.services.imports.reading import read_workbook
from engagement_desktop.services.imports.sheets import KNOWN_SHEETS
from engagement_desktop.services.progress import Silent
from tests.services.imports.conftest import HOURS, LINE, SAMPLES, Desk, person, usual, write

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'office:version="1.2"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body>'
    "</office:document-content>"
)
_SHEET_XML = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def read(path: Path) -> RawWorkbook:
    return read_workbook(path, KNOWN_SHEETS, Silent())


def refusal(path: Path) -> str:
    with pytest.raises(DomainError) as refused:
        read(path)
    assert "Rien n’a été changé" in refused.value.sentence
    return refused.value.sentence


def archive(path: Path, parts: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def changed(path: Path, parts: dict[str, bytes | str]) -> Path:
    """A workbook of one sheet « Heures », some of its parts replaced."""
    whole = write(path, {"Heures": [HOURS]})
    with zipfile.ZipFile(whole) as source:
        known: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    return archive(path, known | parts)


def ods(path: Path, tables: str, manifest: str = "<manifest/>") -> Path:
    return archive(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": _ODS.format(tables),
        },
    )


def text_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ne se lit pas"),
        (b"du texte", "ne se lit pas"),
        (b"PK\x03\x04 et puis rien", "ne se lit pas"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ancien format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protégé par un mot de passe",
        ),
    ],
)
def test_what_is_no_workbook_is_told_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(content)

    assert said in refusal(path)


def test_half_a_workbook_is_none(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    whole = (SAMPLES / "simple.xlsx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    assert "ne se lit pas" in refusal(path)


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    assert "ne se lit pas" in refusal(archive(tmp_path / "a.xlsx", {"lisez-moi.txt": "bonjour"}))


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.xml": b"<workbook"},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row><c"},
        {"xl/worksheets/sheet1.xml": _SHEET_XML.format('<row r="x"><c r="A1" t="e"/></row>')},
        {"xl/workbook.xml": "\ufeff<workbook/>".encode("utf-16")},
    ],
)
def test_a_broken_part_is_told_in_one_sentence(tmp_path: Path, parts: dict[str, bytes | str]) -> None:
    assert "ne se lit pas" in refusal(changed(tmp_path / "a.xlsx", parts))


def test_an_entity_bomb_is_refused_in_any_part(tmp_path: Path) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'

    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/core.xml"):
        assert "gonfler" in refusal(changed(tmp_path / "a.xlsx", {part: lol}))


def test_a_part_that_inflates_beyond_measure_is_refused(tmp_path: Path) -> None:
    assert "gonfler" in refusal(changed(tmp_path / "a.xlsx", {"xl/media/a.bin": bytes(3_000_000)}))


def test_a_nested_archive_is_refused(tmp_path: Path) -> None:
    inner = archive(tmp_path / "b.zip", {"a": "b"}).read_bytes()

    assert "autre archive" in refusal(changed(tmp_path / "a.xlsx", {"xl/embeddings/b.bin": inner}))


def test_the_same_part_twice_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Heures": [HOURS]})
    with zipfile.ZipFile(path, "a") as target:
        target.writestr("XL/workbook.xml", "<workbook/>")

    assert "ne se lit pas" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    parts: dict[str, bytes | str] = {f"xl/media/{n}": b"" for n in range(limits.ENTRIES)}

    assert "2000 parties" in refusal(changed(tmp_path / "a.xlsx", parts))


def test_a_file_or_a_content_too_big_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = changed(tmp_path / "a.xlsx", {"xl/media/a.bin": bytes(range(256)) * 30})

    monkeypatch.setattr(limits, "UNPACKED_BYTES", 5_000)
    assert "une fois déplié" in refusal(path)
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    assert "dépasse" in refusal(path)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Heures": [HOURS]})
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(bytes(content))

    assert "mot de passe" in refusal(path)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="300000"><c r="A300000"><v>1</v></c></row>', "200\u202f000 lignes"),
        ('<row r="1"><c r="GS1"><v>1</v></c></row>', "200 colonnes"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "200 colonnes"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="150000"><c r="GA150000"/></row>', "trop étendue"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="GA150000"/></row>', "trop étendue"),
    ],
)
def test_a_sheet_that_spreads_too_far_is_refused_before_it_is_read(
    tmp_path: Path, rows: str, said: str
) -> None:
    path = changed(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": _SHEET_XML.format(rows)})

    assert said in refusal(path)


def test_sheets_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS_IN_ALL", 10)

    assert "trop étendue" in refusal(SAMPLES / "simple.xlsx")


def test_three_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n % 7}</v></c></row>' for n in range(1, 300_001))
    path = changed(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": _SHEET_XML.format(rows)})

    assert "200\u202f000 lignes" in refusal(path)


def test_sheets_that_nobody_asked_for_are_named_and_not_read(tmp_path: Path) -> None:
    book = read(write(tmp_path / "a.xlsx", {"Heures": [HOURS], "Brouillon": [{"a": 1}]}))

    assert [(sheet.name, bool(sheet.rows)) for sheet in book.sheets] == [
        ("Heures", True),
        ("Brouillon", False),
    ]


def test_cells_in_error_and_formulas_never_computed_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Heures")
        sheet.write_row(0, 0, ["durée", "date", "motif", "personne"])
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(1, 2, "=1+1", None, "")
        sheet.write_formula(9, 5, "=1+1", None, "")

    rows = read(path).sheets[0].rows

    assert rows[1][0] == 2.0
    assert [isinstance(cell, CellFault) for cell in rows[1]] == [False, True, True, False, False, False]
    assert isinstance(rows[9][5], CellFault)


def test_a_formula_whose_stored_text_is_empty_is_an_empty_cell(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c t="str"><f>A1</f></c></row>'

    cells = (
        read(changed(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": _SHEET_XML.format(row)}))
        .sheets[0]
        .rows
    )

    assert not isinstance(cells[0][0], CellFault)
    assert isinstance(cells[0][1], CellFault)


def test_the_refusal_of_such_a_cell_names_it(desk: Desk) -> None:
    path = desk.book(usual(Heures=[HOURS, {**HOURS, "durée": "#N/A"}]))

    (fault,) = desk.service.read(path).faults

    assert (fault.sheet, fault.row, fault.column, fault.value) == ("Heures", 3, "durée", "#N/A")


def test_an_ods_gives_the_same_cells(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="time" office:time-value="PT26H30M00S"><text:p>x</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="string" calcext:value-type="error" office:string-value="">'
        "<text:p>#N/D</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1+1"/>'
    )
    path = ods(
        tmp_path / "a.ods",
        f'<table:table table:name="Heures"><table:table-row>{text_cell("durée")}{text_cell("date")}'
        "</table:table-row>"
        f"<table:table-row>{cells}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>',
    )

    (sheet,) = read(path).sheets

    assert sheet.rows[1][0].total_seconds() == 95_400  # type: ignore[union-attr]
    assert [isinstance(cell, CellFault) for cell in sheet.rows[1]] == [False, True, True]


def test_an_ods_that_repeats_itself_beyond_measure_is_refused(tmp_path: Path) -> None:
    rows = f'<table:table-row table:number-rows-repeated="1000000">{text_cell("a")}</table:table-row>'

    assert "lignes" in refusal(
        ods(tmp_path / "a.ods", f'<table:table table:name="Heures">{rows}</table:table>')
    )


def test_a_broken_or_protected_ods_is_refused(tmp_path: Path) -> None:
    assert "ne se lit pas" in refusal(ods(tmp_path / "a.ods", "<table:table>"))
    assert "mot de passe" in refusal(ods(tmp_path / "b.ods", "", "<manifest:encryption-data/>"))


def test_merged_cells_of_an_ods_header_are_seen(tmp_path: Path, desk: Desk) -> None:
    wide = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="3">'
        "<text:p>Heures</text:p></table:table-cell>"
    )
    path = ods(
        tmp_path / "a.ods",
        f'<table:table table:name="Heures"><table:table-row>{wide}</table:table-row></table:table>',
    )

    assert "fusionnées" in desk.service.read(path).faults[1].message


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ";"), ("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_a_folder_of_csv_files_is_a_workbook(
    desk: Desk, tmp_path: Path, encoding: str, separator: str
) -> None:
    folder = tmp_path / "classeur"
    folder.mkdir()
    for name, rows in usual(
        Personnes=[person("P1", nom="Œuvrard, dite Zoé")], Heures=[HOURS], Frais=[LINE]
    ).items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines = [columns, *([_written(row.get(column, "")) for column in columns] for row in rows)]
        text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
        (folder / f"{name.upper()}.CSV").write_bytes(text.encode(encoding))
    (folder / "notes.txt").write_text("rien", encoding="utf-8")

    journal = desk.service.apply(desk.service.read(folder))

    assert journal.imported, journal.errors
    assert desk.rows("person")[0].last_name == "Œuvrard, dite Zoé"
    assert desk.rows("expense_line")[0].amount.cents == 1250


def _written(value: object) -> str:
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value).replace(".", ",")


def test_a_single_csv_file_is_one_sheet(tmp_path: Path) -> None:
    path = tmp_path / "Heures.csv"
    path.write_text("durée\n\n2h;x\n", encoding="utf-8")

    (sheet,) = read(path).sheets

    assert (sheet.name, sheet.rows) == ("Heures", [["durée", ""], ["", ""], ["2h", "x"]])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a\0b", "texte lisible"),
        (b"\xff\xfea", "texte lisible"),
        (b'"' + b"a" * 200_000, "guillemet"),
        (b";" * 300, "200 colonnes"),
        (b"a\n" * 200_001, "lignes"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "Heures.csv"
    path.write_bytes(content)

    assert said in refusal(path)


def test_a_folder_without_csv_or_with_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "aucun fichier .csv" in refusal(tmp_path)
    for number in range(3):
        (tmp_path / f"{number}.csv").write_text("abc", encoding="utf-8")
    monkeypatch.setattr(limits, "ENTRIES", 2)
    assert "parties" in refusal(tmp_path)
    monkeypatch.setattr(limits, "ENTRIES", 20)
    monkeypatch.setattr(limits, "FILE_BYTES", 5)
    assert "dépasse" in refusal(tmp_path)


def test_a_place_that_cannot_be_read_is_the_worlds_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> bytes:
        raise PermissionError(13, "denied")

    path = write(tmp_path / "a.xlsx", {"Heures": [HOURS]})
    monkeypatch.setattr(Path, "read_bytes", denied)

    with pytest.raises(KnownProblem) as problem:
        read(path)
    assert problem.value.cause is Cause.SUPPORT


def test_an_archive_names_nothing_outside(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("../../dehors.txt", "x")
    path = tmp_path / "dedans" / "a.xlsx"
    path.parent.mkdir()
    path.write_bytes(buffer.getvalue())

    refusal(path)

    assert not (tmp_path / "dehors.txt").exists()
