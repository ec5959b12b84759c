"""The logical structure of a tagged PDF: what a screen reader follows, kept apart from what is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFString


@dataclass(eq=False, slots=True)
class Mark:
    """A place in the structure (role of ISO 32000, parent, text equivalent); split pieces share it."""

    role: str
    parent: "Mark | None" = None
    alt: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


class Ready(PDFObject):
    """A PDF object written as text beforehand: 5,000 rows of dictionaries would take three times longer."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


def written(thing: Any, document: Any) -> str:
    """A PDF object as it stands in the file."""
    return str(thing.format(document).decode("latin-1"))


@dataclass(frozen=True, slots=True)
class Run:
    """One marked run of a page's content."""

    page: int
    number: int


class StructureTree:
    """Gathers the marks in reading order while pages are drawn, then writes them."""

    def __init__(self) -> None:
        self._top = Mark("Document")
        self._kids: dict[Mark, list[Mark | Run]] = {self._top: []}
        self._pages: list[Any] = []
        self._on_page: list[Mark] = []
        self._marks: list[list[Mark]] = []

    def open_run(self, mark: Mark) -> int:
        """Note a new run of `mark` on the current page; its number on that page."""
        run = Run(len(self._pages), len(self._on_page))
        self._kids_of(mark).append(run)
        self._on_page.append(mark)
        return run.number

    def close_page(self, page_reference: Any) -> int:
        """The page is drawn; its index."""
        self._pages.append(page_reference)
        self._marks.append(self._on_page)
        self._on_page = []
        return len(self._pages) - 1

    def write(self, document: Any) -> None:
        """Add the tree to the document, as its catalogue wants it."""
        root = PDFDictionary()
        root_reference = document.Reference(root)
        pages = [written(page, document) for page in self._pages]
        references: dict[Mark, str] = {}
        top = self._write_element(self._top, written(root_reference, document), document, pages, references)
        root["Type"] = PDFName("StructTreeRoot")
        root["K"] = Ready(top)
        root["ParentTree"] = document.Reference(Ready(f"<</Nums[{self._parents(references)}]>>"))
        root["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = root_reference
        document.Catalog.MarkInfo = PDFDictionary({"Marked": Ready("true")})

    def _kids_of(self, mark: Mark) -> list[Mark | Run]:
        if mark not in self._kids:
            self._kids[mark] = []
            self._kids_of(mark.parent or self._top).append(mark)
        return self._kids[mark]

    def _parents(self, references: Mapping[Mark, str]) -> str:
        rows = (" ".join(references[mark] for mark in marks) for marks in self._marks)
        return " ".join(f"{index} [{row}]" for index, row in enumerate(rows))

    def _write_element(
        self, mark: Mark, parent: str, document: Any, pages: Sequence[str], references: dict[Mark, str]
    ) -> str:
        element = Ready()
        references[mark] = own = written(document.Reference(element), document)
        kids = self._kids[mark]
        page = next((kid.page for kid in kids if isinstance(kid, Run)), None)

        def listed() -> Iterator[str]:
            for kid in kids:
                if isinstance(kid, Mark):
                    yield self._write_element(kid, own, document, pages, references)
                elif kid.page == page:
                    yield str(kid.number)
                else:
                    yield f"<</Type/MCR/Pg {pages[kid.page]}/MCID {kid.number}>>"

        parts = [f"<</Type/StructElem/S/{mark.role}/P {parent}/K[{' '.join(listed())}]"]
        if page is not None:
            parts.append(f"/Pg {pages[page]}")
        if mark.alt:
            parts.append(f"/Alt {written(PDFString(mark.alt), document)}")
        if mark.attributes:
            parts.append(f"/A<<{''.join(f'/{name} {value}' for name, value in mark.attributes.items())}>>")
        element.text = "".join([*parts, ">>"])
        return own
