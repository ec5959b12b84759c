"""The report page of a dossier that holds two exercises."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.builders import Builder
from tests.ui.conftest import Seat


def two_years(make: Builder) -> None:
    """A committee that met once in 2024 and twice in 2025, with hours and costs of both years."""
    own = make.structure(link=StructureLink.OWN)
    committee = make.committee(own, "Comité des usagers", seats=4)
    monique, paul = make.person("Hélias", "Monique"), make.person("Tessier", "Paul")
    for person in (monique, paul):
        make.mandate(person, committee, date(2024, 1, 1))
    for day in (date(2024, 5, 5), date(2025, 3, 3), date(2025, 10, 10)):
        ends = None if day == date(2025, 10, 10) else 20 * 60
        meeting = make.meeting(committee, day, decisions="Ouvrir le samedi", ends_minute=ends)
        make.attendance(meeting, monique)
    make.hours(monique, own, date(2024, 5, 5), 60)
    make.hours(monique, own, date(2025, 3, 3), 210)
    make.hours(paul, own, date(2025, 10, 10), 90)
    for year, cents in ((2024, 3000), (2025, 1250)):
        paid = make.claim(monique, ClaimStatus.REIMBURSED, reference=f"NDF-{year}", paid_on=date(year, 12, 1))
        make.line(paid, date(year, 3, 3), cents)
    trains = make.claim(paul, ClaimStatus.APPROVED, reference="NDF-TRAIN")
    make.line(trains, date(2025, 4, 4), 4600, nature=ExpenseNature.TRAIN)


@pytest.fixture
def lived(seat: Seat) -> Seat:
    seat.fill(two_years)
    return seat


@pytest.fixture
def page(lived: Seat) -> ReportPage:
    opened = lived.open("reports")
    assert isinstance(opened, ReportPage)
    return opened


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the person answers to « Enregistrer », last answer first: a name and the form chosen."""
    answers: list[tuple[str, str]] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: answers.pop() if answers else ("", ""))
    return answers


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    made = tmp_path / "rapports"
    made.mkdir()
    return made
