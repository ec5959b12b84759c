"""Receipts made for the tests: photos as telephones take them, invoices, and files that lie."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

PROGRAM = b"MZ\x90\x00" + b"\x00" * 4_000
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 500
OWNER = "maison"
_CAMERA, _ORIENTATION, _GPS = 0x010F, 0x0112, 0x8825


def ticket(wide: int = 60, high: int = 90, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that a turn is seen."""
    picture = Image.new("RGB", (wide, high), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, wide // 3, high // 4), fill=(200, 30, 30))
    for at in range(0, high, 6):
        draw.line((0, at, wide, high - at), fill=(20, at % 255, 120), width=1)
    if mode == "I;16":
        grey = picture.convert("L")
        return Image.frombytes("I;16", grey.size, b"".join(bytes((v, v)) for v in grey.tobytes()))
    return picture.convert(mode)


def noise(wide: int, high: int) -> Image.Image:
    """A picture that does not compress: heavy files."""
    return Image.frombytes("RGB", (wide, high), Random(4).randbytes(wide * high * 3))


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: its name, how it was held, and where."""
    said = Image.Exif()
    said[_CAMERA], said[_ORIENTATION] = "Telephone", orientation
    said.get_ifd(_GPS).update({1: "N", 2: (48.0, 51.0, 12.0), 3: "E", 4: (2.0, 20.0, 0.0)})
    return said


def jpeg(picture: Image.Image | None = None, orientation: int = 1, **more: object) -> bytes:
    target = BytesIO()
    (picture or ticket()).save(target, "JPEG", exif=exif(orientation), comment=b"chez Paul", **more)
    return target.getvalue() + b"une video cachee derriere la photo"


def png(picture: Image.Image | None = None, orientation: int = 1) -> bytes:
    target, words = BytesIO(), PngInfo()
    words.add_text("Author", "Paul Martin")
    words.add_itxt("XML:com.adobe.xmp", "<x>Rennes</x>")
    (picture or ticket()).save(target, "PNG", pnginfo=words, exif=exif(orientation))
    return target.getvalue()


def huge_png() -> bytes:
    """A small file that announces 100,000 × 100,000 pixels."""
    return png().replace(
        (60).to_bytes(4) + (90).to_bytes(4), (100_000).to_bytes(4) + (100_000).to_bytes(4), 1
    )


def pdf(pages: int = 1, words: str = "Total 24,50 EUR le 17/11/2026", *, form: bool = False) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    canvas.setAuthor("Paul Martin")
    for page in range(pages):
        canvas.drawString(80, 700, f"{words}, page {page + 1}")
        if form:
            canvas.acroForm.textfield(name=f"a{page}", value="12,34 EUR", x=80, y=600, width=90, height=20)
        canvas.linkURL("https://example.org", (0, 0, 50, 50))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def written(writer: PdfWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def copied(content: bytes) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(BytesIO(content)))


def active_pdf() -> bytes:
    """A script at the opening, another on the page, a program to launch, and one carried inside."""
    writer = copied(pdf(2, form=True))
    writer.add_attachment("facture.exe", PROGRAM)
    writer.root_object[NameObject("/OpenAction")] = action("/Launch", "/F", "cmd.exe")
    writer.pages[0][NameObject("/AA")] = DictionaryObject(
        {NameObject("/O"): action("/JavaScript", "/JS", "app.alert(1)")}
    )
    return written(writer)


def action(kind: str, key: str, words: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind), NameObject(key): TextStringObject(words)})


def locked_pdf(phrase: str) -> bytes:
    writer = copied(pdf())
    writer.encrypt(phrase, OWNER, algorithm="AES-256")
    return written(writer)
