"""The doors of deciding: claims submitted, approved, refused, given back, corrected beside."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.storage.register.body_files import governing_kinds
from tests.builders import Builder

NEEDS = "deciding"
W, D = Permission.CLAIM_WRITE, Permission.CLAIM_DECIDE
DAY = date(2026, 11, 12)
DRAFT, WAITING, APPROVED, PAID, SECOND = 1, 2, 3, 4, 5


def prepare(build: Builder) -> None:
    """One claim at each step, and one of who presides, approved once."""
    own, person, chair = build.structure(), build.person(), build.person("Kervella", "Yann")
    board = build.committee(own, "Bureau", kind=min(governing_kinds()))
    build.mandate(chair, board, date(2025, 1, 1), office=Office.CHAIR)
    for whose, status in (
        (person, ClaimStatus.DRAFT),
        (person, ClaimStatus.SUBMITTED),
        (person, ClaimStatus.APPROVED),
        (person, ClaimStatus.REIMBURSED),
        (chair, ClaimStatus.APPROVED),
    ):
        build.line(build.claim(whose, status), DAY, purpose="Réunion du comité")


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "deciding.submit": (lambda w: w.application.deciding.submit(DRAFT), W, NEEDS),
        "deciding.take_back": (lambda w: w.application.deciding.take_back(WAITING), W, NEEDS),
        "deciding.correct": (lambda w: w.application.deciding.correct(PAID, None), W, NEEDS),
        "deciding.approve": (lambda w: w.application.deciding.approve([WAITING]), D, NEEDS),
        "deciding.second": (lambda w: w.application.deciding.second([SECOND]), D, NEEDS),
        "deciding.refuse": (lambda w: w.application.deciding.refuse([WAITING], "Déjà payée"), D, NEEDS),
        "deciding.give_back": (lambda w: w.application.deciding.give_back(WAITING, "Reçu"), D, NEEDS),
        "deciding.reopen": (lambda w: w.application.deciding.reopen(APPROVED), D, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType({"deciding.decision": (WAITING,)})
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "deciding.submit": ({"expense_claim"}, 1),
        "deciding.take_back": ({"expense_claim"}, 1),
        "deciding.correct": ({"expense_claim", "expense_line"}, 1),
        "deciding.approve": ({"expense_claim"}, 1),
        "deciding.second": ({"expense_claim"}, 1),
        "deciding.refuse": ({"expense_claim", "expense_line"}, 1),
        "deciding.give_back": ({"expense_claim"}, 1),
        "deciding.reopen": ({"expense_claim"}, 1),
    }
)
