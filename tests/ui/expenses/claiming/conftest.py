"""Monique, her car, her way to the house, and the meeting that she came to."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.policies import CeilingScale, ExpensePolicy
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from tests.builders import Builder
from tests.ui.conftest import Seat

MONIQUE, PAUL = 1, 2
HELD_ON = date(2026, 11, 17)


def story(make: Builder) -> None:
    """A house with the public ceilings; Monique is who sits at the window."""
    own = make.structure()
    monique = make.person(city="Saint-Martin")
    make.person("Tessier", "Paul")
    make.vehicle(monique, power=4)
    committee = make.committee(own)
    held = make.meeting(committee, HELD_ON, number="2026-05")
    make.attendance(held, monique)
    make.meeting(committee, date(2026, 6, 2), number="2026-03")
    make.session.add(HomeDistance(person_id=monique.id, structure_id=own.id, km_hundredths=1400))
    make.session.add(ExpensePolicy(structure_id=own.id, ceilings=CeilingScale.PUBLIC))


@pytest.fixture
def house(seat: Seat) -> Seat:
    seat.fill(story)
    return seat


@pytest.fixture
def oneself(house: Seat) -> Seat:
    """The account at the window is Monique's."""
    with house.application.workspace.database.work() as session:
        session.get_one(Account, house.application.workspace.actor.account_id).person_id = MONIQUE
    return house


@pytest.fixture
def page(oneself: Seat) -> ClaimPage:
    """A new claim of Monique."""
    opened = oneself.open("claim")
    assert isinstance(opened, ClaimPage)
    return opened


@pytest.fixture
def tickets(tmp_path: Path) -> tuple[Path, Path]:
    """Two receipts, one green, one red."""
    paths = (tmp_path / "parking.png", tmp_path / "repas.png")
    for path, colour in zip(paths, ("#207040", "#A02020"), strict=True):
        image = QImage(200, 300, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(path))
    return paths
