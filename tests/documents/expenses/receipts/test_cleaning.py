"""What is no receipt is refused, with what to do instead."""

from contextlib import suppress
from random import Random

import pytest

from engagement_desktop.documents.expenses.receipts.cleaning import cleaned_receipt
from engagement_desktop.domain.errors import DomainError
from tests import made_receipts as made


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("facture.pdf", made.PROGRAM, "est un programme, malgré son nom"),
        ("facture.pdf", b"\x7fELF\x02\x01" + bytes(99), "est un programme"),
        ("facture.sh.pdf", b"#!/bin/sh\nrm", "est un programme"),
        ("IMG_1.HEIC", made.HEIC, "Le plus compatible"),
        ("photo.jpg", made.HEIC, "photo HEIC"),
        ("a.gif", b"GIF89a" + bytes(50), "image GIF"),
        ("a.tif", b"II*\x00" + bytes(50), "image TIFF"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image WebP"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "ni un PDF, ni un JPEG, ni un PNG"),
        ("a.pdf", b"bonjour", "quel que soit son nom"),
        ("a.pdf", b"", "est vide"),
        ("a.pdf", b"%PDF-1.7" + bytes(10_000_000), "dépasse 10\u00a0Mo"),
    ],
)
def test_what_is_no_receipt_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        cleaned_receipt(name, content)
    assert name in refused.value.sentence


def test_the_name_says_nothing_of_what_a_file_is() -> None:
    assert cleaned_receipt("photo.exe", made.jpeg()).media_type == "image/jpeg"
    assert cleaned_receipt("photo.jpg", made.pdf()).media_type == "application/pdf"


def altered(content: bytes, draw: Random) -> bytes:
    """The same with a few bytes changed, lost or added."""
    whole = bytearray(content)
    for _ in range(draw.choice((1, 3, 20))):
        at = draw.randrange(len(whole))
        whole[at : at + draw.randrange(4)] = draw.randbytes(draw.randrange(3))
    return bytes(whole)


@pytest.mark.parametrize("seed", range(6))
def test_an_altered_file_is_kept_clean_or_refused_in_words(seed: int) -> None:
    draw = Random(seed)
    came = [made.active_pdf(), made.jpeg(orientation=6), made.png(orientation=3), made.locked_pdf("")][
        seed % 4
    ]
    kept = []
    for _ in range(40):
        with suppress(DomainError):  # anything else than a refusal fails
            kept.append(cleaned_receipt("fichier", altered(came, draw)).content)
    assert not [one for one in kept if b"/JavaScript" in one or b"/Launch" in one]


def test_a_lock_of_an_unknown_kind_is_refused() -> None:
    content = made.locked_pdf("").replace(b"/Filter /Standard", b"/Filter /Etandard")
    with pytest.raises(DomainError, match="abîmé"):
        cleaned_receipt("banque.pdf", content)
