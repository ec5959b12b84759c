"""What the tests of storage share: an impatient opening, a dossier with figures, ways to spoil a file."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from engagement_desktop.domain.base import Sealed
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import Opened, open_dossier
from engagement_desktop.storage.opening import Patience
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY

AT_ONCE = Patience(lock_ms=0, redo_ms=0)
OTHER_PHRASE = "marmite horloge sentier bourgeon lanterne cascade tournesol"
IBAN = "FR7630006000011234567890189"

__all__ = [
    "AT_ONCE",
    "IBAN",
    "NOW",
    "OTHER_PHRASE",
    "PHRASE",
    "POLICY",
    "flip",
    "opened",
    "reopened",
    "with_figures",
]


def reopened(path: Path, phrase: str = PHRASE, account: str | None = None) -> Opened:
    return open_dossier(path, phrase, account=account, policy=POLICY, patience=AT_ONCE)


@contextmanager
def opened(path: Path, phrase: str = PHRASE) -> Iterator[Database]:
    database = reopened(path, phrase).database
    try:
        yield database
    finally:
        database.close()


def with_figures(database: Database, people: int = 30) -> None:
    """Some people with a sealed IBAN, hours and expenses."""
    with database.work() as session:
        made = Builder(session)
        structure = made.structure(iban=Sealed(IBAN))
        for number in range(people):
            person = made.person(f"Kervella{number}", "Nolwenn", iban=Sealed(IBAN))
            made.hours(person, structure, date(2025, 3, number % 28 + 1), minutes=60 + number)
            claim = made.claim(person)
            made.line(claim, date(2025, 4, number % 28 + 1), cents=1000 + number)


def flip(path: Path, rng: random.Random) -> int:
    """Turns one bit of a file; returns the byte."""
    content = bytearray(path.read_bytes())
    place = rng.randrange(len(content))
    content[place] ^= 1 << rng.randrange(8)
    path.write_bytes(content)
    return place
