"""What is drawn over a page from outside falls where it is meant to, whatever the page draws."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from engagement_desktop.documents.expenses.receipts.placing import added, fitted, place
from tests.made_receipts import copied, pdf, written

SIDES = st.floats(-500, 500).map(lambda side: float(f"{side:.1f}"))
Box = tuple[float, float, float, float]


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def form_of(box: Box, matrix: Box | tuple[float, ...] | None = None) -> DictionaryObject:
    form = DictionaryObject({NameObject("/BBox"): numbers(*box)})
    if matrix is not None:
        form[NameObject("/Matrix")] = numbers(*matrix)
    return form


def corners(box: Box) -> list[tuple[float, float]]:
    left, low, right, top = box
    return [(left, low), (left, top), (right, low), (right, top)]


def shown(form: DictionaryObject, box: Box, target: Box) -> Box:
    """Where the box comes after its own matrix and the one that was found."""
    matrix: Any = tuple(float(one) for one in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    own = Transformation(matrix)
    found = Transformation(fitted(form, numbers(*target)))
    points = [found.apply_on(own.apply_on(corner)) for corner in corners(box)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


@pytest.mark.parametrize(
    "matrix",
    [None, (1, 0, 0, 1, 30, -12), (0, 1, -1, 0, 0, 0), (-1, 0, 0, -1, 5, 5), (2, 0, 0, 0.5, 0, 0)],
    ids=["none", "moved", "quarter", "half", "stretched"],
)
def test_an_appearance_fills_its_rectangle_however_it_is_turned(matrix: tuple[float, ...] | None) -> None:
    box, target = (0.0, 0.0, 90.0, 20.0), (80.0, 600.0, 260.0, 640.0)
    assert shown(form_of(box, matrix), box, target) == pytest.approx(target, abs=0.01)


@given(
    st.tuples(SIDES, SIDES, st.floats(1, 300), st.floats(1, 300)),
    st.tuples(SIDES, SIDES, st.floats(0, 300), st.floats(0, 300)),
)
def test_any_box_comes_into_any_rectangle(one: Box, other: Box) -> None:
    box, target = ((x, y, x + wide, y + high) for x, y, wide, high in (one, other))
    assert shown(form_of(box), box, target) == pytest.approx(target, abs=0.05)


def test_a_rectangle_written_from_its_other_corner_is_the_same() -> None:
    form = form_of((0, 0, 10, 10))
    assert fitted(form, numbers(50, 60, 10, 20)) == fitted(form, numbers(10, 20, 50, 60))


@pytest.mark.parametrize("box", [(0, 0, 0, 10), (0, 0, 10, 0), (5, 5, 5, 5)])
def test_a_box_without_a_surface_is_refused(box: Box) -> None:
    with pytest.raises(ValueError, match=r"\["):
        fitted(form_of(box), numbers(0, 0, 10, 10))


def drawing(writer: PdfWriter, code: str) -> object:
    form = DecodedStreamObject()
    form.set_data(code.encode())
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = numbers(0, 0, 10, 10)
    return added(writer, form)


def test_what_is_placed_comes_last_and_what_the_page_draws_is_closed_before() -> None:
    writer = copied(pdf(1, "Ticket du marchand"))
    page: Any = writer.pages[0]
    place(writer, page, drawing(writer, "0 0 10 10 re f"), (1, 0, 0, 1, 7, 9))
    read: Any = PdfReader(BytesIO(written(writer))).pages[0]
    operations = [name for _, name in read.get_contents().operations]
    assert operations[0] == b"q"
    assert operations[-5:] == [b"Q", b"q", b"cm", b"Do", b"Q"]
    assert "Ticket du marchand" in read.extract_text()


def test_two_things_on_a_page_have_two_names() -> None:
    writer = copied(pdf())
    page: Any = writer.pages[0]
    for at in range(3):
        place(writer, page, drawing(writer, f"0 0 {at} 1 re f"), (1, 0, 0, 1, 0, 0))
    forms = page["/Resources"]["/XObject"]
    assert [name for name in forms if name.startswith("/Placed")] == ["/Placed0", "/Placed1", "/Placed2"]
    drawn = [str(forms[f"/Placed{at}"].get_data()) for at in range(3)]
    assert [code[6] for code in drawn] == ["0", "1", "2"]


def test_a_page_that_shares_its_resources_does_not_change_the_others() -> None:
    writer = copied(pdf(2))
    pages: Any = writer.pages
    first, second = pages
    shared = added(writer, DictionaryObject())
    first[NameObject("/Resources")] = second[NameObject("/Resources")] = shared
    place(writer, first, drawing(writer, "n"), (1, 0, 0, 1, 0, 0))
    assert "/XObject" in first["/Resources"]
    assert "/XObject" not in second["/Resources"]


def test_an_empty_page_can_bear_something() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    place(writer, page, drawing(writer, "n"), (1, 0, 0, 1, 0, 0))
    read: Any = PdfReader(BytesIO(written(writer))).pages[0]
    assert b"Do" in [name for _, name in read.get_contents().operations]
