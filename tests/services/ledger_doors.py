"""The doors of the ledger and of the budget: exports, accounts, envelopes."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.expenses.ledger.accounts import AccountDraft, AccountUse
from engagement_desktop.domain.expenses.ledger.kept import LedgerExport
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder
from tests.conftest import NOW

NEEDS, WITH_EXPORT, UNDECIDED = "ledger", "ledger exported", "two envelopes"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
B, L = Permission.BUDGET_WRITE, Permission.LEDGER_EXPORT
ACCOUNT = AccountDraft(AccountUse.MEAL, "6257", "Réceptions")
ENVELOPE = EnvelopeDraft(FIRST, "ACI 2026", FundingSource.ACI, Money(50000))


def prepare(build: Builder) -> None:
    """A claim granted, and an envelope."""
    build.structure()
    claim = build.claim(build.person(), ClaimStatus.APPROVED, decided_on=date(2026, 3, 5))
    build.line(claim, date(2026, 3, 2))
    build.session.add(
        Envelope(
            label="ARS 2026",
            label_key="ars 2026",
            first_day=FIRST,
            source=FundingSource.ARS,
            amount=Money(100000),
        )
    )
    build.session.flush()


def prepare_second(build: Builder) -> None:
    """Two envelopes between which nothing chooses."""
    prepare(build)
    build.session.add(
        Envelope(
            label="ACI 2026", label_key="aci 2026", first_day=FIRST, source=FundingSource.ACI, amount=Money(5)
        )
    )
    build.session.flush()


def prepare_export(build: Builder) -> None:
    """An export that was made."""
    prepare(build)
    made = LedgerExport(
        made_at=NOW,
        first_day=FIRST,
        last_day=LAST,
        entries=0,
        total=Money(),
    )
    build.session.add(made)
    build.session.flush()


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "ledger.export": (lambda w: w.application.ledger.export(FIRST, LAST, w.folder), L, NEEDS),
        "ledger.export_again": (lambda w: w.application.ledger.export_again(1, w.folder), L, WITH_EXPORT),
        "ledger.save_account": (lambda w: w.application.ledger.save_account(ACCOUNT), L, ""),
        "budget.save": (lambda w: w.application.budget.save(ENVELOPE), B, ""),
        "budget.delete": (lambda w: w.application.budget.delete(1), B, NEEDS),
        "budget.bring_back": (lambda w: w.application.budget.bring_back(1), B, NEEDS),
        "budget.take_in": (lambda w: w.application.budget.take_in(2), B, UNDECIDED),
        "budget.export": (
            lambda w: w.application.budget.export(2026, w.file("budget.xlsx")),
            Permission.REPORT_EXPORT,
            NEEDS,
        ),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "ledger.exercises": (),
        "ledger.preview": (FIRST, LAST),
        "ledger.exports": (),
        "ledger.entries": (1,),
        "ledger.accounts": (),
        "ledger.account_draft": (AccountUse.MEAL,),
        "budget.exercises": (),
        "budget.of": (2026,),
        "budget.propose": (FIRST, None),
        "budget.blank": (2026,),
        "budget.draft": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "ledger.export": ({"ledger_export", "ledger_entry", "ledger_line", "setting"}, 1),
        "ledger.export_again": ({"ledger_export"}, 1),
        "ledger.save_account": ({"ledger_account"}, 1),
        "budget.save": ({"envelope"}, 1),
        "budget.delete": ({"envelope"}, 1),
        "budget.bring_back": (set(), 1),
        "budget.take_in": ({"expense_line"}, 1),
        "budget.export": (set(), 1),
    }
)
