"""Canvas and flowables that draw and tag in one go: PDF/UA-1 and PDF/A-3a from ReportLab alone."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph

from engagement_desktop.documents.archive import (
    PRODUCER,
    Attachment,
    Properties,
    attach,
    date_and_time,
    describe,
)
from engagement_desktop.documents.fonts import Face, register_fonts
from engagement_desktop.documents.structure import Mark, StructureTree
from engagement_desktop.documents.text import Text

_ARTIFACT = "/Artifact BMC"


class SpacedText(PDFTextObject):
    """A space ends each line, so that a reader does not glue two words."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  ReportLab's names
        super()._textOut(f"{text} " if TStar and text else text, TStar)

    def textLine(self, text: str = "") -> None:  # noqa: N802
        super().textLine(f"{text} ")


class TaggedCanvas(Canvas):
    """Everything drawn outside a tag is an artifact: heads, feet, rules and grounds need no code."""

    def __init__(
        self, target: Any, *, properties: Properties, attachments: Sequence[Attachment] = (), **options: Any
    ) -> None:
        register_fonts()
        super().__init__(
            target,
            **options
            | {
                "pdfVersion": (1, 7),
                "invariant": 1,
                "lang": "fr-FR",
                "pageCompression": 1,
                "initialFontName": Face.REGULAR.value,
            },
        )
        self._properties, self._attachments = properties, attachments
        self._tree, self._depth = StructureTree(), 0
        self._promises: list[tuple[str, Callable[[], None]]] = []
        vars(self._doc)["_timeStamp"].YMDhms = date_and_time(properties)
        self._code.append(_ARTIFACT)

    def beginText(self, x: float = 0, y: float = 0, *args: Any, **options: Any) -> SpacedText:  # noqa: N802
        return SpacedText(self, x, y, *args, **options)

    def open_tag(self, mark: Mark) -> None:
        """What follows belongs to `mark`; a tag opened inside another adds nothing."""
        self._depth += 1
        if self._depth > 1:
            return
        if self._code[-1] == _ARTIFACT:
            self._code.pop()
        else:
            self._code.append("EMC")
        self._code.append(f"/{mark.role} <</MCID {self._tree.open_run(mark)}>> BDC")

    def close_tag(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._code += ["EMC", _ARTIFACT]

    @property
    def page_count(self) -> int:
        """How many pages are drawn: all of them once promises are kept."""
        return len(self._doc.Pages.pages)

    def promise(self, draw: Callable[[], None]) -> None:
        """Draw here what only the end of the document knows (a number of pages), in one pass."""
        token = f"%later {len(self._promises)}"
        self._promises.append((token, draw))
        self._code.append(token)

    def showPage(self) -> None:  # noqa: N802
        self._code.append("EMC")
        index = self._tree.close_page(self._doc.thisPageRef())
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents, page.Tabs = index, PDFName("S")
        self._code.append(_ARTIFACT)

    def save(self) -> None:
        if len([code for code in self._code if code.strip()]) > 1:
            self.showPage()
        self._keep_promises()
        self._code.clear()
        self._say_what_it_is()
        self._tree.write(self._doc)
        describe(self._doc, self._properties)
        attach(self._doc, self._attachments, self._properties)
        super().save()

    def _say_what_it_is(self) -> None:
        properties = self._properties
        self.setTitle(properties.title)
        self.setSubject(properties.subject)
        self.setAuthor(properties.author)
        self.setKeywords(properties.keywords)
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)

    def _keep_promises(self) -> None:
        kept: dict[str, str] = {}
        for token, draw in self._promises:
            self._code.clear()
            draw()
            kept[token] = "\n".join(self._code)
        for page in self._doc.Pages.pages:
            page.stream = "\n".join(kept.get(line, line) for line in page.stream.split("\n"))


class Tagged:
    """Mixin of a flowable drawn as one marked run; its split pieces keep the mark."""

    mark: Mark | None = None

    def drawOn(self, canv: Any, *args: Any, **options: Any) -> None:  # noqa: N802
        draw = cast("Any", super()).drawOn
        if self.mark is None or not isinstance(canv, TaggedCanvas):
            draw(canv, *args, **options)
            return
        canv.open_tag(self.mark)
        draw(canv, *args, **options)
        canv.close_tag()

    def split(self, *room: float) -> list[Any]:
        pieces = list(cast("Any", super()).split(*room))
        for piece in pieces:
            piece.mark = self.mark
        return pieces


class TaggedParagraph(Tagged, Paragraph):
    """A paragraph with its role; the only place where ReportLab reads markup, and it is ours."""

    def __init__(
        self, text: Text | None, style: ParagraphStyle, mark: Mark | None = None, **options: Any
    ) -> None:
        # ReportLab makes the pieces of a split paragraph without a text: they carry their own fragments.
        super().__init__(text.markup if text else None, style, **options)
        self.mark = mark


class TaggedFigure(Flowable):
    """A drawing with its text equivalent."""

    def __init__(self, drawing: Drawing, mark: Mark) -> None:
        super().__init__()
        self.drawing, self.mark = drawing, mark
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            self.drawing.drawOn(canvas, 0, 0)
            return
        x, y = canvas.absolutePosition(0, 0)
        box = " ".join(f"{value:.2f}" for value in (x, y, x + self.width, y + self.height))
        self.mark.attributes = {"O": "/Layout", "BBox": f"[{box}]", "Placement": "/Block"}
        canvas.open_tag(self.mark)
        self.drawing.drawOn(canvas, 0, 0)
        canvas.close_tag()


class TableTags:
    """Called by ReportLab at each row and cell of a table, of its split pieces and of its chunks."""

    def __init__(self, header_rows: int = 1, header_columns: int = 1) -> None:
        self.table = Mark("Table")
        self._header_rows, self._header_columns = header_rows, header_columns
        self._begun, self._again, self._open = False, False, False
        self._row = Mark("TR", self.table)

    def __call__(self, table: Any, event: str, *details: Any) -> None:
        if not isinstance(table.canv, TaggedCanvas):
            return
        if event == "startCell":
            self._start_cell(table, details[0], details[1])
        elif event == "endCell" and self._open:
            table.canv.close_tag()
            self._open = False
        elif event == "startRow":
            self._row = Mark("TR", self.table)
        elif event == "startTable":
            self._again, self._begun = self._begun, True

    def _start_cell(self, table: Any, row: int, column: int) -> None:
        if self._again and row < table.repeatRows:
            return  # a head repeated on a later page is an artifact
        head = not self._again and row < self._header_rows
        scope = "Column" if head else "Row" if column < self._header_columns else ""
        attributes = {"O": "/Table", "Scope": f"/{scope}"} if scope else {}
        table.canv.open_tag(Mark("TH" if scope else "TD", self._row, attributes=attributes))
        self._open = True
