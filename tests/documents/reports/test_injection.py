"""Whatever was typed is printed as it was typed: the paper obeys no word of it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from engagement_desktop.documents.reports.figures_json import render_json
from engagement_desktop.documents.reports.yearly_pdf import render_pdf
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear
from tests.documents.reports.hostile_reports import IDENTITY, bare_report, identity, names, report_saying
from tests.hostile_words import (
    chosen_words,
    every_word,
    in_batches,
    looks_like,
    missing,
    tagged,
    without_blanks,
)

Words = tuple[str, ...]
OBEYS = frozenset(
    {
        "/URI", "/Launch", "/JavaScript", "/JS", "/AA", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData",
        "/RichMedia", "/Movie", "/Sound", "/Rendition", "/AcroForm", "/XFA", "/Annots", "/OPI", "/Ref",
    }
)  # fmt: skip
SHOWS = frozenset({"/Image", "/PS", "/3D"})


def everything(content: bytes) -> Iterator[Any]:
    """Each object of a PDF, and each part of it, however deep."""
    reader = PdfReader(BytesIO(content))
    for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1):
        found = reader.get_object(number)
        if found is not None:
            yield from parts(found)


def parts(found: Any) -> Iterator[Any]:
    yield found
    if isinstance(found, DictionaryObject):
        for name, value in found.items():
            yield name
            yield from parts(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from parts(value)


def names_in(content: bytes) -> set[str]:
    """The names of the format itself, keys and values: a text is none of them."""
    return {str(found) for found in everything(content) if isinstance(found, NameObject)}


def assert_only_paper(content: bytes) -> None:
    """Nothing to follow, to run, to fetch, to fill in; no picture."""
    written = names_in(content)
    assert written & OBEYS == set()
    assert written & SHOWS == set()
    streams = [found for found in everything(content) if isinstance(found, StreamObject)]
    assert streams, "the search reads streams"
    assert [found for found in streams if "/F" in found] == [], "no stream lies in another file"


def text_of(content: bytes, folder: Path) -> str:
    path = folder / "rapport.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def test_the_search_itself_is_alive(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target)
    canvas.linkURL("http://exemple.invalid", (0, 0, 9, 9))
    canvas.drawString(100, 100, "<b>gras</b> zq000")
    canvas.save()
    written = target.getvalue()
    assert {"/URI", "/Annots"} <= names_in(written)
    with pytest.raises(AssertionError):
        assert_only_paper(written)
    read = text_of(written, tmp_path)
    assert missing(["<b>gras</b> zq000"], read) == []
    assert missing(["<i>gras</i> zq000", "gras zq001"], read) == ["<i>gras</i> zq000", "gras zq001"]


def test_the_words_are_many_and_of_every_kind() -> None:
    whole, chosen = every_word(), chosen_words()
    assert len(whole) == len(set(whole)) >= 400
    assert len(chosen) == 40
    assert max(map(len, whole)) >= 30_000
    for start in "=+-@\t\r\n＝":
        assert any(said.startswith(start) for said in whole), start
    for inside in (
        "DDE",
        "HYPERLINK",
        "WEBSERVICE",
        "<img",
        "javascript:",
        "\ud800",
        "\u202e",
        "😀",
        "O'Brien",
    ):
        assert any(inside in said for said in whole), inside


@pytest.mark.parametrize("words", in_batches(40))
def test_every_word_is_read_on_paper_and_none_is_obeyed(words: Words, tmp_path: Path) -> None:
    said = tagged(words)
    content = render_pdf(report_saying(said), nominative=True)
    assert_only_paper(content)
    assert missing(said, text_of(content, tmp_path)) == []


@pytest.mark.parametrize("words", in_batches(len(IDENTITY) * 3))
def test_a_structure_may_be_called_anything(words: Words, tmp_path: Path) -> None:
    said = names(tagged(words))
    for start in range(0, len(said), len(IDENTITY)):
        called = identity(said[start : start + len(IDENTITY)])
        content = render_pdf(bare_report(**called), nominative=False)
        assert_only_paper(content)
        told = [called[name] for name in IDENTITY]
        assert missing(told, text_of(content, tmp_path)) == []


@pytest.mark.parametrize("words", in_batches(20))
def test_the_title_of_the_file_is_the_name_as_it_is_printed(words: Words) -> None:
    """The properties and the outline are read by other programs, which see plain text there too."""
    for said in names(words)[:: len(words) // 10 or 1]:
        called = f"a {said} z"
        reader = PdfReader(BytesIO(render_pdf(bare_report(name=called), nominative=False)))
        told = reader.metadata
        assert told is not None
        assert told.title is not None
        seen = "".join(told.title.split())
        assert looks_like(called).search(seen), called[:60]
        assert told.author is not None
        assert looks_like(called).search("".join(told.author.split())), called[:60]
        assert reader.xmp_metadata is not None, "what says the file's kind is sound XML whatever the name"


@pytest.mark.parametrize("words", in_batches(40))
def test_the_figures_joined_to_the_paper_hold_the_words_sign_for_sign(words: Words) -> None:
    report = report_saying(tagged(words))
    (joined,) = PdfReader(BytesIO(render_pdf(report, nominative=False))).attachments.items()
    assert joined == ("rapport-2025.json", [render_json(report)])


@pytest.mark.parametrize("words", in_batches(400))
def test_a_machine_reads_each_word_as_it_was_typed(words: Words) -> None:
    said = tagged(words)
    report = report_saying(said)
    content = render_json(report)
    content.decode("utf-8")
    told = json.loads(content)
    assert [each["name"] for each in told["committees"]] == names(said)
    assert [each["person"] for each in told["cec"]] == names(said)
    assert told["structure"]["name"] == names(said)[0]


@pytest.mark.parametrize("words", in_batches(400))
def test_words_never_move_a_figure_of_the_json(words: Words) -> None:
    """The same report with plain names has the same figures, key for key."""
    hostile = json.loads(render_json(report_saying(tagged(words))))
    plain = json.loads(render_json(report_saying([f"Nom {n}" for n in range(len(names(tagged(words))))])))

    def figures(told: Any) -> Any:
        if isinstance(told, dict):
            return {key: figures(value) for key, value in told.items() if key not in ("name", "person")}
        return [figures(value) for value in told] if isinstance(told, list) else told

    assert figures(hostile) == figures(plain)


@pytest.mark.parametrize("length", [300, 5_000, pytest.param(32_000, marks=pytest.mark.endurance)])
@pytest.mark.parametrize("word", ["ŵ", "mŵt ", "<ŵ>"])
def test_a_committee_called_by_a_whole_book_is_printed_to_its_last_word(
    word: str, length: int, tmp_path: Path, committee: Callable[..., CommitteeYear]
) -> None:
    name = (word * length)[:length] + " zqfin"
    report = report_saying(["Maison"])
    figures = replace(report.figures, committees=(committee(name),), meeting_lines=())
    content = render_pdf(replace(report, figures=figures), nominative=False)
    assert_only_paper(content)
    read = without_blanks(text_of(content, tmp_path))
    assert "zqfin" in read
    assert read.count("ŵ") >= name.count("ŵ")


@pytest.mark.parametrize("said", ["a\nb", "a\r\nb", "a\u2028b", "a\x0bb", "\n\n", "", " ", "\x00"])
def test_a_name_of_several_lines_or_of_none_leaves_the_paper_sound(said: str, tmp_path: Path) -> None:
    report = report_saying([f"{said}"])
    content = render_pdf(report, nominative=True)
    assert_only_paper(content)
    assert "L’année en bref" in text_of(content, tmp_path)
