"""Demos drawn once for all the tests of this folder; the rows only, no dossier."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from engagement_desktop.services.demo.life import generate
from engagement_desktop.services.demo.rows import Rows
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.progress import Silent
from engagement_desktop.storage.rate_files import load_rates

DAY = date(2026, 11, 22)
REDUCED = 20

Drawn = Callable[..., Rows]


@cache
def _drawn(size: DemoSize, seed: int, day: date) -> Rows:
    scale = SCALES[size] if size is not DemoSize.LARGE else SCALES[size].reduced(REDUCED)
    return generate(scale, seed, day, load_rates(), Silent())


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    """A demo by size, seed and day; « grande » is twenty times smaller."""

    def draw(size: DemoSize = DemoSize.SMALL, seed: int = 7, day: date = DAY) -> Rows:
        return _drawn(size, seed, day)

    return draw


@pytest.fixture(
    params=[
        (DemoSize.SMALL, 1, DAY),
        (DemoSize.SMALL, 2, date(2026, 1, 2)),
        (DemoSize.SMALL, 3, date(2026, 1, 1)),
        (DemoSize.MEDIUM, 7, DAY),
        (DemoSize.MEDIUM, 8, date(2028, 2, 29)),
        (DemoSize.MEDIUM, 9, date(2027, 8, 15)),
        (DemoSize.LARGE, 7, DAY),
    ],
    ids=lambda case: f"{case[0]}-{case[1]}-{case[2]}",
    scope="session",
)
def demo(request: pytest.FixtureRequest) -> tuple[Rows, date]:
    """Demos of every size, on ordinary and on awkward days."""
    size, seed, day = request.param
    return _drawn(size, seed, day), day
