"""Photographed receipts: the pixels stay, what tells of their author goes."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps

from engagement_desktop.documents.expenses.receipts.cleaning import cleaned_receipt
from engagement_desktop.documents.expenses.receipts.jpeg_bytes import BrokenPictureError, size_of_jpeg
from engagement_desktop.documents.expenses.receipts.pictures import picture_for_paper
from engagement_desktop.documents.expenses.receipts.png_bytes import size_of_png
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.receipting.prepared import JPEG, KEPT_BYTES, PNG
from tests import made_receipts as made


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and one.mode == other.mode and one.tobytes() == other.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_loses_its_place_and_keeps_every_pixel_the_right_way_up(orientation: int) -> None:
    came = made.jpeg(orientation=orientation)
    assert b"Telephone" in came
    kept = cleaned_receipt("photo.jpg", came)
    assert (kept.media_type, kept.is_reduced, kept.pages) == (JPEG, False, 1)
    for trace in (b"Telephone", b"chez Paul", b"une video cachee"):
        assert trace not in kept.content
    seen = opened(kept.content)
    assert set(seen.getexif()) <= {0x0112}
    assert not seen.getexif().get_ifd(0x8825)
    assert same(ImageOps.exif_transpose(seen), ImageOps.exif_transpose(opened(came)))
    assert kept.said == ("Lieu, appareil et date de prise de vue retirés.",)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_tells_nothing_is_not_said_to_have_lost_anything(kind: str) -> None:
    target = BytesIO()
    made.ticket().save(target, kind, dpi=(96, 96))  # as a picture copied from the screen
    assert cleaned_receipt("presse-papiers", target.getvalue()).said == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_screen_in_png_loses_its_words_and_keeps_every_pixel_upright(orientation: int) -> None:
    came = made.png(orientation=orientation)
    kept = cleaned_receipt("ecran.png", came)
    for trace in (b"Paul Martin", b"Rennes", b"eXIf", b"tEXt", b"Telephone"):
        assert trace not in kept.content
    assert kept.media_type == PNG
    assert kept.said == ("Lieu, appareil et date de prise de vue retirés.",)
    assert same(opened(kept.content), ImageOps.exif_transpose(opened(came)))


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printer_colours_are_kept_as_they_are(mode: str) -> None:
    came = made.jpeg(made.ticket(mode=mode))
    kept = cleaned_receipt("photo.jpg", came)
    assert opened(kept.content).mode == mode
    assert same(opened(kept.content), opened(came))


@pytest.mark.parametrize("mode", ["I;16", "RGBA", "P", "1", "LA"])
def test_pictures_of_every_depth_are_kept_and_can_be_printed(mode: str) -> None:
    came = made.png(made.ticket(mode=mode))
    kept = cleaned_receipt("ecran.png", came)
    assert same(opened(kept.content), opened(came))
    printed = opened(picture_for_paper(kept.content))
    assert printed.mode in {"L", "RGB"}
    assert printed.size == (60, 90)


def test_sixteen_bits_keep_their_shades_on_paper() -> None:
    came = made.png(made.ticket(mode="I;16"))
    printed = opened(picture_for_paper(cleaned_receipt("a.png", came).content))
    apart = ImageChops.difference(printed, made.ticket(mode="L")).getextrema()
    assert max(int(shade) for shade in apart if isinstance(shade, (int, float))) <= 1


def test_what_is_see_through_lies_on_white_paper() -> None:
    clear = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    printed = opened(picture_for_paper(made.png(clear)))
    assert printed.getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_held_sideways_is_printed_upright() -> None:
    kept = cleaned_receipt("photo.jpg", made.jpeg(orientation=6)).content
    assert opened(picture_for_paper(kept)).size == (90, 60)


def test_the_very_bytes_are_printed_where_they_can_be() -> None:
    kept = cleaned_receipt("photo.jpg", made.jpeg()).content
    assert picture_for_paper(kept) is kept


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_over_two_megabytes_the_picture_is_reduced_upright_and_told(kind: str) -> None:
    heavy = made.noise(1500, 1000)
    came = made.jpeg(heavy, orientation=6, quality=98) if kind == "JPEG" else made.png(heavy, orientation=6)
    assert KEPT_BYTES < len(came) < 10_000_000
    kept = cleaned_receipt("photo", came)
    assert kept.is_reduced
    assert kept.media_type == JPEG
    assert len(kept.content) <= KEPT_BYTES
    picture = opened(kept.content)
    assert picture.width < picture.height
    assert not picture.getexif()
    assert kept.said[0].startswith("Image réduite de ")


def test_a_progressive_photo_of_several_scans_is_kept_whole() -> None:
    came = made.jpeg(made.ticket(300, 200), progressive=True, quality=90)
    assert same(opened(cleaned_receipt("p.jpg", came).content), opened(came))


def test_a_picture_that_announces_ten_thousand_million_pixels_is_not_even_opened() -> None:
    with pytest.raises(DomainError, match="100\u202f000 × 100\u202f000") as refused:
        cleaned_receipt("plan.png", made.huge_png())
    assert "ni ouverte ni jointe" in refused.value.sentence


def test_a_photo_cut_short_is_refused_at_every_place() -> None:
    whole = made.jpeg(made.ticket(400, 400), quality=95).removesuffix(b"une video cachee derriere la photo")
    for end in (4, 40, len(whole) // 3, len(whole) // 2):
        with pytest.raises(DomainError, match="coupée ou abîmée"):
            cleaned_receipt("photo.jpg", whole[:end])


def test_a_png_cut_short_or_altered_is_refused() -> None:
    whole = made.png()
    altered = bytearray(whole)
    altered[len(whole) // 2] ^= 0xFF
    for content in (whole[:20], whole[:-20], bytes(altered)):
        with pytest.raises(DomainError, match="coupée ou abîmée"):
            cleaned_receipt("ecran.png", content)


def test_heads_without_a_size_are_broken() -> None:
    with pytest.raises(BrokenPictureError):
        size_of_jpeg(b"\xff\xd8\xff\xd9\x00\x00")
    with pytest.raises(BrokenPictureError):
        size_of_jpeg(b"\xff\xd8\x00\x00\x00\x00\x00")
    with pytest.raises(BrokenPictureError):
        size_of_png(b"\x89PNG\r\n\x1a\n")


def test_a_picture_without_width_is_refused() -> None:
    flat = made.png().replace((60).to_bytes(4) + (90).to_bytes(4), bytes(4) + (90).to_bytes(4), 1)
    with pytest.raises(DomainError, match="abîmée"):
        cleaned_receipt("a.png", flat)


def test_a_photo_with_fill_bytes_and_a_damaged_exif_is_kept() -> None:
    came = made.jpeg()
    at = came.index(b"\xff\xdb")
    padded = came[:at] + b"\xff\xff" + came[at:]
    damaged = padded.replace(b"Exif\x00\x00MM\x00*", b"Exif\x00\x00XX\x00*", 1)
    assert same(opened(cleaned_receipt("a.jpg", damaged).content), opened(came))
