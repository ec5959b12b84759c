"""Receipts in PDF: what is printed stays, what acts goes."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from engagement_desktop.documents.expenses.receipts.cleaning import cleaned_receipt
from engagement_desktop.documents.expenses.receipts.reading import words_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import PDF, PNG
from tests import made_receipts as made

ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/URI", b"/AA", b"/OpenAction", b"/AcroForm")


def text_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_scripts_programs_and_carried_files_are_taken_away_and_told() -> None:
    came = made.active_pdf()
    assert all(word in came for word in ACTIVE)
    kept = cleaned_receipt("facture.pdf", came)
    assert [word for word in ACTIVE if word in kept.content] == []
    assert kept.said == (
        "Ce PDF contenait un programme\u00a0: il a été retiré.",
        "Ce PDF portait un fichier joint\u00a0: il a été retiré.",
        "Les liens de ce PDF ont été retirés.",
    )
    assert b"Paul Martin" not in kept.content
    assert (kept.media_type, kept.pages) == (PDF, 2)


def test_what_was_typed_into_a_form_stays_on_the_page() -> None:
    kept = cleaned_receipt("facture.pdf", made.active_pdf())
    for at, words in enumerate(text_of(kept.content), 1):
        assert f"Total 24,50 EUR le 17/11/2026, page {at}" in words
    pages = PdfReader(BytesIO(kept.content)).pages
    assert all("/Annots" not in page for page in pages)
    assert b"12,34 EUR" in pages[0]["/Resources"]["/XObject"]["/Placed0"].get_data()


def test_a_plain_pdf_of_several_pages_is_kept_with_nothing_to_tell() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    for page in range(3):
        canvas.drawString(80, 700, f"page {page}")
        canvas.showPage()
    canvas.save()
    kept = cleaned_receipt("billet.pdf", target.getvalue())
    assert (kept.pages, kept.said) == (3, ())
    assert text_of(kept.content) == ["page 0\n", "page 1\n", "page 2\n"] or len(text_of(kept.content)) == 3


def test_a_pdf_locked_by_a_phrase_is_refused_and_one_that_opens_is_kept() -> None:
    with pytest.raises(DomainError, match="mot de passe"):
        cleaned_receipt("banque.pdf", made.locked_pdf("secret"))
    kept = cleaned_receipt("facture.pdf", made.locked_pdf(""))
    assert not PdfReader(BytesIO(kept.content)).is_encrypted


@pytest.mark.parametrize("end", [30, 300, 700])
def test_a_pdf_cut_short_is_refused(end: int) -> None:
    with pytest.raises(DomainError, match="abîmé ou incomplet"):
        cleaned_receipt("billet.pdf", made.pdf()[:end])


def test_a_pdf_without_page_or_with_too_many_is_refused() -> None:
    with pytest.raises(DomainError, match="abîmé"):
        cleaned_receipt("vide.pdf", made.written(PdfWriter()))
    with pytest.raises(DomainError, match="61 pages"):
        cleaned_receipt("livre.pdf", made.pdf(61))


def test_a_page_larger_than_a_wall_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(30_000, 100)
    with pytest.raises(DomainError, match="abîmé"):
        cleaned_receipt("mur.pdf", made.written(writer))


def test_a_script_hidden_where_pages_draw_from_is_refused() -> None:
    writer = made.copied(made.pdf())
    resources = writer.pages[0]["/Resources"].get_object()
    resources[NameObject("/Properties")] = DictionaryObject(
        {NameObject("/P"): made.action("/JavaScript", "/JS", "app.alert(1)")}
    )
    with pytest.raises(DomainError, match="partie active"):
        cleaned_receipt("ruse.pdf", made.written(writer))


@pytest.mark.parametrize("key", ["/Width", "/F"])
def test_a_picture_of_a_page_that_is_huge_or_outside_is_refused(key: str) -> None:
    writer = made.copied(made.pdf())
    picture = StreamObject()
    picture.set_data(b"0")
    for name, value in (
        ("/Subtype", NameObject("/Image")),
        ("/Width", NumberObject(10)),
        ("/Height", NumberObject(100_000)),
    ):
        picture[NameObject(name)] = value
    picture[NameObject(key)] = NumberObject(100_000)
    resources = writer.pages[0]["/Resources"].get_object()
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X"): writer._add_object(picture)})
    with pytest.raises(DomainError, match="image démesurée"):
        cleaned_receipt("ruse.pdf", made.written(writer))


def test_a_photo_inside_a_pdf_loses_its_place_too() -> None:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.drawImage(ImageReader(BytesIO(made.jpeg())), 10, 10, 100, 150)
    canvas.save()
    plain = made.written(made.copied(target.getvalue()))
    writer = made.copied(plain)
    [image] = [
        one for one in writer._objects if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image"
    ]
    image._data = made.jpeg()
    image[NameObject("/Filter")] = NameObject("/DCTDecode")
    image[NameObject("/Metadata")] = BooleanObject(value=True)
    came = made.written(writer)
    assert b"Telephone" in came
    kept = cleaned_receipt("scan.pdf", came)
    assert b"Telephone" not in kept.content
    reader = PdfReader(BytesIO(kept.content))
    [inside] = reader.pages[0]["/Resources"]["/XObject"].values()
    seen, came_alone = (Image.open(BytesIO(one)) for one in (inside.get_object()._data, made.jpeg()))
    assert seen.tobytes() == came_alone.tobytes()


def test_layers_that_are_hidden_stay_hidden() -> None:
    writer = made.copied(made.pdf())
    layer = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([layer]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([layer])}),
        }
    )
    kept = PdfReader(BytesIO(cleaned_receipt("a.pdf", made.written(writer)).content))
    assert len(kept.root_object["/OCProperties"]["/D"]["/OFF"]) == 1


def test_what_an_annotation_hides_or_does_not_draw_is_left_out() -> None:
    writer = made.copied(made.pdf(form=True))
    page = writer.pages[0]
    widget = next(one.get_object() for one in page["/Annots"] if one.get_object()["/Subtype"] == "/Widget")
    widget[NameObject("/F")] = NumberObject(2)
    kept = PdfReader(BytesIO(cleaned_receipt("a.pdf", made.written(writer)).content))
    assert "/XObject" not in kept.pages[0]["/Resources"]
    widget[NameObject("/F")] = NumberObject(4)
    look = widget["/AP"]["/N"].get_object()
    widget["/AP"][NameObject("/N")] = DictionaryObject({NameObject("/On"): writer._add_object(look)})
    widget[NameObject("/AS")] = NameObject("/On")
    kept = PdfReader(BytesIO(cleaned_receipt("a.pdf", made.written(writer)).content))
    assert "/Placed0" in kept.pages[0]["/Resources"]["/XObject"]
    widget[NameObject("/AS")] = NameObject("/Off")
    kept = PdfReader(BytesIO(cleaned_receipt("a.pdf", made.written(writer)).content))
    assert "/XObject" not in kept.pages[0]["/Resources"]


def test_a_pdf_made_by_a_machine_says_its_words() -> None:
    assert "Total 24,50 EUR le 17/11/2026" in words_of(made.pdf(5), PDF)
    assert words_of(made.png(), PNG) == ""
    assert words_of(b"%PDF-1.7 cut", PDF) == ""
