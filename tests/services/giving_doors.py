"""The verbs on gifts and paid contributions: what each asks for, and how it is done."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.receipting.prepared import PNG
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.storage import attachments
from tests.builders import Builder
from tests.made_receipts import pdf
from tests.services.expenses.giving.giving_room import association, donor, policy, waiting, waived

P = Permission
DAY = date(2026, 11, 22)
ALL = ListQuery()
LOGO = Path(__file__).parents[1] / "data" / "logo.png"
NEEDS = HERE = "giving"
WAITING, WAIVED, SIGNED, OF_LUC, RECEIPT = 1, 2, 3, 2, 1
PLANNED, APPROVED = 1, 2
DRAFT = ContributionDraft(
    person_id=1, kind=ContributionKind.VACATION, done_on=DAY, unit_price=Money(10_000), warned=True
)

DOORS: Mapping[str, tuple[Any, Permission, str]] = MappingProxyType(
    {
        "waivers.record": (lambda w: w.application.waivers.record(WAITING, DAY), P.GIFT_ISSUE, HERE),
        "waivers.undo_record": (lambda w: w.application.waivers.undo_record(WAIVED), P.GIFT_ISSUE, HERE),
        "waivers.join_scan": (
            lambda w: w.application.waivers.join_scan(WAIVED, _paper(w)), P.GIFT_ISSUE, HERE,
        ),
        "waivers.save_scan": (
            lambda w: w.application.waivers.save_scan(SIGNED, w.file("abandon.png")), P.GIFT_ISSUE, HERE,
        ),
        "gifts.preview": (lambda w: w.application.gifts.preview(OF_LUC, 2026), P.GIFT_ISSUE, HERE),
        "gifts.issue": (
            lambda w: w.application.gifts.issue(OF_LUC, 2026, w.file("reçu.pdf")), P.GIFT_ISSUE, HERE,
        ),
        "gifts.issue_all": (lambda w: w.application.gifts.issue_all(2026, w.folder), P.GIFT_ISSUE, HERE),
        "gifts.reprint": (
            lambda w: w.application.gifts.reprint(RECEIPT, w.file("reçu.pdf")), P.GIFT_ISSUE, HERE,
        ),
        "gifts.cancel": (lambda w: w.application.gifts.cancel(RECEIPT, "Adresse"), P.GIFT_ISSUE, HERE),
        "gifts.export_declaration": (
            lambda w: w.application.gifts.export_declaration(2026, w.file("d.pdf")), P.GIFT_ISSUE, HERE,
        ),
        "contributions.save": (
            lambda w: w.application.contributions.save(DRAFT), P.CONTRIBUTION_WRITE, HERE,
        ),
        "contributions.delete": (
            lambda w: w.application.contributions.delete(PLANNED), P.CONTRIBUTION_WRITE, HERE,
        ),
        "contributions.approve": (
            lambda w: w.application.contributions.approve(PLANNED), P.CLAIM_DECIDE, HERE,
        ),
        "contributions.pay": (
            lambda w: w.application.contributions.pay(APPROVED, DAY), P.CLAIM_PAY, HERE,
        ),
        "contributions.renounce": (
            lambda w: w.application.contributions.renounce(PLANNED), P.CONTRIBUTION_WRITE, HERE,
        ),
        "contributions.reopen": (
            lambda w: w.application.contributions.reopen(APPROVED), P.CLAIM_DECIDE, HERE,
        ),
        "contributions.order": (
            lambda w: w.application.contributions.order(APPROVED, w.file("o.pdf")),
            P.CONTRIBUTION_WRITE,
            HERE,
        ),
    }
)  # fmt: skip

CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "waivers.record": ({"expense_claim", "expense_line"}, 1),
        "waivers.undo_record": ({"expense_claim", "expense_line"}, 1),
        "waivers.join_scan": ({"expense_claim", "attachment"}, 1),
        "waivers.save_scan": (set(), 1),
        "gifts.issue": ({"gift_receipt", "issued_document", "number_series", "expense_claim"}, 1),
        "gifts.issue_all": ({"gift_receipt", "issued_document", "number_series", "expense_claim"}, 1),
        "gifts.reprint": (set(), 1),
        "gifts.cancel": ({"gift_receipt"}, 1),
        "gifts.export_declaration": (set(), 1),
        "contributions.save": ({"paid_contribution"}, 1),
        "contributions.delete": ({"paid_contribution", "bin_entry"}, 1),
        "contributions.approve": ({"paid_contribution"}, 1),
        "contributions.pay": ({"paid_contribution"}, 1),
        "contributions.renounce": ({"paid_contribution"}, 1),
        "contributions.reopen": ({"paid_contribution"}, 1),
        "contributions.order": (set(), 1),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "waivers.ground": (),
        "waivers.all": (),
        "waivers.scan": (1,),
        "gifts.ground": (),
        "gifts.years": (),
        "gifts.due": (2026,),
        "gifts.receipts": (),
        "gifts.content": (1,),
        "gifts.declaration": (2026,),
        "contributions.page": (ALL,),
        "contributions.summary": (ALL,),
        "contributions.chips": (ALL,),
        "contributions.detail": (1,),
        "contributions.blank": (),
        "contributions.draft": (1,),
        "contributions.envelopes": (),
    }
)


def _paper(world: Any) -> Path:
    """A signed paper, of other bytes than the one that is kept."""
    path: Path = world.folder.parent / "signé.pdf"
    path.write_bytes(pdf())
    return path


def prepare(make: Builder) -> None:
    """An association with a ground, a claim to waive, one waived, a receipt, and two contributions."""
    session = make.session
    policy(session, association(make))
    chantal, luc = donor(make), donor(make, "Fournier", "Luc")
    waiting(make, chantal)
    waived(make, luc)
    signed = attachments.kept(session, "abandon.png", PNG, LOGO.read_bytes(), DAY)
    waived(make, luc, date(2025, 3, 1), waiver_scan_id=signed.id)
    document = IssuedDocument(
        kind="gift_receipt",
        number="2025-001",
        name="Reçu.pdf",
        issued_on=DAY,
        media_type="application/pdf",
        content=b"%PDF",
        fingerprint="0",
        person_id=luc.id,
    )
    session.add(document)
    session.flush()
    session.add(
        GiftReceipt(
            number="2025-001",
            person_id=luc.id,
            given_on=date(2025, 3, 1),
            issued_on=DAY,
            amount=Money(1_000),
            document_id=document.id,
        )
    )
    for state, approved in ((ContributionState.PLANNED, None), (ContributionState.APPROVED, DAY)):
        session.add(
            PaidContribution(
                person_id=luc.id,
                kind=ContributionKind.VACATION,
                state=state,
                done_on=DAY,
                quantity_hundredths=100,
                unit_price=Money(10_000),
                amount=Money(10_000),
                warned_on=DAY,
                impact_told_on=DAY,
                approved_on=approved,
            )
        )
    session.flush()
