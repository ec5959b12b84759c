"""What a receipt really is, told by its content, and the same without what is nobody's business."""

from engagement_desktop.documents.expenses.receipts.pdfs import cleaned_pdf
from engagement_desktop.documents.expenses.receipts.pictures import Cleaned, cleaned_picture
from engagement_desktop.documents.expenses.receipts.png_bytes import PNG_SIGNATURE
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import JPEG, MOST_BYTES, PNG

_HEAD = 1_024  # bytes in which a PDF says what it is
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_PICTURES = ((b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"))


def cleaned_receipt(name: str, content: bytes) -> Cleaned:
    """A PDF, a JPEG or a PNG without active parts nor metadata.

    Raises:
        DomainError: something else whatever its name says, too heavy, cut short, locked or dangerous.
    """
    if len(content) > MOST_BYTES:
        raise too_heavy(name)
    if not content:
        raise DomainError(f"Le fichier «\u00a0{name}\u00a0» est vide\u00a0: il n’a pas été joint.")
    if content.startswith(PNG_SIGNATURE):
        return cleaned_picture(name, content, PNG)
    if content.startswith(b"\xff\xd8\xff"):
        return cleaned_picture(name, content, JPEG)
    if content.startswith(_PROGRAMS):
        raise DomainError(
            f"«\u00a0{name}\u00a0» est un programme, malgré son nom. Il n’a été ni ouvert ni joint. Ne "
            "l’ouvrez pas, et demandez le reçu en PDF ou en photo à la personne."
        )
    if b"%PDF-" in content[:_HEAD]:
        return cleaned_pdf(name, content)
    raise _something_else(name, content)


def too_heavy(name: str) -> DomainError:
    """Said before a big file is even read."""
    return DomainError(
        f"«\u00a0{name}\u00a0» dépasse 10\u00a0Mo\u00a0: il n’a pas été joint. Réduisez-le, ou photographiez "
        "le reçu en qualité ordinaire, puis réessayez."
    )


def _something_else(name: str, content: bytes) -> DomainError:
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return DomainError(
            f"«\u00a0{name}\u00a0» est une photo HEIC, que beaucoup d’ordinateurs ne savent pas lire. Elle "
            "n’a pas été jointe. Sur l’iPhone, choisissez Réglages, Appareil photo, Formats, «\u00a0Le plus "
            "compatible\u00a0», puis reprenez la photo\u00a0; ou envoyez-la par courriel en taille "
            "moyenne\u00a0: elle part alors en JPEG."
        )
    kind = next((said for mark, said in _PICTURES if content.startswith(mark)), "")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        kind = "WebP"
    if kind:
        return DomainError(
            f"«\u00a0{name}\u00a0» est une image {kind}. Elle n’a pas été jointe. Ouvrez-la, puis "
            "enregistrez-la en JPEG ou en PNG."
        )
    return DomainError(
        f"«\u00a0{name}\u00a0» n’est ni un PDF, ni un JPEG, ni un PNG, quel que soit son nom. Il n’a pas été "
        "joint. Enregistrez le reçu dans l’un de ces formats, ou photographiez-le."
    )
