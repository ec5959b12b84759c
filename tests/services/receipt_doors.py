"""The verbs of receipts: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.receipting.prepared import PDF, PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import LineFacts
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.expenses.receipts.keeping import keep_prepared
from engagement_desktop.services.progress import Silent
from tests.builders import Builder
from tests.made_receipts import pdf

NEEDS = "receipts"
"""A claim being written, of three costs: one with its receipt (1), one without (2), one declared lost (3)."""
READY = PreparedReceipt("autre.pdf", PDF, b"%PDF-1.7 another", "1" * 64)
KEPT = PreparedReceipt("billet.pdf", PDF, b"%PDF-1.7 kept", "2" * 64)
P = Permission.CLAIM_WRITE

DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "receipts.prepare": (lambda w: w.application.receipts.prepare("a.pdf", pdf()), P, NEEDS),
        "receipts.prepare_file": (lambda w: w.application.receipts.prepare_file(_file(w)), P, NEEDS),
        "receipts.prepare_files": (
            lambda w: w.application.receipts.prepare_files([_file(w)], Silent()),
            P,
            NEEDS,
        ),
        "receipts.join": (lambda w: w.application.receipts.join(2, READY), P, NEEDS),
        "receipts.remove": (lambda w: w.application.receipts.remove(1), P, NEEDS),
        "receipts.attest": (lambda w: w.application.receipts.attest(2), P, NEEDS),
        "receipts.unattest": (lambda w: w.application.receipts.unattest(3), P, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "receipts.of_claim": (1,),
        "receipts.content": (1,),
        "receipts.twins": (READY, LineFacts()),
        "receipts.loss_rule": (LineFacts(),),
        "receipts.waiting": (),
        "receipts.match": ((READY,),),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "receipts.join": ({"attachment", "expense_line", "expense_receipt", "number_series"}, 1),
        "receipts.remove": ({"attachment", "expense_line", "expense_receipt"}, 1),
        "receipts.attest": ({"expense_line"}, 1),
        "receipts.unattest": ({"expense_line"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """Three costs, each with another proof; the one without is worth nothing, so that a word is enough."""
    make.structure()
    claim = make.claim(make.person(known_as="P0001"), ClaimStatus.DRAFT)
    day = date(2026, 3, 3)
    proved = make.line(claim, day, receipt=None)
    make.line(claim, day, 0, receipt=None)
    make.line(claim, day, receipt=None, attested_on=day)
    keep_prepared(make.session, proved, KEPT, day)


def _file(world: Any) -> Any:
    """What one has already: not in the folder where what is written is looked for."""
    path = world.folder.parent / "billet.pdf"
    path.write_bytes(pdf())
    return path
