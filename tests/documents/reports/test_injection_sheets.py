"""A spreadsheet keeps what was typed as text: no cell of it counts, links, fetches or runs."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import openpyxl
import pytest
from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from engagement_desktop.documents.reports.yearly_sheets import render_ods, render_xlsx
from engagement_desktop.documents.text import LONGEST_CELL
from tests.documents.reports.hostile_reports import names, notes, report_saying
from tests.hostile_words import in_batches, looks_like, tagged, without_blanks

Words = tuple[str, ...]
Render = Callable[..., bytes]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OUR_TOTAL = re.compile(r"SUM\([A-Z]{1,2}2:[A-Z]{1,2}\d+\)")
OUR_TOTAL_ODS = re.compile(r"of:=SUM\(\[\.[A-Z]{1,2}2:\.[A-Z]{1,2}\d+\]\)")
XLSX_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml"
)
LEADING_OUT = {"hyperlink", "hyperlinks", "externalReference", "definedName", "drawing", "oleObject"}
ODS_PARTS = {"mimetype", "META-INF/manifest.xml", "meta.xml", "settings.xml", "styles.xml", "content.xml"}


def opened(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook; a name that stands there twice would hide one of them."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names_there = archive.namelist()
        assert len(names_there) == len(set(names_there))
        return {name: archive.read(name) for name in names_there}


def sheets_of(parts: dict[str, bytes]) -> Iterator[tuple[str, Element]]:
    for name, part in parts.items():
        if name.startswith("xl/worksheets/"):
            yield name, ElementTree.fromstring(part)


def shared(parts: dict[str, bytes]) -> list[str]:
    """The texts of the workbook, in the order by which cells call them."""
    strings = ElementTree.fromstring(parts["xl/sharedStrings.xml"])
    return ["".join(part.text or "" for part in each.iter(f"{MAIN}t")) for each in strings.iter(f"{MAIN}si")]


def cells_of_ods(parts: dict[str, bytes]) -> Iterator[Element]:
    yield from ElementTree.fromstring(parts["content.xml"]).iter(f"{TABLE}table-cell")


def column(render: Render, words: list[str], sheet: str, place: int) -> list[str]:
    """One column of one sheet under its head, as another program reads it."""
    content = render(report_saying(words), nominative=True)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet).to_python()
    return [row[place] for row in rows[1:]]


@pytest.fixture(params=[render_xlsx, render_ods], ids=["xlsx", "ods"])
def render(request: pytest.FixtureRequest) -> Render:
    return request.param


@pytest.mark.parametrize("words", in_batches(145))
def test_every_text_of_an_xlsx_is_a_text_and_every_formula_a_total_of_ours(words: Words) -> None:
    parts = opened(render_xlsx(report_saying(tagged(words)), nominative=True))
    known, formulas, numbers = shared(parts), 0, 0
    for name, sheet in sheets_of(parts):
        for cell in sheet.iter(f"{MAIN}c"):
            kind, formula = cell.get("t"), cell.find(f"{MAIN}f")
            value = cell.findtext(f"{MAIN}v")
            if formula is not None:
                assert OUR_TOTAL.fullmatch(formula.text or ""), f"{name} {cell.get('r')}"
                assert kind in (None, "n")
                formulas += 1
            elif kind == "s":
                assert known[int(value or "")] is not None
            else:
                assert kind in (None, "n"), f"{name} {cell.get('r')} is neither a text nor a number"
                assert value is None or re.fullmatch(r"-?[\d.]+(E-?\d+)?", value), value
                numbers += value is not None
    assert formulas > 10
    assert numbers > 100


@pytest.mark.parametrize("words", in_batches(145))
def test_an_xlsx_has_no_part_but_sheets_and_no_link_out_of_itself(words: Words) -> None:
    parts = opened(render_xlsx(report_saying(tagged(words)), nominative=True))
    assert [name for name in parts if not XLSX_PARTS.fullmatch(name)] == []
    for name, part in parts.items():
        tree = ElementTree.fromstring(part)
        marks = {each.tag.rpartition("}")[2] for each in tree.iter()}
        assert marks & {"hyperlink", "hyperlinks", "externalReference", "definedName", "drawing"} == set(), (
            name
        )
        if name.endswith(".rels"):
            assert all(each.get("TargetMode") != "External" for each in tree), name
            assert all("://" not in (each.get("Target") or "") for each in tree), name


@pytest.mark.parametrize("words", in_batches(145))
def test_every_text_of_an_ods_is_a_text_and_every_formula_a_total_of_ours(words: Words) -> None:
    parts = opened(render_ods(report_saying(tagged(words)), nominative=True))
    assert set(parts) == ODS_PARTS
    kinds: dict[str | None, int] = {}
    for cell in cells_of_ods(parts):
        kind, formula = cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula")
        kinds[kind] = kinds.get(kind, 0) + 1
        if formula is not None:
            assert OUR_TOTAL_ODS.fullmatch(formula), formula
            assert kind in {"float", "time", "currency"}
        held = {each.tag for each in cell.iter()} - {cell.tag}
        assert held <= {f"{TEXT}p"}, "a text cell holds paragraphs, any other holds nothing"
        assert (kind == "string") == bool(held)
    assert set(kinds) == {None, "string", "float", "time", "currency", "percentage", "date"}
    assert kinds["string"] > 6 * len(names(tagged(words)))


@pytest.mark.parametrize("words", in_batches(145))
def test_an_ods_leads_nowhere(words: Words) -> None:
    parts = opened(render_ods(report_saying(tagged(words)), nominative=True))
    for name, part in parts.items():
        if name == "mimetype":
            continue
        tree = ElementTree.fromstring(part)
        for each in tree.iter():
            assert not any("xlink" in attribute or "script" in attribute for attribute in each.attrib), name
            assert each.tag.rpartition("}")[2] not in {"a", "script", "event-listener", "dde-source", "image"}


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        ("Comités", 0),
        ("Présence", 0),
        ("Valeur des heures", 4),
        ("CEC par personne", 0),
        ("CEC par personne", 1),
    ],
)
@pytest.mark.parametrize("words", in_batches(434))
def test_every_column_of_words_comes_back_as_it_was_typed(
    render: Render, words: Words, sheet: str, place: int
) -> None:
    typed = names(tagged(words))
    found = column(render, tagged(words), sheet, place)
    assert len(found) >= len(typed)
    for said, read in zip(typed, found, strict=False):
        assert isinstance(read, str)
        assert looks_like(said).fullmatch(without_blanks(read)), (said[:60], read[:60])


@pytest.mark.parametrize("words", in_batches(434))
def test_words_too_long_for_a_cell_are_cut_and_not_lost(render: Render, words: Words) -> None:
    long = [*notes(tagged(words)), "mot " * 12_000]
    content = render(report_saying(long), nominative=False)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Lire").to_python()
    told = [row[1] for row in rows if row[0] == "Barème des kilomètres"]
    assert len(told) == len(long)
    for said, read in zip(long, told, strict=True):
        assert len(read) <= LONGEST_CELL
        assert looks_like(said[:200]).match(without_blanks(read))
    assert told[-1].endswith("…")


def test_words_that_look_like_the_codes_of_the_format_are_not_decoded() -> None:
    """`_x0041_` is how the format writes a sign: typed, it must come back as these seven signs."""
    typed = ["_x0041_", "_x000D_", "_xD800_", "a_x0020_b", "_X0041_", "_x41_"]
    content = render_xlsx(report_saying(typed), nominative=False)
    book = openpyxl.load_workbook(BytesIO(content))
    raw = "".join(shared(opened(content)))
    assert "_x005F_x0041_" in raw
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Comités").to_python()
    assert [row[0] for row in rows[1 : 1 + len(typed)]] == typed
    assert book["Comités"]["A2"].data_type == "s"


def test_another_program_finds_neither_formula_nor_link_outside_the_totals() -> None:
    """openpyxl decides by the text of a cell: what begins with « = » would be a formula to it."""
    words = ["=1+1", "+1", "@SUM(1)", "http://exemple.invalid", "mailto:a@exemple.invalid", "internal:A!B2"]
    book = openpyxl.load_workbook(BytesIO(render_xlsx(report_saying(words), nominative=True)))
    counted: list[Any] = []
    for sheet in book:
        assert len(sheet._hyperlinks) == 0
        assert sheet._images == []
        for row in sheet.iter_rows():
            counted += [cell.value for cell in row if cell.data_type == "f"]
    assert counted
    assert all(OUR_TOTAL.fullmatch(str(formula).removeprefix("=")) for formula in counted), counted
    assert dict(book.defined_names) == {}
