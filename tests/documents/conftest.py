"""Yearly reports made by hand, and what poppler reads in a PDF."""

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.pdf import Paper, Running
from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecReason, CecStatus
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import LegalForm, StructureKind
from engagement_desktop.domain.reports.yearly_rows import (
    CecLine,
    CommitteeYear,
    ExpenseCell,
    ExpensesYear,
    Gap,
    GapKind,
    HoursYear,
    MeetingLine,
    MeetingsYear,
    StructureIdentity,
    ValuationLine,
    YearlyFigures,
    YearlyReport,
)

DAY = timedelta(days=1)


class ReadPdf:
    """A PDF on the disk, read by programs that are not ours."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def told(self, *command: str) -> str:
        done = subprocess.run([*command, str(self.path)], capture_output=True, text=True, check=True)
        assert done.stderr == "", done.stderr
        return done.stdout

    @cached_property
    def structure(self) -> str:
        return self.told("pdfinfo", "-struct-text")

    @property
    def roles(self) -> Counter[str]:
        elements = re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?::| \(block\):?|)$", self.structure, re.MULTILINE)
        return Counter(elements)

    @property
    def properties(self) -> dict[str, str]:
        lines = self.told("pdfinfo").splitlines()
        return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def fonts(self) -> list[list[str]]:
        return [line.split() for line in self.told("pdffonts").splitlines()[2:]]

    @cached_property
    def text(self) -> str:
        target = self.path.with_suffix(".txt")
        subprocess.run(["pdftotext", "-layout", str(self.path), str(target)], check=True)
        return target.read_text(encoding="utf-8")

    @cached_property
    def words(self) -> str:
        """The text on one line, its spaces plain: much quicker to read than the structure."""
        target = self.path.with_suffix(".words")
        subprocess.run(["pdftotext", str(self.path), str(target)], check=True)
        return " ".join(target.read_text(encoding="utf-8").split())


@pytest.fixture
def read_pdf(tmp_path: Path) -> Callable[[bytes], ReadPdf]:
    """Puts the bytes on the disk for the reading programs."""

    def put(content: bytes) -> ReadPdf:
        path = tmp_path / "document.pdf"
        path.write_bytes(content)
        return ReadPdf(path)

    return put


@pytest.fixture
def properties() -> Properties:
    return Properties("Essai", "Un essai", "Maison de santé", datetime(2026, 3, 10, 9, 42, tzinfo=UTC))


@pytest.fixture
def paper(properties: Properties) -> Paper:
    """An empty paper of a small structure."""
    return Paper(properties, Running("Maison de santé", "Essai · empreinte 7c41"))


def a_committee(name: str = "Comité des usagers", **changes: Any) -> CommitteeYear:
    usual = {
        "kind": "Comité des usagers",
        "seats": 16,
        "members": 15,
        "by_college": {Capacity.USER: 5, Capacity.RELATIVE: 3, Capacity.PROFESSIONAL: 6, Capacity.ELECTED: 1},
        "mandates_started": 3,
        "mandates_ended": 2,
        "meetings_held": 9,
        "meetings_cancelled": 1,
        "attended": 117,
        "expected": 144,
    }
    return CommitteeYear(name=name, **usual | changes)


def meetings_of(committee: CommitteeYear, year: int) -> tuple[MeetingLine, ...]:
    each = committee.expected // max(committee.meetings_held, 1)
    lines = []
    for index in range(committee.meetings_held):
        present = committee.attended // committee.meetings_held
        day = date(year, 1, 14) + 38 * index * DAY
        lines.append(MeetingLine(committee.name, day, MeetingStatus.HELD, 120, present, each))
    return tuple(lines)


def expense_cells() -> tuple[ExpenseCell, ...]:
    amounts = {
        (ExpenseNature.KILOMETRES, ClaimStatus.REIMBURSED): 109872,
        (ExpenseNature.KILOMETRES, ClaimStatus.WAIVED): 38760,
        (ExpenseNature.TRAINING, ClaimStatus.REIMBURSED): 28000,
        (ExpenseNature.TRAINING, ClaimStatus.APPROVED): 14000,
        (ExpenseNature.TRAIN, ClaimStatus.REIMBURSED): 31240,
        (ExpenseNature.MEAL, ClaimStatus.REIMBURSED): 24300,
        (ExpenseNature.CHILDCARE, ClaimStatus.REIMBURSED): 18400,
        (ExpenseNature.SUPPLIES, ClaimStatus.REFUSED): 3600,
        (ExpenseNature.TAXI, ClaimStatus.DRAFT): 2150,
    }
    return tuple(ExpenseCell(nature, status, 4, Money(cents)) for (nature, status), cents in amounts.items())


def expenses_of(cells: tuple[ExpenseCell, ...], km_hundredths: int = 234550) -> ExpensesYear:
    by_status = dict.fromkeys(ClaimStatus, Money())
    by_nature = dict.fromkeys(ExpenseNature, Money())
    for cell in cells:
        by_status[cell.status] += cell.amount
        if cell.status in GRANTED:
            by_nature[cell.nature] += cell.amount
    return ExpensesYear(sum(cell.lines for cell in cells), km_hundredths, by_status, by_nature, cells)


def hours_of(minutes: dict[MissionFamily, int], year: int) -> HoursYear:
    total = sum(minutes.values())
    shares = (38, 46, 61, 52, 58, 64, 22, 12, 71, 68, 74, 44)
    by_month = [total * share // sum(shares) for share in shares]
    by_month[-1] += total - sum(by_month)
    lines = ()
    if total:
        early, late = total // 3, total - total // 3
        lines = (
            ValuationLine(
                date(year - 1, 11, 1), Decimal("11.88"), "décret du 23 octobre 2024", early, Money(99)
            ),
            ValuationLine(date(year, 6, 1), Decimal("12.02"), "décret n° 2025-1228", late, Money(727551)),
        )
    valuation = Money.sum(line.value for line in lines)
    families = dict.fromkeys(MissionFamily, 0) | minutes
    return HoursYear(total, 2760, 720, families, tuple(by_month), valuation, lines, 21 if total else 0)


def figures_of(year: int, committees: tuple[CommitteeYear, ...], scale: int = 100) -> YearlyFigures:
    lines = tuple(line for committee in committees for line in meetings_of(committee, year))
    hours = {
        MissionFamily.REPRESENTATION: 15060 * scale // 100,
        MissionFamily.PEERS: 7110,
        MissionFamily.PATIENT_EDUCATION: 5760,
        MissionFamily.SUPPORT: 4470,
        MissionFamily.TRAINING: 2520 * scale // 100,
        MissionFamily.ETHICS: 750,
    }
    return YearlyFigures(
        exercise=Exercise.starting_in(year),
        committees=committees,
        meeting_lines=lines,
        engaged=34 * scale // 100,
        meetings=MeetingsYear(
            held=sum(each.meetings_held for each in committees),
            planned=0,
            cancelled=sum(each.meetings_cancelled for each in committees),
            minutes=120 * len(lines),
            attended=sum(each.attended for each in committees),
            expected=sum(each.expected for each in committees),
        ),
        hours=hours_of(hours, year),
        expenses=expenses_of(expense_cells()),
        cec=(
            CecLine("P01", "Aubin Œuvrard", CecStatus.ELIGIBLE, (), 12600, "Les Usagers du Canton", 9000),
            CecLine(
                "P02", "Zoé Petit", CecStatus.TO_CHECK, (CecReason.SENIORITY_DURING_YEAR,), 12000, None, 0
            ),
            CecLine(
                "P03", "Ève Martin", CecStatus.NOT_ELIGIBLE, (CecReason.FUNCTION, CecReason.AGE), 0, None, 0
            ),
        ),
    )


def empty_figures(year: int) -> YearlyFigures:
    return replace(
        figures_of(year, ()),
        engaged=0,
        hours=replace(hours_of({}, year), indemnified_minutes=0, paid_minutes=0),
        expenses=expenses_of((), 0),
        cec=(),
    )


def report_of(figures: YearlyFigures, previous: YearlyFigures | None, **structure: Any) -> YearlyReport:
    usual = {
        "name": "Maison de santé des Trois Rivières",
        "kind": StructureKind.MSP,
        "legal_form": LegalForm.SISA,
        "siren": "732829320",
        "finess": "600012345",
        "postcode": "60123",
        "city": "Saint-Aubin-sur-Ourse",
    }
    return YearlyReport(
        structure=StructureIdentity(**usual | structure),
        figures=figures,
        previous=previous,
        gaps=(Gap(GapKind.MEETING_WITHOUT_DECISIONS, 2), Gap(GapKind.HOURS_TO_VALIDATE, 1)),
        as_of=datetime(figures.exercise.start.year + 1, 3, 10, 9, 42, 0, tzinfo=UTC),
        today=date(figures.exercise.start.year + 1, 3, 11),
        travel_counts=False,
        scale_notes=(
            "Kilomètres de 2025\u00a0: barème kilométrique fiscal, en vigueur depuis le 01/01/2022.",
        ),
    )


@pytest.fixture
def a_report() -> Callable[..., YearlyReport]:
    """A report of a small structure; each committee may be changed, and the structure's own words."""

    def make(*committees: CommitteeYear, alone: bool = False, **structure: Any) -> YearlyReport:
        chosen = committees or (a_committee(),)
        previous = None if alone else figures_of(2024, (a_committee(attended=100, meetings_held=8),), 80)
        return report_of(figures_of(2025, chosen), previous, **structure)

    return make


@pytest.fixture
def an_empty_report() -> YearlyReport:
    """A dossier born yesterday."""
    return replace(report_of(empty_figures(2025), empty_figures(2024)), gaps=())


@pytest.fixture
def committee() -> Callable[..., CommitteeYear]:
    return a_committee
