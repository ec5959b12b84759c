"""The doors of the writing of claims."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

NEEDS = "claim to write"
W = Permission.CLAIM_WRITE
LINE = LineDraft(
    spent_on=date(2026, 11, 12), nature=ExpenseNature.MEAL, amount=Money(1250), purpose="Repas de séance"
)
CLAIM = ClaimDraft(person_id=1, lines=(LINE,))


def prepare(build: Builder) -> None:
    """A draft of two lines."""
    build.structure()
    claim = build.claim(build.person(), ClaimStatus.DRAFT)
    build.line(claim, date(2026, 11, 12))
    build.line(claim, date(2026, 11, 13))


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "claim_writing.save": (lambda w: w.application.claim_writing.save(CLAIM), W, NEEDS),
        "claim_writing.choose": (lambda w: w.application.claim_writing.choose(1, Wish.LATER), W, NEEDS),
        "claim_writing.split": (lambda w: w.application.claim_writing.split(1, (2,), Wish.LATER), W, NEEDS),
        "claim_writing.delete": (lambda w: w.application.claim_writing.delete(1), W, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "claim_writing.blank": (),
        "claim_writing.draft": (1,),
        "claim_writing.around": (CLAIM,),
        "claim_writing.prices": (CLAIM,),
        "claim_writing.over_ceiling": (LINE,),
        "claim_writing.check": (CLAIM,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "claim_writing.save": ({"expense_claim", "expense_line", "number_series"}, 1),
        "claim_writing.choose": ({"expense_claim"}, 1),
        "claim_writing.split": ({"expense_claim", "expense_line", "number_series"}, 1),
        "claim_writing.delete": ({"expense_claim", "expense_line", "bin_entry"}, 1),
    }
)
