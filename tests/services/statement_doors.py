"""The verbs of statements of expenses: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.statements.asked import StatementAsk
from engagement_desktop.domain.expenses.statements.paper import ISSUED_KIND
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

NEEDS = "statements"
"""A person (1) with a claim, and a statement given (1)."""
DAYS = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
ASK = StatementAsk(**DAYS)
P = Permission.PAPER_ISSUE

DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "statements.preview": (lambda w: w.application.statements.preview(ASK), P, NEEDS),
        "statements.make": (lambda w: w.application.statements.make(ASK, w.file("a.pdf")), P, NEEDS),
        "statements.reprint": (lambda w: w.application.statements.reprint(1, w.file("b.pdf")), P, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "statements.facts": (ASK,),
        "statements.plan": (ASK,),
        "statements.issued": (1,),
        "statements.content": (1,),
        "statements.proposed_name": (ASK,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "statements.make": ({"issued_document", "number_series"}, 1),
        "statements.reprint": (set(), 1),
    }
)


def prepare(make: Builder) -> None:
    """A cost to tell of, and what was already given."""
    make.structure()
    person = make.person(known_as="P0001")
    make.line(make.claim(person), date(2026, 3, 3))
    make.session.add(
        IssuedDocument(
            kind=ISSUED_KIND,
            number="2026-001",
            name="État de frais 2026-001.pdf",
            issued_on=date(2026, 7, 1),
            media_type="application/pdf",
            content=b"%PDF-1.7 given",
            fingerprint="0" * 64,
            person_id=person.id,
        )
    )
    make.session.flush()
