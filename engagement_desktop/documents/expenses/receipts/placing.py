"""Something drawn over a page that came from outside, whatever that page draws itself."""

from typing import Any

from pypdf import PdfWriter, Transformation
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

Matrix = tuple[float, float, float, float, float, float]


def place(writer: PdfWriter, page: Any, form: Any, matrix: Matrix) -> None:
    """Draws a form of the same file on a page, after all that the page draws.

    Args:
        writer: the file being made.
        page: one of its pages; what it draws is not read.
        form: a form XObject.
        matrix: from the units of the form to those of the page.
    """
    resources = _copied(page.get("/Resources"))
    forms = _copied(resources.get("/XObject"))
    name = f"/Placed{len(forms)}"
    forms[NameObject(name)] = form
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    before = _stream(writer, "q\n")
    after = _stream(writer, f"\nQ\nq {numbers} cm {name} Do Q\n")
    page[NameObject("/Contents")] = ArrayObject([before, *_contents(page), after])


def fitted(form: Any, rectangle: Any) -> Matrix:
    """How the appearance of an annotation comes into its rectangle (ISO 32000-1, 12.5.5).

    Raises:
        ValueError: a box is not one.
    """
    left, low, right, top = _box(form["/BBox"])
    a, b, c, d, e, f = (float(one) for one in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    turned = Transformation((a, b, c, d, e, f))
    corners = [turned.apply_on(corner) for corner in ((left, low), (left, top), (right, low), (right, top))]
    left, low = min(x for x, _ in corners), min(y for _, y in corners)
    wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
    to_left, to_low, to_right, to_top = _box(rectangle)
    if not wide or not high:
        raise ValueError(rectangle)
    across, up = (to_right - to_left) / wide, (to_top - to_low) / high
    return (across, 0, 0, up, to_left - left * across, to_low - low * up)


def _box(given: Any) -> tuple[float, float, float, float]:
    ax, ay, bx, by = (float(side) for side in given)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _contents(page: Any) -> list[Any]:
    if "/Contents" not in page:
        return []
    given = page["/Contents"]
    return list(list.__iter__(given)) if isinstance(given, ArrayObject) else [page.raw_get("/Contents")]


def _copied(given: Any) -> DictionaryObject:
    """A page's own copy of what it may share with others."""
    whole = DictionaryObject() if given is None else given.get_object()
    return DictionaryObject({NameObject(key): whole.raw_get(key) for key in whole})


def _stream(writer: PdfWriter, code: str) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(code.encode())
    return added(writer, stream)


def added(writer: PdfWriter, thing: Any) -> Any:
    """A reference to something new in the file."""
    return writer._add_object(thing)  # noqa: SLF001  the library has no public way
