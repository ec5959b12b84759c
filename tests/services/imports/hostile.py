"""Real workbooks spoilt at random, the same way for the same seed."""

import io
import random
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from engagement_desktop.domain.errors import DomainError, KnownProblem
from tests.services.imports.conftest import (
    HOURS,
    LINE,
    MANDATE,
    MEETING,
    PRESENCE,
    SAMPLES,
    Desk,
    kilometres,
    usual,
    write,
)


@lru_cache(maxsize=1)
def _sources() -> tuple[bytes, ...]:
    """A small workbook more often than the two real ones."""
    small = write(
        io.BytesIO(),
        usual(
            Mandats=[MANDATE],
            Réunions=[MEETING],
            Présences=[PRESENCE],
            Heures=[HOURS, HOURS],
            Frais=[LINE, kilometres(120)],
        ),
    )
    real = [(SAMPLES / f"{name}.xlsx").read_bytes() for name in ("simple", "brouillon")]
    return (*[small.getvalue()] * 8, *real)


def spoilt_xlsx(rng: random.Random) -> bytes:
    """A few bytes of the file, or of one of its parts, changed, lost, added or doubled."""
    source = rng.choice(_sources())
    if rng.random() < 1 / 4:
        return _spoilt(source, rng, rng.randrange(1, 5))
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as read,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = read.namelist()
        victim = rng.choice([name for name in names if name.startswith(("xl/w", "xl/sh"))])
        for name in names:
            content = read.read(name)
            if name == victim and rng.random() < 1 / 50:
                continue
            spoil = _retyped if rng.random() < 2 / 3 else _spoilt
            made.writestr(name, spoil(content, rng, rng.randrange(1, 8)) if name == victim else content)
    return target.getvalue()


def spoilt_csv(rng: random.Random) -> bytes:
    """A sheet of hours written by a tired hand."""
    cells = [
        "P1",
        "04/03/2025",
        "2h30",
        "pairs",
        "autre",
        "bénévole",
        '"',
        "\0",
        "=1+1",
        "é" * 40,
        "",
        ";",
        "1e999",
    ]
    header = "personne;date;durée;famille;qualité;nature"
    lines = [header, *(";".join(rng.choices(cells, k=rng.randrange(8))) for _ in range(rng.randrange(12)))]
    text = rng.choice(["\n", "\r\n", "\r"]).join(lines)
    content = text.encode(rng.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    return _spoilt(content, rng, rng.randrange(3))


def _spoilt(content: bytes, rng: random.Random, times: int) -> bytes:
    spoilt = bytearray(content)
    for _ in range(times):
        place = rng.randrange(max(1, len(spoilt)))
        match rng.randrange(4):
            case 0:
                spoilt[place : place + 1] = rng.randbytes(1)
            case 1:
                del spoilt[place : place + rng.randrange(1, 50)]
            case 2:
                spoilt[place:place] = rng.randbytes(rng.randrange(1, 20))
            case _:
                spoilt[place:place] = spoilt[place // 2 : place // 2 + rng.randrange(1, 200)]
    return bytes(spoilt)


def _retyped(content: bytes, rng: random.Random, times: int) -> bytes:
    """Cells whose text or type is another, in a file that is still well formed."""
    words = [
        "<v>1e308</v>",
        "<v>-1</v>",
        "<v>nan</v>",
        "<v>2958466</v>",
        "<t>\u00a0</t>",
        "<t>P0001</t>",
        "<t>=1+1</t>",
    ]
    text = content.decode()
    for _ in range(times * 4):
        place = text.find(rng.choice(["<v>", "<t>"]), rng.randrange(len(text)))
        if place < 0:
            continue
        end = text.find(f"</{text[place + 1]}>", place) + 4
        text = text[:place] + rng.choice(words) + text[end:]
    return text.encode()


def survives(desk: Desk, path: Path, make: Callable[[random.Random], bytes], seed: int) -> str:
    """What reading said; anything but a plan, a refusal or a known problem is a bug."""
    path.write_bytes(make(random.Random(seed)))
    try:
        desk.service.read(path)
    except (DomainError, KnownProblem) as told:
        return "refused" if told.sentence.endswith(".") else told.sentence
    return "read"
