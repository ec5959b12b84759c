"""The receipts of several claims in one PDF: our index, then each on its pages under its number."""

from collections.abc import Callable, Sequence
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.utils import ImageReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.expenses.receipts.pdfs import BROKEN
from engagement_desktop.documents.expenses.receipts.pictures import picture_for_paper
from engagement_desktop.documents.expenses.receipts.stamping import STRIP, Stamps, shown_width
from engagement_desktop.documents.fonts import register_fonts
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.outside_pages import begun, first_pages, picture_page, written
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import PDF
from engagement_desktop.domain.expenses.receipting.rows import NumberedReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count, money

Step = Callable[[str], None]
COLUMNS = (
    PaperColumn("Reçu", width=27),
    PaperColumn("Note", width=32),
    PaperColumn("Personne", width=36),
    PaperColumn("Dépense", width=42),
    PaperColumn("Montant", figures=True, width=21),
    PaperColumn("Page", figures=True, width=13),
)


def merged_receipts_pdf(
    receipts: Sequence[NumberedReceipt],
    title: str,
    structure: str,
    properties: Properties,
    step: Step | None = None,
) -> bytes:
    """An index page, then each receipt in the order given; every page bears its number.

    A page grows by a strip for the number, so that nothing that came is covered or made smaller.

    Raises:
        DomainError: there is none, or one can no longer be read; its number is said.
    """
    if not receipts:
        raise DomainError("Ces notes n’ont aucun reçu. Rien n’a été produit.")
    read = [_read(one) for one in receipts]
    writer = begun(lambda before: _index(receipts, read, title, structure, properties, before))
    stamps = Stamps(
        [
            (f"{one.number} · {one.claim_reference}", _corner(one, at, len(source.pages)), shown_width(page))
            for one, source in zip(receipts, read, strict=True)
            for at, page in enumerate(source.pages, 1)
        ]
    )
    done = 0
    for one, source in zip(receipts, read, strict=True):
        if step:
            step(f"Reçu {one.number}")
        begins = len(writer.pages)
        try:
            for page in source.pages:
                stamps.put(writer, writer.add_page(page), done)
                done += 1
        except BROKEN as error:
            raise _unreadable(one) from error
        writer.add_outline_item(title=f"{one.number} · {one.person}", page_number=begins)
    return written(writer, properties)


def _index(
    receipts: Sequence[NumberedReceipt],
    read: Sequence[PdfReader],
    title: str,
    structure: str,
    properties: Properties,
    before: int,
) -> bytes:
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title(title)
    pages = sum(len(source.pages) for source in read)
    notes = count(len({one.claim_reference for one in receipts}), "note")
    paper.opening(
        f"{count(len(receipts), 'reçu')} de {notes}, sur {count(pages, 'page')}, dans l’ordre du "
        "remboursement."
    )
    rows = [
        (one.number, one.claim_reference, one.person, one.about, money(one.amount), str(at))
        for one, at in zip(receipts, first_pages(read, before), strict=True)
    ]
    paper.table("Reçus joints aux notes de frais", COLUMNS, rows)
    total = Money.sum({one.line_id: one.amount for one in receipts}.values())
    paper.note(
        f"Les dépenses que ces reçus prouvent font {money(total)}\u00a0; une dépense qui a plusieurs reçus "
        "n’y est comptée qu’une fois. Les pages qui suivent viennent d’ailleurs\u00a0: elles sont telles "
        "qu’elles ont été reçues, sous une bande qui porte leur numéro."
    )
    return paper.to_bytes()


def _corner(one: NumberedReceipt, at: int, pages: int) -> str:
    said = f"{one.person}, {one.about}, {money(one.amount)}"
    return said if pages == 1 else f"{said} – page {at} sur {pages}"


def _read(one: NumberedReceipt) -> PdfReader:
    content = one.content if one.media_type == PDF else _picture_page(one)
    try:
        reader = PdfReader(BytesIO(content))
        if not reader.pages:
            raise _unreadable(one)
    except BROKEN as error:
        raise _unreadable(one) from error
    return reader


def _picture_page(one: NumberedReceipt) -> bytes:
    """The picture as large as a page allows once it has its strip, turned the way it was taken."""
    register_fonts()
    try:
        picture = ImageReader(BytesIO(picture_for_paper(one.content)))
    except (OSError, SyntaxError, ValueError) as error:
        raise _unreadable(one) from error
    return picture_page(picture, STRIP)


def _unreadable(one: NumberedReceipt) -> DomainError:
    return DomainError(
        f"Le reçu {one.number} («\u00a0{one.name}\u00a0», note {one.claim_reference}) ne peut pas être lu. "
        "Joignez-le à nouveau, puis recommencez."
    )
